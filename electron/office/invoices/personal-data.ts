/** Everything the invoices hold of a client, for an access request. */
import type { Invoice } from '../../../shared/invoices/contract'
import type { ReadableDatabase } from '../database/driver'
import { wholeInvoice } from './show'

/** Drafts, invoices and credit notes of the client, oldest first, each whole. */
export const collect = (db: ReadableDatabase, clientId: number): Omit<Invoice, 'state'>[] =>
  db
    .all<{ id: number }>('SELECT id FROM invoices WHERE clientId = $clientId ORDER BY id', {
      clientId,
    })
    .map(({ id }) => wholeInvoice(db, id))
