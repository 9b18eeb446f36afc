/** What a hold keeps of the live books, as SQL: what belongs together, and no more. */

/** On `invoices i`: the very document, its client, or its fiscal year. */
export const heldInvoice = `EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND (
  h.invoiceId = i.id OR h.clientId = i.clientId OR h.fiscalYear = i.fiscalYear))`

/**
 * On `bankEntries e`: its client, the fiscal year it was booked in, or a document that it settles,
 * also one that is sealed. `$yearStart`: the month in which fiscal years begin.
 */
export const heldEntry = `EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND (
  h.clientId = e.clientId
  OR h.fiscalYear = CAST(substr(e.bookedOn, 1, 4) AS INTEGER)
    - (CAST(substr(e.bookedOn, 6, 2) AS INTEGER) < $yearStart)
  OR EXISTS (SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
    WHERE l.entryId = e.id AND (h.invoiceId = i.id OR h.clientId = i.clientId
      OR h.fiscalYear = i.fiscalYear))))`
