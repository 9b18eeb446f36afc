/** What a backup says of itself, readable without a key: ids, counts and hashes, no personal data. */
import { z } from 'zod'
import { AppError } from '../../../../shared/errors'
import { migrations } from '../../database/migrations/all'
import { keyFileName } from '../../session/keys/key-file'
import { databaseFileName } from '../../session/office-files'

const count = z.number().int().min(0)

export const countsSchema = z.strictObject({
  clients: count,
  invoices: count,
  payments: count,
  archive: count,
  audit: count,
})

/** What is compared between the office and its copy, and again at a restore. */
export const factsSchema = z.strictObject({
  /** the database's version: how many migrations it went through */
  schema: z.number().int().min(1),
  counts: countsSchema,
  /** the hash of the last line of the audit log */
  auditHead: z.string(),
  /** how many lines its ledger has */
  ledgerLines: count,
})
export type Facts = z.output<typeof factsSchema>

const part = z.strictObject({
  name: z.enum([keyFileName, databaseFileName]),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Part = z.output<typeof part>

const version = 1

const schema = factsSchema.extend({
  format: z.literal('kluis-backup'),
  version: z.literal(version),
  officeId: z.string().min(8),
  /** UTC ISO; the moment the copy was taken */
  createdAt: z.string(),
  /** the version of Kluis that made it */
  program: z.string(),
  /** in the order they lie in the file */
  parts: z.array(part).length(2),
})
export type Manifest = z.output<typeof schema>

const newer = z.object({ format: z.literal('kluis-backup'), version: z.number().int() })

export const manifestText = (facts: Omit<Manifest, 'format' | 'version'>): string =>
  `${JSON.stringify({ format: 'kluis-backup', version, ...facts } satisfies Manifest, null, 1)}\n`

/** Errors: backup-newer (of a later form, or of a later database), backup-damaged. */
export const readManifest = (text: string): Manifest => {
  const json = parse(text)
  const later = newer.safeParse(json)
  if (later.success && later.data.version > version) {
    throw new AppError('backup-newer', { found: later.data.version, known: version })
  }
  const manifest = schema.safeParse(json)
  if (!manifest.success) throw new AppError('backup-damaged', {})
  const known = migrations.length
  if (manifest.data.schema > known) {
    throw new AppError('backup-newer', { found: manifest.data.schema, known })
  }
  return manifest.data
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const partOf = (manifest: Manifest, name: Part['name']): Part => {
  const found = manifest.parts.find((one) => one.name === name)
  if (!found) throw new AppError('backup-damaged', {})
  return found
}

/** Whether two looks at an office saw the same. */
export const sameFacts = (a: Facts, b: Facts): boolean =>
  a.schema === b.schema &&
  a.auditHead === b.auditHead &&
  a.ledgerLines === b.ledgerLines &&
  countNames.every((name) => a.counts[name] === b.counts[name])

const countNames = Object.keys(countsSchema.shape) as (keyof Facts['counts'])[]
