/** Every sealed invoice holds its PDF as sent. */
import type { ActionContext } from '../context'
import { documentBytes } from '../invoices/documents'
import { withoutPdf } from '../invoices/missing-pdfs'

/**
 * Those that were not made yet are made now, outside the transaction that seals them. Errors: those of
 * making them, cancelled.
 */
export const makeDocuments = async (
  context: Pick<ActionContext, 'read' | 'write' | 'checkpoint'>,
  invoiceIds: readonly number[],
): Promise<void> => {
  const missing = context.read(({ db }) => withoutPdf(db, invoiceIds))
  for (const id of missing) {
    context.checkpoint()
    await documentBytes(context, id, 'pdf')
  }
}
