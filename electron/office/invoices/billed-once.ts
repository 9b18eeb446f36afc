/** What an invoice bills of services and of work, or gives back: each once, whatever becomes of its draft. */
import { AppError } from '../../../shared/errors'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface PeriodOn {
  id: number
  subscriptionId: number
  from: string
  to: string
}

export const periodsOn = (db: ReadableDatabase, invoiceId: number): PeriodOn[] =>
  db.all<PeriodOn>(
    `SELECT id, subscriptionId, fromOn AS "from", toOn AS "to" FROM billedPeriods
     WHERE invoiceId = $invoiceId ORDER BY id`,
    { invoiceId },
  )

export const workOn = (
  db: ReadableDatabase,
  invoiceId: number,
): { workId: number; minutes: number }[] =>
  db.all(
    `SELECT id AS workId, billedMinutes AS minutes FROM work
     WHERE invoiceId = $invoiceId ORDER BY id`,
    { invoiceId },
  )

/** Whose line was taken off the draft is billed no more by it. */
export const freeLeftOut = (db: WritableDatabase, invoiceId: number): void => {
  db.run(
    `DELETE FROM billedPeriods WHERE invoiceId = $invoiceId AND id NOT IN (
       SELECT periodId FROM invoiceLines WHERE invoiceId = $invoiceId AND periodId IS NOT NULL)`,
    { invoiceId },
  )
  db.run(
    `UPDATE work SET invoiceId = NULL, billedMinutes = NULL, version = version + 1
     WHERE invoiceId = $invoiceId AND id NOT IN (
       SELECT workId FROM invoiceLines WHERE invoiceId = $invoiceId AND workId IS NOT NULL)`,
    { invoiceId },
  )
}

/**
 * A draft credit note that cannot go any more. Errors: billed-again (the days it gives back stand on
 * another invoice), credited-further (a later one gives back days before them).
 */
export const refuseGivenBackAgain = (db: ReadableDatabase, creditId: number): void => {
  const again = db.get(
    `SELECT 1 FROM periodCredits c JOIN billedPeriods b ON b.id = c.periodId
     JOIN billedPeriods o ON o.subscriptionId = b.subscriptionId AND o.id <> b.id
       AND o.fromOn <= b.toOn AND o.toOn >= c.fromOn
     WHERE c.creditId = $creditId
       AND (o.creditedFrom IS NULL OR (o.creditedFrom > o.fromOn AND o.creditedFrom > c.fromOn))`,
    { creditId },
  )
  if (again) throw new AppError('billed-again', {})
  const further = db.get(
    `SELECT 1 FROM periodCredits c JOIN periodCredits o ON o.periodId = c.periodId
       AND o.fromOn < c.fromOn AND o.creditId IS NOT c.creditId
     WHERE c.creditId = $creditId`,
    { creditId },
  )
  if (further) throw new AppError('credited-further', {})
}

/**
 * What a draft credit note gives back for days follows from them, and stays on it as it is. `lines`:
 * what it would say instead. Errors: gives-days-back.
 */
export const refuseOtherDays = (
  db: ReadableDatabase,
  creditId: number,
  lines: readonly { creditsLineId: number | null; amountCents: number }[],
): void => {
  const standing = db.all<{ creditsLineId: number; amountCents: number }>(
    `SELECT l.creditsLineId, l.amountCents FROM invoiceLines l
     JOIN invoiceLines o ON o.id = l.creditsLineId
     JOIN periodCredits c ON c.periodId = o.periodId AND c.creditId = l.invoiceId
     WHERE l.invoiceId = $creditId`,
    { creditId },
  )
  const amounts = new Map(lines.map((line) => [line.creditsLineId, line.amountCents]))
  if (standing.some((line) => amounts.get(line.creditsLineId) !== line.amountCents))
    throw new AppError('gives-days-back', {})
}
