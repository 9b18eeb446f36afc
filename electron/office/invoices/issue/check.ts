/** Looking ahead: what issuing a draft would do, and what still stands in its way. */
import { addDays, type CivilDate } from '../../../../shared/dates'
import type { FieldProblem } from '../../../../shared/errors'
import type { Check, Draft } from '../../../../shared/invoices/contract'
import { isTaxedHere } from '../../../../shared/invoices/vat'
import type { QueryContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { currentAgency, type AgencyRow, type SeriesRow } from '../../settings/agency'
import { isElsewhereInEu, rateOfClient } from '../../vat/country-rates'
import { mustAskConsumerVat } from '../../vat/counters'
import { partyOf, type ClientParty } from './buyer'
import { contentOf, rateDay, type Content } from '../content'
import { defaultSeries, nextNumber, numberProblems, requireSeries } from './numbering'
import { problemsOf, warningsOf, type Candidate } from './requirements'
import { requireIssued, type InvoiceRecord } from '../rows'

/** An invoice ready to be judged, with everything that issuing it needs. */
export interface Prepared {
  series: SeriesRow
  agency: AgencyRow
  client: ClientParty | null
  content: Content
  dueOn: CivilDate | null
  problems: FieldProblem[]
  warnings: FieldProblem[]
}

interface Context {
  db: ReadableDatabase
  today: CivilDate
}

/** Errors: not-found, invalid-input. */
export const prepareInvoice = ({ db, today }: Context, draft: Draft, on: CivilDate): Prepared => {
  const agency = currentAgency(db)
  const series = draft.seriesId === null ? defaultSeries(db) : requireSeries(db, draft.seriesId)
  const client = draft.clientId === null ? null : partyOf(db, draft.clientId)
  const content = contentOf(db, draft, rateDay(draft, on))
  const candidate: Candidate = {
    issuedOn: on,
    supplyFrom: draft.supplyFrom,
    supplyTo: draft.supplyTo,
    deliveryCountry: draft.deliveryCountry,
    lines: content.lines,
    grossCents: content.totals.grossCents,
    client,
    agency: { ...agency, address: agency },
  }
  return {
    series,
    agency,
    client,
    content,
    dueOn: addDays(on, client?.paymentTermDays ?? agency.paymentTermDays),
    problems: [...problemsOf(candidate), ...numberProblems(db, series, on, { today })],
    warnings: warningsOf(candidate, today),
  }
}

/**
 * The country whose VAT the invoice may need, or null: of a consumer in another member state who would
 * be charged Dutch VAT although the bound was crossed.
 */
export const consumerVatDoubt = (
  db: ReadableDatabase,
  { client, content }: Prepared,
  on: CivilDate,
): string | null => {
  if (client === null || client.company || !isElsewhereInEu(client.address.country)) return null
  const { country } = client.address
  const netCents = content.totals.vat
    .filter(({ kind }) => isTaxedHere(kind))
    .reduce((sum, row) => sum + row.netCents, 0)
  return netCents > 0 && mustAskConsumerVat(db, { on, country, netCents }) ? country : null
}

/**
 * A credit note answers for little: parties, supply and VAT are those of the invoice it credits.
 * Source: Wet OB art. 35a(3): it refers to that invoice specifically and unambiguously.
 */
export const creditProblems = (
  { db, today }: Context,
  credit: Pick<InvoiceRecord, 'seriesId' | 'creditsId'>,
  on: CivilDate,
): FieldProblem[] => {
  const { issuedOn: date } = requireIssued(db, credit.creditsId ?? 0)
  const series = requireSeries(db, credit.seriesId)
  const problems = numberProblems(db, series, on, { today, creditsOn: date })
  if (on < date) problems.push({ path: 'issuedOn', code: 'before-original', params: { date } })
  return problems
}

export const checkInvoice = (context: QueryContext, draft: Draft, on: CivilDate): Check => {
  const { db } = context
  const prepared = prepareInvoice(context, draft, on)
  const { series, dueOn, problems, warnings, content } = prepared
  const country = consumerVatDoubt(db, prepared, on)
  return {
    ...numberOf(context, series, on),
    issuedOn: on,
    dueOn,
    grossCents: content.totals.grossCents,
    countryRate: rateOfClient(db, draft.clientId, rateDay(draft, on)),
    problems,
    warnings:
      country === null
        ? warnings
        : [...warnings, { path: 'lines', code: 'consumer-vat', params: { country } }],
  }
}

export const checkCredit = (
  context: QueryContext,
  credit: Pick<InvoiceRecord, 'seriesId' | 'creditsId' | 'grossCents'>,
  on: CivilDate,
): Check => ({
  ...numberOf(context, requireSeries(context.db, credit.seriesId), on),
  issuedOn: on,
  dueOn: on,
  grossCents: credit.grossCents,
  countryRate: null,
  problems: creditProblems(context, credit, on),
  warnings: [],
})

const numberOf = (
  { db }: Context,
  series: SeriesRow,
  on: CivilDate,
): { number: string | null } => ({
  number: series.closedAt === null ? (nextNumber(db, series, on)?.number ?? null) : null,
})
