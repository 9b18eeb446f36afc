/** Money that clients still get back, of each document and bank entry by itself. */
import type { OwedItem } from '../../../shared/payments/contract'
import type { ReadableDatabase } from '../database/driver'

/** Whose documents an entry settles: a rest of it is that client's, where it is of one alone. */
const payer = (value: string): string => `(SELECT ${value} FROM allocations l
  JOIN invoices i ON i.id = l.invoiceId WHERE l.entryId = e.id AND i.clientId IS NOT NULL)`

const owed = `
  SELECT 'credit' AS kind, i.id, i.number, i.clientId, -i.openCents AS cents, i.issuedOn AS since
  FROM invoices i WHERE i.openCents <> 0 AND i.openCents < 0 AND i.sealedAt IS NULL
  UNION ALL
  SELECT 'kept', e.id, NULL, e.clientId, e.amountCents - e.allocatedCents, e.bookedOn
  FROM bankEntries e
  WHERE e.clientId IS NOT NULL AND e.sealedAt IS NULL AND e.amountCents > e.allocatedCents
  UNION ALL
  SELECT 'over-paid', e.id, NULL, ${payer('min(i.clientId)')}, e.amountCents - e.allocatedCents,
    e.bookedOn
  FROM bankEntries e
  WHERE e.phase = 1 AND e.allocatedCents <> 0 AND e.amountCents > e.allocatedCents
    AND e.amountCents > 0 AND ${payer('count(DISTINCT i.clientId)')} = 1`

/** How many, and how much in cents. */
export const sumOwed = (db: ReadableDatabase): { count: number; cents: number } => {
  const sum = db.get<{ count: number; cents: number | null }>(
    `SELECT count(*) AS count, sum(cents) AS cents FROM (${owed})`,
  )
  return { count: sum?.count ?? 0, cents: sum?.cents ?? 0 }
}

/** The oldest first, five hundred at most. `clientId`: of one client. */
export const listOwed = (db: ReadableDatabase, clientId: number | null): OwedItem[] =>
  db.all<OwedItem>(
    `SELECT o.kind, o.id, o.number, o.clientId, c.name AS clientName, o.cents, o.since
     FROM (${owed}) o JOIN clients c ON c.id = o.clientId
     WHERE $clientId IS NULL OR o.clientId = $clientId
     ORDER BY o.since, o.kind, o.id LIMIT 500`,
    { clientId },
  )
