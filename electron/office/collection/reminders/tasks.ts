/** After the last reminder: a task to suspend the service, and once all is paid to resume it. */
import type {
  ClientReminders,
  ReminderPause,
  SuspensionTask,
} from '../../../../shared/collection/reminders'
import { AppError } from '../../../../shared/errors'
import { objectsTo } from '../../clients/objections'
import { clientRow } from '../../clients/record'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { personOf } from '../../who'
import { sentTo } from './sent'

/** Whether the client still owes what a final notice or this very task was about. */
const owes = `EXISTS (SELECT 1 FROM invoices o WHERE o.clientId = s.clientId AND o.openCents <> 0
  AND o.openCents > 0
  AND o.sealedAt IS NULL AND (o.id = s.invoiceId OR EXISTS (
    SELECT 1 FROM suspensions p WHERE p.invoiceId = o.id)
  OR EXISTS (SELECT 1 FROM reminders r WHERE r.invoiceId = o.id AND r.step = 'final')))`

/** What is to be done now; who paid before anything was suspended leaves no task. */
const select = `
  SELECT s.id, CASE WHEN s.suspendedAt IS NULL THEN 'suspend' ELSE 'resume' END AS kind,
    s.clientId, c.name AS clientName, s.invoiceId, i.number,
    CASE WHEN s.suspendedAt IS NULL THEN s.askedOn ELSE coalesce(i.settledOn, s.askedOn) END AS "on"
  FROM suspensions s JOIN clients c ON c.id = s.clientId JOIN invoices i ON i.id = s.invoiceId
  WHERE s.droppedAt IS NULL AND s.resumedAt IS NULL 
    AND CASE WHEN s.suspendedAt IS NULL THEN i.openCents > 0 AND i.sealedAt IS NULL
      ELSE NOT ${owes} END`

interface Row extends Pick<SuspensionTask, 'id' | 'kind' | 'on'> {
  clientId: number
  clientName: string
  invoiceId: number
  number: string
}

/** The oldest first. */
export const openTasks = (db: ReadableDatabase, clientId: number | null = null): SuspensionTask[] =>
  db
    .all<Row>(
      `${select} AND ($clientId IS NULL OR s.clientId = $clientId) ORDER BY "on", s.id LIMIT 500`,
      { clientId },
    )
    .map(({ clientId: id, clientName, invoiceId, number, ...row }) => ({
      ...row,
      client: { id, name: clientName },
      invoice: { id: invoiceId, number },
    }))

/** Errors: not-found, also when it is not to be done any more. */
export const finishTask = (
  { db, now, user, audit }: CommandContext,
  { id, kind, done }: { id: number; kind: 'suspend' | 'resume'; done: boolean },
): void => {
  const task = db.get<Row>(`${select} AND s.id = $id`, { id })
  if (task?.kind !== kind) throw new AppError('not-found', { entity: 'suspension', id })
  const column = kind === 'resume' ? 'resumed' : done ? 'suspended' : 'dropped'
  // A service that stays off after all is ended where it is sold; the task is done either way.
  db.run(`UPDATE suspensions SET ${column}At = $now, ${column}By = $userId WHERE id = $id`, {
    id,
    now,
    userId: personOf(user).id,
  })
  audit({ entity: 'suspension', id, clientId: task.clientId, code: column })
}

const pauseOf = (db: ReadableDatabase, clientId: number, today: string): ReminderPause | null =>
  db.get<ReminderPause>(
    `SELECT untilOn AS until, setAt FROM reminderPauses
     WHERE clientId = $clientId AND (untilOn IS NULL OR untilOn >= $today)`,
    { clientId, today },
  ) ?? null

/** `until` null: until somebody ends it. Errors: not-found, invalid-input. */
export const setPause = (
  { db, now, today, user, audit }: CommandContext,
  { clientId, paused, until }: { clientId: number; paused: boolean; until: string | null },
): void => {
  clientRow(db, clientId)
  if (paused && until !== null && until < today)
    throw new AppError('invalid-input', { problems: [{ path: 'until', code: 'in-past' }] })
  db.run('DELETE FROM reminderPauses WHERE clientId = $clientId', { clientId })
  if (paused)
    db.run(
      `INSERT INTO reminderPauses (clientId, untilOn, setAt, userId)
       VALUES ($clientId, $until, $now, $userId)`,
      { clientId, until, now, userId: personOf(user).id },
    )
  audit({
    entity: 'reminderPause',
    id: clientId,
    clientId,
    code: paused ? 'paused' : 'ended',
  })
}

/** Errors: not-found. */
export const remindersOfClient = (
  db: ReadableDatabase,
  clientId: number,
  today: string,
): ClientReminders => {
  clientRow(db, clientId)
  return {
    pause: pauseOf(db, clientId, today),
    objects: objectsTo(db, clientId, 'reminders'),
    sent: sentTo(db, clientId, 100),
    tasks: openTasks(db, clientId),
  }
}
