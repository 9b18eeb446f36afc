/**
 * Searching entries by any part of name, account, text, reference or amount. The trigram index finds
 * words of three letters and more; what it does not hold yet, and shorter words, are looked through.
 */
import type { ReadableDatabase } from '../database/driver'
import type { Key, Narrowed } from './narrowed'

/** Candidates that are put in the list's order; more are shown in the order they were booked in. */
const mostSorted = 1000
/** Entries looked at one by one for a page. */
const mostLookedAt = 10_000
const portion = 2000

export interface Search {
  /** folded as the index folds, each once */
  words: string[]
  /** for the index; null when no word is long enough */
  match: string | null
}

/** Null for nothing to search. Amounts may be typed `1.234,50`, `1234.5` or `1234,50`. */
export const readSearch = (typed: string): Search | null => {
  const words = typed.trim().split(/\s+/).filter(Boolean).slice(0, 8).map(plainAmount).map(fold)
  const unique = [...new Set(words)].filter((word) => word !== '')
  if (unique.length === 0) return null
  const long = unique.filter((word) => [...word].length >= 3)
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  return { words: unique, match: match === '' ? null : match }
}

/** The index holds amounts as `1234,50`, without a sign. */
const plainAmount = (word: string): string => {
  const bare = word.replace(/^[€+-]+/, '')
  if (/^\d{1,3}(\.\d{3})+(,\d{0,2})?$/.test(bare)) return bare.replaceAll('.', '')
  if (/^\d+\.\d{2}$/.test(bare)) return bare.replace('.', ',')
  return /^\d+,\d{0,2}$/.test(bare) ? bare : word.replace(/^€/, '')
}

/** As the tokenizer of the index does: without case and diacritics. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')

interface Asked {
  search: Search
  narrowed: Narrowed
  after: Key | null
  limit: number
}

type Page = { keys: Key[]; next: Key | null }

export const foundKeys = (db: ReadableDatabase, asked: Asked): Page => {
  const { search, narrowed } = asked
  const few = fewKeys(db, narrowed)
  if (few) return sortedPage(matching(db, few, search), asked)
  if (search.match === null) return lookThrough(db, asked)
  const found = indexed(db, search.match, { before: null, limit: mostSorted + 1 })
  const tail = notIndexed(db, narrowed)
  if (found.length > mostSorted || tail.length > portion) return inBookingOrder(db, asked)
  const keys = [...tail, ...narrowedTo(db, found, narrowed)]
  return sortedPage(matching(db, keys, search), asked)
}

/** All that is listed without a search, when that is little. */
const fewKeys = (db: ReadableDatabase, { where, parameters }: Narrowed): Key[] | null => {
  if (where === '1 = 1') return null
  const keys = db.all<Key>(
    `SELECT e.bookedOn, e.id FROM bankEntries e WHERE ${where} LIMIT $most`,
    { ...parameters, most: portion + 1 },
  )
  return keys.length > portion ? null : keys
}

const sortedPage = (keys: readonly Key[], { after, limit }: Asked): Page => {
  const sorted = keys
    .filter((key) => !after || newestFirst(after, key) < 0)
    .sort(newestFirst)
    .slice(0, limit + 1)
  const shown = sorted.slice(0, limit)
  return { keys: shown, next: sorted.length > limit ? (shown.at(-1) ?? null) : null }
}

const newestFirst = (a: Key, b: Key): number =>
  a.bookedOn === b.bookedOn ? b.id - a.id : a.bookedOn < b.bookedOn ? 1 : -1

/** Those of the entries that hold every word. */
const matching = (db: ReadableDatabase, keys: readonly Key[], { words }: Search): Key[] => {
  const found = new Set<number>()
  for (let at = 0; at < keys.length; at += portion) {
    const texts = db.all<{ id: number; text: string }>(
      'SELECT id, text FROM bankEntryTexts WHERE id IN (SELECT value FROM json_each($ids))',
      { ids: JSON.stringify(keys.slice(at, at + portion).map(({ id }) => id)) },
    )
    for (const { id, text } of texts) {
      const folded = fold(text)
      if (words.every((word) => folded.includes(word))) found.add(id)
    }
  }
  return keys.filter(({ id }) => found.has(id))
}

