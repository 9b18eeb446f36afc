/** What this domain holds of a client: to whom their data went, told in full; the notes are erased. */
import { together, type DomainParts } from '../parts'
import type { Disclosure } from '../../../shared/disclosures/contract'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { listDisclosures } from './log'

/** Newest first; none that must not be told of. */
export const collect = (db: ReadableDatabase, clientId: number): Disclosure[] =>
  listDisclosures(db, { clientId, recipientId: null, secret: false }, null, -1)

/**
 * That something was given stays: kinds of data, a recipient and the number of a client without a
 * name. What somebody wrote about it goes.
 */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run(
    `UPDATE disclosures SET note = ''
     WHERE note <> '' AND id IN (SELECT disclosureId FROM disclosedClients
       WHERE clientId = $clientId)`,
    { clientId },
  )
}

/** What somebody wrote about what was given. */
export const disclosureParts: DomainParts = {
  names: ['disclosureNotes'],
  list: (db, clientId) =>
    together(
      'disclosureNotes',
      db.get<{ n: number }>(
        `SELECT count(*) AS n FROM disclosures
         WHERE note <> '' AND id IN (SELECT disclosureId FROM disclosedClients
           WHERE clientId = $clientId)`,
        { clientId },
      )?.n ?? 0,
    ),
  erase: (db, clientId) => erase(db, clientId),
}
