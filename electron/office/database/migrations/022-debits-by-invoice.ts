import type { Migration } from '../migrate'

/** Whatever becomes of an invoice asks for its collections: without this each time all are looked through. */
export const migration022: Migration = {
  version: 22,
  up: (db) => {
    db.exec('CREATE INDEX debitsByInvoice ON debits (invoiceId, id)')
  },
}
