/** The one place that puts a reminder on record as sent. */
import type { SentReminder } from '../../../../shared/collection/reminders'
import { AppError } from '../../../../shared/errors'
import { objectsTo } from '../../clients/objections'
import type { WritableDatabase } from '../../database/driver'

export type NewReminder = Omit<SentReminder, 'id' | 'number' | 'last'> & {
  /** null: sent before a backup was put back, and known from the ledger */
  runId: number | null
  clientId: number
  receivedOn: string
}

/**
 * Gives its id; null when this step was sent before. Errors: held-reminder, when the client objected
 * to what is about to be sent.
 */
export const recordReminder = (db: WritableDatabase, reminder: NewReminder): number | null => {
  if (reminder.runId !== null && objectsTo(db, reminder.clientId, 'reminders'))
    throw new AppError('held-reminder', { why: 'objected' })
  const added = db.run(
    `INSERT INTO reminders (runId, invoiceId, clientId, step, sentOn, receivedOn, channel,
       openCents, interestCents, interestTo, costsCents, announcedCents, payBy, totalCents, address,
       subject, body)
     VALUES ($runId, $invoiceId, $clientId, $step, $sentOn, $receivedOn, $channel, $openCents,
       $interestCents, $interestTo, $costsCents, $announcedCents, $payBy, $totalCents, $address,
       $subject, $body)
     ON CONFLICT (invoiceId, step) DO NOTHING`,
    { ...reminder },
  )
  if (added === 0) return null
  const { invoiceId, step } = reminder
  return (
    db.get<{ id: number }>(
      'SELECT id FROM reminders WHERE invoiceId = $invoiceId AND step = $step',
      { invoiceId, step },
    )?.id ?? null
  )
}
