/** Days that were billed ahead and are given back, as draft credit notes of their invoices. */
import type { CivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { CreditPart } from '../../../shared/invoices/credit'
import type { BilledPeriod } from '../../../shared/services/termination'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { addCredit, creditBasis } from '../invoices/credit'
import { stillBilled } from './subscriptions'

/** A period on an invoice that was issued, with what its lines came to there. */
export interface BilledRow extends BilledPeriod {
  id: number
  invoiceId: number
}

/** What counts as billed up to its own last day, oldest first; not what a restore lost. */
export const billedOf = (db: ReadableDatabase, subscriptionId: number): BilledRow[] =>
  db.all<BilledRow>(
    `SELECT b.id, b.fromOn AS "from", b.toOn AS "to", b.invoiceId, coalesce((SELECT sum(l.amountCents)
       FROM invoiceLines l WHERE l.periodId = b.id AND l.invoiceId = b.invoiceId), 0) AS cents
     FROM billedPeriods b JOIN invoices n ON n.id = b.invoiceId AND n.sealedAt IS NULL
     WHERE b.subscriptionId = $subscriptionId AND b.creditedFrom IS NULL
     ORDER BY b.fromOn`,
    { subscriptionId },
  )

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
  row: BilledRow
  /** the first day that goes back */
  from: CivilDate
  cents: number
}

/**
 * One draft credit note per invoice; gives their ids. Never more than an invoice has left to credit.
 * Errors: those of crediting.
 */
export const giveBack = (context: CommandContext, days: readonly GivenBack[]): number[] => {
  const { db } = context
  const byInvoice = new Map<number, GivenBack[]>()
  for (const one of days.filter(({ cents }) => cents > 0))
    byInvoice.set(one.row.invoiceId, [...(byInvoice.get(one.row.invoiceId) ?? []), one])
  const ids: number[] = []
  for (const [invoiceId, given] of byInvoice) {
    const left = new Map(
      creditBasis(db, invoiceId).lines.map((one) => [one.id, one.amountCents - one.creditedCents]),
    )
    const parts = given.flatMap(({ row, cents }) => partsOf(db, row, cents, left))
    if (parts.length === 0) continue
    const none = { seriesId: null, reference: null, note: null }
    const id = addCredit(context, { id: invoiceId, lines: parts, ...none })
    for (const { row, from } of given)
      db.run('UPDATE billedPeriods SET creditedFrom = $from, creditId = $creditId WHERE id = $id', {
        id: row.id,
        from: from > row.from ? from : row.from,
        creditId: id,
      })
    ids.push(id)
  }
  return ids
}

/** From the last line of the period back: the days that go are its last ones. */
const partsOf = (
  db: ReadableDatabase,
  { id, invoiceId }: BilledRow,
  cents: number,
  left: Map<number, number>,
): CreditPart[] => {
  const lines = db.all<{ id: number }>(
    `SELECT id FROM invoiceLines WHERE periodId = $id AND invoiceId = $invoiceId
     ORDER BY position DESC`,
    { id, invoiceId },
  )
  let open = cents
  const parts: CreditPart[] = []
  for (const line of lines) {
    const amountCents = Math.min(open, left.get(line.id) ?? 0)
    if (amountCents <= 0) continue
    parts.push({ lineId: line.id, amountCents })
    left.set(line.id, (left.get(line.id) ?? 0) - amountCents)
    open -= amountCents
  }
  return parts.reverse()
}
