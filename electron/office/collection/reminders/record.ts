/** The one place that puts a reminder on record as sent. */
import { assumedReceipt } from '../../../../shared/collection/fourteen-days'
import type { SentReminder } from '../../../../shared/collection/reminders'
import type { ReminderStep } from '../../../../shared/collection/steps'
import { AppError } from '../../../../shared/errors'
import { objectsTo } from '../../clients/objections'
import type { CommandContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import type { Due } from './preview'
import type { Wording } from './wording'

export type NewReminder = Omit<SentReminder, 'id' | 'number' | 'last' | 'jointId'> & {
  /** the first of those that are in one letter; null: it has its own */
  jointId: number | null
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
       subject, body, jointId)
     VALUES ($runId, $invoiceId, $clientId, $step, $sentOn, $receivedOn, $channel, $openCents,
       $interestCents, $interestTo, $costsCents, $announcedCents, $payBy, $totalCents, $address,
       $subject, $body, $jointId)
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

/** Puts one on record as sent today, in the ledger too; gives its id. */
export const recordSent = (
  { db, today, audit, ledger }: CommandContext,
  { invoiceId, clientId, channel, email }: Due,
  written: Wording & { runId: number; step: ReminderStep; jointId: number | null },
): number | null => {
  const { runId, step, jointId, demand, payBy, subject, body } = written
  const receivedOn = assumedReceipt(today, channel)
  const id = recordReminder(db, {
    runId,
    invoiceId,
    clientId,
    step,
    sentOn: today,
    receivedOn,
    channel,
    openCents: demand.openCents,
    interestCents: demand.interest?.cents ?? null,
    interestTo: demand.interest?.countedTo ?? null,
    costsCents: demand.costsCents,
    announcedCents: demand.announced?.costsCents ?? null,
    payBy,
    totalCents: demand.totalCents,
    address: channel === 'email' ? email : null,
    subject,
    body,
    jointId,
  })
  ledger({ kind: 'reminder', invoiceId, step, on: today, receivedOn, sent: true })
  audit({ entity: 'reminder', id, clientId, code: step })
  return id
}
