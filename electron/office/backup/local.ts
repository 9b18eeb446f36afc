/**
 * `office.backups.json`, beside the database: where this machine puts its backups and how that went.
 * It belongs to the machine, not to the office: a backup that is put back elsewhere does not bring
 * along the folders of the machine it came from. No personal data of clients.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ledgerFaults, type LedgerFault } from '../../../shared/backup/contract'
import { isAppError, type ErrorCode } from '../../../shared/errors'
import { writeDurably } from '../../ground/durable'

export const localFileName = 'office.backups.json'
/** The folder beside the database. */
export const ownFolderId = 'own'

const failure = z.strictObject({ at: z.string(), code: z.string() })

const schema = z.strictObject({
  format: z.literal('kluis-backup-folders'),
  version: z.literal(1),
  /** tells apart data folders that share a backup folder */
  instance: z.string(),
  folders: z.array(
    z.strictObject({
      id: z.string(),
      /** null: the folder beside the database */
      path: z.string().nullable(),
      /** what the last attempt ended in */
      failure: failure.nullable(),
    }),
  ),
  /** this list could not be read, and was begun anew: the owner says when it is right again */
  forgotten: z.boolean().default(false),
  /** a ledger was not what it should be; until an owner saw it */
  ledgerFault: z
    .strictObject({
      at: z.string(),
      fault: z.enum(ledgerFaults),
    })
    .nullable()
    .default(null),
  lastGood: z.strictObject({ at: z.string(), bytes: z.number(), seconds: z.number() }).nullable(),
  /** the last attempt that reached no folder at all */
  failure: failure.nullable(),
  checked: z.strictObject({ at: z.string(), good: z.boolean(), deep: z.boolean() }).nullable(),
  /** the last check that also compared indexes with their tables */
  deepCheckedAt: z.string().nullable(),
  /** wrong passwords for putting a backup back, which cost waiting time as at sign-in */
  attempts: z.strictObject({ wrong: z.number().int().min(0), notBefore: z.string().nullable() }),
})
export type Local = z.output<typeof schema>
export type LocalFolder = Local['folders'][number]

const fresh = (): Local => ({
  format: 'kluis-backup-folders',
  version: 1,
  instance: randomUUID().slice(0, 8),
  folders: [{ id: ownFolderId, path: null, failure: null }],
  forgotten: false,
  ledgerFault: null,
  lastGood: null,
  failure: null,
  checked: null,
  deepCheckedAt: null,
  attempts: { wrong: 0, notBefore: null },
})

/** What there was no room to write down, by folder: told from memory until it is written. */
const unwritten = new Map<string, Local>()

export const readLocal = (dir: string): Local => {
  const told = unwritten.get(dir)
  // A copy, so that a change that fails leaves it as it was.
  if (told) return structuredClone(told)
  const path = join(dir, localFileName)
  if (!existsSync(path)) return fresh()
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Backups go on in the folder beside the database, and everybody hears that the others are unknown.
    return { ...fresh(), forgotten: true }
  }
}

/** Errors: disk-full, folder-not-writable, file-write-failed. */
export const changeLocal = (dir: string, change: (local: Local) => void): Local => {
  const local = readLocal(dir)
  change(local)
  writeDurably(join(dir, localFileName), `${JSON.stringify(local, null, 1)}\n`)
  unwritten.delete(dir)
  return local
}

/**
 * How something went, told also when this cannot be written: what failed may be the very disk that
 * the note would go to.
 */
export const tellLocal = (dir: string, change: (local: Local) => void): void => {
  const local = readLocal(dir)
  change(local)
  try {
    changeLocal(dir, (written) => void Object.assign(written, local))
  } catch (error) {
    if (!isAppError(error)) throw error
    unwritten.set(dir, local)
  }
}

/** The office closes: the next one reads what is written. */
export const forgetUnwritten = (dir: string): void => void unwritten.delete(dir)

export const noteLedgerFault = (dir: string, at: string, fault: LedgerFault): void =>
  tellLocal(dir, (local) => {
    local.ledgerFault = { at, fault }
  })

export const placeOf = (dir: string, folder: LocalFolder): string =>
  folder.path ?? join(dir, 'backups')

/** A failure as it is kept: the moment and the code, nothing else. */
export const failureOf = (at: string, code: ErrorCode): { at: string; code: ErrorCode } => ({
  at,
  code,
})
