/**
 * What a backup says of itself, readable without a key: ids, counts and hashes, no personal data. It is
 * authenticated under the office's ledger key of that moment, so that nobody else can say it.
 */
import { z } from 'zod'
import { AppError } from '../../../../shared/errors'
import { hash, toHex } from '../../crypto'
import { migrations } from '../../database/migrations/all'
import type { ReadableDatabase } from '../../database/driver'
import { keyAt, ledgerKeysOf, type LedgerKey } from '../../ledger/keys'
import { headOf } from '../../ledger/table'
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
  /** over all of the above */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Manifest = z.output<typeof schema>
type Said = Omit<Manifest, 'mac'>

const said = schema.omit({ mac: true })

const newer = z.object({ format: z.literal('kluis-backup'), version: z.number().int() })

/** `keys`: the ledger keys of the copy it is about. */
export const manifestText = (
  facts: Omit<Said, 'format' | 'version'>,
  keys: readonly LedgerKey[],
): string => {
  const all: Said = { format: 'kluis-backup', version, ...facts }
  return `${JSON.stringify({ ...all, mac: macOf(all, keys) } satisfies Manifest, null, 1)}\n`
}

/** Under the key that the next line of its ledger would have had. */
const macOf = (all: Said, keys: readonly LedgerKey[]): string => {
  const text = JSON.stringify(['kluis-backup-1', said.parse(all)])
  return toHex(hash(text, keyAt(keys, all.ledgerLines + 1)))
}

/** Whether the office of these keys said so. Errors: backup-forged. */
export const requireOwnManifest = ({ mac, ...all }: Manifest, keys: readonly LedgerKey[]): void => {
  if (macOf(all, keys) !== mac) throw new AppError('backup-forged', {})
}

/** The same before the database that is here: a backup of later work may have a key it does not know. */
export const requireOwnOrLater = (manifest: Manifest, db: ReadableDatabase): void => {
  if (manifest.ledgerLines <= headOf(db).n) requireOwnManifest(manifest, ledgerKeysOf(db))
}

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
