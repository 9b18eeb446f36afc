/** Orders about a client: told of unless that is forbidden; that there was one stays for its own term. */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

interface OrderData {
  authority: string
  reference: string
  article: string
  scope: string
  orderedOn: string
  handedOverAt: string | null
}

/** Those that may be told of. */
export const collect = (db: ReadableDatabase, clientId: number): OrderData[] =>
  db.all(
    `SELECT authority, reference, article, scope, orderedOn, handedOverAt FROM orders
     WHERE clientId = $clientId AND (secret = 0 OR liftedAt IS NOT NULL) ORDER BY id`,
    { clientId },
  )

/** Who it was about goes; authority, dates, outcome and the hash of what was given stay. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run(
    `UPDATE orders SET version = version + 1, clientId = NULL, scope = '', receipt = NULL,
       reason = NULL
     WHERE clientId = $clientId`,
    { clientId },
  )
}

/**
 * Its own term is over: the row goes. What was disclosed stays in the log of disclosures. One that may
 * still not be told of goes on hiding what came of it, and says nothing else.
 */
export const forgetOrder = (db: WritableDatabase, id: number): void => {
  db.run(
    `DELETE FROM orders WHERE id = $id AND closedAt IS NOT NULL
       AND (secret = 0 OR liftedAt IS NOT NULL)`,
    { id },
  )
  db.run(
    `UPDATE orders SET version = version + 1, clientId = NULL, authority = '', reference = '',
       article = '', scope = '', receipt = NULL, reason = NULL
     WHERE id = $id AND closedAt IS NOT NULL`,
    { id },
  )
}
