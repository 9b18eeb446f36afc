/**
 * `office.logins.json` beside the database: which logins are in this desktop's keychain and until
 * when, so that expired ones are destroyed quickly and without unlocking. Random keys and moments
 * only. What it says gives way to the items themselves; when it is lost it is made anew from them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { endings } from '../../../shared/credentials/contract'
import { hashHex } from '../crypto'
import { writeDurably } from '../durable'

export const indexFileName = 'office.logins.json'

const entry = z.strictObject({
  key: z.string(),
  expiresAt: z.string(),
  /** when a person is to be warned; null once that was done */
  warnAt: z.string().nullable(),
  /**
   * `keeping`: being written, of no use before the database knows it; `kept`; `overdue`: its time was
   * seen to have passed, so it stays passed whatever the clock says; `destroying`: begun
   */
  phase: z.enum(['keeping', 'kept', 'overdue', 'destroying']),
  /** why it is being destroyed */
  why: z.enum(endings).nullable(),
  /** it was not there when the keychain was last read in full */
  missing: z.boolean(),
})
export type IndexEntry = z.output<typeof entry>

/** What was destroyed, or found absent at its end, and is not on record in the database yet. */
const ended = z.strictObject({ key: z.string(), at: z.string(), why: z.enum(endings) })

const index = z.strictObject({
  format: z.literal('kluis-logins'),
  version: z.literal(1),
  officeId: z.string(),
  /** the latest moment seen while logins were kept; null: none are */
  seenAt: z.string().nullable(),
  /** when the keychain was last read in full; null: never */
  listedAt: z.string().nullable(),
  logins: z.array(entry),
  ended: z.array(ended),
})
export type Index = z.output<typeof index>

const file = index.extend({ checksum: z.string() })

export const emptyIndex = (officeId: string): Index => ({
  format: 'kluis-logins',
  version: 1,
  officeId,
  seenAt: null,
  listedAt: null,
  logins: [],
  ended: [],
})

const checksumOf = (content: Index): string => hashHex(JSON.stringify(index.parse(content)))

/** `missing`: there is none; `damaged`: it cannot be read or was changed by another hand. */
export const readIndex = (dir: string): Index | 'missing' | 'damaged' => {
  const path = join(dir, indexFileName)
  if (!existsSync(path)) return 'missing'
  try {
    const { checksum, ...content } = file.parse(JSON.parse(readFileSync(path, 'utf8')))
    return checksum === checksumOf(content) ? content : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** Errors: disk-full, folder-not-writable, file-write-failed. */
export const writeIndex = (dir: string, content: Index): void => {
  const whole = { ...content, checksum: checksumOf(content) }
  writeDurably(join(dir, indexFileName), `${JSON.stringify(whole, null, 1)}\n`)
}
