import type { LockReason } from '../../../shared/operation'
import { appendAudit } from '../audit/chain'
import type { WritableDatabase } from '../database/driver'
import { dropAnswersOf } from '../once'
import type { OpenSession } from './session'

/** Writes down who locked and why. A full or failing disk never keeps an office open. */
export const recordLock = (
  { id, database, user }: OpenSession,
  reason: LockReason,
  at: string,
  /** what goes with the session */
  besides: (db: WritableDatabase) => void,
): void => {
  const lines = [{ entity: 'session', code: reason }]
  const db = database.writer
  try {
    db.transaction(() => {
      dropAnswersOf(db, id)
      besides(db)
      appendAudit(db, { at, userId: user.id, operation: 'session.lock', lines })
    })
  } catch {
    // The line is lost, the lock is not.
  }
}
