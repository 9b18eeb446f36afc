import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface PaymentData {
  bookedOn: string
  amountCents: number
  currency: string
  counterpartyName: string | null
  counterpartyIban: string | null
  description: string | null
  structuredReference: string | null
  endToEndId: string | null
  mandateId: string | null
}

/** Bank entries that settle the client's invoices or are kept for the client, oldest first. */
export const collect = (db: ReadableDatabase, clientId: number): PaymentData[] =>
  db.all(
    `SELECT bookedOn, amountCents, currency, counterpartyName, counterpartyIban, description,
       structuredReference, endToEndId, mandateId FROM bankEntries
     WHERE clientId = $clientId OR id IN (
       SELECT l.entryId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
       WHERE i.clientId = $clientId AND l.entryId IS NOT NULL)
     ORDER BY bookedOn, id`,
    { clientId },
  )

/**
 * Entries that were the client's alone are sealed before this; one that settles another client's
 * invoice too is that client's from here on.
 */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run('UPDATE bankEntries SET clientId = NULL WHERE clientId = $clientId', { clientId })
}
