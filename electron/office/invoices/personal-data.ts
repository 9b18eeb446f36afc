/** Everything the invoices hold of a client: handed over whole, and taken out of the books. */
import type { Invoice } from '../../../shared/invoices/contract'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { writeSearch } from '../clients/write'
import { wholeInvoice } from './show'
import { forgetTyped } from './typed'

/** Drafts, invoices and credit notes of the client, oldest first, each whole. */
export const collect = (db: ReadableDatabase, clientId: number): Omit<Invoice, 'state'>[] =>
  db
    .all<{ id: number }>('SELECT id FROM invoices WHERE clientId = $clientId ORDER BY id', {
      clientId,
    })
    .map(({ id }) => wholeInvoice(db, id))

/** SQL on `invoices i`: a draft of an invoice that nobody worked on since the day `$today`. */
export const idleDraft = `i.issuedAt IS NULL AND i.kind = 'invoice'
  AND substr(i.updatedAt, 1, 10) < $today`

/**
 * Nobody ever got a draft: it goes whole. `idleSince`: only those of invoices that nobody worked on
 * since that day; a draft credit note may be what settles the rest. Gives how many went.
 */
export const eraseDrafts = (
  db: WritableDatabase,
  clientId: number,
  idleSince: string | null,
): number => {
  const drafts = db.all<{ id: number }>(
    `SELECT i.id FROM invoices i WHERE i.clientId = $clientId
       AND ${idleSince === null ? 'i.issuedAt IS NULL' : idleDraft}`,
    { clientId, today: idleSince },
  )
  for (const draft of drafts) {
    db.run('DELETE FROM invoiceLines WHERE invoiceId = $id', draft)
    db.run('DELETE FROM invoiceVat WHERE invoiceId = $id', draft)
    db.run('DELETE FROM heldDebits WHERE invoiceId = $id', draft)
    db.run('DELETE FROM invoices WHERE id = $id', draft)
    forgetTyped(db, `invoices/${draft.id}`, null)
  }
  return drafts.length
}

/** Takes the person out of an issued invoice and leaves every amount, date and number. */
export const scrubInvoice = (db: WritableDatabase, invoiceId: number, now: string): void => {
  const renamed = db.get<{ id: number }>(
    `SELECT c.id FROM invoices i JOIN clients c ON c.id = i.clientId
     WHERE i.id = $invoiceId AND i.buyerName <> c.name AND c.erasedAt IS NULL`,
    { invoiceId },
  )
  db.run(
    `UPDATE invoices SET sealedAt = $now, clientId = NULL, reference = NULL, orderNumber = NULL, note = NULL,
       buyerName = NULL, buyerAttention = NULL, buyerStreet = NULL, buyerHouseNumber = NULL,
       buyerPostcode = NULL, buyerTown = NULL, buyerKvkNumber = NULL, buyerVatId = NULL,
       buyerEmail = NULL, buyerOin = NULL
     WHERE id = $invoiceId AND sealedAt IS NULL`,
    { invoiceId, now },
  )
  db.run('UPDATE invoiceLines SET description = NULL WHERE invoiceId = $invoiceId', { invoiceId })
  db.run('DELETE FROM invoiceDocuments WHERE invoiceId = $invoiceId', { invoiceId })
  forgetTyped(db, `invoices/${invoiceId}`, null)
  // A former name is found for as long as a document has it.
  if (renamed) writeSearch(db, renamed.id)
}
