/**
 * What a search finds. The trigram index runs in the order of client numbers only, so at most `most`
 * of what it finds is put in another order; beyond that the page is filled by what comes first.
 */
import type { ReadableDatabase } from '../database/driver'
import { endOf, live, runsDown, sortedKeys, type Filter, type Key } from './keys'
import type { Question } from './search-text'

/** How many clients are put in order at once. */
export const most = 200

type Part = 'number' | 'name-starts' | 'found'

/** All that is found when it is no more than `most`, else null. */
export const foundIds = (
  db: ReadableDatabase,
  question: Question,
  filter: Filter,
  today: string,
): number[] | null => {
  const named = numbered(db, question, filter, today)
  const all = { ...filter, after: null, limit: most }
  const rest = question.match
    ? matchKeys(db, { ...question, start: null }, all, { today, down: true })
    : question.start === null
      ? []
      : sortedKeys(db, { ...all, sort: 'name' }, today, { start: question.start })
  const ids = new Set([...named, ...rest].map((key) => key.id))
  return ids.size > most ? null : [...ids]
}

/**
 * A page of a search that found more than can be put in the asked order: the client whose number was
 * typed, names that begin with what was typed, the rest.
 */
export const foundPage = (
  db: ReadableDatabase,
  question: Question,
  filter: Filter,
  today: string,
): { keys: Key[]; lastFrom: Part; more: boolean; sorted: boolean } => {
  const { sort, after, limit } = filter
  const { match, number } = question
  const byNumber = match !== null && (sort === 'number' || sort === 'newest')
  const byName = match === null && sort === 'name'
  const start = byNumber ? null : question.start

  const first = after ? [] : numbered(db, question, filter, today)
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
  const head = [...first, ...starts]
  const rest =
    match === null || head.length > limit
      ? []
      : matchKeys(
          db,
          { ...question, start },
          { ...filter, after: after?.by === 'found' ? after : null },
          { today, down: !byNumber || runsDown(filter), except: number },
        )
  const keys = [...head, ...rest]
  return {
    keys: keys.slice(0, limit),
    more: keys.length > limit,
    lastFrom: limit <= first.length ? 'number' : limit <= head.length ? 'name-starts' : 'found',
    sorted: byNumber || byName,
  }
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

/** The next `limit + 1` keys of what the trigram index finds, without names that begin with `start`. */
const matchKeys = (
  db: ReadableDatabase,
  { match, words, start }: Question,
  { kind, state, limit, after }: Filter,
  { today, down, except = null }: { today: string; down: boolean; except?: number | null },
): Key[] => {
  const conditions = ['clientSearch MATCH $match', live]
  if (after) conditions.push(`clientSearch.rowid ${down ? '<' : '>'} $id`)
  if (except !== null) conditions.push('clients.id <> $except')
  if (start !== null) conditions.push('NOT (sortName >= $start AND sortName < $end)')
  const forms: Record<string, string> = {}
  for (const [place, [first = '', second = first]] of words.entries()) {
    conditions.push(`(instr(text, $first${place}) > 0 OR instr(text, $second${place}) > 0)`)
    forms[`first${place}`] = first
    forms[`second${place}`] = second
  }
  return db.all<Key>(
    `SELECT clients.id, '' AS sortName, '' AS town FROM clientSearch
     JOIN clients ON clients.id = clientSearch.rowid
     WHERE ${conditions.join(' AND ')}
     ORDER BY clientSearch.rowid ${down ? 'DESC' : 'ASC'} LIMIT $limit + 1`,
    {
      ...forms,
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
