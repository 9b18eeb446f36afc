import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { ofSecretOrder } from './holds'

const ofClient = `(clientId = $clientId
  OR invoiceId IN (SELECT id FROM invoices WHERE clientId = $clientId))`

/** Why data of the client were or are held; nothing of an order that must not be told of. */
export const collect = (
  db: ReadableDatabase,
  clientId: number,
): { kind: string; reason: string; createdAt: string; liftedAt: string | null }[] =>
  db.all(
    `SELECT kind, reason, createdAt, liftedAt FROM holds h
     WHERE ${ofClient} AND NOT ${ofSecretOrder} ORDER BY id`,
    { clientId },
  )

/** That there were holds stays, why goes; called while the invoices still are the client's. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run(`UPDATE holds SET reason = '' WHERE ${ofClient}`, { clientId })
  db.run('DELETE FROM erasedParts WHERE clientId = $clientId', { clientId })
}

/** The same, of one document whose person goes before the rest of its client does. */
export const forgetReasons = (db: WritableDatabase, invoiceId: number): void => {
  db.run(`UPDATE holds SET reason = '' WHERE invoiceId = $invoiceId`, { invoiceId })
}
