/** What became of a desk's logins, put on record in the database. */
import type { Ending } from '../../../shared/credentials/contract'
import type { DeskLogins, LoginEnd, RecordedLogin } from '../../../shared/credentials/desk'
import { todayIn } from '../../../shared/dates'
import { afterTerm } from '../../../shared/retention/clocks'
import type { AuditLine } from '../audit/line'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import type { Turns } from '../../ground/turns'
import { termOf } from '../settings/terms'

interface Known {
  id: number
  clientId: number
  itemKey: string
  expiresAt: string
  goneAt: string | null
  endWhy: Ending | null
  endAskedBy: number | null
}

/** Puts an ending on record, once; null when it was there or nobody knows the login. */
export const recordEnd = (
  db: WritableDatabase,
  { key, at, why }: LoginEnd,
  /** who does it now; else whoever asked for this end, or nobody */
  by: number | null = null,
): AuditLine | null => {
  const login = db.get<Known>('SELECT * FROM logins WHERE itemKey = $key AND destroyedAt IS NULL', {
    key,
  })
  if (!login) return null
  const asked = login.endWhy === why ? login.endAskedBy : null
  db.run(
    `UPDATE logins SET destroyedAt = $at, destroyedWhy = $why, destroyedBy = $by
     WHERE id = $id`,
    { at, why, by: by ?? asked, id: login.id },
  )
  return { entity: 'login', id: login.id, clientId: login.clientId, code: `ended-${why}` }
}

/** What the office has on record as living on a desk. */
export const recordedOn = (db: ReadableDatabase, deskId: number): RecordedLogin[] =>
  db.all(
    `SELECT itemKey AS key, expiresAt, endWhy FROM logins
     WHERE deskId = $deskId AND destroyedAt IS NULL`,
    { deskId },
  )

/** What one desk said, and what must be left alone because somebody is at it now. */
export interface Told {
  deskId: number
  said: DeskLogins
  turns: Turns
}

/**
 * Brings the database up to what happened in a desk's keychain: endings, expiries that differ, items
 * that are missing or came back. Returns the lines for the audit log.
 */
export const settle = (db: WritableDatabase, told: Told, now: string): AuditLine[] => [
  ...told.said.ended
    .filter(({ key }) => livesOn(db, told.deskId, key))
    .flatMap((end) => recordEnd(db, end) ?? []),
  ...differing(db, told).flatMap((one) => settleOne(db, one, now)),
]

/** What another desk keeps a desk knows nothing of, whatever its file says. */
const livesOn = (db: ReadableDatabase, deskId: number, key: string): boolean =>
  db.get('SELECT 1 FROM logins WHERE itemKey = $key AND deskId = $deskId', { key, deskId }) !==
  undefined

/** Whether settling would change anything in the database. */
export const isSettled = (db: ReadableDatabase, told: Told): boolean =>
  told.said.ended.length === 0 && differing(db, told).length === 0

interface Differing {
  login: Known
  said: DeskLogins['logins'][number]
}

const differing = (db: ReadableDatabase, { deskId, said, turns }: Told): Differing[] => {
  const byKey = new Map(said.logins.map((one) => [one.key, one]))
  return db
    .all<Known>('SELECT * FROM logins WHERE deskId = $deskId AND destroyedAt IS NULL', { deskId })
    .flatMap((login) => {
      const own = byKey.get(login.itemKey)
      if (!own || turns.busy(login.itemKey)) return []
      const same = own.missing === (login.goneAt !== null) && own.expiresAt === login.expiresAt
      return same ? [] : [{ login, said: own }]
    })
}

const settleOne = (
  db: WritableDatabase,
  { login: { id, clientId, goneAt, ...login }, said }: Differing,
  now: string,
): AuditLine[] => {
  const line = (code: string): AuditLine => ({ entity: 'login', id, clientId, code })
  const lines: AuditLine[] = []
  if (said.missing !== (goneAt !== null)) {
    db.run('UPDATE logins SET goneAt = $goneAt WHERE id = $id', {
      id,
      goneAt: said.missing ? now : null,
    })
    lines.push(line(said.missing ? 'gone-from-keychain' : 'back-in-keychain'))
  }
  if (said.expiresAt !== login.expiresAt) {
    db.run('UPDATE logins SET expiresAt = $expiresAt WHERE id = $id', {
      id,
      expiresAt: said.expiresAt,
    })
    lines.push({ ...line('as-in-keychain'), fields: ['expiresAt'] })
  }
  return lines
}

const oldRecords = (db: ReadableDatabase, today: string): { id: number; clientId: number }[] => {
  const oldest = db.all<{ id: number; clientId: number; destroyedAt: string }>(
    `SELECT id, clientId, destroyedAt FROM logins WHERE destroyedAt IS NOT NULL
       AND clientId NOT IN (
         SELECT clientId FROM holds WHERE liftedAt IS NULL AND clientId IS NOT NULL)
     ORDER BY destroyedAt, id LIMIT 500`,
  )
  const kept = termOf(db, 'login-trace')
  const young = oldest.findIndex(
    ({ destroyedAt }) => afterTerm(todayIn(new Date(destroyedAt)), kept) >= today,
  )
  return young < 0 ? oldest : oldest.slice(0, young)
}

export const hasOldRecords = (db: ReadableDatabase, today: string): boolean =>
  oldRecords(db, today).length > 0

/** Drops the records whose own term has ended. */
export const dropOldRecords = (db: WritableDatabase, today: string): AuditLine[] =>
  oldRecords(db, today).map(({ id, clientId }) => {
    db.run('DELETE FROM loginExtensions WHERE loginId = $id', { id })
    db.run('DELETE FROM logins WHERE id = $id', { id })
    return { entity: 'login', id, clientId, code: 'record-term-ended' }
  })
