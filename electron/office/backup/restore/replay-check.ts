/** After a replay: nobody who was erased is there, nothing that was destroyed, no number to reuse. */
import type { ReadableDatabase } from '../../database/driver'
import type { LedgerEntry } from '../../ledger/entry'
import type { ReadableLine } from '../../ledger/readable'
import { highest } from './replay-numbers'

const stillThere = (db: ReadableDatabase, entry: LedgerEntry): boolean => {
  if (entry.kind === 'erasure') {
    const gone = entry.erasure === 'whole' ? 'erasedAt' : 'coalesce(erasedAt, reducedAt)'
    const id = entry.clientId
    return (
      db.get(`SELECT 1 FROM clients WHERE id = $id AND ${gone} IS NULL`, { id }) !== undefined ||
      (entry.erasure === 'whole' &&
        db.get('SELECT 1 FROM clientSearch WHERE rowid = $id', { id }) !== undefined)
    )
  }
  if (entry.kind === 'destruction') {
    const { archive: kind, sourceId } = entry
    return (
      db.get(
        'SELECT 1 FROM archive WHERE kind = $kind AND sourceId = $sourceId AND sealed IS NOT NULL',
        { kind, sourceId },
      ) !== undefined
    )
  }
  return false
}

/** Throws when the copy still shows what the ledger says is gone. */
export const checkReplay = (db: ReadableDatabase, lines: readonly ReadableLine[]): void => {
  for (const { n, entry } of lines) {
    if (stillThere(db, entry)) throw new Error(`line ${n} of the ledger did not take`)
  }
  for (const { seriesId, year, last } of highest(lines)) {
    const low = db.get(
      `SELECT 1 FROM invoiceSeries s
       LEFT JOIN invoiceNumbers n ON n.seriesId = s.id AND n.year = $year
       WHERE s.id = $seriesId AND coalesce(n.last, 0) < $last`,
      { seriesId, year, last },
    )
    if (low) throw new Error(`series ${seriesId} would hand out a number again`)
  }
}
