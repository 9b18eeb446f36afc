/** What was sent, how an invoice stands with its reminders, and taking back what was not sent. */
import { AppError } from '../../../../shared/errors'
import type {
  InvoiceReminders,
  SentReminder,
  UnsavedRun,
} from '../../../../shared/collection/reminders'
import type { ReminderStep } from '../../../../shared/collection/steps'
import type { CommandContext, QueryContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { requireInvoice } from '../../invoices/rows'
import { claimOf, demandFor, termsOn } from './claims'
import { recordReminder } from './record'

const select = `SELECT r.id, r.invoiceId, i.number, r.step, r.sentOn, r.channel, r.openCents,
    r.interestCents, r.interestTo, r.costsCents, r.announcedCents, r.payBy, r.totalCents, r.address,
    r.subject, r.body, r.jointId,
    NOT EXISTS (SELECT 1 FROM reminders l WHERE l.invoiceId = r.invoiceId
      AND (l.sentOn, l.id) > (r.sentOn, r.id)) AS last
  FROM reminders r JOIN invoices i ON i.id = r.invoiceId`

type Row = Omit<SentReminder, 'last'> & { last: number }

const shown = ({ last, ...row }: Row): SentReminder => ({ ...row, last: last === 1 })

/** Oldest first. */
export const sentFor = (db: ReadableDatabase, invoiceId: number): SentReminder[] =>
  db
    .all<Row>(`${select} WHERE r.invoiceId = $invoiceId ORDER BY r.sentOn, r.id`, { invoiceId })
    .map(shown)

/** Newest first. */
export const sentTo = (db: ReadableDatabase, clientId: number, limit: number): SentReminder[] =>
  db
    .all<Row>(
      `${select} WHERE r.clientId = $clientId ORDER BY r.sentOn DESC, r.id DESC LIMIT $limit`,
      { clientId, limit },
    )
    .map(shown)

export const sentIn = (
  db: ReadableDatabase,
  runId: number,
  channel: 'email' | 'post',
): SentReminder[] =>
  db
    .all<Row>(`${select} WHERE r.runId = $runId AND r.channel = $channel ORDER BY r.id`, {
      runId,
      channel,
    })
    .map(shown)

/** All that are in one letter with this one, the first first; of one with a letter of its own itself. */
export const inOneLetter = (
  db: ReadableDatabase,
  { id, jointId }: Pick<SentReminder, 'id' | 'jointId'>,
): SentReminder[] =>
  db
    .all<Row>(
      `${select} WHERE r.id = $id OR ($jointId IS NOT NULL AND (r.id = $jointId OR r.jointId = $jointId))
       ORDER BY r.id`,
      { id, jointId },
    )
    .map(shown)

/** Errors: not-found. */
export const requireReminder = (
  db: ReadableDatabase,
  id: number,
): SentReminder & { clientId: number } => {
  const row = db.get<Row>(`${select} WHERE r.id = $id`, { id })
  const owner = db.get<{ clientId: number }>('SELECT clientId FROM reminders WHERE id = $id', {
    id,
  })
  if (!row || !owner) throw new AppError('not-found', { entity: 'reminder', id })
  return { ...shown(row), ...owner }
}

/** Errors: not-found. */
export const remindersOf = (
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  invoiceId: number,
): InvoiceReminders => {
  requireInvoice(db, invoiceId)
  const sent = sentFor(db, invoiceId)
  const terms = termsOn(db, today)
  const claim = claimOf(db, invoiceId, terms)
  if (!claim) return { sent, next: { kind: 'settled' }, demand: null }
  const wasFinal = sent.some(({ step }) => step === 'final')
  const channel = claim.email === null ? 'post' : 'email'
  const demand =
    wasFinal && claim.openCents > 0 ? demandFor(db, claim, { step: 'final', channel }, terms) : null
  return {
    sent,
    next: claim.next,
    demand: demand && {
      openCents: demand.openCents,
      interestCents: demand.interest?.cents ?? 0,
      interestTo: demand.interest?.countedTo ?? null,
      costsCents: demand.costsCents,
      totalCents: demand.totalCents,
    },
  }
}

/** The last one of its invoice; its step comes again in the next run. Errors: not-found. */
export const takeBackReminder = (
  { db, today, audit, ledger }: CommandContext,
  id: number,
): number => {
  const { invoiceId, step, clientId, last } = requireReminder(db, id)
  if (!last) throw new AppError('not-found', { entity: 'reminder', id })
  db.run('DELETE FROM reminders WHERE id = $id', { id })
  ledger({ kind: 'reminder', invoiceId, step, on: today, receivedOn: today, sent: false })
  audit({ entity: 'reminder', id, clientId, code: 'taken-back' })
  return invoiceId
}

export const unsavedRuns = (db: ReadableDatabase): UnsavedRun[] =>
  db.all(
    `SELECT * FROM (
       SELECT r.id AS runId, r.at, u.name AS "by", r.draftsAt, r.lettersAt,
         (SELECT count(*) FROM reminders WHERE runId = r.id AND channel = 'email') AS emails,
         (SELECT count(*) FROM reminders WHERE runId = r.id AND channel = 'post') AS letters
       FROM reminderRuns r JOIN users u ON u.id = r.userId
       WHERE r.draftsAt IS NULL OR r.lettersAt IS NULL ORDER BY r.id DESC LIMIT 20)
     WHERE (emails > 0 AND draftsAt IS NULL) OR (letters > 0 AND lettersAt IS NULL)`,
  )

/**
 * After a restore: a step that was sent under rows the backup does not have counts as sent, so that it
 * never goes again; one that was taken back is none.
 */
export const knowReminder = (
  { db, audit }: CommandContext,
  entry: {
    invoiceId: number
    step: ReminderStep
    on: string
    receivedOn: string
    sent: boolean
  },
): void => {
  const { invoiceId, step, on, receivedOn, sent } = entry
  if (!sent) {
    const gone = db.run('DELETE FROM reminders WHERE invoiceId = $invoiceId AND step = $step', {
      invoiceId,
      step,
    })
    if (gone > 0) audit({ entity: 'invoice', id: invoiceId, code: 'unsent-reminder' })
    return
  }
  const invoice = db.get<{ clientId: number }>(
    `SELECT clientId FROM invoices
     WHERE id = $invoiceId AND issuedAt IS NOT NULL AND sealedAt IS NULL AND clientId IS NOT NULL`,
    { invoiceId },
  )
  if (!invoice) return
  db.run('DELETE FROM reminders WHERE invoiceId = $invoiceId AND step = $step AND sentOn <> $on', {
    invoiceId,
    step,
    on,
  })
  const added = recordReminder(db, {
    runId: null,
    invoiceId,
    clientId: invoice.clientId,
    step,
    sentOn: on,
    receivedOn,
    channel: null,
    openCents: null,
    interestCents: null,
    interestTo: null,
    costsCents: 0,
    announcedCents: null,
    payBy: null,
    totalCents: null,
    address: null,
    subject: null,
    body: null,
    jointId: null,
  })
  if (added !== null) audit({ entity: 'invoice', id: invoiceId, code: 'known-reminder' })
}
