/** Collections that came back in a bank file: on record, and their mandate paused. */
import type { ReturnedDebit } from '../../../../shared/collection/debits'
import { returnReason } from '../../../../shared/collection/return-reasons'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'

export interface CameBack {
  debitId: number
  invoiceId: number
  entryId: number
  cents: number
}

/**
 * Among entries with a higher id than `after`: money that went back by the very reference a collection
 * was made with, and of its amount. Each debit comes back once.
 */
export const noticeReturned = ({ db, now, audit }: CommandContext, after: number): CameBack[] => {
  const found = db.all<
    CameBack & { mandateId: number; clientId: number; bookedOn: string; reason: string | null }
  >(
    `SELECT d.id AS debitId, d.invoiceId, e.id AS entryId, d.cents, d.mandateId, d.clientId,
       e.bookedOn, e.returnReason AS reason
     FROM bankEntries e JOIN debits d ON d.endToEndId = e.endToEndId
     WHERE e.id > $after AND e.amountCents = -d.cents AND e.currency = 'EUR'
       AND d.returnedOn IS NULL
     GROUP BY d.id ORDER BY e.id`,
    { after },
  )
  for (const { debitId, entryId, bookedOn, reason, mandateId, clientId } of found) {
    db.run(
      `UPDATE debits SET returnedOn = $bookedOn, returnReason = $reason, returnEntryId = $entryId
       WHERE id = $debitId`,
      { debitId, entryId, bookedOn, reason },
    )
    const pauses = returnReason(reason ?? '').pauses
    db.run(
      `UPDATE mandates SET version = version + 1,
         revokedOn = CASE WHEN last = 1 AND revokedOn = (SELECT date(b.collectOn, '+1 day')
           FROM debits d JOIN debitBatches b ON b.id = d.batchId WHERE d.id = $debitId)
           THEN NULL ELSE revokedOn END,
         lastCollectedOn = (SELECT max(b.collectOn) FROM debits d
           JOIN debitBatches b ON b.id = d.batchId
           WHERE d.mandateId = $mandateId AND d.returnedOn IS NULL),
         pausedAt = CASE WHEN $pauses THEN coalesce(pausedAt, $now) ELSE pausedAt END,
         pausedWhy = CASE WHEN $pauses THEN $reason ELSE pausedWhy END
       WHERE id = $mandateId`,
      { mandateId, debitId, reason, pauses: pauses ? 1 : 0, now },
    )
    audit({ entity: 'mandate', id: mandateId, clientId, code: pauses ? 'paused' : 'came-back' })
  }
  return found.map(({ debitId, invoiceId, entryId, cents }) => ({
    debitId,
    invoiceId,
    entryId,
    cents,
  }))
}

/** The collections of a batch that an entry of the bank pays as one sum. */
export const batchPaidBy = (
  { db }: Pick<CommandContext, 'db'>,
  entry: { id: number; amountCents: number },
): { debitId: number; invoiceId: number; cents: number; returnEntryId: number | null }[] => {
  const batch = db.get<{ id: number }>(
    `SELECT b.id FROM bankEntries e JOIN debitBatches b ON b.cents = e.amountCents
     WHERE e.id = $id AND e.bookedOn >= b.collectOn AND e.bookedOn <= date(b.collectOn, '+14 days')
       AND instr(coalesce(e.description, '') || ' ' || coalesce(e.bankReference, '') || ' '
         || coalesce(e.endToEndId, ''), b.messageId) > 0
       AND b.count > 1`,
    { id: entry.id },
  )
  if (!batch) return []
  return db.all(
    `SELECT id AS debitId, invoiceId, cents, returnEntryId FROM debits
     WHERE batchId = $id ORDER BY id`,
    { id: batch.id },
  )
}

/** The collection that an entry pays by itself, known by its reference. */
export const debitPaidBy = (
  { db }: Pick<CommandContext, 'db'>,
  entryId: number,
): { debitId: number; invoiceId: number; cents: number; returnEntryId: number | null } | null =>
  db.get(
    `SELECT d.id AS debitId, d.invoiceId, d.cents, d.returnEntryId FROM bankEntries e
     JOIN debits d ON d.endToEndId = e.endToEndId AND d.cents = e.amountCents
     WHERE e.id = $entryId`,
    { entryId },
  ) ?? null

/** The latest first; what was paid since is settled. */
export const returnedDebits = (db: ReadableDatabase): ReturnedDebit[] =>
  db
    .all<{
      id: number
      clientId: number
      clientName: string
      invoiceId: number
      number: string
      openCents: number
      cents: number
      returnedOn: string
      reason: string | null
    }>(
      `SELECT d.id, d.clientId, c.name AS clientName, d.invoiceId, i.number, i.openCents, d.cents,
         d.returnedOn, d.returnReason AS reason
       FROM debits d JOIN clients c ON c.id = d.clientId JOIN invoices i ON i.id = d.invoiceId
       WHERE d.returnedOn IS NOT NULL AND i.openCents > 0
         AND NOT EXISTS (SELECT 1 FROM debits n WHERE n.invoiceId = d.invoiceId AND n.id > d.id)
       ORDER BY d.returnedOn DESC, d.id DESC LIMIT 200`,
    )
    .map(({ clientId, clientName, invoiceId, number, openCents, ...row }) => ({
      ...row,
      client: { id: clientId, name: clientName },
      invoice: { id: invoiceId, number, openCents },
    }))
