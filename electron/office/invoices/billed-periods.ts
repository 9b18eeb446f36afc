/** Which periods of subscriptions an invoice bills: each once, whatever becomes of its draft. */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface PeriodOn {
  id: number
  subscriptionId: number
  from: string
  to: string
}

export const periodsOn = (db: ReadableDatabase, invoiceId: number): PeriodOn[] =>
  db.all<PeriodOn>(
    `SELECT id, subscriptionId, fromOn AS "from", toOn AS "to" FROM billedPeriods
     WHERE invoiceId = $invoiceId ORDER BY id`,
    { invoiceId },
  )

/** Whose line was taken off the draft is billed no more by it. */
export const freeLeftOut = (db: WritableDatabase, invoiceId: number): void => {
  db.run(
    `DELETE FROM billedPeriods WHERE invoiceId = $invoiceId AND id NOT IN (
       SELECT periodId FROM invoiceLines WHERE invoiceId = $invoiceId AND periodId IS NOT NULL)`,
    { invoiceId },
  )
}
