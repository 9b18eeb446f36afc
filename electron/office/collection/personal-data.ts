/** What this domain holds of a client: what was written to them about money. */
import type { SentReminder } from '../../../shared/collection/reminders'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { sentTo } from './reminders/sent'

export interface CollectionData {
  reminders: SentReminder[]
  pause: { untilOn: string | null; setAt: string } | null
  suspensions: { askedOn: string; suspendedAt: string | null; resumedAt: string | null }[]
}

/** Reminders newest first. */
export const collect = (db: ReadableDatabase, clientId: number): CollectionData => ({
  reminders: sentTo(db, clientId, -1),
  pause:
    db.get('SELECT untilOn, setAt FROM reminderPauses WHERE clientId = $clientId', { clientId }) ??
    null,
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
  db.run('DELETE FROM suspensions WHERE clientId = $clientId', { clientId })
}
