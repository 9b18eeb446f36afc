/** The keys that authenticate the ledger: each from one number on, until the next one begins. */
import { fromBase64, toBase64 } from '../crypto'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface LedgerKey {
  /** the number of the first line under it */
  firstLine: number
  key: Uint8Array
}

/** In the order in which they begin. */
export const ledgerKeysOf = (db: ReadableDatabase): LedgerKey[] => {
  const keys = db
    .all<{ firstLine: number; key: string }>(
      'SELECT firstLine, key FROM ledgerKeys ORDER BY firstLine',
    )
    .map(({ firstLine, key }) => ({ firstLine, key: fromBase64(key) }))
  if (keys.length === 0) throw new Error('an office without a ledger key')
  return keys
}

/** The key of the line with number `n`. */
export const keyAt = (keys: readonly LedgerKey[], n: number): Uint8Array => {
  const found = keys.findLast(({ firstLine }) => firstLine <= n)
  if (!found) throw new Error(`no ledger key for line ${n}`)
  return found.key
}

/** Takes over keys that were begun elsewhere, of the lines that are here and the one to come. */
export const keepLedgerKeys = (db: WritableDatabase, keys: readonly LedgerKey[]): void => {
  for (const { firstLine, key } of keys) {
    db.run(
      `INSERT INTO ledgerKeys (firstLine, key)
       SELECT $firstLine, $key WHERE $firstLine <= (SELECT coalesce(max(n), 0) + 1 FROM ledger)
       ON CONFLICT (firstLine) DO NOTHING`,
      { firstLine, key: toBase64(key) },
    )
  }
}

/** From the next line on `key` authenticates: after `rotated`, the last line under the one before. */
export const beginLedgerKey = (db: WritableDatabase, key: Uint8Array): void => {
  db.insert(
    `INSERT INTO ledgerKeys (firstLine, key)
     SELECT coalesce(max(n), 0) + 1, $key FROM ledger`,
    { key: toBase64(key) },
  )
}
