/** What is to be looked at outside the program. */
import type {
  OpenTasks,
  RequestTasks,
  SystemFinding,
  TerminationTask,
} from '../../../shared/elsewhere/contract'
import { AppError } from '../../../shared/errors'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

/** One for each system in use that has none yet, for a client that leaves. */
export const openTerminationTasks = (db: WritableDatabase, clientId: number): void => {
  db.run(
    `INSERT INTO terminationTasks (clientId, systemId, what)
     SELECT $clientId, id, name FROM systems WHERE struckAt IS NULL
     ON CONFLICT (clientId, systemId) DO NOTHING`,
    { clientId },
  )
}

/** The client stays after all. */
export const dropTerminationTasks = (db: WritableDatabase, clientId: number): void => {
  db.run('DELETE FROM terminationTasks WHERE clientId = $clientId', { clientId })
}

/** One for each system in use that has none yet, for a privacy request. */
export const openRequestTasks = (db: WritableDatabase, requestId: number): void => {
  db.run(
    `INSERT INTO privacyTasks (requestId, systemId, what)
     SELECT $requestId, id, name FROM systems WHERE struckAt IS NULL
     ON CONFLICT (systemId, requestId) DO NOTHING`,
    { requestId },
  )
}

const select = `
  SELECT t.id, t.clientId, nullif(c.name, '') AS client, t.what, t.finding, t.doneOn,
    u.name AS doneBy
  FROM terminationTasks t
  JOIN clients c ON c.id = t.clientId
  LEFT JOIN users u ON u.id = t.doneBy`

/** What was to be looked at when this client left, and what came of it. */
export const terminationTasksOf = (db: ReadableDatabase, clientId: number): TerminationTask[] =>
  db.all<TerminationTask>(`${select} WHERE t.clientId = $clientId ORDER BY t.id`, { clientId })

const limit = 1000

export const listTasks = (db: ReadableDatabase, { done }: { done: boolean }): OpenTasks => {
  const count = (sql: string): number => db.get<{ n: number }>(sql)?.n ?? 0
  const requests = db
    .all<Omit<RequestTasks, 'what'> & { what: string }>(
      `SELECT r.id AS requestId, r.receivedOn, json_group_array(t.what) AS what
       FROM privacyTasks t JOIN privacyRequests r ON r.id = t.requestId
       WHERE t.finding IS NULL GROUP BY r.id ORDER BY r.receivedOn, r.id LIMIT $limit`,
      { limit },
    )
    .map((row) => ({ ...row, what: JSON.parse(row.what) as string[] }))
  return {
    systems: count('SELECT count(*) AS n FROM systems WHERE struckAt IS NULL'),
    open:
      count('SELECT count(*) AS n FROM terminationTasks WHERE finding IS NULL') +
      count('SELECT count(*) AS n FROM privacyTasks WHERE finding IS NULL'),
    requests: done ? [] : requests,
    terminations: db.all<TerminationTask>(
      done
        ? `${select} WHERE t.finding IS NOT NULL ORDER BY t.doneOn DESC, t.id DESC LIMIT $limit`
        : `${select} WHERE t.finding IS NULL ORDER BY t.clientId, t.id LIMIT $limit`,
      { limit },
    ),
  }
}

/** Gives whose leaving it is. Errors: not-found. */
export const finishTask = (
  db: WritableDatabase,
  {
    id,
    finding,
    today,
    userId,
  }: { id: number; finding: SystemFinding | null; today: string; userId: number },
): number => {
  const task = db.get<{ clientId: number }>(
    'SELECT clientId FROM terminationTasks WHERE id = $id',
    {
      id,
    },
  )
  if (!task) throw new AppError('not-found', { entity: 'terminationTask', id })
  db.run(
    `UPDATE terminationTasks SET finding = $finding, doneOn = $doneOn, doneBy = $doneBy
     WHERE id = $id`,
    {
      id,
      finding,
      doneOn: finding === null ? null : today,
      doneBy: finding === null ? null : userId,
    },
  )
  return task.clientId
}
