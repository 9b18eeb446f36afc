import type { AuditVerdict } from '../../../shared/audit/contract'
import type { ReadableDatabase } from '../database/driver'
import { chainStart, hashOf, type AuditRow } from './chain'

const page = 5000

/** Walks the whole chain and names the first line that does not follow from the one before. */
export const verifyChain = (db: ReadableDatabase): AuditVerdict => {
  let previous = chainStart
  let after = 0
  let lines = 0
  for (;;) {
    const rows = db.all<AuditRow>('SELECT * FROM audit WHERE id > $after ORDER BY id LIMIT $page', {
      after,
      page,
    })
    for (const row of rows) {
      if (row.previousHash !== previous || hashOf(row) !== row.hash) {
        return { lines, firstBroken: row.id, head: previous }
      }
      previous = row.hash
      after = row.id
      lines += 1
    }
    if (rows.length < page) return { lines, firstBroken: null, head: previous }
  }
}
