/** Clients whose name comes near what was typed, for when nobody is called exactly so. */
import { plainWords } from '../../../shared/clients/name'
import { editsToHold, slips } from '../../../shared/search/alike'
import type { ReadableDatabase } from '../database/driver'

/** Names looked at one by one; of more, the newest clients'. */
const mostLookedAt = 4000

/** The ids, the nearest first, then by name. */
export const clientsAlike = (db: ReadableDatabase, typed: string, limit: number): number[] => {
  const words = plainWords(typed).slice(0, 6)
  const asked = words.filter((word) => slips(word.length) > 0)
  if (asked.length === 0) return []
  const near: { id: number; sortName: string; edits: number }[] = []
  for (const { id, sortName } of candidates(db, asked)) {
    const edits = editsToHold(words, sortName.split(' '))
    if (edits !== null) near.push({ id, sortName, edits })
  }
  near.sort((a, b) => a.edits - b.edits || (a.sortName < b.sortName ? -1 : 1))
  return near.slice(0, limit).map(({ id }) => id)
}

/** Whoever shares a piece of each word: a slip spoils some of its pieces, seldom all. */
const candidates = (
  db: ReadableDatabase,
  words: readonly string[],
): { id: number; sortName: string }[] => {
  const match = words.map((word) => `(${piecesOf(word).map(quoted).join(' OR ')})`).join(' AND ')
  return db.all(
    `SELECT clients.id, clients.sortName FROM clientSearch
     JOIN clients ON clients.id = clientSearch.rowid
     WHERE clientSearch MATCH $match AND clients.erasedAt IS NULL
     ORDER BY clientSearch.rowid DESC LIMIT ${mostLookedAt}`,
    { match },
  )
}

/** The index leads every word with a space, so its first piece says that the word begins so. */
const piecesOf = (word: string): string[] => {
  const letters = [...` ${word}`]
  const middle = Math.floor(letters.length / 2)
  const starts = new Set([0, 1, middle - 1, middle, letters.length - 3])
  return [...starts]
    .filter((start) => start >= 0 && start + 3 <= letters.length)
    .map((start) => letters.slice(start, start + 3).join(''))
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
