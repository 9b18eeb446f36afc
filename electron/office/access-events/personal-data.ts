/** What logs tell of a client: its own events, and lines that name its address and are of nobody. */
import type { AccessEvent } from '../../../shared/access-events/event'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { together, type DomainParts } from '../parts'

/** Linked to it, or by an address of its that others have as well. */
const own = `id IN (
  SELECT id FROM accessEvents WHERE clientId = $clientId
  UNION SELECT e.id FROM (
    SELECT lower(address) AS address FROM clientEmails WHERE clientId = $clientId
    UNION SELECT lower(email) FROM clientContacts WHERE clientId = $clientId AND email IS NOT NULL) a
  CROSS JOIN accessEvents e ON lower(e.account) = a.address
  WHERE e.clientId IS NULL AND e.account IS NOT NULL)`

/** Oldest first. */
export const collect = (
  db: ReadableDatabase,
  clientId: number,
): Omit<AccessEvent, 'identity' | 'signature'>[] =>
  db.all(
    `SELECT at, kind, ip, userAgent, account, what, status FROM accessEvents
     WHERE ${own} ORDER BY at, id`,
    { clientId },
  )

/** Before the client's addresses go, by which the rest of it is found. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run(`DELETE FROM accessEvents WHERE ${own}`, { clientId })
}

/** All of them together. */
export const accessEventParts: DomainParts = {
  names: ['accessEvents'],
  list: (db, clientId) =>
    together(
      'accessEvents',
      db.get<{ n: number }>(`SELECT count(*) AS n FROM accessEvents WHERE ${own}`, { clientId })
        ?.n ?? 0,
    ),
  erase: (db, clientId) => erase(db, clientId),
}
