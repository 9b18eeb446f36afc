/** Invoices that are past their day, each with all that decides about its next reminder. */
import type { CivilDate } from '../../../../shared/dates'
import { demandOn, openAfterDue, type Demand } from '../../../../shared/collection/demand'
import { assumedReceipt, type Channel } from '../../../../shared/collection/fourteen-days'
import type { InterestKind, InterestRate } from '../../../../shared/collection/interest-rates'
import type { PlanSettings } from '../../../../shared/collection/reminders'
import {
  nextStep,
  reminderSteps,
  type Claim,
  type NextStep,
  type ReminderStep,
} from '../../../../shared/collection/steps'
import { rateOn } from '../../../../shared/invoices/vat'
import { objectsTo } from '../../clients/objections'
import type { ReadableDatabase } from '../../database/driver'
import { currentAgency } from '../../settings/agency'
import { planOf, ratesOf } from './plan'

interface Row {
  invoiceId: number
  number: string
  clientId: number
  clientName: string
  dueOn: CivilDate
  openCents: number
  grossCents: number
  consumer: number
  /** where its invoices go now */
  email: string | null
  hasStreet: number
  friendlyOn: CivilDate | null
  firstOn: CivilDate | null
  finalOn: CivilDate | null
  finalReceivedOn: CivilDate | null
  disputed: number
  /** handed in for direct debit, and not a week past its day */
  collecting: number
  pausedSince: string | null
  pausedUntil: CivilDate | null
  /** of the client: asked, or done and not undone */
  suspendedOn: CivilDate | null
  /** somebody left the service on, in spite of this invoice */
  droppedOn: CivilDate | null
}

export interface OverdueClaim extends Row {
  claim: Claim
  next: NextStep
}

/** What is looked up once for all of a run. */
export interface Terms {
  today: CivilDate
  plan: PlanSettings
  rates: Record<InterestKind, readonly InterestRate[]>
  /** of a creditor who cannot deduct VAT; else 0 */
  vatBasisPoints: number
}

export const termsOn = (db: ReadableDatabase, today: CivilDate): Terms => ({
  today,
  plan: planOf(db),
  rates: { general: ratesOf(db, 'general'), trade: ratesOf(db, 'trade') },
  // Besluit vergoeding voor buitengerechtelijke incassokosten, art. 2(3).
  vatBasisPoints:
    currentAgency(db).vatPosition === 'small-business' ? rateOn('standard', today) : 0,
})

/**
 * By the contract where a service is billed, else as the customer was on the day of issue. A consumer
 * for one part is protected as one for all.
 */
const consumer = `coalesce(
  (SELECT max(s.customer = 'consumer') FROM invoiceLines l
   JOIN billedPeriods b ON b.id = l.periodId JOIN subscriptions s ON s.id = b.subscriptionId
   WHERE l.invoiceId = i.id),
  1 - i.buyerCompany)`

const select = `
  SELECT i.id AS invoiceId, i.number, i.clientId, coalesce(i.buyerName, c.name) AS clientName,
    i.dueOn, i.openCents, i.grossCents, ${consumer} AS consumer,
    coalesce((SELECT address FROM clientEmails e WHERE e.clientId = c.id AND e.forInvoices = 1
      ORDER BY e.id LIMIT 1), CASE WHEN c.reducedAt IS NULL THEN i.buyerEmail END) AS email,
    i.buyerStreet <> '' AS hasStreet,
    (SELECT sentOn FROM reminders r WHERE r.invoiceId = i.id AND r.step = 'friendly') AS friendlyOn,
    (SELECT sentOn FROM reminders r WHERE r.invoiceId = i.id AND r.step = 'first') AS firstOn,
    (SELECT sentOn FROM reminders r WHERE r.invoiceId = i.id AND r.step = 'final') AS finalOn,
    (SELECT receivedOn FROM reminders r WHERE r.invoiceId = i.id AND r.step = 'final')
      AS finalReceivedOn,
    EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND h.kind IN ('dispute', 'restriction')
      AND (h.invoiceId = i.id OR h.clientId = i.clientId)) AS disputed,
    EXISTS (SELECT 1 FROM debits d JOIN debitBatches b ON b.id = d.batchId
      WHERE d.invoiceId = i.id AND d.returnedOn IS NULL
      AND date(b.collectOn, '+7 days') >= $today)
      OR EXISTS (SELECT 1 FROM heldDebits d WHERE d.invoiceId = i.id
        AND date(d.collectOn, '+7 days') >= $today) AS collecting,
    p.setAt AS pausedSince, p.untilOn AS pausedUntil,
    (SELECT askedOn FROM suspensions s WHERE s.clientId = i.clientId AND s.droppedAt IS NULL
      AND s.resumedAt IS NULL AND (s.suspendedAt IS NOT NULL OR EXISTS (SELECT 1 FROM invoices o
        WHERE o.id = s.invoiceId AND o.openCents > 0 AND o.sealedAt IS NULL))) AS suspendedOn,
    (SELECT max(askedOn) FROM suspensions s WHERE s.invoiceId = i.id AND s.droppedAt IS NOT NULL)
      AS droppedOn
  FROM invoices i
  JOIN clients c ON c.id = i.clientId
  LEFT JOIN reminderPauses p ON p.clientId = i.clientId`

