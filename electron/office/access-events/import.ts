/** Logs from a desk into the events: read in pieces, whole or not at all, one log after the other. */
import { AppError, isAppError, type FileProblem } from '../../../shared/errors'
import type { LogOutcome, ReadLog } from '../../../shared/access-events/contract'
import type { AccessEvent, LogCounts } from '../../../shared/access-events/event'
import type { ActionContext } from '../context'
import type { NamedSource, OpenSource } from '../files/source'
import { readPieces } from '../text/file-pieces'
import { deleteInPortions, portion } from './portions'
import { readLog, type LogPart } from './read-log'
import { logSettings } from './settings'
import { nothingStored, storeEvents, type Stored } from './store'
import { keptFrom } from './terms'

/** Offices in which a log is being read: one at a time, so that what is not whole yet is one range. */
const reading = new WeakSet<object>()

export const isReading = (office: object): boolean => reading.has(office)

// Some 20 ms of writing.
const eventsAtOnce = 500

/** Errors: log-being-read, cancelled, locked, disk-full; one log's own are told beside the others'. */
export const importLogs = async (
  context: ActionContext,
  logs: readonly NamedSource[],
): Promise<ReadLog[]> => {
  const { office } = context
  if (reading.has(office)) throw new AppError('log-being-read', {})
  reading.add(office)
  try {
    await dropUnfinished(context)
    const all: ReadLog[] = []
    for (const [place, log] of logs.entries()) {
      const progress = (share: number) =>
        context.progress({
          stage: 'reading',
          done: Math.round((place + share) * 1000),
          total: logs.length * 1000,
        })
      all.push(await importOne(context, log, progress))
    }
    return all
  } finally {
    reading.delete(office)
  }
}

type Progress = (share: number) => void

const importOne = async (
  context: ActionContext,
  { name, source }: NamedSource,
  progress: Progress,
): Promise<ReadLog> => {
  try {
    const file = await source.open()
    try {
      return { name, outcome: await readOne(context, file, progress) }
    } finally {
      await file.close()
    }
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) {
      await dropStopped(context)
      throw error
    }
    await dropUnfinished(context)
    return { name, problem }
  }
}

const problemOf = (error: unknown): FileProblem | 'gone' | null => {
  if (!isAppError(error)) return null
  if (error.code === 'file-unreadable') return error.details as FileProblem
  return error.code === 'file-gone' || error.code === 'file-changed' ? 'gone' : null
}

const readOne = async (
  context: ActionContext,
  file: OpenSource,
  progress: Progress,
): Promise<LogOutcome> => {
  if (file.size === null) throw new AppError('file-unreadable', { reason: 'not-a-log', line: 1 })
  const startedAt = context.now()
  const { id: userId } = context.user
  const id = await portion(context, (db) =>
    db.insert(
      `INSERT INTO accessFiles (startedAt, userId, afterEvent)
       SELECT $startedAt, $userId,
         coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'accessEvents'), 0)`,
      { startedAt, userId },
    ),
  )
  const kept = context.read(({ db, today }) => keptFrom(db, today))
  const { rules, names } = context.read(({ db }) => logSettings(db))
  const so = nothingStored()
  let waiting: AccessEvent[] = []
  const flush = async (): Promise<void> => {
    const events = waiting
    waiting = []
    await portion(context, (db) => storeEvents(db, events, { kept, so }))
  }
  let last: LogPart | null = null
  const parts = readLog(bytesOf(context, file, progress), {
    rules,
    portalNames: names,
    now: new Date(startedAt),
    keepFrom: kept.ofClients < kept.apart ? kept.ofClients : kept.apart,
    zone: 'Europe/Amsterdam',
  })
  for await (const part of parts) {
    context.checkpoint()
    last = part
    for (const event of part.events) {
      waiting.push(event)
      if (waiting.length === eventsAtOnce) await flush()
    }
  }
  await flush()
  if (last === null) throw new AppError('file-unreadable', { reason: 'empty' })
  const outcome = outcomeOf(last.counts, so, last.format)
  const { format, lines, malformed, firstAt, lastAt } = outcome
  context.write(({ db, now, audit }) => {
    const added = Object.values(so.added).reduce((sum, count) => sum + count, 0)
    db.run(
      `UPDATE accessFiles SET finishedAt = $now, format = $format, lines = $lines, added = $added,
         malformed = $malformed, firstAt = $firstAt, lastAt = $lastAt WHERE id = $id`,
      { id, now, format, lines, added, malformed, firstAt, lastAt },
    )
    audit({ entity: 'accessFile', id, code: format })
  })
  return outcome
}

async function* bytesOf(
  { signal }: ActionContext,
  file: OpenSource,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  const total = file.size ?? 0
  for await (const { bytes, read } of readPieces(file, 0, total, { signal })) {
    progress(read / total)
    yield bytes
  }
}

const outcomeOf = (
  { kept: _, pastTerm, ...counts }: LogCounts,
  so: Stored,
  format: LogPart['format'],
): LogOutcome => ({ ...counts, ...so, pastTerm: pastTerm + so.pastTerm, format })

/** Deletes what a log brought that was never read to its end. */
export const dropUnfinished = async (context: ActionContext): Promise<void> => {
  const files = context.read(({ db }) =>
    db.all<{ id: number; afterEvent: number }>(
      'SELECT id, afterEvent FROM accessFiles WHERE finishedAt IS NULL',
    ),
  )
  for (const { id, afterEvent } of files) {
    await deleteInPortions(context, { from: 'WHERE id > $afterEvent', parameters: { afterEvent } })
    await portion(context, (db) => db.run('DELETE FROM accessFiles WHERE id = $id', { id }))
  }
}

/**
 * The same after the work was stopped, which does not stop this. A lock does: nobody sees what stays,
 * and the next reading and the next round begin with deleting it.
 */
const dropStopped = async (context: ActionContext): Promise<void> => {
  try {
    await dropUnfinished({ ...context, checkpoint: () => undefined })
  } catch {
    // What stopped the work stops this as well.
  }
}
