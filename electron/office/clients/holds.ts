/** The rows of holds: what keeps data from being erased, and since when. */
import type { HoldKind } from '../../../shared/retention/contract'
import type { WritableDatabase } from '../database/driver'

export interface NewHold {
  kind: HoldKind
  clientId: number | null
  invoiceId: number | null
  fiscalYear: number | null
  reason: string
  userId: number
  now: string
  reviewOn: string
}

export const putHold = (db: WritableDatabase, hold: NewHold): number =>
  db.insert(
    `INSERT INTO holds (kind, clientId, invoiceId, fiscalYear, reason, userId, createdAt, reviewOn)
     VALUES ($kind, $clientId, $invoiceId, $fiscalYear, $reason, $userId, $now, $reviewOn)`,
    { ...hold },
  )

/** Whether it was in force. `userId` null: the program, on its day. */
export const endHold = (
  db: WritableDatabase,
  id: number,
  { now, userId }: { now: string; userId: number | null },
): boolean =>
  db.run(
    'UPDATE holds SET liftedAt = $now, liftedBy = $userId WHERE id = $id AND liftedAt IS NULL',
    { id, now, userId },
  ) === 1

/** To be looked at again on another day. */
export const reviewHold = (db: WritableDatabase, id: number, reviewOn: string): void => {
  db.run('UPDATE holds SET reviewOn = $reviewOn WHERE id = $id', { id, reviewOn })
}
