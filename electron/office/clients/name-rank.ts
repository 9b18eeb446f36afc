/** What a search finds first, where it has them all: whoever is called so. */
import { plainWords } from '../../../shared/clients/name'
import type { Key } from './keys'
import type { Question } from './search-text'

/**
 * The same rows: the client whose number was typed, then names that begin with what was typed, then
 * names with a word that begins so, then the others; within each in the order they came in. Of each
 * there is a key, with its sort name.
 */
export const nameRank = <Row extends { id: number; name: string }>(
  rows: readonly Row[],
  keys: readonly Key[],
  { number, start }: Pick<Question, 'number' | 'start'>,
): Row[] => {
  if (start === null) return [...rows]
  const sortNames = new Map(keys.map(({ id, sortName }) => [id, sortName]))
  const rank = ({ id, name }: Row): number => {
    if (id === number) return 0
    if (sortNames.get(id)?.startsWith(start)) return 1
    const words = ` ${plainWords(name).join(' ')}`
    return words.startsWith(` ${start}`) ? 1 : words.includes(` ${start}`) ? 2 : 3
  }
  const ranked = rows.map((row) => ({ row, rank: rank(row) }))
  return ranked.sort((a, b) => a.rank - b.rank).map(({ row }) => row)
}
