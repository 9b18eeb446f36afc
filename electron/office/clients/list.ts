/**
 * The list of clients, page by page. What a page costs does not grow with the office: every order
 * has an index that holds all a page is filtered by, a page goes on where the last one ended, and a
 * search looks at no more clients than a page holds before it decides how to go on.
 */
import type { ClientList, ClientOption } from '../../../shared/clients/contract'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { sortedKeys, type Filter, type Key } from './keys'
import { nameRank } from './name-rank'
import { clientOptions, clientRows } from './rows'
import { searchPage } from './search'
import { readSearch, type Question } from './search-text'

interface Page extends Pick<ClientList, 'next' | 'sorted'> {
  keys: Key[]
  /** by which rows of the page are put in another order yet */
  ranked: Question | null
}

/** A page of the list; without money for support. */
export const listClients = (
  { db, today, user }: Pick<QueryContext, 'db' | 'today' | 'user'>,
  filter: Filter,
): ClientList => {
  const page = findPage(db, filter, today)
  const { search } = filter
  const money = user.role !== 'support'
  const rows = clientRows(db, { ids: page.keys.map(idOf), today, money, search })
  return { rows: inOrder(rows, page), next: page.next, sorted: page.sorted }
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
  const page = findPage(db, filter, today)
  const ids = page.keys.map(idOf)
  const options = clientOptions(db, {
    ids: chosen === null ? ids : [...new Set([chosen, ...ids])],
    books: user.role !== 'support',
    search,
  })
  const isChosen = ({ id }: ClientOption): boolean => id === chosen
  const others = options.filter((option) => !isChosen(option))
  return [...options.filter(isChosen), ...inOrder(others, page)]
}

const inOrder = <Row extends { id: number; name: string }>(
  rows: Row[],
  { keys, ranked }: Page,
): Row[] => (ranked ? nameRank(rows, keys, ranked) : rows)

const findPage = (db: ReadableDatabase, filter: Filter, today: string): Page => {
  const question = readSearch(filter.search)
  if (!question) {
    const few = filter.state === 'terminated' ? terminatedIds(db, today) : null
    return sortedPage(sortedKeys(db, filter, today, few ? { ids: few } : {}), filter)
  }
  const { byRank, ...page } = searchPage(db, question, filter, today)
  return { ...page, ranked: byRank ? question : null }
}

/** Of the one key more than a page holds, only its being there counts. */
const sortedPage = (keys: Key[], { limit }: Filter): Page => {
  const page = keys.slice(0, limit)
  const end = keys.length > limit ? page.at(-1) : undefined
  return {
    keys: page,
    next: end ? { ...end, by: 'sorted' } : null,
    sorted: true,
    ranked: null,
  }
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
