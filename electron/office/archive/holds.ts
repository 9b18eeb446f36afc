/**
 * What a hold keeps of the archive, as SQL on `archive`: its fiscal year, or the very invoice. Nobody
 * knows whose an item is without opening it; a hold on a client keeps the client from being sealed.
 */
export const heldItem = `(
  fiscalYear IN (SELECT fiscalYear FROM holds WHERE liftedAt IS NULL AND fiscalYear IS NOT NULL)
  OR (kind = 'invoice' AND sourceId IN (
    SELECT invoiceId FROM holds WHERE liftedAt IS NULL AND invoiceId IS NOT NULL)))`
