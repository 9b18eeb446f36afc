/** The log as it is read: by client, person, domain and period, newest first. */
import type { AuditEntry, AuditFilter } from '../../../shared/audit/contract'
import { addDays, isCivilDate } from '../../../shared/dates'
import { startOfDay } from '../../../shared/start-of-day'
import type { ReadableDatabase } from '../database/driver'
import { tellsOfSecretOrder } from './secret'

interface Part {
  sql: string
  parameters: Record<string, string | number>
}

/**
 * The filter as conditions that an index answers; null when nothing can fit. A period is narrowed to
 * the numbers of its first and last line, so that a page deep in the past costs as much as the first.
 */
const conditionsOf = (db: ReadableDatabase, filter: AuditFilter, role: string): Part | null => {
  const parts: string[] = role === 'owner' ? [] : [`NOT ${tellsOfSecretOrder}`]
  const parameters: Record<string, string | number> = {}
  if (filter.clientId !== null) {
    parts.push('a.clientId = $clientId')
    parameters['clientId'] = filter.clientId
  }
  if (filter.userId !== null) {
    parts.push(filter.userId === 0 ? 'a.userId IS NULL' : 'a.userId = $userId')
    parameters['userId'] = filter.userId
  }
  if (filter.domain !== null) {
    parts.push('a.domain = $domain')
    parameters['domain'] = filter.domain
  }
  if (filter.from !== null || filter.to !== null) {
    const from = filter.from === null ? '' : momentOf(filter.from)
    const to = filter.to === null ? '9999' : endOf(filter.to)
    const { first, last } = db.get<{ first: number | null; last: number | null }>(
      'SELECT min(id) AS first, max(id) AS last FROM audit WHERE at >= $from AND at < $to',
      { from, to },
    ) ?? { first: null, last: null }
    if (first === null || last === null) return null
    // The sign keeps the planner on the numbers: lines are read in their order.
    parts.push('a.id BETWEEN $first AND $last', '+a.at >= $from', '+a.at < $to')
    Object.assign(parameters, { first, last, from, to })
  }
  return { sql: parts.map((part) => ` AND ${part}`).join(''), parameters }
}

/** When a day began; a day the calendar here does not reach stays its own text, which sorts as well. */
export const momentOf = (day: string): string => (isCivilDate(day) ? startOfDay(day) : day)
const endOf = (day: string): string => (isCivilDate(day) ? momentOf(addDays(day, 1)) : day)

type Row = Omit<AuditEntry, 'fields' | 'number'> & {
  fields: string
  previousHash: string
  hash: string
}

const select = `
  SELECT a.id, a.at, a.userId, u.name AS userName, a.operation, a.entity, a.entityId, a.clientId,
    a.fields, a.code, a.previousHash, a.hash
  FROM audit a LEFT JOIN users u ON u.id = a.userId`

/** Lines before the one with number `before` (null: the newest), newest first. */
export const linesBefore = (
  db: ReadableDatabase,
  filter: AuditFilter,
  before: number | null,
  limit: number,
  role: string,
): AuditEntry[] => {
  const conditions = conditionsOf(db, filter, role)
  if (!conditions) return []
  return db
    .all<Row & Pick<AuditEntry, 'number'>>(
      `SELECT l.*, i.number
       FROM (${select} WHERE a.id < $before${conditions.sql} ORDER BY a.id DESC LIMIT $limit) l
       LEFT JOIN invoices i ON l.entity = 'invoice' AND i.id = l.entityId
       ORDER BY l.id DESC`,
      { ...conditions.parameters, before: before ?? Number.MAX_SAFE_INTEGER, limit },
    )
    .map(({ previousHash: _previous, hash: _hash, ...row }) => ({
      ...row,
      fields: row.fields === '' ? [] : row.fields.split(','),
    }))
}

/** Lines after the one with number `after`, oldest first, as they are stored. */
export const linesAfter = (
  db: ReadableDatabase,
  filter: AuditFilter,
  after: number,
  limit: number,
  role: string,
): Row[] => {
  const conditions = conditionsOf(db, filter, role)
  if (!conditions) return []
  return db.all<Row>(`${select} WHERE a.id > $after${conditions.sql} ORDER BY a.id LIMIT $limit`, {
    ...conditions.parameters,
    after,
    limit,
  })
}
