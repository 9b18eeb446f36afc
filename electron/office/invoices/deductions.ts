/**
 * What was charged beforehand, and the lines of a later invoice that take it off. The VAT of a down
 * payment is due on its own invoice (Wet OB art. 13(2), 35), so that the last one takes off what it
 * charged per rate: with lines below zero that name it, not as an amount prepaid (BT-113), which
 * would leave the VAT to be charged twice (Wet OB art. 37).
 */
import { AppError } from '../../../shared/errors'
import type { Draft } from '../../../shared/invoices/contract'
import type { InvoiceDocument, VatRow } from '../../../shared/invoices/document'
import type { ReadableDatabase } from '../database/driver'
import { lineRows, type InvoiceRecord } from './rows'

/** What an issued invoice still charges per rate, after its issued credit notes; no rows of nothing. */
export const standingVat = (db: ReadableDatabase, invoiceId: number): VatRow[] =>
  db
    .all<VatRow>(
      `SELECT v.kind, v.rate, sum(i.sign * v.netCents) AS netCents, sum(i.sign * v.vatCents) AS vatCents
       FROM invoices i JOIN invoiceVat v ON v.invoiceId = i.id
       WHERE (i.id = $invoiceId OR i.creditsId = $invoiceId) AND i.issuedAt IS NOT NULL
       GROUP BY v.kind, v.rate ORDER BY min(v.rowid)`,
      { invoiceId },
    )
    .filter(({ netCents, vatCents }) => netCents !== 0 || vatCents !== 0)

/** In the price basis of a document. */
export const inBasis = ({ netCents, vatCents }: VatRow, pricesIncludeVat: boolean): number =>
  pricesIncludeVat ? netCents + vatCents : netCents

type Line = Draft['lines'][number]

/** What a draft takes off follows from other invoices, and stays on it. Errors: deduction-stays. */
export const refuseOtherDeductions = (standing: readonly Line[], typed: readonly Line[]): void => {
  const told = (lines: readonly Line[]): string =>
    JSON.stringify(
      lines
        .filter(({ deductsId }) => deductsId !== null)
        .map((line) => [
          line.deductsId,
          line.quantity,
          line.unitPriceCents,
          line.unitPriceHundredths,
          line.discountBasisPoints,
          line.vatKind,
        ])
        .map((line) => line.join(' '))
        .sort(),
    )
  if (told(standing) !== told(typed)) throw new AppError('deduction-stays', {})
}

/**
 * A draft about to be issued takes off exactly what now stands of each invoice before it. Errors:
 * deduction-outdated (a credit note came in between, or one that is missing).
 */
export const refuseStaleDeductions = (
  db: ReadableDatabase,
  { id, quoteStepId, pricesIncludeVat }: InvoiceRecord,
): void => {
  const taken = new Map<number, Map<string, number>>()
  for (const { deductsId, vatKind, vatRate, amountCents } of lineRows(db, id)) {
    if (deductsId === null) continue
    const of = taken.get(deductsId) ?? new Map<string, number>()
    const key = `${vatKind} ${vatRate}`
    taken.set(deductsId, of.set(key, (of.get(key) ?? 0) - amountCents))
  }
  for (const before of new Set([...taken.keys(), ...chargedBefore(db, quoteStepId)])) {
    const of = taken.get(before) ?? new Map<string, number>()
    const standing = standingVat(db, before)
    const same =
      standing.length === of.size &&
      standing.every(
        (row) => of.get(`${row.kind} ${row.rate}`) === inBasis(row, pricesIncludeVat === 1),
      )
    if (!same) throw new AppError('deduction-outdated', { number: numberOf(db, before) })
  }
}

/** Of the last step of a quote: the issued invoices of the steps before it that still charge something. */
export const chargedBefore = (db: ReadableDatabase, stepId: number | null): number[] =>
  db
    .all<{ id: number }>(
      `SELECT i.id FROM quoteSteps s JOIN quoteSteps o ON o.quoteId = s.quoteId AND o.nth < s.nth
       JOIN invoices i ON i.quoteStepId = o.id
       WHERE s.id = $stepId AND i.kind = 'invoice' AND i.issuedAt IS NOT NULL
         AND s.nth = (SELECT max(nth) FROM quoteSteps WHERE quoteId = s.quoteId)
       ORDER BY i.id`,
      { stepId },
    )
    .map(({ id }) => id)
    .filter((id) => standingVat(db, id).length > 0)

/**
 * What a later invoice took off is not credited under it: that one is credited first. Errors:
 * down-payment-deducted.
 */
export const refuseDeducted = (db: ReadableDatabase, id: number): void => {
  const later = db.get<{ number: string }>(
    `SELECT i.number FROM invoiceLines l JOIN invoices i ON i.id = l.invoiceId
     WHERE l.deductsId = $id AND i.issuedAt IS NOT NULL
       AND NOT (i.grossCents > 0 AND i.creditedCents >= i.grossCents)`,
    { id },
  )
  if (later) throw new AppError('down-payment-deducted', { number: later.number })
}

/** The step of a quote that a draft bills. Errors: quote-held. */
export const quoteStepOf = (
  db: ReadableDatabase,
  stepId: number | null,
): { quoteId: number; nth: number } | null => {
  const step = db.get<{ quoteId: number; nth: number; heldAt: string | null }>(
    `SELECT s.quoteId, s.nth, q.heldAt FROM quoteSteps s JOIN quotes q ON q.id = s.quoteId
     WHERE s.id = $stepId`,
    { stepId },
  )
  if (!step) return null
  if (step.heldAt !== null) throw new AppError('quote-held', {})
  return { quoteId: step.quoteId, nth: step.nth }
}

/** The invoices that a document takes off, as it names them. */
export const deductedOn = (
  db: ReadableDatabase,
  invoiceId: number,
): NonNullable<InvoiceDocument['deducts']> =>
  db.all(
    `SELECT number, issuedOn FROM invoices WHERE id IN (
       SELECT deductsId FROM invoiceLines WHERE invoiceId = $invoiceId AND deductsId IS NOT NULL)
     ORDER BY id`,
    { invoiceId },
  )

const numberOf = (db: ReadableDatabase, id: number): string =>
  db.get<{ number: string }>('SELECT number FROM invoices WHERE id = $id', { id })?.number ?? ''
