/** Days that were billed ahead and are given back, as draft credit notes of their invoices. */
import { addDays, type CivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { CreditPart } from '../../../shared/invoices/credit'
import type { BilledDays } from '../../../shared/services/termination'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { addCredit, creditBasis } from '../invoices/credit'
import { stillBilled } from './subscriptions'

/** A line of an invoice that bills days of a subscription, or what is paid once with them. */
export interface BilledLine extends BilledDays {
  /** of the line */
  id: number
  invoiceId: number
}

interface Row {
  id: number
  invoiceId: number
  fromOn: string
  toOn: string
  creditedFrom: string | null
  periodFrom: string | null
  periodTo: string | null
  /** whether any line of the period says which days it is for */
  withDays: number
  cents: number
  credited: number
}

/** What stands on invoices, oldest first; not what a restore lost or what is kept in the archive. */
export const billedOf = (db: ReadableDatabase, subscriptionId: number): BilledLine[] =>
  db
    .all<Row>(
      `SELECT l.id, b.invoiceId, b.fromOn, b.toOn, b.creditedFrom, l.periodFrom, l.periodTo,
         l.amountCents AS cents,
         EXISTS (SELECT 1 FROM invoiceLines d WHERE d.periodId = b.id AND d.invoiceId = b.invoiceId
           AND d.periodFrom IS NOT NULL) AS withDays,
         EXISTS (SELECT 1 FROM invoiceLines c WHERE c.creditsLineId = l.id) AS credited
       FROM billedPeriods b
       JOIN invoices n ON n.id = b.invoiceId AND n.sealedAt IS NULL
       JOIN invoiceLines l ON l.periodId = b.id AND l.invoiceId = b.invoiceId
       WHERE b.subscriptionId = $subscriptionId
       ORDER BY b.fromOn, b.id, l.position`,
      { subscriptionId },
    )
    .map((row) => {
      const { id, invoiceId, creditedFrom, withDays } = row
      const once = withDays === 1 && row.periodFrom === null
      return {
        id,
        invoiceId,
        from: row.periodFrom ?? row.fromOn,
        to: row.periodTo ?? row.toOn,
        // What is paid once goes back whole or not at all.
        cents: once && row.credited === 1 ? 0 : row.cents,
        once,
        givenBackFrom: once ? null : creditedFrom,
      }
    })

/** Errors: period-on-draft (days after `lastDay` stand on a draft, of which nothing is credited). */
export const refuseDrafts = (
  db: ReadableDatabase,
  subscriptionId: number,
  lastDay: CivilDate,
): void => {
  const draft = db.get<{ id: number }>(
    `SELECT n.id FROM billedPeriods b JOIN invoices n ON n.id = b.invoiceId
     WHERE b.subscriptionId = $subscriptionId AND n.issuedAt IS NULL AND b.toOn > $lastDay
       AND ${stillBilled}`,
    { subscriptionId, lastDay },
  )
  if (draft) throw new AppError('period-on-draft', { invoiceId: draft.id })
}

export interface GivenBack {
  subscriptionId: number
  /** everything after it goes back */
  lastDay: CivilDate
  cause: 'notice' | 'price'
  /** per line what goes back for those days */
  lines: readonly { line: BilledLine; cents: number }[]
}

/**
 * One draft credit note per invoice; gives their ids. Never more than an invoice has left to credit.
 * After a new price also days that cost nothing are billed anew. Errors: those of crediting.
 */
export const giveBack = (
  context: CommandContext,
  { subscriptionId, lastDay, cause, lines }: GivenBack,
): number[] => {
  const { db } = context
  const periods = db.all<{ id: number; fromOn: string; invoiceId: number }>(
    `SELECT b.id, b.fromOn, b.invoiceId FROM billedPeriods b
     JOIN invoices n ON n.id = b.invoiceId AND n.sealedAt IS NULL
     WHERE b.subscriptionId = $subscriptionId AND b.toOn > $lastDay AND ${stillBilled}
       AND (b.creditedFrom IS NULL OR b.creditedFrom > date($lastDay, '+1 day'))
     ORDER BY b.fromOn`,
    { subscriptionId, lastDay },
  )
  const invoices = [
    ...periods.map(({ invoiceId }) => invoiceId),
    ...lines.flatMap(({ line, cents }) => (cents > 0 ? [line.invoiceId] : [])),
  ]
  const ids: number[] = []
  for (const invoiceId of new Set(invoices)) {
    const parts = partsOf(
      db,
      invoiceId,
      lines.filter(({ line }) => line.invoiceId === invoiceId),
    )
    const none = { seriesId: null, reference: null, note: null }
    const creditId =
      parts.length > 0 ? addCredit(context, { id: invoiceId, lines: parts, ...none }) : null
    if (creditId !== null) ids.push(creditId)
    if (creditId === null && cause === 'notice') continue
    const first = addDays(lastDay, 1)
    for (const { id, fromOn } of periods.filter((one) => one.invoiceId === invoiceId))
      db.run(
        `INSERT INTO periodCredits (periodId, fromOn, creditId, cause)
         VALUES ($id, $from, $creditId, $cause)`,
        { id, from: first > fromOn ? first : fromOn, creditId, cause },
      )
  }
  return ids
}

const partsOf = (
  db: ReadableDatabase,
  invoiceId: number,
  lines: GivenBack['lines'],
): CreditPart[] => {
  if (!lines.some(({ cents }) => cents > 0)) return []
  const left = new Map(
    creditBasis(db, invoiceId).lines.map((one) => [one.id, one.amountCents - one.creditedCents]),
  )
  return lines.flatMap(({ line, cents }) => {
    const amountCents = Math.min(cents, left.get(line.id) ?? 0)
    return amountCents > 0 ? [{ lineId: line.id, amountCents }] : []
  })
}
