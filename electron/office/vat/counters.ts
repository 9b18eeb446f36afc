/** Turnover of a calendar year against the bounds of VAT law. */
import type { CivilDate } from '../../../shared/dates'
import { isTaxedHere, type VatKind } from '../../../shared/invoices/vat'
import type { VatYear } from '../../../shared/vat/contract'
import {
  euConsumerState,
  needsCountryRate,
  type EuConsumerSale,
} from '../../../shared/vat/eu-consumers'
import { smallBusinessState, type Turnover } from '../../../shared/vat/small-business'
import type { ReadableDatabase } from '../database/driver'
import { currentAgency } from '../settings/agency'
import { countryVatSince, isElsewhereInEu } from './country-rates'
import { sumsIn, type SumRow } from './figures'

/** Whole days at first; the day that crosses a bound then document by document. */
export const vatYear = (db: ReadableDatabase, year: number): VatYear => ({
  year,
  scheme: currentAgency(db).vatPosition === 'small-business',
  smallBusiness: smallBusiness(db, year),
  euConsumers: euConsumers(db, year),
})

const smallBusiness = (db: ReadableDatabase, year: number): VatYear['smallBusiness'] => {
  const days = inDays(sumsIn(db, { from: `${year}-01-01`, to: `${year}-12-31` }))
  const byDay = smallBusinessState(days.map(asTurnover), year)
  const crossedOn = byDay?.crossedBy?.on
  if (crossedOn === undefined) return byDay
  const rest = days.filter(({ on }) => on !== crossedOn)
  return smallBusinessState([...rest, ...documentsOn(db, crossedOn)].map(asTurnover), year)
}

/**
 * Whether a sale to a consumer in another member state, taxed here, needs the VAT of that country once
 * it is an electronic service: the bound was crossed, or is by it, or an owner chose so.
 */
export const mustAskConsumerVat = (
  db: ReadableDatabase,
  sale: { on: CivilDate; country: string; netCents: number },
): boolean => {
  const since = countryVatSince(db)
  if (since !== null && since <= sale.on) return true
  const year = Number(sale.on.slice(0, 4))
  const span = { from: `${year - 1}-01-01`, to: `${year}-12-31` }
  return needsCountryRate(inDays(sumsIn(db, span)).flatMap(asConsumerSale), sale)
}

const euConsumers = (db: ReadableDatabase, year: number): VatYear['euConsumers'] => {
  const span = { from: `${year - 1}-01-01`, to: `${year}-12-31` }
  const days = inDays(sumsIn(db, span)).flatMap(asConsumerSale)
  const byDay = euConsumerState(days, year)
  const crossed = byDay?.crossed ?? null
  if (crossed === null || crossed.documentId === null) return byDay
  const rest = days.filter(({ on }) => on !== crossed.on)
  return euConsumerState([...rest, ...documentsOn(db, crossed.on).flatMap(asConsumerSale)], year)
}

type Row = Pick<SumRow, 'on' | 'kind' | 'netCents' | 'country'> & { documentId: number }

/** Each day stands for one document, with a number that no document has. */
const inDays = (sums: readonly SumRow[]): Row[] => {
  const days = [...new Set(sums.map(({ on }) => on))]
  const ids = new Map(days.map((on, at) => [on, at - days.length]))
  return sums.map((sum) => ({ ...sum, documentId: ids.get(sum.on) ?? 0 }))
}

// Goods are told only where they go within the EU; what goes beyond it is taken for a service.
const asTurnover = (row: Row): Turnover => ({ ...row, goods: false })

/** To a consumer in another member state, whichever country's VAT was charged. */
const asConsumerSale = ({ kind, country, ...row }: Row): EuConsumerSale[] =>
  isElsewhereInEu(country) && (isTaxedHere(kind) || kind === 'consumer-eu')
    ? [{ ...row, country }]
    : []

const documentsOn = (db: ReadableDatabase, day: CivilDate): Row[] =>
  db
    .all<{ documentId: number; kind: VatKind; netCents: number; country: string }>(
      `SELECT i.id AS documentId, v.kind, i.sign * v.netCents AS netCents,
         CASE WHEN v.kind = 'consumer-eu' OR (i.buyerCompany = 0 AND i.taxedHere = 0)
           THEN coalesce(i.buyerCountry, '') ELSE '' END AS country
       FROM invoices i JOIN invoiceVat v ON v.invoiceId = i.id
       WHERE i.issuedAt IS NOT NULL AND i.vatOn = $day ORDER BY i.id`,
      { day },
    )
    .map((row) => ({ ...row, on: day }))
