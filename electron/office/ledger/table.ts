/** The ledger as rows of the database: a line is there exactly when what it tells of is. */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { entryText, type LedgerEntry } from './entry'
import { ledgerKeysOf } from './keys'
import { beginning, macOf, type LedgerLine } from './line'

/** The last line's number and code; before the first line: 0. */
export const headOf = (db: ReadableDatabase): { n: number; mac: string } =>
  db.get<{ n: number; mac: string }>('SELECT n, mac FROM ledger ORDER BY n DESC LIMIT 1') ?? {
    n: 0,
    mac: beginning,
  }

export const linesAfter = (db: ReadableDatabase, n: number): LedgerLine[] =>
  db.all('SELECT n, at, entry, mac FROM ledger WHERE n > $n ORDER BY n', { n })

/** Adds lines, inside the transaction of what they tell of. */
export const addLines = (
  db: WritableDatabase,
  at: string,
  entries: readonly LedgerEntry[],
): void => {
  if (entries.length === 0) return
  const keys = ledgerKeysOf(db)
  let { n, mac } = headOf(db)
  for (const told of entries) {
    n += 1
    const line = { n, at, entry: entryText(told) }
    mac = macOf(keys, mac, line)
    insertLine(db, { ...line, mac })
  }
}

/** Takes over a line as it is: it was written by this office, and follows the last one here. */
export const insertLine = (db: WritableDatabase, line: LedgerLine): void => {
  db.run('INSERT INTO ledger (n, at, entry, mac) VALUES ($n, $at, $entry, $mac)', { ...line })
}
