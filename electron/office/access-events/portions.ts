/** Long work on events in portions of a transaction each, so that others are answered in between. */
import { setImmediate } from 'node:timers/promises'
import { isAppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import type { WritableDatabase } from '../database/driver'

/**
 * One portion. It leaves no audit line: what it writes nobody sees before the log was read whole, and
 * what it deletes is put on record once, when all is gone. While the file is being copied it waits.
 * Errors: cancelled, locked.
 */
export const portion = async <T>(
  context: ActionContext,
  work: (db: WritableDatabase) => T,
): Promise<T> => {
  await setImmediate()
  while (context.session.writesPaused()) {
    context.checkpoint()
    await context.session.keys.untilWritable().catch((error: unknown) => {
      if (!isAppError(error) || error.code !== 'busy') throw error
    })
  }
  context.checkpoint()
  const { writer } = context.office.database
  return writer.transaction(() => work(writer))
}

/** Deletes what `where` names, oldest events first or last ones first; gives how many went. */
export const deleteInPortions = async (
  context: ActionContext,
  rows: { from: string; parameters?: Readonly<Record<string, unknown>> },
): Promise<number> => {
  const most = 2000
  for (let gone = 0; ;) {
    const now = await portion(context, (db) =>
      db.run(
        `DELETE FROM accessEvents WHERE id IN (SELECT id FROM accessEvents ${rows.from} LIMIT $most)`,
        { ...rows.parameters, most },
      ),
    )
    gone += now
    if (now < most) return gone
  }
}
