/** What a span of days amounts to for VAT, from sums that the database keeps as documents are issued. */
import type { CivilDate } from '../../../shared/dates'
import { boxOf, type VatAmount } from '../../../shared/vat/entries'
import { boxes, overviewOf, type VatOverview } from '../../../shared/vat/overview'
import type { Rubriek } from '../../../shared/invoices/vat'
import type { ReadableDatabase } from '../database/driver'
import { badDebtsIn } from './bad-debts'

export interface Span {
  from: CivilDate
  to: CivilDate
}

export type SumRow = VatAmount & { country: string; documents: number }

/** Per day, kind and rate: at most a few for each day. */
export const sumsIn = (db: ReadableDatabase, { from, to }: Span): SumRow[] =>
  db.all<SumRow>(
    `SELECT countsOn AS "on", kind, rate, country, documents, netCents, vatCents FROM vatSums
     WHERE countsOn BETWEEN $from AND $to ORDER BY countsOn, kind, rate, country`,
    { from, to },
  )

/** The days of a span that have come: what will be a bad debt is none yet. */
export const untilNow = ({ from, to }: Span, today: CivilDate): Span => ({
  from,
  to: to < today ? to : today,
})

/** Documents and bad debts of the span, by box. */
export const overviewIn = (db: ReadableDatabase, span: Span, today: CivilDate): VatOverview =>
  overviewOf([...sumsIn(db, span), ...badDebtsIn(db, untilNow(span, today))])

export type BoxName = Rubriek | 'outside'

/** How many documents stand behind each box; one with two rates in a box counts twice. */
export const documentsPerBox = (db: ReadableDatabase, span: Span): Record<BoxName, number> => {
  const counts = Object.fromEntries([...boxes, 'outside'].map((box) => [box, 0])) as Record<
    BoxName,
    number
  >
  for (const row of sumsIn(db, span)) counts[boxOf(row) ?? 'outside'] += row.documents
  return counts
}

/** How many documents and bad debts figures are made of: one more or less is told, whatever it adds up to. */
export const countsIn = (
  db: ReadableDatabase,
  span: Span,
  debts: readonly unknown[],
): { documents: number; badDebts: number } => ({
  documents: sumsIn(db, span).reduce((sum, { documents }) => sum + documents, 0),
  badDebts: debts.length,
})

/**
 * Adds the documents of a span up again, one by one, and says whether the kept sums are the same:
 * asked before figures are declared.
 */
export const sumsHold = (db: ReadableDatabase, { from, to }: Span): boolean =>
  db.get(
    `WITH again AS (
       SELECT i.vatOn AS countsOn, v.kind, v.rate, sum(i.sign * v.netCents) AS netCents,
         sum(i.sign * v.vatCents) AS vatCents
       FROM invoices i JOIN invoiceVat v ON v.invoiceId = i.id
       WHERE i.issuedAt IS NOT NULL AND i.vatOn BETWEEN $from AND $to
       GROUP BY i.vatOn, v.kind, v.rate),
     kept AS (
       SELECT countsOn, kind, rate, sum(netCents) AS netCents, sum(vatCents) AS vatCents
       FROM vatSums WHERE countsOn BETWEEN $from AND $to GROUP BY countsOn, kind, rate)
     SELECT 1 FROM (SELECT * FROM again EXCEPT SELECT * FROM kept)
     UNION ALL SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM again)`,
    { from, to },
  ) === undefined
