import { writeSearch } from '../clients/write'
import type { WritableDatabase } from '../database/driver'

/**
 * Open debt is a hold by nature: what collecting it needs stays (name, address, telephone, the
 * addresses invoices go to, the open invoices), everything else goes.
 */
export const reduceClient = (db: WritableDatabase, clientId: number, now: string): void => {
  db.run('DELETE FROM clientContacts WHERE clientId = $clientId', { clientId })
  db.run('DELETE FROM clientEmails WHERE clientId = $clientId AND forInvoices = 0', { clientId })
  db.run('DELETE FROM typing WHERE clientId = $clientId', { clientId })
  db.run(
    'UPDATE clients SET note = NULL, reducedAt = $now, updatedAt = $now WHERE id = $clientId',
    {
      clientId,
      now,
    },
  )
  writeSearch(db, clientId)
}
