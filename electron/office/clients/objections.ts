/** What a client objected to: every use of that purpose asks here first. AVG art. 21. */
import type { Purpose } from '../../../shared/privacy/purposes'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

/** Whether the client objected to this use of their data; then it does not happen. */
export const objectsTo = (db: ReadableDatabase, clientId: number, purpose: Purpose): boolean =>
  db.get('SELECT 1 FROM objections WHERE clientId = $clientId AND purpose = $purpose', {
    clientId,
    purpose,
  }) !== undefined

export interface Objection {
  purpose: Purpose
  /** civil date */
  since: string
}

export const objectionsOf = (db: ReadableDatabase, clientId: number): Objection[] =>
  db.all('SELECT purpose, since FROM objections WHERE clientId = $clientId ORDER BY purpose', {
    clientId,
  })

/** Of a client that was erased since there is nothing to object for. */
export const setObjection = (
  db: WritableDatabase,
  {
    clientId,
    purpose,
    objects,
    on,
  }: { clientId: number; purpose: Purpose; objects: boolean; on: string },
): void => {
  if (!objects) {
    db.run('DELETE FROM objections WHERE clientId = $clientId AND purpose = $purpose', {
      clientId,
      purpose,
    })
    return
  }
  db.run(
    `INSERT INTO objections (clientId, purpose, since)
     SELECT $clientId, $purpose, $on FROM clients WHERE id = $clientId AND erasedAt IS NULL
     ON CONFLICT (clientId, purpose) DO NOTHING`,
    { clientId, purpose, on },
  )
}
