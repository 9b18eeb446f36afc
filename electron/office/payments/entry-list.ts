/**
 * The list of entries, newest first, page by page. What a page costs does not grow with the books:
 * each state has an index in the list's order, and a search looks at a bounded number of entries
 * before it hands back what it has.
 */
import type { EntryRow } from '../../../shared/payments/contract'
import type { ReadableDatabase } from '../database/driver'
import { showRows } from './entries'
import { foundKeys, readSearch } from './entry-search'
import type { Key, Narrowed } from './narrowed'

export interface EntryFilter {
  state: 'to-do' | 'matched' | 'set-aside' | 'all'
  search: string
  clientId: number | null
  invoiceId: number | null
  after: Key | null
  limit: number
}

const phases = { 'to-do': 1, matched: 2, 'set-aside': 3, all: null } as const

const narrow = ({ state, clientId, invoiceId }: EntryFilter): Narrowed => {
  const where = ['1 = 1']
  const parameters: Narrowed['parameters'] = {}
  const phase = phases[state]
  if (phase !== null) {
    where.push('e.phase = $phase')
    parameters['phase'] = phase
  }
  if (clientId !== null) {
    where.push(`e.id IN (
      SELECT id FROM bankEntries WHERE clientId = $clientId
      UNION SELECT l.entryId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
      WHERE i.clientId = $clientId AND l.entryId IS NOT NULL)`)
    parameters['clientId'] = clientId
  }
  if (invoiceId !== null) {
    where.push(`e.id IN (
      SELECT entryId FROM allocations WHERE invoiceId = $invoiceId AND entryId IS NOT NULL)`)
    parameters['invoiceId'] = invoiceId
  }
  return { where: where.join(' AND '), parameters }
}

/** A page of entries. With `next` there is more, also when the page holds less than asked. */
export const listEntries = (
  db: ReadableDatabase,
  filter: EntryFilter,
): { rows: EntryRow[]; next: Key | null } => {
  const narrowed = narrow(filter)
  const search = readSearch(filter.search)
  const { keys, next } = search
    ? foundKeys(db, { search, narrowed, after: filter.after, limit: filter.limit })
    : page(db, narrowed, filter)
  return {
    rows: showRows(
      db,
      keys.map(({ id }) => id),
    ),
    next,
  }
}

const page = (
  db: ReadableDatabase,
  { where, parameters }: Narrowed,
  { after, limit }: EntryFilter,
): { keys: Key[]; next: Key | null } => {
  const found = db.all<Key>(
    `SELECT e.bookedOn, e.id FROM bankEntries e
     WHERE ${where} ${after ? 'AND (e.bookedOn, e.id) < ($afterOn, $afterId)' : ''}
     ORDER BY e.bookedOn DESC, e.id DESC LIMIT $limit + 1`,
    { ...parameters, limit, afterOn: after?.bookedOn ?? null, afterId: after?.id ?? null },
  )
  const keys = found.slice(0, limit)
  return { keys, next: found.length > limit ? (keys.at(-1) ?? null) : null }
}
