/**
 * The list of clients, page by page. What a page costs does not grow with the office: every order
 * has an index that holds all a page is filtered by, a page goes on where the last one ended, and a
 * search looks at no more clients than a page holds before it decides how to go on.
 */
import type { ClientList, ClientOption } from '../../../shared/clients/contract'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { sortedKeys, type Filter, type Key } from './keys'
import { clientOptions, clientRows } from './rows'
import { searchPage } from './search'
import { readSearch } from './search-text'

type Page = Pick<ClientList, 'next' | 'sorted'> & { ids: number[] }

/** A page of the list; without money for support. */
export const listClients = (
  { db, today, user }: Pick<QueryContext, 'db' | 'today' | 'user'>,
  filter: Filter,
): ClientList => {
  const { ids, next, sorted } = findPage(db, filter, today)
  const { search } = filter
  const money = user.role !== 'support'
  return { rows: clientRows(db, { ids, today, money, search }), next, sorted }
}

/** The best twenty for a picker, the `chosen` one in front. */
export const optionsFor = (
  { db, today, user }: Pick<QueryContext, 'db' | 'today' | 'user'>,
  { search, chosen }: { search: string; chosen: number | null },
): ClientOption[] => {
  const filter: Filter = {
    search,
    state: 'all',
    kind: 'all',
    sort: 'name',
    direction: null,
    after: null,
    limit: 20,
  }
  const { ids } = findPage(db, filter, today)
  return clientOptions(db, {
    ids: chosen === null ? ids : [...new Set([chosen, ...ids])],
    books: user.role !== 'support',
    search,
  })
}

const findPage = (db: ReadableDatabase, filter: Filter, today: string): Page => {
  const question = readSearch(filter.search)
  if (!question) {
    const few = filter.state === 'terminated' ? terminatedIds(db, today) : null
    return sortedPage(sortedKeys(db, filter, today, few ? { ids: few } : {}), filter)
  }
  const { keys, next, sorted } = searchPage(db, question, filter, today)
  return { ids: keys.map(idOf), next, sorted }
}

/** Of the one key more than a page holds, only its being there counts. */
const sortedPage = (keys: Key[], { limit }: Filter): Page => {
  const page = keys.slice(0, limit)
  const end = keys.length > limit ? page.at(-1) : undefined
  return { ids: page.map(idOf), next: end ? { ...end, by: 'sorted' } : null, sorted: true }
}

const idOf = ({ id }: Key): number => id

/** How many clients are put in order at once. */
const most = 200

/** Usually a handful among many; null when there are more than can be put in order at once. */
const terminatedIds = (db: ReadableDatabase, today: string): number[] | null => {
  const found = db.all<{ id: number }>(
    `SELECT id FROM clients
     WHERE terminatedOn IS NOT NULL AND terminatedOn <= $today AND erasedAt IS NULL
     LIMIT $most + 1`,
    { today, most },
  )
  return found.length > most ? null : found.map(({ id }) => id)
}
