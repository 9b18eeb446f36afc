/** What a bank file tells of direct debits: collected, each or as one sum; and what came back. */
import { batchPaidBy, debitPaidBy, noticeReturned } from '../collection/debits/returned'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { requireEntry } from './entries'
import { checkMatch, makeMatch } from './matching/match'

interface Collected {
  debitId: number
  invoiceId: number
  cents: number
  returnEntryId: number | null
}

/** Among entries with a higher id than `after`. Gives how many came back. */
export const bookDebits = (context: CommandContext, after: number): number => {
  const { db } = context
  const back = noticeReturned(context, after)
  const entries = db.all<{ id: number; amountCents: number }>(
    `SELECT id, amountCents FROM bankEntries WHERE id > $after AND amountCents > 0
       AND allocatedCents = 0 AND setAsideAt IS NULL AND currency = 'EUR' ORDER BY id`,
    { after },
  )
  for (const entry of entries) {
    const single = debitPaidBy(context, entry.id)
    const paid = single ? [single] : batchPaidBy(context, entry)
    if (paid.length === 0 || !areOpen(db, paid)) continue
    const match = {
      id: entry.id,
      allocations: paid.map(({ invoiceId, cents }) => ({ invoiceId, amountCents: cents })),
      remainderClientId: null,
      returnOf: null,
    }
    makeMatch(context, checkMatch(db, match))
    // What came back before the sum was booked is open again at once.
    for (const one of paid) if (one.returnEntryId !== null) reopen(context, one)
  }
  for (const { debitId, invoiceId, cents, entryId } of back)
    reopen(context, { debitId, invoiceId, cents, returnEntryId: entryId })
  return back.length
}

/** All of them as they were collected: paid in another way meanwhile, a person looks. */
const areOpen = (db: ReadableDatabase, paid: readonly Collected[]): boolean =>
  paid.every(
    ({ invoiceId, cents }) =>
      db.get(
        `SELECT 1 FROM invoices WHERE id = $invoiceId AND openCents >= $cents
           AND sealedAt IS NULL`,
        { invoiceId, cents },
      ) !== undefined,
  )

/**
 * The invoice is open again; nothing where its collection was not booked yet, or was reopened. Only the
 * entry that this very collection was paid by: who paid in another way besides is not asked again.
 */
const reopen = (
  context: CommandContext,
  { debitId, invoiceId, cents, returnEntryId }: Collected,
): void => {
  const { db, now, today, user, audit } = context
  if (returnEntryId === null) return
  const back = requireEntry(db, returnEntryId)
  if (back.allocatedCents !== 0 || back.setAsideAt !== null || back.sealedAt !== null) return
  const paidBy = db.get<{ entryId: number; whole: number }>(
    `SELECT a.entryId, e.amountCents = $cents AND e.returnedById IS NULL AS whole
     FROM debits d JOIN debitBatches b ON b.id = d.batchId
     JOIN allocations a ON a.invoiceId = d.invoiceId AND a.kind = 'payment'
       AND a.amountCents = d.cents
     JOIN bankEntries e ON e.id = a.entryId
     WHERE d.id = $debitId AND (e.endToEndId = d.endToEndId
       OR instr(coalesce(e.description, '') || ' ' || coalesce(e.bankReference, '') || ' '
         || coalesce(e.endToEndId, ''), b.messageId) > 0
       OR (b.count > 1 AND e.amountCents = b.cents
         AND e.bookedOn BETWEEN b.collectOn AND date(b.collectOn, '+14 days')))
     ORDER BY a.id DESC LIMIT 1`,
    { debitId, cents },
  )
  if (!paidBy) return
  if (paidBy.whole === 1) {
    const allocations = [{ invoiceId, amountCents: -cents }]
    const match = { id: back.id, allocations, remainderClientId: null, returnOf: paidBy.entryId }
    makeMatch(context, checkMatch(db, match))
    return
  }
  // Part of a sum that paid many: the sum stays, this invoice is open again.
  db.insert(
    `INSERT INTO allocations (invoiceId, entryId, kind, amountCents, settledOn, createdAt, userId)
     VALUES ($invoiceId, $entryId, 'return', $cents, max($bookedOn, $today), $now, $userId)`,
    {
      invoiceId,
      entryId: back.id,
      cents: -cents,
      bookedOn: back.bookedOn,
      today,
      now,
      userId: user.id,
    },
  )
  audit({ entity: 'invoice', id: invoiceId, code: 'return' })
}
