/** What invoices that were not paid mean for VAT, worked out from what settled them. */
import { addDays, addMonths, type CivilDate } from '../../../shared/dates'
import type { VatRow } from '../../../shared/invoices/document'
import { badDebtAmounts, type BadDebtAmount, type Debt } from '../../../shared/vat/bad-debts'
import { isWithin } from '../../../shared/vat/periods'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { grouped } from './grouped'

interface Span {
  from: CivilDate
  to: CivilDate
}

interface Settlement {
  invoiceId: number
  on: CivilDate
  cents: number
  kind: string
  writeOff: number
}

/**
 * Invoices that may count within the span: open ones whose year ends in it; those settled since, long
 * after they were due; and those written off.
 */
const candidates = `
  SELECT id FROM invoices WHERE openCents <> 0 AND dueOn BETWEEN $dueFrom AND $dueTo
  UNION SELECT id FROM invoices
    WHERE issuedAt IS NOT NULL AND kind = 'invoice' AND settledOn > date(dueOn, '+11 months')
      AND settledOn >= $from AND dueOn <= $dueTo
  UNION SELECT i.id FROM allocations a JOIN invoices i ON i.id = a.invoiceId
    WHERE a.kind = 'write-off' AND a.settledOn <= $to
      AND (i.settledOn >= $from OR i.creditedCents > 0)`

/** Signed amounts of the span with the invoice's number, by invoice and day. */
export const badDebtsIn = (
  db: ReadableDatabase,
  { from, to }: Span,
): (BadDebtAmount & { number: string })[] => {
  // A month is 28 to 31 days long: a little wider than twelve of them.
  const dueFrom = addDays(addMonths(from, -12), -4)
  const dueTo = addDays(addMonths(to, -12), 4)
  const invoices = db.all<{ id: number; number: string; dueOn: CivilDate; grossCents: number }>(
    `SELECT id, number, dueOn, grossCents FROM invoices
     WHERE id IN (${candidates}) AND kind = 'invoice' AND grossCents > 0 AND vatCents <> 0
     ORDER BY id`,
    { from, to, dueFrom, dueTo },
  )
  if (invoices.length === 0) return []
  const ids = JSON.stringify(invoices.map(({ id }) => id))
  const vat = grouped(
    db.all<VatRow & { invoiceId: number }>(
      `SELECT v.invoiceId, v.kind, v.rate, v.netCents, v.vatCents
       FROM json_each($ids) JOIN invoiceVat v ON v.invoiceId = value`,
      { ids },
    ),
    ({ invoiceId }) => invoiceId,
  )
  const settlements = grouped(
    db.all<Settlement>(
      `SELECT a.invoiceId, a.settledOn AS "on", a.amountCents AS cents, a.kind,
         a.kind = 'write-off' AS writeOff
       FROM json_each($ids) JOIN allocations a ON a.invoiceId = value
       ORDER BY a.settledOn, a.id`,
      { ids },
    ),
    ({ invoiceId }) => invoiceId,
  )
  // A note takes all of its sum off the debt on its own day, also where nothing was open to set it off.
  const notes = grouped(
    db.all<Settlement>(
      `SELECT n.creditsId AS invoiceId, n.issuedOn AS "on", n.grossCents AS cents,
         'credit' AS kind, 0 AS writeOff
       FROM json_each($ids) JOIN invoices n ON n.creditsId = value
       WHERE n.issuedAt IS NOT NULL ORDER BY n.issuedOn, n.id`,
      { ids },
    ),
    ({ invoiceId }) => invoiceId,
  )
  return invoices.flatMap(({ id, number, dueOn, grossCents }) => {
    const settled = settlements.get(id) ?? []
    const debt: Debt = {
      invoiceId: id,
      dueOn,
      grossCents,
      vat: vat.get(id) ?? [],
      settlements: [
        ...settled.filter(({ writeOff, kind }) => writeOff === 0 && kind !== 'credit'),
        ...(notes.get(id) ?? []),
      ],
      writeOffs: settled.filter(({ writeOff }) => writeOff === 1),
    }
    return badDebtAmounts(debt, to)
      .filter(({ on }) => isWithin({ from, to }, on))
      .map((amount) => ({ ...amount, number }))
  })
}

/** What was declared of bad debts when the period was locked, in the order it was listed. */
export const declaredDebts = (
  db: ReadableDatabase,
  returnId: number,
): (BadDebtAmount & { number: string })[] =>
  db.all(
    `SELECT f.invoiceId, i.number, f.onDay AS "on", f.cause, f.kind, f.rate, f.netCents, f.vatCents
     FROM vatBadDebtFigures f JOIN invoices i ON i.id = f.invoiceId
     WHERE f.returnId = $returnId ORDER BY f.id`,
    { returnId },
  )

/** Keeps what is declared of bad debts. */
export const keepDebts = (
  db: WritableDatabase,
  returnId: number,
  debts: readonly BadDebtAmount[],
): void => {
  for (const { invoiceId, on, cause, kind, rate, netCents, vatCents } of debts)
    db.run(
      `INSERT INTO vatBadDebtFigures (returnId, invoiceId, onDay, cause, kind, rate, netCents,
         vatCents)
       VALUES ($returnId, $invoiceId, $on, $cause, $kind, $rate, $netCents, $vatCents)`,
      { returnId, invoiceId, on, cause, kind, rate, netCents, vatCents },
    )
}
