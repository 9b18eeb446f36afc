/** Asking a desk to end logins before their time: on record first, done once that desk is reached. */
import type { Ending } from '../../../shared/credentials/contract'
import type { AuditLine } from '../audit/line'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export type EndNow = Extract<
  Ending,
  'done' | 'used' | 'handed-over' | 'client-ended' | 'client-erased'
>

/** What is asked of one login; the first reason stays. `by`: null is the program itself. */
export const askEnd = (
  db: WritableDatabase,
  { id, clientId }: { id: number; clientId: number },
  ask: { why: EndNow; by: number | null; now: string },
): AuditLine => {
  db.run(
    `UPDATE logins SET endWhy = $why, endAskedAt = $now, endAskedBy = $by
     WHERE id = $id AND endWhy IS NULL AND destroyedAt IS NULL`,
    { ...ask, id },
  )
  return { entity: 'login', id, clientId, code: 'end-asked' }
}

interface Due {
  id: number
  clientId: number
  why: EndNow
}

/** Logins of clients who left or were erased, that no desk was asked to end yet: they go at once. */
export const endedClients = (db: ReadableDatabase, today: string): Due[] =>
  db.all(
    `SELECT logins.id, clientId,
       CASE WHEN clients.erasedAt IS NULL THEN 'client-ended' ELSE 'client-erased' END AS why
     FROM logins JOIN clients ON clients.id = logins.clientId
     WHERE destroyedAt IS NULL AND endWhy IS NULL
       AND (clients.erasedAt IS NOT NULL OR terminatedOn <= $today)`,
    { today },
  )

/** A client's logins that are not known to have ended. */
export const openLoginsOf = (
  db: ReadableDatabase,
  clientId: number,
): { id: number; clientId: number; deskId: number; endWhy: Ending | null }[] =>
  db.all(
    `SELECT id, clientId, deskId, endWhy FROM logins
     WHERE clientId = $clientId AND destroyedAt IS NULL`,
    { clientId },
  )

/** How many are not known to have ended, and when the last of them ends by itself (UTC ISO). */
export const unconfirmedOf = (
  db: ReadableDatabase,
  clientId: number,
): { count: number; until: string | null } =>
  db.get(
    `SELECT count(*) AS count, max(expiresAt) AS until FROM logins
     WHERE clientId = $clientId AND destroyedAt IS NULL`,
    { clientId },
  ) ?? { count: 0, until: null }
