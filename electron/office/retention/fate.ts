/**
 * What settles and what is settled share one fate: a bank entry stays as long as one of the documents
 * it settles does, and goes in the same transaction as the last of them. So does another entry that
 * took its money back. An entry is found by what it settled, not by whose it once was.
 */
import { finalSince } from '../../../shared/payments/write-off'
import type { ReadableDatabase } from '../database/driver'
import { currentAgency } from '../settings/agency'
import { heldEntry } from './held'

/** SQL on `bankEntries e`: nothing that it settles is in the books with its person. */
const settlesNothingLive = `NOT EXISTS (
  SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
  WHERE l.entryId = e.id AND i.sealedAt IS NULL)`

/** Money kept for a client is of current value until it was used, paid back or given up. */
export const noMoneyKept = '(e.clientId IS NULL OR e.amountCents = e.allocatedCents)'

/** What settled it today, or gave it up lately, can still turn out to be a mistake. */
const isFinal = `(coalesce(e.settledOn, '') < $today AND NOT EXISTS (
  SELECT 1 FROM entrySettlements s
  WHERE s.entryId = e.id AND s.reason IS NOT NULL AND s.settledOn > $final))`

const idsOf = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)

/** The entries that settle any of these documents. */
export const entriesOf = (db: ReadableDatabase, invoiceIds: readonly number[]): number[] =>
  idsOf(
    db.all(
      `SELECT DISTINCT l.entryId AS id FROM json_each($ids) place
       JOIN allocations l ON l.invoiceId = place.value WHERE l.entryId IS NOT NULL`,
      { ids: JSON.stringify(invoiceIds) },
    ),
  )

/**
 * Those of the entries, and of the entries their money went to or came from, that nothing keeps any
 * more. Asked in the transaction in which the documents ended, after they did. `evenHeld`: they are
 * sealed, which no hold forbids.
 */
export const endedEntries = (
  db: ReadableDatabase,
  today: string,
  candidates: ReadonlySet<number>,
  { evenHeld }: { evenHeld: boolean },
): number[] => {
  const all = withPartners(db, candidates)
  const free = new Set(
    idsOf(
      db.all(
        `SELECT e.id FROM json_each($ids) place JOIN bankEntries e ON e.id = place.value
         WHERE ${settlesNothingLive} AND ${noMoneyKept} AND ${isFinal}
           ${evenHeld ? '' : `AND NOT ${heldEntry}`}`,
        {
          ids: JSON.stringify(all),
          today,
          final: finalSince(today),
          yearStart: currentAgency(db).fiscalYearStart,
        },
      ),
    ),
  )
  // One that stays keeps those whose money it took, and they theirs.
  for (;;) {
    const kept = [...free].filter((id) => partnersOf(db, id).some((other) => !free.has(other)))
    if (kept.length === 0) return all.filter((id) => free.has(id))
    for (const id of kept) free.delete(id)
  }
}

const withPartners = (db: ReadableDatabase, ids: ReadonlySet<number>): number[] =>
  idsOf(
    db.all(
      `WITH RECURSIVE together (id) AS (
         SELECT value FROM json_each($ids)
         UNION
         SELECT s.counterEntryId FROM together JOIN entrySettlements s ON s.entryId = together.id
         WHERE s.counterEntryId IS NOT NULL)
       SELECT e.id FROM together JOIN bankEntries e ON e.id = together.id
       WHERE e.sealedAt IS NULL ORDER BY e.id`,
      { ids: JSON.stringify([...ids]) },
    ),
  )

const partnersOf = (db: ReadableDatabase, id: number): number[] =>
  idsOf(
    db.all(
      `SELECT e.id FROM entrySettlements s JOIN bankEntries e ON e.id = s.counterEntryId
       WHERE s.entryId = $id AND e.sealedAt IS NULL`,
      { id },
    ),
  )

/**
 * Those of the entries that stay because they settle another client's document too, or are bound to
 * one that does.
 */
export const sharedEntries = (
  db: ReadableDatabase,
  clientId: number,
  candidates: ReadonlySet<number>,
): number[] => {
  const settleAnother = idsOf(
    db.all(
      `SELECT e.id FROM json_each($ids) place JOIN bankEntries e ON e.id = place.value
       WHERE e.sealedAt IS NULL AND EXISTS (
         SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
         WHERE l.entryId = e.id AND i.sealedAt IS NULL AND i.clientId <> $clientId)`,
      { ids: JSON.stringify([...candidates]), clientId },
    ),
  )
  return withPartners(db, new Set(settleAnother)).filter((id) => candidates.has(id))
}