/** What the index finds, the latest booked first. */
const indexed = (
  db: ReadableDatabase,
  match: string,
  { before, limit }: { before: number | null; limit: number },
): number[] =>
  db
    .all<{ id: number }>(
      `SELECT rowid AS id FROM bankEntrySearch WHERE bankEntrySearch MATCH $match
         ${before === null ? '' : 'AND rowid < $before'}
       ORDER BY rowid DESC LIMIT $limit`,
      { match, before, limit },
    )
    .map(({ id }) => id)

const narrowedTo = (
  db: ReadableDatabase,
  ids: readonly number[],
  { where, parameters }: Narrowed,
): Key[] =>
  db.all<Key>(
    // Each id is looked up: left to choose, the planner goes through the books for every one of them.
    `SELECT e.bookedOn, e.id FROM json_each($ids) place
     CROSS JOIN bankEntries e NOT INDEXED ON e.id = place.value
     WHERE ${where} ORDER BY place.key`,
    { ...parameters, ids: JSON.stringify(ids) },
  )

/** Booked so shortly ago that the index does not hold them; the latest first. */
const notIndexed = (
  db: ReadableDatabase,
  { where, parameters }: Narrowed,
  before = Number.MAX_SAFE_INTEGER,
): Key[] =>
  db.all<Key>(
    `SELECT e.bookedOn, e.id FROM bankEntries e
     WHERE e.id > $indexed AND e.id < $before AND ${where} ORDER BY e.id DESC LIMIT $most`,
    { ...parameters, indexed: lastIndexed(db), before, most: portion + 1 },
  )

/** The highest id the search index holds, 0 for none. */
export const lastIndexed = (db: ReadableDatabase): number =>
  db.get<{ id: number }>('SELECT rowid AS id FROM bankEntrySearch ORDER BY rowid DESC LIMIT 1')
    ?.id ?? 0

/** Too many to sort: by id, a bounded number of candidates for each page. */
const inBookingOrder = (db: ReadableDatabase, { search, narrowed, after, limit }: Asked): Page => {
  const found: Key[] = []
  let before = after?.id ?? Number.MAX_SAFE_INTEGER
  for (let looked = 0; looked < mostLookedAt; looked += portion) {
    let ids = notIndexed(db, narrowed, before).map(({ id }) => id)
    ids =
      ids.length > 0
        ? ids.slice(0, portion)
        : indexed(db, search.match ?? '', { before, limit: portion })
    const last = ids.at(-1)
    if (last === undefined) return { keys: found, next: null }
    found.push(...matching(db, narrowedTo(db, ids, narrowed), search))
    before = last
    if (found.length > limit) break
  }
  const shown = found.slice(0, limit)
  const end = found.length > limit ? shown.at(-1) : { bookedOn: '', id: before }
  return { keys: shown, next: end ?? null }
}

/** Words too short for the index: through the list in its order, a bounded number for each page. */
const lookThrough = (db: ReadableDatabase, { search, narrowed, after, limit }: Asked): Page => {
  const found: Key[] = []
  let end: Key | null = after
  for (let looked = 0; looked < mostLookedAt; looked += portion) {
    const keys = db.all<Key>(
      `SELECT e.bookedOn, e.id FROM bankEntries e
       WHERE ${narrowed.where} ${end ? 'AND (e.bookedOn, e.id) < ($endOn, $endId)' : ''}
       ORDER BY e.bookedOn DESC, e.id DESC LIMIT $portion`,
      { ...narrowed.parameters, portion, endOn: end?.bookedOn ?? null, endId: end?.id ?? null },
    )
    found.push(...matching(db, keys, search))
    if (keys.length < portion && found.length <= limit) return { keys: found, next: null }
    end = keys.at(-1) ?? end
    if (found.length > limit) break
  }
  const shown = found.slice(0, limit)
  return { keys: shown, next: found.length > limit ? (shown.at(-1) ?? null) : end }
}
