/** Every sealed invoice holds its PDF as sent. */
import type { ActionContext } from '../context'
import { documentBytes } from '../invoices/documents'
import { invoicesToSeal } from './seal-client'

/**
 * Those of a client's invoices that were not made yet are made now, outside the erasing transaction.
 * Errors: those of making them, cancelled.
 */
export const makeDocuments = async (
  context: Pick<ActionContext, 'read' | 'write' | 'checkpoint'>,
  clientId: number,
  settledOnly: boolean,
): Promise<void> => {
  const missing = context.read(({ db }) =>
    invoicesToSeal(db, clientId, settledOnly).filter(
      ({ id }) =>
        !db.get(`SELECT 1 FROM invoiceDocuments WHERE invoiceId = $id AND kind = 'pdf'`, { id }),
    ),
  )
  for (const { id } of missing) {
    context.checkpoint()
    await documentBytes(context, id, 'pdf')
  }
}
