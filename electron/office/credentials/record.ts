/** What became of logins, put on record in the database: by people as they do it, by sweeps later. */
import type { Ending } from '../../../shared/credentials/contract'
import { todayIn } from '../../../shared/dates'
import { afterTerm } from '../../../shared/retention/clocks'
import type { AuditLine } from '../audit/line'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { termOf } from '../settings/terms'
import { newEntry, type Shelf } from './shelf'

interface Known {
  id: number
  clientId: number
  itemKey: string
  expiresAt: string
  goneAt: string | null
}

/** Puts an ending on record, once; null when it was there or nobody knows the login. */
export const recordEnd = (
  db: WritableDatabase,
  end: { key: string; at: string; why: Ending; by: number | null },
): AuditLine | null => {
  const login = db.get<Known>(
    'SELECT * FROM logins WHERE itemKey = $key AND destroyedAt IS NULL',
    end,
  )
  if (!login) return null
  db.run(
    `UPDATE logins SET destroyedAt = $at, destroyedWhy = $why, destroyedBy = $by
     WHERE id = $id`,
    { ...end, id: login.id },
  )
  return { entity: 'login', id: login.id, clientId: login.clientId, code: `ended-${end.why}` }
}

/**
 * Brings the database up to what happened in the keychain: endings, expiries that differ, items that
 * are missing or came back, and records whose own term ended. Returns the lines for the audit log.
 */
export const settle = (
  db: WritableDatabase,
  shelf: Shelf,
  { now, today }: { now: string; today: string },
): AuditLine[] => {
  const lines: AuditLine[] = []
  for (const { key, at, why } of shelf.index.ended) {
    const line = recordEnd(db, { key, at, why, by: null })
    if (line) lines.push(line)
  }
  for (const login of openLogins(db)) lines.push(...settleOne(db, shelf, login, now))
  return [...lines, ...dropOldRecords(db, today)]
}

/** Whether settling would change anything in the database. */
export const isSettled = (db: ReadableDatabase, shelf: Shelf, today: string): boolean =>
  shelf.index.ended.length === 0 &&
  oldRecords(db, today).length === 0 &&
  openLogins(db).every((login) => {
    const entry = shelf.entry(login.itemKey)
    return (
      shelf.turns.busy(login.itemKey) ||
      (entry?.missing === (login.goneAt !== null) && entry.expiresAt === login.expiresAt)
    )
  })

const openLogins = (db: ReadableDatabase): Known[] =>
  db.all('SELECT * FROM logins WHERE destroyedAt IS NULL')

const settleOne = (db: WritableDatabase, shelf: Shelf, login: Known, now: string): AuditLine[] => {
  const { id, clientId, itemKey, goneAt } = login
  if (shelf.turns.busy(itemKey)) return []
  const line = (code: string): AuditLine => ({ entity: 'login', id, clientId, code })
  let entry = shelf.entry(itemKey)
  if (!entry) {
    // The index was lost; or the keychain was read in full and this login is not in it.
    entry = { ...newEntry(itemKey, now, login.expiresAt, 'kept'), missing: shelf.trusted }
    shelf.index.logins.push(entry)
  }
  const lines: AuditLine[] = []
  if (entry.missing !== (goneAt !== null)) {
    db.run('UPDATE logins SET goneAt = $goneAt WHERE id = $id', {
      id,
      goneAt: entry.missing ? now : null,
    })
    lines.push(line(entry.missing ? 'gone-from-keychain' : 'back-in-keychain'))
  }
  if (entry.expiresAt !== login.expiresAt) {
    db.run('UPDATE logins SET expiresAt = $expiresAt WHERE id = $id', {
      id,
      expiresAt: entry.expiresAt,
    })
    lines.push({ ...line('as-in-keychain'), fields: ['expiresAt'] })
  }
  return lines
}

const oldRecords = (db: ReadableDatabase, today: string): { id: number; clientId: number }[] => {
  const oldest = db.all<{ id: number; clientId: number; destroyedAt: string }>(
    `SELECT id, clientId, destroyedAt FROM logins WHERE destroyedAt IS NOT NULL
     ORDER BY destroyedAt, id LIMIT 500`,
  )
  const kept = termOf(db, 'login-trace')
  const young = oldest.findIndex(
    ({ destroyedAt }) => afterTerm(todayIn(new Date(destroyedAt)), kept) >= today,
  )
  return young < 0 ? oldest : oldest.slice(0, young)
}

const dropOldRecords = (db: WritableDatabase, today: string): AuditLine[] =>
  oldRecords(db, today).map(({ id, clientId }) => {
    db.run('DELETE FROM loginExtensions WHERE loginId = $id', { id })
    db.run('DELETE FROM logins WHERE id = $id', { id })
    return { entity: 'login', id, clientId, code: 'record-term-ended' }
  })

/** Logins of clients who left or were erased: they go at once. */
export const loginsOfEndedClients = (
  db: ReadableDatabase,
  today: string,
): { key: string; why: Ending }[] =>
  db.all(
    `SELECT itemKey AS key,
       CASE WHEN clients.erasedAt IS NULL THEN 'client-ended' ELSE 'client-erased' END AS why
     FROM logins JOIN clients ON clients.id = logins.clientId
     WHERE destroyedAt IS NULL AND (clients.erasedAt IS NOT NULL OR terminatedOn <= $today)`,
    { today },
  )
