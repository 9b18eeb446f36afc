/** Logins as lists show them: what the database knows, which is everything but the secrets. */
import type {
  Ending,
  LoginCounts,
  LoginCursor,
  LoginExtension,
  LoginList,
  LoginReport,
  LoginRow,
  loginStates,
} from '../../../shared/credentials/contract'
import { endOfToday } from '../../../shared/credentials/expiry'
import { AppError } from '../../../shared/errors'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'

/** A login's row as it is stored. */
export interface StoredLogin {
  id: number
  clientId: number
  deskId: number
  itemKey: string
  system: string
  purpose: string
  ticket: string | null
  startedAt: string
  createdAt: string
  expiresAt: string
  deleteAfterUse: number
  viewLimit: number | null
  views: number
  usedFields: string
  goneAt: string | null
  endWhy: Ending | null
  destroyedAt: string | null
  destroyedWhy: Ending | null
}

interface Filter {
  clientId: number | null
  state: (typeof loginStates)[number]
  search: string
  after: LoginCursor | null
  limit: number
}

interface FoundRow extends Omit<LoginRow, 'deleteAfterUse' | 'viewsLeft' | 'desk'> {
  deleteAfterUse: number
  desk: string
  isHere: number
  views: number
  /** what the list is in order of */
  at: string
}

const columns = `
  logins.id, logins.clientId, clients.name AS clientName, system, purpose, ticket,
  CASE WHEN destroyedAt IS NOT NULL THEN 'ended' WHEN goneAt IS NOT NULL THEN 'gone'
    WHEN endWhy IS NULL AND expiresAt > $now THEN 'open'
    WHEN deskId IS $here THEN 'expired' ELSE 'unconfirmed' END AS state,
  desks.name AS desk, deskId IS $here AS isHere, logins.createdAt, maker.name AS createdBy, expiresAt, deleteAfterUse, viewLimit, views, uses,
  lastUsedAt, destroyedAt, destroyedWhy, ender.name AS destroyedBy`
const tables = `
  logins JOIN clients ON clients.id = logins.clientId JOIN desks ON desks.id = deskId
  JOIN users AS maker ON maker.id = createdBy
  LEFT JOIN users AS ender ON ender.id = destroyedBy`

/** How each list is asked for; `at` is what it is in order of, and the index behind it. */
const lists = {
  open: { where: 'destroyedAt IS NULL', at: 'expiresAt', rising: true },
  today: {
    where: 'destroyedAt IS NULL AND expiresAt < $endOfToday',
    at: 'expiresAt',
    rising: true,
  },
  ended: { where: 'destroyedAt IS NOT NULL', at: 'destroyedAt', rising: false },
  all: { where: '1', at: 'logins.createdAt', rising: false },
} as const

const shown = ({ deleteAfterUse, views, at: _, desk, isHere, ...row }: FoundRow): LoginRow => ({
  ...row,
  desk: { name: desk, here: isHere === 1 },
  deleteAfterUse: deleteAfterUse === 1,
  viewsLeft: row.viewLimit === null ? null : row.viewLimit - views,
})

export const listLogins = (
  { db, now }: Pick<QueryContext, 'db' | 'now'>,
  { clientId, state, search, after, limit }: Filter,
  /** the desk where it is asked */
  here: number | null,
): LoginList => {
  const { where, at, rising } = lists[state]
  const found = db.all<FoundRow>(
    `SELECT ${columns}, ${at} AS at FROM ${tables}
     WHERE ${where}
       ${clientId === null ? '' : 'AND logins.clientId = $clientId'}
       ${after === null ? '' : `AND (${at}, logins.id) ${rising ? '>' : '<'} ($at, $id)`}
       ${search.trim() === '' ? '' : `AND ${matching}`}
     ORDER BY ${at} ${rising ? '' : 'DESC'}, logins.id ${rising ? '' : 'DESC'} LIMIT $limit + 1`,
    {
      now,
      here,
      clientId,
      limit,
      search: search.trim().toLowerCase(),
      endOfToday: endOfToday(now),
      at: after?.at ?? '',
      id: after?.id ?? 0,
    },
  )
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return { rows: page.map(shown), next: last ? { at: last.at, id: last.id } : null, now }
}

const matching = `(instr(lower(system), $search) > 0 OR instr(lower(purpose), $search) > 0
  OR instr(lower(coalesce(ticket, '')), $search) > 0 OR instr(lower(clients.name), $search) > 0
  OR instr(clients.sortName, $search) > 0)`

/** Errors: not-found. */
export const loginRow = (
  { db, now }: Pick<QueryContext, 'db' | 'now'>,
  id: number,
  here: number,
): LoginRow => {
  const found = db.get<FoundRow>(
    `SELECT ${columns}, '' AS at FROM ${tables} WHERE logins.id = $id`,
    { id, now, here },
  )
  if (!found) throw new AppError('not-found', { entity: 'login', id })
  return shown(found)
}

/** Errors: not-found. */
export const storedLogin = (db: ReadableDatabase, id: number): StoredLogin => {
  const found = db.get<StoredLogin>('SELECT * FROM logins WHERE id = $id', { id })
  if (!found) throw new AppError('not-found', { entity: 'login', id })
  return found
}

export const extensionsOf = (db: ReadableDatabase, id: number): LoginExtension[] =>
  db.all(
    `SELECT at, users.name AS "by", toAt, reason FROM loginExtensions
     JOIN users ON users.id = userId WHERE loginId = $id ORDER BY loginExtensions.id`,
    { id },
  )

const running = 'goneAt IS NULL AND endWhy IS NULL AND expiresAt > $now'
const over = 'goneAt IS NULL AND (endWhy IS NOT NULL OR expiresAt <= $now)'

export const countLogins = (
  { db, now }: Pick<QueryContext, 'db' | 'now'>,
  clientId: number | null,
  here: number,
): LoginCounts => {
  const counts = db.get<Omit<LoginCounts, 'now'>>(
    `SELECT
       count(*) FILTER (WHERE ${running}) AS open,
       count(*) FILTER (WHERE ${running} AND expiresAt < $endOfToday) AS today,
       count(*) FILTER (WHERE goneAt IS NOT NULL) AS gone,
       count(*) FILTER (WHERE ${over} AND deskId IS $here) AS overdue,
       count(*) FILTER (WHERE ${over} AND deskId IS NOT $here) AS unconfirmed
     FROM logins WHERE destroyedAt IS NULL
       ${clientId === null ? '' : 'AND clientId = $clientId'}`,
    { now, clientId, here, endOfToday: endOfToday(now) },
  )
  return { open: 0, today: 0, gone: 0, overdue: 0, unconfirmed: 0, ...counts, now }
}

export const reportOf = (db: ReadableDatabase): LoginReport => {
  const endings = db.all<LoginReport['endings'][number]>(
    `SELECT destroyedWhy AS why, count(*) AS count FROM logins WHERE destroyedAt IS NOT NULL
     GROUP BY destroyedWhy ORDER BY count DESC, why`,
  )
  const open =
    db.get<{ n: number }>('SELECT count(*) AS n FROM logins WHERE destroyedAt IS NULL')?.n ?? 0
  return { held: open + endings.reduce((sum, { count }) => sum + count, 0), open, endings }
}

export const maximumHours = (db: ReadableDatabase): number => {
  const policy = db.get<{ maximumHours: number }>('SELECT maximumHours FROM loginPolicy')
  if (!policy) throw new Error('an office without a policy for logins')
  return policy.maximumHours
}
