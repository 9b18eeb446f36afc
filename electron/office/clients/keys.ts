/** Pages of clients in an asked order, by the index that has that order. */
import type { z } from 'zod'
import type { clientFilter } from '../../../shared/clients/contract'
import type { ReadableDatabase } from '../database/driver'

export type Filter = z.output<typeof clientFilter>

export interface Key {
  id: number
  sortName: string
  town: string
}

/** Of the table `clients`; erased clients are nowhere. Binds $kind, $state and $today. */
export const live = `clients.erasedAt IS NULL AND ($kind = 'all' OR clients.kind = $kind)
  AND CASE $state WHEN 'all' THEN 1
    WHEN 'terminated' THEN clients.terminatedOn IS NOT NULL AND clients.terminatedOn <= $today
    ELSE clients.terminatedOn IS NULL OR clients.terminatedOn > $today END`

/** The columns of each order; a key holds those and no more, so that the index alone gives it. */
const orders = {
  name: ['sortName', 'id'],
  town: ['town', 'sortName', 'id'],
  number: ['id'],
  newest: ['id'],
} satisfies Record<Filter['sort'], (keyof Key)[]>

/** Whether the order runs downwards. */
export const runsDown = ({ sort, direction }: Filter): boolean =>
  (direction ?? (sort === 'newest' ? 'desc' : 'asc')) === 'desc'

/**
 * The next `limit + 1` keys in the asked order: of all clients, of those whose sort name begins with
 * `start`, or of `ids` alone; without the client `except`.
 */
export const sortedKeys = (
  db: ReadableDatabase,
  filter: Filter,
  today: string,
  among: { ids?: readonly number[]; start?: string; except?: number | null } = {},
): Key[] => {
  const { kind, state, limit, sort, after } = filter
  const columns: readonly (keyof Key)[] = orders[sort]
  const down = runsDown(filter)
  const conditions = [live]
  if (after) {
    const from = columns.map((column) => `$${column}`)
    conditions.push(`(${columns.join(', ')}) ${down ? '<' : '>'} (${from.join(', ')})`)
  }
  if (among.ids) conditions.push('id IN (SELECT value FROM json_each($ids))')
  if (among.start !== undefined) conditions.push('sortName >= $start AND sortName < $end')
  if (among.except) conditions.push('id <> $except')
  return db.all<Key>(
    `SELECT ${keyColumns(columns)} FROM clients WHERE ${conditions.join(' AND ')}
     ORDER BY ${columns.map((column) => (down ? `${column} DESC` : column)).join(', ')}
     LIMIT $limit + 1`,
    {
      ...after,
      kind,
      state,
      today,
      limit,
      ids: JSON.stringify(among.ids ?? []),
      except: among.except ?? 0,
      start: among.start ?? '',
      end: endOf(among.start ?? ''),
    },
  )
}

/** Whole keys in the asked order, as the index would have them. */
export const inOrder = (keys: readonly Key[], filter: Filter): Key[] => {
  const columns: readonly (keyof Key)[] = orders[filter.sort]
  const sign = runsDown(filter) ? -1 : 1
  return [...keys].sort((a, b) => {
    for (const column of columns) {
      const order = compare(a[column], b[column])
      if (order !== 0) return sign * order
    }
    return 0
  })
}

/** SQLite compares texts by their bytes in UTF-8: code units, save where a surrogate is met. */
const compare = (a: string | number, b: string | number): number => {
  if (a === b) return 0
  if (typeof a === 'string' && typeof b === 'string' && /[\ud800-\udfff]/.test(a + b))
    return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}

const keyColumns = (columns: readonly (keyof Key)[]): string =>
  (['id', 'sortName', 'town'] as const)
    .map((column) => (columns.includes(column) ? column : `'' AS ${column}`))
    .join(', ')

/** Greater than every text that begins with `start`. */
export const endOf = (start: string): string => `${start}\u{10ffff}`
