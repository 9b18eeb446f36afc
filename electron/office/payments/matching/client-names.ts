/** What clients are called, themselves and those who act for them. */
import type { ReadableDatabase } from '../../database/driver'
import { grouped, packed, portion } from './packed'

interface ClientNames {
  clientId: number
  /** the name, then the person behind a company and the contacts */
  names: string[]
}

/** @param ids of clients, as JSON */
export const namesOf = (db: ReadableDatabase, ids: string): ClientNames[] => {
  const named = packed(
    db,
    `SELECT json_array(id, name, CASE WHEN kind = 'company' AND lastName IS NOT NULL
       THEN trim(coalesce(firstName, '') || ' ' || lastName) END) AS row
     FROM clients WHERE id IN (SELECT value FROM json_each($ids)) ORDER BY id`,
    { ids },
  ) as [id: number, name: string, person: string | null][]
  const contacts = grouped(
    packed(
      db,
      `SELECT json_array(clientId, name) AS row FROM clientContacts
       WHERE clientId IN (SELECT value FROM json_each($ids))`,
      { ids },
    ) as [clientId: number, name: string][],
  )
  return named.map(([clientId, name, person]) => ({
    clientId,
    names: [name, ...(person === null ? [] : [person]), ...(contacts.get(clientId) ?? [])],
  }))
}

/** The names of all clients, read as they are asked for. */
export function* clientNames(db: ReadableDatabase): Generator<ClientNames> {
  for (let after = 0; ;) {
    const ids = db
      .all<{
        id: number
      }>(
        'SELECT id FROM clients WHERE id > $after AND erasedAt IS NULL ORDER BY id LIMIT $portion',
        {
          after,
          portion,
        },
      )
      .map(({ id }) => id)
    yield* namesOf(db, JSON.stringify(ids))
    const last = ids.at(-1)
    if (last === undefined || ids.length < portion) return
    after = last
  }
}
