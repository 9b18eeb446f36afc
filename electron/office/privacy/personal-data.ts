/** Open requests of a client: told whole; with the client goes what tells who asked and what. */
import type { RequestCase } from '../../../shared/privacy/contract'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { rectifiedIn, tasksOf, requireRow, type Row } from './case'

type RequestData = Pick<Row, 'type' | 'receivedOn' | 'channel' | 'scope' | 'answer' | 'outcome'> &
  Pick<RequestCase, 'tasks' | 'rectified'>

export const collect = (db: ReadableDatabase, clientId: number): RequestData[] =>
  db
    .all<{ id: number }>(
      'SELECT id FROM privacyRequests WHERE clientId = $clientId ORDER BY receivedOn, id',
      { clientId },
    )
    .map(({ id }) => {
      const { type, receivedOn, channel, scope, answer, outcome } = requireRow(db, id)
      return {
        type,
        receivedOn,
        channel,
        scope,
        answer,
        outcome,
        tasks: tasksOf(db, id),
        rectified: rectifiedIn(db, id),
      }
    })

/**
 * The case goes on as one of somebody who is not known any more, so that it is still answered, and
 * what is open in systems and at recipients is still done: these tasks name no person.
 */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run(
    `DELETE FROM privacyTasks
     WHERE systemId IS NULL AND recipientId IS NULL AND requestId IN (SELECT id FROM privacyRequests WHERE clientId = $clientId)`,
    { clientId },
  )
  db.run(
    `DELETE FROM rectifications
     WHERE requestId IN (SELECT id FROM privacyRequests WHERE clientId = $clientId)`,
    { clientId },
  )
  db.run(
    `UPDATE privacyRequests SET version = version + 1, clientId = NULL, scope = NULL,
       identityMethod = NULL, reason = NULL, answer = NULL, done = NULL, notDone = NULL
     WHERE clientId = $clientId`,
    { clientId },
  )
}

/** The day before which a closed request is forgotten altogether has come: its row goes. */
export const forgetRequest = (db: WritableDatabase, id: number): void => {
  db.run('UPDATE privacyRequests SET mergedInto = NULL WHERE mergedInto = $id', { id })
  db.run('DELETE FROM privacyRequests WHERE id = $id AND closedOn IS NOT NULL', { id })
}
