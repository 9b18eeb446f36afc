/** What a search finds first, where it has them all: whoever is called so. */
import { plainWords } from '../../../shared/clients/name'
import type { ReadableDatabase } from '../database/driver'
import type { Question } from './search-text'

/**
 * The same keys: the client whose number was typed, then names that begin with what was typed, then
 * names with a word that begins so, then the others; within each in the order they came in.
 */
export const nameRank = <Found extends { id: number; sortName: string }>(
  db: ReadableDatabase,
  keys: readonly Found[],
  { number, start }: Pick<Question, 'number' | 'start'>,
): Found[] => {
  if (start === null) return [...keys]
  const names = new Map(
    db
      .all<{ id: number; name: string }>(
        'SELECT id, name FROM clients WHERE id IN (SELECT value FROM json_each($ids))',
        { ids: JSON.stringify(keys.map(({ id }) => id)) },
      )
      .map(({ id, name }) => [id, ` ${plainWords(name).join(' ')}`]),
  )
  const rank = ({ id, sortName }: Found): number => {
    const name = names.get(id) ?? ''
    if (id === number) return 0
    if (sortName.startsWith(start) || name.startsWith(` ${start}`)) return 1
    return name.includes(` ${start}`) ? 2 : 3
  }
  return [...keys].sort((a, b) => rank(a) - rank(b))
}
