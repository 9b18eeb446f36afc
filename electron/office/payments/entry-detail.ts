/** One entry with all that the office knows of it. */
import { AppError } from '../../../shared/errors'
import type { EntryAllocation, EntryDetail } from '../../../shared/payments/contract'
import type { ReadableDatabase } from '../database/driver'
import { listed, showRow, type ListedRecord } from './entries'
import { payoutsOf } from './settlements/payouts'

const allocationsOf = (db: ReadableDatabase, entryId: number): EntryAllocation[] =>
  db.all<EntryAllocation>(
    `SELECT l.id, l.invoiceId, i.number AS invoiceNumber, i.clientId, c.name AS clientName, l.kind,
       l.amountCents, l.createdAt
     FROM allocations l JOIN invoices i ON i.id = l.invoiceId
     LEFT JOIN clients c ON c.id = i.clientId
     WHERE l.entryId = $entryId ORDER BY l.id`,
    { entryId },
  )

type OtherEntry = EntryDetail['tookBack'][number]

/** Errors: not-found. */
export const showEntry = (db: ReadableDatabase, id: number): EntryDetail => {
  const row = db.get<ListedRecord>(`${listed} WHERE e.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'entry', id })
  return {
    ...showRow(row),
    valueOn: row.valueOn,
    endToEndId: row.endToEndId,
    mandateId: row.mandateId,
    bankReference: row.bankReference,
    allocations: allocationsOf(db, id),
    returnedBy:
      db.get<OtherEntry>(
        'SELECT id, bookedOn, amountCents FROM bankEntries WHERE id = $returnedById',
        { returnedById: row.returnedById },
      ) ?? null,
    tookBack: db.all<OtherEntry>(
      'SELECT id, bookedOn, amountCents FROM bankEntries WHERE returnedById = $id ORDER BY id',
      { id },
    ),
    feeCents: row.feeCents,
    ...payoutsOf(db, row),
    ends: db.all<EntryDetail['ends'][number]>(
      `SELECT s.id, s.amountCents, coalesce(o.bookedOn, s.settledOn) AS "on", s.reason
       FROM entrySettlements s LEFT JOIN bankEntries o ON o.id = s.counterEntryId
       WHERE s.entryId = $id ORDER BY s.id`,
      { id },
    ),
  }
}
