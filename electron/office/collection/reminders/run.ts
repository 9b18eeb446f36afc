/**
 * The run: what is due is looked at anew in the transaction that puts it on record, so that who paid
 * this very minute gets none and no step goes twice. Files are made afterwards, from the record.
 */
import { setImmediate } from 'node:timers/promises'
import type { ReminderRun } from '../../../../shared/collection/reminders'
import type { ActionContext, CommandContext } from '../../context'
import { documentOf } from '../../invoices/document'
import { personOf } from '../../who'
import { claimOf, overdueClaims, termsOn, type Terms } from './claims'
import { isJoinable, recordFinals } from './joint'
import { dueFor, type Due } from './preview'
import { recordSent } from './record'
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
  const clients = context.read(({ db }) => dueIds(db, termsOn(db, today), asked))
  const total = clients.reduce((sum, { length }) => sum + length, 0)
  const run: ReminderRun = { runId: null, emails: 0, letters: 0, suspensions: 0, left: 0 }
  for (let done = 0; clients.length > 0;) {
    context.checkpoint()
    context.progress({ stage: 'reminding', done, total })
    const some = takeSome(clients)
    done += some.flat().length
    context.write((command) => {
      const terms = termsOn(command.db, command.today)
      for (const ids of some) remindClient(command, ids, terms, asked, run)
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
): number[][] => {
  const chosen = invoiceIds === null ? null : new Set(invoiceIds)
  const due = overdueClaims(db, terms, { clientId })
    .filter(({ invoiceId }) => chosen === null || chosen.has(invoiceId))
    .filter((claim) => dueFor(claim, terms, byPost)?.why === null)
  const clients = new Map<number, number[]>()
  for (const { clientId: of, invoiceId } of due) {
    const ids = clients.get(of)
    if (ids) ids.push(invoiceId)
    else clients.set(of, [invoiceId])
  }
  return [...clients.values()]
}

/** Takes clients off the list, each with all of its invoices, up to a batch. */
const takeSome = (clients: number[][]): number[][] => {
  const some: number[][] = []
  for (let count = 0; count < batch;) {
    const ids = clients.shift()
    if (ids === undefined) break
    some.push(ids)
    count += ids.length
  }
  return some
}

/** The final notices of a consumer go in one letter: they wait until the others are on record. */
const remindClient = (
  command: CommandContext,
  ids: readonly number[],
  terms: Terms,
  asked: Asked,
  run: ReminderRun,
): void => {
  const finals = ids.flatMap((id) => remindOne(command, id, terms, asked, run) ?? [])
  if (finals.length === 0) return
  run.runId ??= newRun(command)
  const { emails, letters } = recordFinals(command, finals, run.runId, terms)
  run.emails += emails
  run.letters += letters
}

/** Gives back what goes in a letter with others; else it is done. */
const remindOne = (
  command: CommandContext,
  invoiceId: number,
  terms: Terms,
  { byPost }: Asked,
  run: ReminderRun,
): Due | null => {
  const claim = claimOf(command.db, invoiceId, terms)
  const due = claim && dueFor(claim, terms, byPost)
  if (!due || due.why !== null) {
    run.left += 1
    return null
  }
  if (due.does === 'suspend') {
    askToSuspend(command, due)
    run.suspensions += 1
    return null
  }
  if (isJoinable(due, terms)) return due
  run.runId ??= newRun(command)
  putOnRecord(command, due, due.does, run.runId, terms)
  if (due.channel === 'email') run.emails += 1
  else run.letters += 1
  return null
}

const newRun = ({ db, now, user }: CommandContext): number =>
  db.insert('INSERT INTO reminderRuns (at, userId) VALUES ($now, $userId)', {
    now,
    userId: personOf(user).id,
  })

const putOnRecord = (
  command: CommandContext,
  due: Due,
  step: Exclude<Due['does'], 'suspend'>,
  runId: number,
  terms: Terms,
): void => {
  const { db } = command
  const { invoiceId, channel } = due
  const written = wordingOf(db, due, documentOf(db, invoiceId), { step, channel }, terms)
  recordSent(command, due, { runId, step, jointId: null, ...written })
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
