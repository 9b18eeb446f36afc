/**
 * What a hold keeps of the archive, as SQL on `archive`: its fiscal year or the very invoice, with the
 * payments that settle it. Nobody knows whose an item is without opening it; a hold on a client keeps
 * the client from being sealed.
 */
const held = (column: 'fiscalYear' | 'invoiceId'): string =>
  `(SELECT ${column} FROM holds WHERE liftedAt IS NULL AND ${column} IS NOT NULL)`

export const heldItem = `(
  archive.fiscalYear IN ${held('fiscalYear')}
  OR (kind = 'invoice' AND sourceId IN ${held('invoiceId')})
  OR (kind = 'payment' AND EXISTS (SELECT 1 FROM holds WHERE liftedAt IS NULL) AND EXISTS (
    SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
    WHERE l.entryId = sourceId
      AND (i.id IN ${held('invoiceId')} OR i.fiscalYear IN ${held('fiscalYear')}))))`