/** Issued invoices with something open that are past their due day, the longest overdue first. */
export const overdueClaims = (
  db: ReadableDatabase,
  terms: Terms,
  { clientId = null }: { clientId?: number | null } = {},
): OverdueClaim[] =>
  db
    .all<Row>(
      `${select} WHERE i.openCents <> 0 AND i.openCents > 0 AND i.dueOn < $today AND i.kind = 'invoice'
         AND i.sealedAt IS NULL AND c.erasedAt IS NULL
         AND ($clientId IS NULL OR i.clientId = $clientId)
       ORDER BY i.dueOn, i.id`,
      { today: terms.today, clientId },
    )
    .map((row) => judged(db, row, terms))

/** null: it is no claim on anybody any more, or not one yet. */
export const claimOf = (
  db: ReadableDatabase,
  invoiceId: number,
  terms: Terms,
): OverdueClaim | null => {
  const row = db.get<Row>(
    `${select} WHERE i.id = $invoiceId AND i.issuedAt IS NOT NULL AND i.kind = 'invoice'
       AND i.sealedAt IS NULL AND c.erasedAt IS NULL`,
    { invoiceId, today: terms.today },
  )
  return row ? judged(db, row, terms) : null
}

const judged = (db: ReadableDatabase, row: Row, { plan, today }: Terms): OverdueClaim => {
  const days = { friendly: row.friendlyOn, first: row.firstOn, final: row.finalOn }
  const claim: Claim = {
    dueOn: row.dueOn,
    openCents: row.openCents,
    consumer: row.consumer === 1,
    sent: reminderSteps.flatMap((step) => {
      const on = days[step]
      if (on === null) return []
      const receivedOn = step === 'final' ? (row.finalReceivedOn ?? on) : on
      return [{ step, on, receivedOn }]
    }),
    disputed: row.disputed === 1,
    objected: objectsTo(db, row.clientId, 'reminders'),
    paused: row.pausedSince === null ? null : { until: row.pausedUntil },
    suspendedOn: row.suspendedOn ?? (row.openCents > 0 ? row.droppedOn : null),
    resumedOn: null,
  }
  return { ...row, claim, next: nextStep(claim, plan, today) }
}

export interface Asking {
  step: ReminderStep
  channel: Channel
  /** of the same letter, before this one and not on record yet */
  alsoCents?: number
}

/** What a step asks today: open, interest and costs. */
export const demandFor = (
  db: ReadableDatabase,
  { invoiceId, clientId, grossCents, dueOn, claim, finalOn, finalReceivedOn }: OverdueClaim,
  { step, channel, alsoCents = 0 }: Asking,
  { today, plan, rates, vatBasisPoints }: Terms,
): Demand =>
  demandOn(
    {
      step,
      dueOn,
      // Paid on the day the bank booked it, whenever the file came.
      open: openAfterDue(grossCents, dueOn, settledOn(db, invoiceId)),
      consumer: claim.consumer,
      receivedOn: assumedReceipt(today, channel),
      finalReceivedOn,
      asksExtras: plan.asksExtras,
      vatBasisPoints,
      alsoCents:
        claim.consumer && step === 'final'
          ? alsoCents + announcedBefore(db, { clientId, invoiceId, on: finalOn ?? today })
          : 0,
    },
    today,
    rates[claim.consumer ? 'general' : 'trade'],
  )

/**
 * BW art. 6:96(7): claims that can be reminded together count as one, and the costs are over their sum.
 * Cents of the same consumer's other final notices of that day, before this one.
 */
const announcedBefore = (
  db: ReadableDatabase,
  of: { clientId: number; invoiceId: number; on: CivilDate },
): number =>
  db.get<{ cents: number }>(
    `SELECT coalesce(sum(openCents), 0) AS cents FROM reminders
     WHERE clientId = $clientId AND sentOn = $on AND step = 'final' AND invoiceId <> $invoiceId
       AND id < coalesce((SELECT id FROM reminders
         WHERE invoiceId = $invoiceId AND step = 'final'), 9223372036854775807)`,
    of,
  )?.cents ?? 0

const settledOn = (db: ReadableDatabase, invoiceId: number): { on: CivilDate; cents: number }[] =>
  db.all(
    `SELECT coalesce(e.bookedOn, c.issuedOn, a.settledOn) AS "on", a.amountCents AS cents
     FROM allocations a LEFT JOIN bankEntries e ON e.id = a.entryId
     LEFT JOIN invoices c ON c.id = a.counterInvoiceId
     WHERE a.invoiceId = $invoiceId ORDER BY a.id`,
    { invoiceId },
  )
