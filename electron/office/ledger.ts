/**
 * `office.ledger`, beside the database and beside every backup: what must never be undone by putting
 * back a backup. One line per erasure, destruction and handed-out number, authenticated and chained;
 * no personal data.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fromBase64, hash, toHex } from './crypto'
import type { ReadableDatabase } from './database/driver'
import { writeFailure } from './durable'

export const ledgerFileName = 'office.ledger'

const entry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('erasure'),
    clientId: z.number().int(),
    erasure: z.enum(['whole', 'reduced']),
  }),
  z.strictObject({
    kind: z.literal('destruction'),
    archive: z.string(),
    sourceId: z.number().int(),
  }),
  z.strictObject({ kind: z.literal('scrub'), invoiceId: z.number().int() }),
  z.strictObject({ kind: z.literal('scrub-entry'), entryId: z.number().int() }),
  z.strictObject({
    kind: z.literal('number'),
    seriesId: z.number().int(),
    year: z.number().int(),
    last: z.number().int(),
  }),
])
export type LedgerEntry = z.output<typeof entry>

const line = z.strictObject({ n: z.number().int(), at: z.string(), entry, mac: z.string() })
export type LedgerLine = z.output<typeof line>

const start = '0'.repeat(64)

const macOf = (
  key: Uint8Array,
  previous: string,
  { n, at, entry: what }: Omit<LedgerLine, 'mac'>,
) => toHex(hash(JSON.stringify([previous, n, at, what]), key))

export const ledgerKeyOf = (db: ReadableDatabase): Uint8Array => {
  const row = db.get<{ ledgerKey: string }>('SELECT ledgerKey FROM settings')
  if (!row) throw new Error('an office without settings')
  return fromBase64(row.ledgerKey)
}

/**
 * The lines that are whole and in order; reading stops at the first that is not (a power cut leaves
 * half a line at the end).
 */
export const readLedger = (path: string, key: Uint8Array): LedgerLine[] => scan(path, key).lines

/** `bytes`: where the whole lines end. */
const scan = (path: string, key: Uint8Array): { lines: LedgerLine[]; bytes: number } => {
  const lines: LedgerLine[] = []
  let bytes = 0
  let previous = start
  for (const raw of existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []) {
    const parsed = parse(raw)
    if (parsed?.n !== lines.length + 1 || parsed.mac !== macOf(key, previous, parsed)) break
    previous = parsed.mac
    bytes += Buffer.byteLength(raw) + 1
    lines.push(parsed)
  }
  return { lines, bytes }
}

const parse = (raw: string): LedgerLine | null => {
  try {
    return line.parse(JSON.parse(raw))
  } catch {
    return null
  }
}

/** Where each ledger ends, so that adding a line does not read the whole file. */
const heads = new Map<string, { n: number; mac: string; bytes: number }>()

const headOf = (path: string, key: Uint8Array): { n: number; mac: string; bytes: number } => {
  const known = heads.get(path)
  if (known && existsSync(path) && statSync(path).size === known.bytes) return known
  const { lines, bytes } = scan(path, key)
  return { n: lines.length, mac: lines.at(-1)?.mac ?? start, bytes }
}

/** Another ledger was put in this folder. */
export const forgetLedger = (dir: string): void => {
  heads.delete(join(dir, ledgerFileName))
}

/**
 * Adds lines and makes sure they are on disk before it returns. Called before the transaction they
 * tell of commits: a line too many is harmless, a line too few would bring an erased person back.
 * Errors: disk-full, folder-not-writable, file-write-failed.
 */
export const appendLedger = (
  dir: string,
  key: Uint8Array,
  at: string,
  entries: readonly LedgerEntry[],
): void => {
  if (entries.length === 0) return
  const path = join(dir, ledgerFileName)
  const head = headOf(path, key)
  const { bytes } = head
  let { n, mac } = head
  let text = ''
  for (const what of entries) {
    n += 1
    const next = { n, at, entry: what }
    mac = macOf(key, mac, next)
    text += `${JSON.stringify({ ...next, mac })}\n`
  }
  const added = Buffer.from(text)
  try {
    const handle = openSync(path, existsSync(path) ? 'r+' : 'w', 0o600)
    try {
      // Half a line that a power cut or a full disk left behind makes way.
      ftruncateSync(handle, bytes)
      // A disk that is nearly full takes a part, and says so only at the next one.
      for (let at = 0; at < added.length;) {
        at += writeSync(handle, added, at, added.length - at, bytes + at)
      }
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    heads.delete(path)
    throw writeFailure(error)
  }
  heads.set(path, { n, mac, bytes: bytes + added.length })
}
