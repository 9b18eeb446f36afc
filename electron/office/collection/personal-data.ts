/** What this domain holds of a client: what was written to them about money. */
import type { MandateRow } from '../../../shared/collection/debits'
import type { SentReminder } from '../../../shared/collection/reminders'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { mandatesOf } from './debits/mandates'
import { sentTo } from './reminders/sent'

export interface CollectionData {
  reminders: SentReminder[]
  pause: { untilOn: string | null; setAt: string } | null
  mandates: MandateRow[]
  debits: { cents: number; collectOn: string; returnedOn: string | null }[]
  suspensions: { askedOn: string; suspendedAt: string | null; resumedAt: string | null }[]
}

/** Reminders newest first. */
export const collect = (db: ReadableDatabase, clientId: number): CollectionData => ({
  reminders: sentTo(db, clientId, -1),
  pause:
    db.get('SELECT untilOn, setAt FROM reminderPauses WHERE clientId = $clientId', { clientId }) ??
    null,
  mandates: mandatesOf(db, clientId, '9999-12-31'),
  debits: db.all(
    `SELECT d.cents, b.collectOn, d.returnedOn FROM debits d JOIN debitBatches b ON b.id = d.batchId
     WHERE d.clientId = $clientId ORDER BY d.id`,
    { clientId },
  ),
  suspensions: db.all(
    `SELECT askedOn, suspendedAt, resumedAt FROM suspensions WHERE clientId = $clientId
     ORDER BY id`,
    { clientId },
  ),
})

/** All of it: nothing is open any more, so nothing is collected. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run('DELETE FROM reminders WHERE clientId = $clientId', { clientId })
  db.run('DELETE FROM reminderPauses WHERE clientId = $clientId', { clientId })
  db.run('DELETE FROM debits WHERE clientId = $clientId', { clientId })
  db.run('DELETE FROM mandates WHERE clientId = $clientId', { clientId })
  db.run(
    `DELETE FROM heldDebits WHERE invoiceId IN (SELECT id FROM invoices WHERE clientId = $clientId)`,
    { clientId },
  )
  db.run('DELETE FROM suspensions WHERE clientId = $clientId', { clientId })
}

/** Of whom nothing is open nothing is collected any more; what a held invoice was reminded of is held with it. */
export const reduce = (
  db: WritableDatabase,
  clientId: number,
  _now: string,
  extent: 'reduced' | 'name-only',
): void => {
  if (extent !== 'name-only') return
  db.run(
    `DELETE FROM reminders WHERE clientId = $clientId AND invoiceId NOT IN (
       SELECT invoiceId FROM holds WHERE liftedAt IS NULL AND invoiceId IS NOT NULL)`,
    { clientId },
  )
  for (const table of ['reminderPauses', 'debits', 'mandates', 'suspensions'])
    db.run(`DELETE FROM ${table} WHERE clientId = $clientId`, { clientId })
}
