/** Events, newest first: of a client, from an address, in a stretch of time. */
import type { AccessRow, AccessView, LogFileRow } from '../../../shared/access-events/contract'
import { accessKinds, type AccessKind } from '../../../shared/access-events/event'
import { addDays } from '../../../shared/dates'
import { startOfDay } from '../../../shared/start-of-day'
import { AppError } from '../../../shared/errors'
import type { ReadableDatabase } from '../database/driver'
import { readAddress } from './address'

export interface AccessFilter {
  view: AccessView
  clientId: number | null
  kind: AccessKind | null
  ip: string | null
  /** civil dates, both included */
  from: string | null
  to: string | null
}

interface Place {
  at: string
  id: number
}

type Row = Omit<AccessRow, 'client'> & { clientId: number | null; clientName: string | null }

const columns = `e.id, e.at, e.ip, e.userAgent, e.account, e.kind, e.what, e.status, e.signature,
  e.clientId, c.name AS clientName`

/** SQL on `accessEvents e`. What a log brings is seen once all of it is there. `+`: the engine is not to walk by number. */
export const isWhole = `+e.id <= coalesce(
  (SELECT afterEvent FROM accessFiles WHERE finishedAt IS NULL), 9007199254740991)`

const shown = ({ clientId, clientName, ...row }: Row): AccessRow => ({
  ...row,
  client: clientId === null ? null : { id: clientId, name: clientName ?? '' },
})

/** Errors: invalid-input (not-an-address). */
export const listEvents = (
  db: ReadableDatabase,
  filter: AccessFilter,
  after: Place | null,
  limit: number,
): AccessRow[] => {
  const address = filter.ip === null ? null : sought(filter.ip)
  const from = filter.from === null ? null : startOfDay(filter.from)
  const to = filter.to === null ? null : startOfDay(addDays(filter.to, 1))
  const asked = { ...filter, from, to, address, after }
  // Of one client there are few enough to look at each.
  if (filter.clientId !== null) return page(db, asked, null, limit)
  if (address === null) return merged(db, asked, limit)
  const rows: AccessRow[] = []
  const latest = [after?.at, to].filter((one) => typeof one === 'string').sort()[0]
  for (let day = dayUpTo(db, latest ?? '9'); day !== null; day = dayUpTo(db, day)) {
    if (from !== null && day < from.slice(0, 10)) break
    rows.push(...page(db, asked, day, limit - rows.length))
    if (rows.length === limit) break
  }
  return rows
}

/** Each kind, of clients and apart, has an index of its own: the newest of each, and of those the newest. */
const merged = (db: ReadableDatabase, asked: Asked, limit: number): AccessRow[] => {
  const views = asked.view === 'all' ? (['clients', 'apart'] as const) : [asked.view]
  const kinds = asked.kind === null ? accessKinds : [asked.kind]
  return views
    .flatMap((view) => kinds.flatMap((kind) => page(db, { ...asked, view, kind }, null, limit)))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.id - a.id))
    .slice(0, limit)
}

/** The last day in UTC that has an event no later than a moment, or before a day. */
const dayUpTo = (db: ReadableDatabase, moment: string): string | null =>
  db.get<{ day: string | null }>(
    `SELECT substr(max(at), 1, 10) AS day FROM accessEvents
     WHERE at ${moment.length === 10 ? '<' : '<='} $moment`,
    { moment },
  )?.day ?? null

interface Asked extends Omit<AccessFilter, 'from' | 'to'> {
  /** moments: from the first on, before the second */
  from: string | null
  to: string | null
  address: { from: string; to: string | null } | null
  after: Place | null
}

const page = (
  db: ReadableDatabase,
  { view, clientId, kind, from, to, address, after }: Asked,
  day: string | null,
  limit: number,
): AccessRow[] => {
  const conditions = [
    isWhole,
    day === null ? null : 'substr(e.at, 1, 10) = $day',
    view === 'clients' ? 'e.clientId IS NOT NULL' : null,
    view === 'apart' ? 'e.clientId IS NULL' : null,
    clientId === null ? null : 'e.clientId = $clientId',
    kind === null ? null : 'e.kind = $kind',
    address === null ? null : address.to === null ? 'e.ip = $ip' : 'e.ip >= $ip AND e.ip < $ipTo',
    from === null ? null : 'e.at >= $from',
    to === null ? null : 'e.at < $to',
    after === null ? null : 'e.at <= $at AND (e.at < $at OR +e.id < $id)',
  ].filter((one) => one !== null)
  return db
    .all<Row>(
      `SELECT ${columns}
       FROM accessEvents e ${day === null ? '' : 'INDEXED BY accessEventsByIp'}
       LEFT JOIN clients c ON c.id = e.clientId
       WHERE ${conditions.join(' AND ')} ORDER BY e.at DESC, e.id DESC LIMIT $limit`,
      {
        day,
        clientId,
        kind,
        ip: address?.from ?? null,
        ipTo: address?.to ?? null,
        from,
        to,
        at: after?.at ?? null,
        id: after?.id ?? null,
        limit,
      },
    )
    .map(shown)
}

/** One address, or with `*` behind it all that begin so. */
const sought = (text: string): { from: string; to: string | null } => {
  const [, beginning] = /^([\da-f.:]{1,45})\*$/i.exec(text.trim()) ?? []
  if (beginning !== undefined) {
    const from = beginning.toLowerCase()
    return { from, to: `${from}\uffff` }
  }
  const ip = readAddress(text.trim())
  if (ip === null)
    throw new AppError('invalid-input', { problems: [{ path: 'ip', code: 'not-an-address' }] })
  return { from: ip, to: null }
}

/** The latest event of a kind of one client that was let in: anybody can try with its name. */
export const latestOf = (
  db: ReadableDatabase,
  clientId: number,
  kind: AccessKind,
): AccessRow | null => {
  const row = db.get<Row>(
    `SELECT ${columns} FROM accessEvents e LEFT JOIN clients c ON c.id = e.clientId
     WHERE ${isWhole} AND e.clientId = $clientId AND e.kind = $kind
       AND (e.status IS NULL OR e.status < 400)
     ORDER BY e.at DESC, e.id DESC LIMIT 1`,
    { clientId, kind },
  )
  return row ? shown(row) : null
}

/** Logs that were read, the latest first, two hundred at most. */
export const listFiles = (db: ReadableDatabase): LogFileRow[] =>
  db.all(
    `SELECT f.id, f.finishedAt, u.name AS userName, f.format, f.lines, f.added, f.malformed,
       f.firstAt, f.lastAt
     FROM accessFiles f JOIN users u ON u.id = f.userId
     WHERE f.finishedAt IS NOT NULL ORDER BY f.id DESC LIMIT 200`,
  )
