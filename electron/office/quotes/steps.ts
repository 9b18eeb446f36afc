/** The invoices that an accepted quote is billed by, and what stands of each. */
import type { QuoteStep } from '../../../shared/quotes/contract'
import { stateOf, type StateBasis } from '../../../shared/invoices/state'
import type { ReadableDatabase } from '../database/driver'

export interface StepRecord {
  id: number
  quoteId: number
  nth: number
  shareBasisPoints: number
}

export const stepRows = (db: ReadableDatabase, quoteId: number): StepRecord[] =>
  db.all<StepRecord>('SELECT * FROM quoteSteps WHERE quoteId = $quoteId ORDER BY nth', { quoteId })

interface StepInvoice extends StateBasis {
  id: number
  quoteStepId: number
  number: string | null
  deductedCents: number
}

/** Credited whole, it bills the step no more: that can be billed anew. */
const isGone = ({ grossCents, creditedCents }: StateBasis): boolean =>
  grossCents > 0 && creditedCents >= grossCents

export const stepsOf = (db: ReadableDatabase, quoteId: number, today: string): QuoteStep[] => {
  const invoices = db.all<StepInvoice>(
    `SELECT i.id, i.quoteStepId, i.number, i.kind, i.issuedAt, i.dueOn, i.grossCents, i.openCents,
       i.paidCents, i.creditedCents,
       (SELECT coalesce(-sum(l.amountCents), 0) FROM invoiceLines l
        WHERE l.invoiceId = i.id AND l.deductsId IS NOT NULL) AS deductedCents
     FROM quoteSteps s JOIN invoices i ON i.quoteStepId = s.id
     WHERE s.quoteId = $quoteId ORDER BY i.id`,
    { quoteId },
  )
  const rows = stepRows(db, quoteId)
  const of = (stepId: number) => invoices.filter(({ quoteStepId }) => quoteStepId === stepId)
  const standing = (stepId: number) => of(stepId).find((one) => !isGone(one)) ?? null
  const lastNth = rows.at(-1)?.nth ?? 0
  const lastBilled = rows.some(({ id, nth }) => nth === lastNth && standing(id) !== null)
  return rows.map(({ id, nth, shareBasisPoints }) => {
    const invoice = standing(id)
    const last = nth === lastNth
    const waits = rows.some((one) => one.nth < nth && !isDone(of(one.id)))
    return {
      id,
      nth,
      shareBasisPoints,
      last,
      invoice: invoice && {
        id: invoice.id,
        number: invoice.number,
        state: stateOf(invoice, today),
        grossCents: invoice.grossCents,
        deductedCents: invoice.deductedCents,
      },
      credited: of(id).flatMap((one) =>
        isGone(one) && one.number !== null ? [{ id: one.id, number: one.number }] : [],
      ),
      may: invoice === null && (last ? !waits : !lastBilled),
    }
  })
}

/** Issued, or issued and credited whole: there is nothing about it that the last invoice waits for. */
const isDone = (invoices: readonly StepInvoice[]): boolean =>
  invoices.length > 0 && invoices.every(({ issuedAt }) => issuedAt !== null)

/** Something was billed of it, or became a service: how it is billed stands fast. */
export const hasBegun = (db: ReadableDatabase, quoteId: number): boolean =>
  db.get(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM quoteSteps s JOIN invoices i ON i.quoteStepId = s.id
         WHERE s.quoteId = $quoteId)
       OR EXISTS (SELECT 1 FROM quoteLines WHERE quoteId = $quoteId AND asService = 1)`,
    { quoteId },
  ) !== undefined
