/** Credit notes: what is left of an invoice, drafts that take (part of) it back, and the setting off. */
import { AppError } from '../../../shared/errors'
import {
  creditOf,
  type Credit,
  type CreditableLine,
  type CreditBasis,
  type CreditPart,
} from '../../../shared/invoices/credit'
import { samePrice } from '../../../shared/invoices/price'
import type { VatRow } from '../../../shared/invoices/document'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { refuseOtherDays } from './billed-once'
import { storeContent, type Content } from './content'
import { refuseDeducted } from './deductions'
import { refuseNewForbidden } from './overrule'
import { seriesOf } from './drafts'
import { requireSeries } from './issue/numbering'
import {
  laterThan,
  lineRows,
  requireIssued,
  requireSameDraft,
  vatRows,
  type InvoiceRecord,
  type IssuedRecord,
} from './rows'

export interface CreditChoice {
  lines: readonly CreditPart[] | null
  seriesId: number | null
  reference: string | null
  note: string | null
}

/** Errors: not-found, invoice-not-issued, credit-of-credit. */
export const creditBasis = (db: ReadableDatabase, id: number): CreditBasis =>
  basisOf(db, creditable(db, id))

/** What stands there already was judged when it was written. Errors: forbidden-content. */
const refuseOwnWords = (
  context: CommandContext,
  { reference, note }: CreditChoice,
  standing: Pick<InvoiceRecord, 'reference' | 'note'>,
): void => {
  const known = { reference: standing.reference, note: standing.note }
  refuseNewForbidden(context, { reference, note }, { overrule: null, standing: known })
}

/**
 * Errors: not-found, invoice-not-issued, credit-of-credit, invoice-sealed, credit-exceeds,
 * down-payment-deducted, …
 */
export const addCredit = (
  context: CommandContext,
  { id: originalId, ...choice }: CreditChoice & { id: number },
): number => {
  const { db, now, audit } = context
  const original = creditable(db, originalId)
  refuseDeducted(db, originalId)
  refuseOwnWords(context, choice, original)
  const content = contentFor(db, original, choice.lines)
  const id = db.insert(
    `INSERT INTO invoices (kind, seriesId, clientId, creditsId, reference, orderNumber,
       buyerAttention, supplyFrom, supplyTo, deliveryCountry, pricesIncludeVat, keptAs, note, createdAt, updatedAt)
     VALUES ('credit', $seriesId, $clientId, $originalId, $reference, $orderNumber,
       $attention, $supplyFrom, $supplyTo, $deliveryCountry, $pricesIncludeVat, $keptAs, $note, $now, $now)`,
    {
      ...headOf(db, original, choice),
      reference: choice.reference ?? original.reference,
      originalId,
      clientId: original.clientId,
      attention: original.buyerAttention,
      supplyFrom: original.supplyFrom,
      supplyTo: original.supplyTo,
      orderNumber: original.orderNumber,
      deliveryCountry: original.deliveryCountry,
      pricesIncludeVat: original.pricesIncludeVat,
      keptAs: original.keptAs,
      now,
    },
  )
  storeContent(db, id, content)
  audit({ entity: 'invoice', id, clientId: original.clientId, code: 'draft' })
  return id
}

/** Errors: as addCredit; changed-meanwhile, invoice-issued, gives-days-back. */
export const changeCredit = (
  context: CommandContext,
  { id, updatedAt, ...choice }: CreditChoice & { id: number; updatedAt: string },
): void => {
  const { db, now, audit } = context
  const before = requireSameDraft(db, id, updatedAt)
  if (before.creditsId === null) throw new AppError('not-found', { entity: 'invoice', id })
  const original = creditable(db, before.creditsId)
  refuseOwnWords(context, choice, before)
  const content = contentFor(db, original, choice.lines)
  refuseOtherDays(db, id, content.lines)
  db.run(
    `UPDATE invoices SET seriesId = $seriesId, reference = $reference, note = $note,
       updatedAt = $updatedAt
     WHERE id = $id`,
    { ...headOf(db, original, choice), id, updatedAt: laterThan(before.updatedAt, now) },
  )
  storeContent(db, id, content)
  const fields = ['seriesId', 'reference', 'note', 'lines']
  audit({ entity: 'invoice', id, clientId: before.clientId, fields })
}

/**
 * A draft credit note worked out against what is left now. Other notes issued since may have left
 * less than the person saw. Errors: credit-exceeds, changed-meanwhile.
 */
export const creditedAgain = (
  db: ReadableDatabase,
  original: IssuedRecord,
  draft: InvoiceRecord,
): Content => {
  const basis = basisOf(db, original)
  const lines = new Map(basis.lines.map((line) => [line.id, line]))
  const rows = lineRows(db, draft.id)
  const parts = rows.map((row): CreditPart => {
    const lineId = row.creditsLineId ?? 0
    const line = lines.get(lineId)
    const byQuantity = line !== undefined && samePrice(line, row)
    return byQuantity
      ? { lineId, quantity: row.quantity }
      : { lineId, amountCents: row.amountCents }
  })
  const content = contentOfCredit(basis, parts)
  const { grossCents } = content.totals
  if (grossCents > draft.grossCents) {
    throw new AppError('changed-meanwhile', { entity: 'invoice', id: draft.id })
  }
  if (grossCents < draft.grossCents) {
    const less = rows.find((row, at) => row.amountCents !== content.lines[at]?.amountCents)
    const at = basis.lines.findIndex(({ id }) => id === less?.creditsLineId)
    throw new AppError('credit-exceeds', { line: at + 1 })
  }
  return content
}

