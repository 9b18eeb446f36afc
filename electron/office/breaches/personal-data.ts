/** That a client's data were concerned by a breach: told, and forgotten with the client. */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { dataOf, numberOf, requireBreach } from './breach'

export const collect = (
  db: ReadableDatabase,
  clientId: number,
): { number: string; knownAt: string; data: string[]; toldOn: string | null }[] =>
  db
    .all<{ breachId: number }>(
      'SELECT breachId FROM breachedClients WHERE clientId = $clientId ORDER BY breachId',
      { clientId },
    )
    .map(({ breachId }) => {
      const row = requireBreach(db, breachId)
      return {
        number: numberOf(row),
        knownAt: row.knownAt,
        data: dataOf(row),
        toldOn: row.toldOn,
      }
    })

/** How many there were stays counted; who they were does not. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run('DELETE FROM breachedClients WHERE clientId = $clientId', { clientId })
}

/** Its own term is over: the row goes, with whom it concerned. */
export const forgetBreach = (db: WritableDatabase, id: number): void => {
  db.run('DELETE FROM breachedClients WHERE breachId = $id', { id })
  db.run('DELETE FROM breaches WHERE id = $id AND closedAt IS NOT NULL', { id })
}
