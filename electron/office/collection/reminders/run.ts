/**
 * The run: what is due is looked at anew in the transaction that puts it on record, so that who paid
 * this very minute gets none and no step goes twice. Files are made afterwards, from the record.
 */
import { setImmediate } from 'node:timers/promises'
import { assumedReceipt } from '../../../../shared/collection/fourteen-days'
import type { ReminderRun } from '../../../../shared/collection/reminders'
import type { ActionContext, CommandContext } from '../../context'
import { documentOf } from '../../invoices/document'
import { personOf } from '../../who'
import { claimOf, overdueClaims, termsOn, type Terms } from './claims'
import { dueFor, type Due } from './preview'
import { recordReminder } from './record'
import { wordingOf } from './wording'

interface Asked {
  invoiceIds: readonly number[] | null
  clientId: number | null
  byPost: boolean
}

/** So many invoices in one transaction: others get their turn in between. */
const batch = 200

/** Errors: cancelled, ledger-behind. */
export const remind = async (context: ActionContext, asked: Asked): Promise<ReminderRun> => {
  const today = context.today()
  const ids = context.read(({ db }) => dueIds(db, termsOn(db, today), asked))
  const run: ReminderRun = { runId: null, emails: 0, letters: 0, suspensions: 0, left: 0 }
  for (let done = 0; done < ids.length; done += batch) {
    context.checkpoint()
    context.progress({ stage: 'reminding', done, total: ids.length })
    const some = ids.slice(done, done + batch)
    context.write((command) => {
      const terms = termsOn(command.db, command.today)
      for (const id of some) remindOne(command, id, terms, asked, run)
      command.audit({ entity: 'reminderRun', id: run.runId, code: 'invoices' })
    })
    await setImmediate()
  }
  return context.finish(({ audit }) => {
    audit({ entity: 'reminderRun', id: run.runId, code: 'done' })
    return run
  })
}

const dueIds = (
  db: Parameters<typeof overdueClaims>[0],
  terms: Terms,
  { invoiceIds, clientId, byPost }: Asked,
): number[] => {
  const chosen = invoiceIds === null ? null : new Set(invoiceIds)
  return overdueClaims(db, terms, { clientId })
    .filter(({ invoiceId }) => chosen === null || chosen.has(invoiceId))
    .filter((claim) => dueFor(claim, terms, byPost)?.why === null)
    .map(({ invoiceId }) => invoiceId)
}

const remindOne = (
  command: CommandContext,
  invoiceId: number,
  terms: Terms,
  { byPost }: Asked,
  run: ReminderRun,
): void => {
  const claim = claimOf(command.db, invoiceId, terms)
  const due = claim && dueFor(claim, terms, byPost)
  if (!due || due.why !== null) {
    run.left += 1
    return
  }
  if (due.does === 'suspend') {
    askToSuspend(command, due)
    run.suspensions += 1
    return
  }
  run.runId ??= newRun(command)
  putOnRecord(command, due, due.does, run.runId, terms)
  if (due.channel === 'email') run.emails += 1
  else run.letters += 1
}

const newRun = ({ db, now, user }: CommandContext): number =>
  db.insert('INSERT INTO reminderRuns (at, userId) VALUES ($now, $userId)', {
    now,
    userId: personOf(user).id,
  })

const putOnRecord = (
  { db, today, audit, ledger }: CommandContext,
  due: Due,
  step: Exclude<Due['does'], 'suspend'>,
  runId: number,
  terms: Terms,
): void => {
  const { invoiceId, clientId, channel, email } = due
  const written = wordingOf(db, due, documentOf(db, invoiceId), { step, channel }, terms)
  const { demand, payBy, subject, body } = written
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
  })
  ledger({ kind: 'reminder', invoiceId, step, on: today, receivedOn, sent: true })
  audit({ entity: 'reminder', id, clientId, code: step })
}

const askToSuspend = (
  { db, now, today, user, audit }: CommandContext,
  { invoiceId, clientId }: Due,
): void => {
  // One whose invoice was paid in time makes room: there is one per client.
  db.run(
    `UPDATE suspensions SET droppedAt = $now, droppedBy = $userId
     WHERE clientId = $clientId AND suspendedAt IS NULL AND droppedAt IS NULL`,
    { clientId, now, userId: personOf(user).id },
  )
  const id = db.insert(
    `INSERT INTO suspensions (clientId, invoiceId, askedOn) VALUES ($clientId, $invoiceId, $today)`,
    { clientId, invoiceId, today },
  )
  audit({ entity: 'suspension', id, clientId, code: 'asked' })
}