/**
 * Sets an issued credit note off against what the invoice still has open: two allocations, each
 * pointing at the other document. What is left of the note stays open on it, to be paid back.
 */
export const settleCredit = (
  { db, now, today, user, audit }: CommandContext,
  original: IssuedRecord,
  credit: { id: number; grossCents: number },
): void => {
  db.run('UPDATE invoices SET creditedCents = creditedCents + $grossCents WHERE id = $id', {
    id: original.id,
    grossCents: credit.grossCents,
  })
  const amount = Math.min(Math.max(original.openCents, 0), credit.grossCents)
  if (amount > 0) {
    const settle = (invoiceId: number, counterInvoiceId: number, amountCents: number) =>
      db.insert(
        `INSERT INTO allocations (invoiceId, counterInvoiceId, kind, amountCents, settledOn, createdAt,
           userId)
         VALUES ($invoiceId, $counterInvoiceId, 'credit', $amountCents, $today, $now, $userId)`,
        { invoiceId, counterInvoiceId, amountCents, today, now, userId: user.id },
      )
    settle(original.id, credit.id, amount)
    settle(credit.id, original.id, -amount)
  }
  audit({ entity: 'invoice', id: original.id, clientId: original.clientId, code: 'credited' })
}

const creditable = (db: ReadableDatabase, id: number): IssuedRecord => {
  const original = requireIssued(db, id)
  if (original.kind === 'credit') throw new AppError('credit-of-credit', {})
  if (original.sealedAt !== null) throw new AppError('invoice-sealed', {})
  return original
}

const headOf = (db: ReadableDatabase, original: IssuedRecord, choice: CreditChoice) => {
  const { seriesId, reference, note } = choice
  const { closedAt } = requireSeries(db, original.seriesId)
  const fallback = closedAt === null ? original.seriesId : null
  return {
    seriesId: seriesOf(db, { seriesId: seriesId ?? fallback }),
    reference,
    note,
  }
}

const contentFor = (
  db: ReadableDatabase,
  original: IssuedRecord,
  parts: readonly CreditPart[] | null,
): Content => contentOfCredit(basisOf(db, original), parts)

const contentOfCredit = (basis: CreditBasis, parts: readonly CreditPart[] | null): Content => {
  const outcome = creditOf(basis, parts)
  if (outcome.ok) return asContent(outcome.credit)
  const { reason, line } = outcome
  if (reason === 'exceeds') throw new AppError('credit-exceeds', { line })
  const path = line === 0 ? 'lines' : `lines.${line - 1}`
  const code = reason === 'nothing' ? 'nothing-to-credit' : reason
  throw new AppError('invalid-input', { problems: [{ path, code }] })
}

const asContent = ({ lines, discount, ...totals }: Credit): Content => ({ lines, discount, totals })

const basisOf = (db: ReadableDatabase, original: IssuedRecord): CreditBasis => {
  const { id } = original
  const ofNotes = 'FROM invoices n WHERE n.creditsId = $id AND n.issuedAt IS NOT NULL'
  const sums = db.get<{ notes: number; discountCents: number; grossCents: number }>(
    `SELECT count(*) AS notes, coalesce(sum(discountCents), 0) AS discountCents,
       coalesce(sum(grossCents), 0) AS grossCents ${ofNotes}`,
    { id },
  ) ?? { notes: 0, discountCents: 0, grossCents: 0 }
  return {
    id,
    pricesIncludeVat: original.pricesIncludeVat === 1,
    discountBasisPoints: original.discountBasisPoints,
    discountCents: original.discountCents,
    lines: db.all<CreditableLine>(
      `SELECT l.id, l.description, l.quantity, l.unit, l.unitPriceCents, l.unitPriceHundredths, l.discountBasisPoints, l.vatKind,
         l.vatRate, l.amountCents,
         coalesce(sum(CASE WHEN c.unitPriceCents = l.unitPriceCents
           AND c.unitPriceHundredths = l.unitPriceHundredths
           AND c.discountBasisPoints = l.discountBasisPoints THEN c.quantity END), 0)
           AS creditedQuantity,
         coalesce(sum(c.amountCents), 0) AS creditedCents
       FROM invoiceLines l
       LEFT JOIN invoiceLines c ON c.creditsLineId = l.id
         AND (SELECT issuedAt FROM invoices WHERE id = c.invoiceId) IS NOT NULL
       WHERE l.invoiceId = $id GROUP BY l.id ORDER BY l.position`,
      { id },
    ),
    vat: vatRows(db, id),
    grossCents: original.grossCents,
    credited: {
      ...sums,
      vat: db.all<VatRow>(
        `SELECT v.kind, v.rate, sum(v.netCents) AS netCents, sum(v.vatCents) AS vatCents
         FROM invoiceVat v WHERE v.invoiceId IN (SELECT n.id ${ofNotes})
         GROUP BY v.kind, v.rate`,
        { id },
      ),
    },
  }
}
