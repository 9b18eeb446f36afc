/** After a replay: what each line of the ledger tells of is so, whatever the backup said of it. */
import type { ReadableDatabase } from '../../database/driver'
import type { LedgerEntry } from '../../ledger/entry'
import type { ReadableLine } from '../../ledger/readable'

type Checks = {
  [Kind in LedgerEntry['kind']]: (
    db: ReadableDatabase,
    entry: Extract<LedgerEntry, { kind: Kind }>,
  ) => boolean
}

const none = (db: ReadableDatabase, sql: string, parameters: Record<string, unknown>): boolean =>
  db.get(sql, parameters) === undefined

/** Whether it is so. What the backup never knew is so. */
const checks: Checks = {
  erasure: (db, { clientId: id, erasure }) =>
    erasure === 'whole'
      ? none(db, 'SELECT 1 FROM clients WHERE id = $id AND erasedAt IS NULL', { id }) &&
        none(db, 'SELECT 1 FROM clientSearch WHERE rowid = $id', { id })
      : none(db, 'SELECT 1 FROM clients WHERE id = $id AND coalesce(erasedAt, reducedAt) IS NULL', {
          id,
        }),
  seal: (db, { archive, sourceId: id }) =>
    none(
      db,
      archive === 'invoice'
        ? 'SELECT 1 FROM invoices WHERE id = $id AND issuedAt IS NOT NULL AND sealedAt IS NULL'
        : 'SELECT 1 FROM bankEntries WHERE id = $id AND sealedAt IS NULL',
      { id },
    ),
  destruction: (db, { archive: kind, sourceId }) =>
    none(
      db,
      'SELECT 1 FROM archive WHERE kind = $kind AND sourceId = $sourceId AND sealed IS NOT NULL',
      { kind, sourceId },
    ),
  scrub: (db, { invoiceId: id }) =>
    none(
      db,
      `SELECT 1 FROM invoices WHERE id = $id AND issuedAt IS NOT NULL
         AND (sealedAt IS NULL OR buyerName IS NOT NULL OR clientId IS NOT NULL)`,
      { id },
    ) &&
    none(db, 'SELECT 1 FROM invoiceDocuments WHERE invoiceId = $id', { id }) &&
    none(db, 'SELECT 1 FROM invoiceLines WHERE invoiceId = $id AND description IS NOT NULL', {
      id,
    }),
  'scrub-entry': (db, { entryId: id }) =>
    none(
      db,
      `SELECT 1 FROM bankEntries WHERE id = $id
         AND (sealedAt IS NULL OR counterpartyName IS NOT NULL OR description IS NOT NULL)`,
      { id },
    ),
  number: (db, { seriesId, year, last }) =>
    none(
      db,
      `SELECT 1 FROM invoiceSeries s
       LEFT JOIN invoiceNumbers n ON n.seriesId = s.id AND n.year = $year
       WHERE s.id = $seriesId AND coalesce(n.last, 0) < $last`,
      { seriesId, year, last },
    ),
  // Who may come in is settled with the keys; neither says anything that a row could contradict.
  'slot-gone': () => true,
  'slot-new': () => true,
  rotated: () => true,
  continued: () => true,
}

const isSo = <Kind extends LedgerEntry['kind']>(
  db: ReadableDatabase,
  entry: Extract<LedgerEntry, { kind: Kind }>,
): boolean => checks[entry.kind](db, entry)

/** Throws when the copy still shows what the ledger says is gone. */
export const checkReplay = (db: ReadableDatabase, lines: readonly ReadableLine[]): void => {
  for (const { n, entry } of lines) {
    if (!isSo(db, entry)) throw new Error(`line ${n} of the ledger is not so`)
  }
}
