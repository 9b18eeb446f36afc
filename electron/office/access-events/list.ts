/** Events, newest first: of a client, from an address, in a stretch of time. */
import type { AccessRow, AccessView, LogFileRow } from '../../../shared/access-events/contract'
import type { AccessKind } from '../../../shared/access-events/event'
import { addDays, startOfDay } from '../../../shared/dates'
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

/** What a log brings is seen once all of it is there. `+`: the engine is not to walk by number. */
const isWhole = `+e.id <= coalesce(
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
  const { clientId, kind, from, to } = filter
  const address = filter.ip === null ? null : sought(filter.ip)
  const conditions = [
    isWhole,
    filter.view === 'clients' ? 'e.clientId IS NOT NULL' : null,
    filter.view === 'apart' ? 'e.clientId IS NULL' : null,
    clientId === null ? null : 'e.clientId = $clientId',
    kind === null ? null : 'e.kind = $kind',
    address === null ? null : address.to === null ? 'e.ip = $ip' : 'e.ip >= $ip AND e.ip < $ipTo',
    from === null ? null : 'e.at >= $from',
    to === null ? null : 'e.at < $to',
    after === null ? null : 'e.at <= $at AND (e.at < $at OR +e.id < $id)',
  ].filter((one) => one !== null)
  return db
    .all<Row>(
      `SELECT ${columns} FROM accessEvents e LEFT JOIN clients c ON c.id = e.clientId
       WHERE ${conditions.join(' AND ')} ORDER BY e.at DESC, e.id DESC LIMIT $limit`,
      {
        clientId,
        kind,
        ip: address?.from ?? null,
        ipTo: address?.to ?? null,
        from: from === null ? null : startOfDay(from),
        to: to === null ? null : startOfDay(addDays(to, 1)),
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

/** The latest event of a kind of one client. */
export const latestOf = (
  db: ReadableDatabase,
  clientId: number,
  kind: AccessKind,
): AccessRow | null => {
  const filter = { view: 'all', clientId, kind, ip: null, from: null, to: null } as const
  return listEvents(db, filter, null, 1)[0] ?? null
}

/** Logs that were read, the latest first, two hundred at most. */
export const listFiles = (db: ReadableDatabase): LogFileRow[] =>
  db.all(
    `SELECT f.id, f.finishedAt, u.name AS userName, f.format, f.lines, f.added, f.malformed,
       f.firstAt, f.lastAt
     FROM accessFiles f JOIN users u ON u.id = f.userId
     WHERE f.finishedAt IS NOT NULL ORDER BY f.id DESC LIMIT 200`,
  )
