/**
 * What is on record of a client's logins: handed over whole, and taken out at erasure. The secrets
 * are not here: the keeper destroys them as soon as the client is erased.
 */
import { together, type DomainParts } from '../parts'
import type { Ending } from '../../../shared/credentials/contract'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { extensionsOf } from './rows'

export interface LoginData {
  id: number
  system: string
  purpose: string
  ticket: string | null
  startedAt: string
  expiresAt: string
  uses: number
  lastUsedAt: string | null
  destroyedAt: string | null
  destroyedWhy: Ending | null
  /** why it was kept longer, and until when */
  extensions: { at: string; toAt: string; reason: string }[]
}

/** What is kept of the client here. */
export const collect = (db: ReadableDatabase, clientId: number): LoginData[] =>
  db
    .all<Omit<LoginData, 'extensions'>>(
      `SELECT id, system, purpose, ticket, startedAt, expiresAt, uses, lastUsedAt, destroyedAt,
         destroyedWhy
       FROM logins WHERE clientId = $clientId ORDER BY createdAt, id`,
      { clientId },
    )
    .map((login) => ({
      ...login,
      extensions: extensionsOf(db, login.id).map(({ at, toAt, reason }) => ({ at, toAt, reason })),
    }))

/**
 * Takes out what was written about the person; that there was a login, and when and why it was
 * destroyed, stays for the term of `login-trace`. Does nothing the second time. `now`: UTC.
 */
export const erase = (db: WritableDatabase, clientId: number, now: string): void => {
  db.run(
    `UPDATE loginExtensions SET reason = ''
     WHERE loginId IN (SELECT id FROM logins WHERE clientId = $clientId)`,
    { clientId },
  )
  db.run(
    `UPDATE logins SET system = '', purpose = '', ticket = NULL, erasedAt = $now
     WHERE clientId = $clientId AND erasedAt IS NULL`,
    { clientId, now },
  )
}

const ended = 'clientId = $clientId AND erasedAt IS NULL AND destroyedAt IS NOT NULL'

/** What was written about logins that are over; of one that still runs it says what it is for. */
export const loginParts: DomainParts = {
  names: ['logins'],
  list: (db, clientId) =>
    together(
      'logins',
      db.get<{ n: number }>(`SELECT count(*) AS n FROM logins WHERE ${ended}`, { clientId })?.n ??
        0,
    ),
  erase: (db, clientId, _part, now) => {
    db.run(
      `UPDATE loginExtensions SET reason = ''
       WHERE loginId IN (SELECT id FROM logins WHERE ${ended})`,
      { clientId },
    )
    db.run(
      `UPDATE logins SET system = '', purpose = '', ticket = NULL, erasedAt = $now WHERE ${ended}`,
      { clientId, now },
    )
  },
}
