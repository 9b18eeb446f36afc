/**
 * A search, page by page. What fits on one page is put in the asked order. The trigram index runs in
 * the order of client numbers only, so of what does not fit a page is filled by what comes first:
 * the client whose number was typed, names that begin with what was typed, then the newest.
 */
import type { ClientCursor } from '../../../shared/clients/contract'
import type { ReadableDatabase } from '../database/driver'
import { endOf, inOrder, live, runsDown, sortedKeys, type Filter, type Key } from './keys'
import { holdsWords, type Question } from './search-text'

export interface Found {
  keys: Key[]
  /** where the page ended; null when nothing follows */
  next: ClientCursor | null
  /** in the asked order */
  sorted: boolean
  /** in the order of names, and those that begin so come before those where it stands in a contact */
  byRank: boolean
}

export const searchPage = (
  db: ReadableDatabase,
  question: Question,
  filter: Filter,
  today: string,
): Found => {
  const first = filter.after ? null : firstFound(db, question, filter, today)
  if (first) {
    const few = new Map([...first.numbered, ...first.found].map((key) => [key.id, key]))
    if (few.size <= filter.limit) {
      return {
        keys: inOrder([...few.values()], filter),
        next: null,
        sorted: true,
        byRank: filter.sort === 'name' && !runsDown(filter),
      }
    }
  }
  return rankedPage(db, question, filter, { today, first })
}

interface First {
  numbered: Key[]
  /** by name when names that begin so were asked for, else the newest first; one more than a page */
  found: Key[]
}

const firstFound = (
  db: ReadableDatabase,
  question: Question,
  filter: Filter,
  today: string,
): First => ({
  numbered: numbered(db, question, filter, today),
  found:
    question.match !== null
      ? matchKeys(db, { ...question, start: null }, filter, { today, down: true, whole: true })
      : question.start === null
        ? []
        : sortedKeys(db, { ...filter, sort: 'name' }, today, { start: question.start }),
})

const rankedPage = (
  db: ReadableDatabase,
  question: Question,
  filter: Filter,
  { today, first }: { today: string; first: First | null },
): Found => {
  const { sort, after, limit } = filter
  const { match, number } = question
  const byNumber = match !== null && (sort === 'number' || sort === 'newest')
  const byName = match === null && sort === 'name'
  const start = byNumber ? null : question.start
  const down = !byNumber || runsDown(filter)

  const starts =
    start === null || after?.by === 'found'
      ? []
      : sortedKeys(
          db,
          {
            ...filter,
            sort: 'name',
            direction: byName ? filter.direction : 'asc',
            after: after?.by === 'number' ? null : after,
          },
          today,
          { start, except: number },
        )
  const head = [...(first?.numbered ?? []), ...starts]
  const rest =
    match === null || head.length > limit
      ? []
      : first && down
        ? withoutThese(first.found, head)
        : matchKeys(
            db,
            { ...question, start },
            { ...filter, after: after?.by === 'found' ? after : null },
            { today, down, except: number },
          )
  const all = [...head, ...rest]
  const keys = all.slice(0, limit)
  const end = all.length > limit ? keys.at(-1) : undefined
  const numbers = first?.numbered.length ?? 0
  const by = limit <= numbers ? 'number' : limit <= head.length ? 'name-starts' : 'found'
  return {
    keys,
    next: end ? { ...end, by } : null,
    sorted: byNumber || byName,
    byRank: false,
  }
}

/** What was found, less what stands above it: with one key more than a page holds, always enough. */
const withoutThese = (found: readonly Key[], above: readonly Key[]): Key[] => {
  const shown = new Set(above.map(({ id }) => id))
  return found.filter(({ id }) => !shown.has(id))
}

/** The client whose number was typed. */
const numbered = (
  db: ReadableDatabase,
  { number }: Question,
  { kind, state }: Filter,
  today: string,
): Key[] =>
  number === null
    ? []
    : db.all<Key>(`SELECT id, sortName, town FROM clients WHERE id = $number AND ${live}`, {
        number,
        kind,
        state,
        today,
      })

interface Matching {
  today: string
  down: boolean
  except?: number | null
  /** keys with what every order sorts by */
  whole?: boolean
}

/** The next `limit + 1` keys of what the trigram index finds, without names that begin with `start`. */
const matchKeys = (
  db: ReadableDatabase,
  { match, words, start }: Question,
  { kind, state, limit, after }: Filter,
  { today, down, except = null, whole = false }: Matching,
): Key[] => {
  const conditions = ['clientSearch MATCH $match', live]
  // Whoever needs no name is content with the small index: one page of it holds a hundred clients.
  const small = start === null && !whole
  if (after) conditions.push(`clientSearch.rowid ${down ? '<' : '>'} $id`)
  if (except !== null) conditions.push('clients.id <> $except')
  if (start !== null) conditions.push('NOT (sortName >= $start AND sortName < $end)')
  const holds = holdsWords('text', words)
  conditions.push(holds.sql)
  return db.all<Key>(
    `SELECT clients.id, ${whole ? 'sortName, town' : "'' AS sortName, '' AS town"} FROM clientSearch
     JOIN clients ${small ? 'INDEXED BY clientsByNumber' : ''} ON clients.id = clientSearch.rowid
     WHERE ${conditions.join(' AND ')}
     ORDER BY clientSearch.rowid ${down ? 'DESC' : 'ASC'} LIMIT $limit + 1`,
    {
      ...holds.parameters,
      match,
      kind,
      state,
      today,
      limit,
      except,
      id: after?.id ?? 0,
      start: start ?? '',
      end: endOf(start ?? ''),
    },
  )
}
