/**
 * `<office>.logins.json` in the desk's folder: which logins of an office are in this desktop's keychain
 * and until when, so that expired ones are destroyed quickly and without the office. Random keys and
 * moments only. What it says gives way to the items themselves; when it is lost or nothing fits it is
 * made anew from them.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { endings } from '../../../shared/credentials/contract'
import { writeDurably } from '../../ground/durable'

/** A thousand logins take 200 kB. */
const mostBytes = 8 * 1024 * 1024
const ending = '.logins.json'
const named = /^[A-Za-z0-9-]{8,64}$/

/** An office's id becomes part of a file name here: nothing but what ids are made of may. */
export const isOfficeId = (text: string): boolean => named.test(text)

export const indexFileName = (officeId: string): string => `${officeId}${ending}`

/** The offices that have an index here, whatever it holds. */
export const officesIn = (dir: string): string[] =>
  (existsSync(dir) ? readdirSync(dir) : [])
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .filter(isOfficeId)

const moment = z.iso.datetime()

const entry = z.strictObject({
  key: z.string().min(1).max(64),
  expiresAt: moment,
  /** when a person is to be warned; null once that was done */
  warnAt: moment.nullable(),
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
const ended = z.strictObject({
  key: z.string().min(1).max(64),
  at: moment,
  why: z.enum(endings),
})

const index = z.strictObject({
  format: z.literal('kluis-logins'),
  version: z.literal(1),
  officeId: z.string(),
  /** the latest moment seen while logins were kept; null: none are */
  seenAt: moment.nullable(),
  /** when the keychain was last read in full; null: never */
  listedAt: moment.nullable(),
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

const checksumOf = (content: Index): string =>
  createHash('sha256')
    .update(JSON.stringify(index.parse(content)))
    .digest('hex')

/** `missing`: there is none; `damaged`: it cannot be read or was changed by another hand. */
export const readIndex = (dir: string, officeId: string): Index | 'missing' | 'damaged' => {
  const path = join(dir, indexFileName(officeId))
  if (!existsSync(path)) return 'missing'
  try {
    if (statSync(path).size > mostBytes) return 'damaged'
    const { checksum, ...content } = file.parse(JSON.parse(readFileSync(path, 'utf8')))
    const own = content.officeId === officeId && checksum === checksumOf(content)
    return own ? content : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** Errors: disk-full, folder-not-writable, file-write-failed. */
export const writeIndex = (dir: string, content: Index): void => {
  const whole = { ...content, checksum: checksumOf(content) }
  writeDurably(join(dir, indexFileName(content.officeId)), `${JSON.stringify(whole, null, 1)}\n`)
}
