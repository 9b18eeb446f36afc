/**
 * Issuing: in one transaction the draft is judged, worked out once more, numbered, dated, given the
 * customer's name as it is now, and locked. A refusal leaves no number used and nothing changed.
 */
import { addDays, fiscalYearOf, type CivilDate } from '../../../../shared/dates'
import { AppError } from '../../../../shared/errors'
import type { InvoiceBuyer, Issued } from '../../../../shared/invoices/contract'
import type { DocumentLanguage } from '../../../../shared/invoices/document'
import type { CommandContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import { currentAgency, type SeriesRow } from '../../settings/agency'
import { periodsOn, workOn } from '../billed-once'
import { quoteStepOf, refuseDeducted, refuseStaleDeductions } from '../deductions'
import { consumerVatDoubt, creditProblems, prepareInvoice, type Prepared } from './check'
import { storeContent, type Content } from '../content'
import { creditedAgain, settleCredit } from '../credit'
import { draftOf } from '../drafts'
import { requireSeries, takeNumber } from './numbering'
import { keepTexts } from '../own-texts'
import { buyerOf } from '../parties'
import { farSupply } from './requirements'
import { lineRows, requireDraft, requireIssued, type InvoiceRecord } from '../rows'
import { forgetTyped } from '../typed'

export interface IssueInput {
  id: number
  /** invoice date; null: today */
  on: CivilDate | null
  /** the draft as the person saw it; null: as it is */
  updatedAt: string | null
  /** somebody looked at a date that is far from the days worked so far */
  sure: boolean
  /** somebody said that a consumer in another member state is taxed here all the same */
  taxedHere?: boolean
  /** the amount that was looked at; null: nobody did */
  grossCents?: number | null
}

/** An invoice dated further back than this is asked about: a month was mistyped, more often than not. */
const daysBack = 31

/**
 * Errors: not-found, invoice-issued, changed-meanwhile, invoice-incomplete, number-taken,
 * credit-exceeds, issue-date-unusual, supply-date-unusual, consumer-taxed-abroad,
 * deduction-outdated, down-payment-deducted, quote-held.
 */
export const issueDraft = (
  context: CommandContext,
  { id, on, updatedAt, sure, taxedHere = false, grossCents = null }: IssueInput,
): Issued => {
  const draft = requireDraft(context.db, id)
  if (updatedAt !== null && draft.updatedAt !== updatedAt) {
    throw new AppError('changed-meanwhile', { entity: 'invoice', id })
  }
  const day = on ?? context.today
  if (!sure) askAboutDates(context, draft, day)
  return draft.kind === 'credit'
    ? issueCredit(context, draft, day)
    : issueInvoice(context, draft, day, { taxedHere, grossCents })
}

const askAboutDates = ({ today }: CommandContext, draft: InvoiceRecord, on: CivilDate): void => {
  if (on < addDays(today, -daysBack)) throw new AppError('issue-date-unusual', { on })
  // A credit note has the days of the invoice it credits.
  const far = draft.kind === 'credit' ? null : farSupply(draft, today)
  if (far) throw new AppError('supply-date-unusual', { on: far.date })
}

const issueInvoice = (
  context: CommandContext,
  draft: InvoiceRecord,
  on: CivilDate,
  { taxedHere, grossCents }: { taxedHere: boolean; grossCents: number | null },
) => {
  const { db } = context
  const prepared = prepareInvoice(context, draftOf(draft, lineRows(db, draft.id)), on)
  const { client, series, agency, content, problems, dueOn } = prepared
  if (problems.length > 0 || client === null || dueOn === null) {
    throw new AppError('invoice-incomplete', { problems })
  }
  // A rate may have been typed, or another day begun, since it was looked at.
  if (grossCents !== null && grossCents !== content.totals.grossCents)
    throw new AppError('changed-meanwhile', { entity: 'invoice', id: draft.id })
  if (!taxedHere) askAboutConsumer(context, prepared, on)
  storeContent(db, draft.id, content)
  refuseStaleDeductions(db, draft)
  return lock(context, draft, {
    series,
    taxedHere,
    agencyId: agency.id,
    on,
    dueOn,
    // A simplified invoice without a date of supply was supplied on its own date.
    supplyFrom: draft.supplyFrom ?? on,
    language: client.language,
    deliveryCountry: goodsTo(draft, content, client.address.country),
    keptAs: keptAs(draft, content),
    buyer: { ...client, attention: draft.buyerAttention },
    grossCents: content.totals.grossCents,
  })
}

/** The article each line bills stays with it, also when the subscription is gone. */
const keepItems = (db: WritableDatabase, id: number): void => {
  db.run(
    `UPDATE invoiceLines SET itemId = coalesce(
       (SELECT o.itemId FROM invoiceLines o WHERE o.id = invoiceLines.creditsLineId),
       (SELECT p.itemId FROM billedPeriods b JOIN subscriptionPrices p
          ON p.subscriptionId = b.subscriptionId AND p.validFrom <= b.fromOn
        WHERE b.id = invoiceLines.periodId ORDER BY p.validFrom DESC LIMIT 1))
     WHERE invoiceId = $id AND (periodId IS NOT NULL OR creditsLineId IS NOT NULL)`,
    { id },
  )
}

/** An invoice that needs the VAT of a consumer's country does not go out with Dutch VAT unasked. */
const askAboutConsumer = ({ db }: CommandContext, prepared: Prepared, on: CivilDate): void => {
  const country = consumerVatDoubt(db, prepared, on)
  if (country !== null) throw new AppError('consumer-taxed-abroad', { country })
}

/** Goods within the EU go to a country, the customer's own where none was named; nothing else does. */
const goodsTo = (draft: InvoiceRecord, { lines }: Content, country: string): string | null =>
  lines.some(({ vatKind }) => vatKind === 'goods-eu') ? (draft.deliveryCountry ?? country) : null

/** Sales told in the one-stop shop are kept ten years: Directive 2006/112 art. 369k. */
const keptAs = (draft: InvoiceRecord, { lines }: Content): InvoiceRecord['keptAs'] =>
  lines.some(({ vatKind }) => vatKind === 'consumer-eu') ? 'long-invoice' : draft.keptAs

const issueCredit = (context: CommandContext, draft: InvoiceRecord, on: CivilDate) => {
  const { db } = context
  const problems = creditProblems(context, draft, on)
  if (problems.length > 0) throw new AppError('invoice-incomplete', { problems })
  const original = requireIssued(db, draft.creditsId ?? 0)
  if (original.sealedAt !== null) throw new AppError('invoice-sealed', {})
  refuseDeducted(db, original.id)
  // Another credit note may have been issued since this one was made.
  const content = creditedAgain(db, original, draft)
  storeContent(db, draft.id, content)
  const issued = lock(context, draft, {
    series: requireSeries(db, draft.seriesId),
    // A credit note counts as its invoice did.
    taxedHere: original.taxedHere === 1,
    agencyId: currentAgency(db).id,
    on,
    dueOn: on,
    supplyFrom: original.supplyFrom ?? original.issuedOn,
    language: original.language,
    deliveryCountry: original.deliveryCountry,
    keptAs: original.keptAs,
    buyer: buyerOf(original),
    grossCents: content.totals.grossCents,
  })
  settleCredit(context, original, { id: draft.id, grossCents: issued.grossCents })
  return issued
}

interface Locked {
  series: SeriesRow
  agencyId: number
  on: CivilDate
  dueOn: CivilDate
  supplyFrom: CivilDate
  language: DocumentLanguage
  deliveryCountry: string | null
  buyer: InvoiceBuyer
  grossCents: number
  taxedHere: boolean
  keptAs: InvoiceRecord['keptAs']
}

const lock = (
  { db, now, user, audit, ledger }: CommandContext,
  { id, kind, clientId, quoteStepId }: InvoiceRecord,
  {
    series,
    agencyId,
    on,
    dueOn,
    supplyFrom,
    language,
    deliveryCountry,
    buyer,
    grossCents,
    taxedHere,
    keptAs,
  }: Locked,
): Issued => {
  const step = quoteStepOf(db, quoteStepId)
  const { number, year, sequence } = takeNumber(db, series, on)
  ledger({ kind: 'number', seriesId: series.id, year, last: sequence })
  for (const { id: periodId, subscriptionId, from, to } of periodsOn(db, id))
    ledger({ kind: 'billed', periodId, subscriptionId, from, to })
  for (const work of workOn(db, id)) ledger({ kind: 'billed-work', ...work })
  keepItems(db, id)
  if (step) ledger({ kind: 'quote-billed', ...step, invoiceId: id })
  db.run(
    `UPDATE invoices SET number = $number, year = $year, sequence = $sequence, issuedAt = $now,
       issuedOn = $on, dueOn = $dueOn, fiscalYear = $fiscalYear, seriesId = $seriesId,
       agencyId = $agencyId, language = $language, supplyFrom = $supplyFrom, updatedAt = $now,
       buyerName = $name, buyerAttention = $attention, buyerCompany = $company,
       buyerStreet = $street, buyerHouseNumber = $houseNumber, buyerPostcode = $postcode,
       buyerTown = $town, buyerCountry = $country, buyerKvkNumber = $kvkNumber,
       buyerVatId = $vatId, buyerEmail = $email, buyerOin = $oin,
       deliveryCountry = $deliveryCountry, taxedHere = $taxedHere, textsId = $textsId, keptAs = $keptAs
     WHERE id = $id`,
    {
      ...buyer,
      ...buyer.address,
      company: buyer.company ? 1 : 0,
      id,
      number,
      year,
      sequence,
      now,
      on,
      dueOn,
      fiscalYear: fiscalYearOf(on, currentAgency(db).fiscalYearStart),
      seriesId: series.id,
      agencyId,
      language,
      supplyFrom,
      deliveryCountry,
      taxedHere: taxedHere ? 1 : 0,
      textsId: keepTexts(db, kind, language),
      keptAs,
    },
  )
  forgetTyped(db, `invoices/${id}`, user.id)
  audit({ entity: 'invoice', id, clientId, code: 'issued' })
  return { id, number, issuedOn: on, dueOn, grossCents }
}
