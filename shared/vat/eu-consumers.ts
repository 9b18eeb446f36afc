/**
 * Sales to consumers in other member states: Dutch VAT may be charged up to a bound over all states
 * in this calendar year and the last; from the sale that crosses it on, the VAT of the consumer's
 * country, told in the one-stop shop (OSS). Source: Directive 2006/112 art. 58, 59c and 369a–369k.
 */
import { yearOf, type CivilDate } from '../dates'
import { euConsumerBounds, inForce } from './bounds'
import { isWithin, type VatPeriod } from './periods'

/** A sale to a consumer in another member state, or what was taken back of one: then negative. */
export interface EuConsumerSale {
  documentId: number
  on: CivilDate
  /** ISO 3166-1 alpha-2 of the consumer's country */
  country: string
  netCents: number
}

export interface EuConsumerState {
  year: number
  previousYearCents: number
  cents: number
  boundCents: number
  leftCents: number
  /** the first day on which the country's VAT must be charged, and by what; null while within */
  crossed: { on: CivilDate; documentId: number | null } | null
}

/**
 * The counter of a calendar year; null before the bound existed (July 2021). `crossed` without a
 * document: the year before went beyond the bound, so the whole year is.
 */
export function euConsumerState(
  sales: Iterable<EuConsumerSale>,
  year: number,
): EuConsumerState | null {
  const bound = inForce(euConsumerBounds, `${year}-12-31`)
  if (bound === null) return null
  const all = [...sales].sort((a, b) =>
    a.on === b.on ? a.documentId - b.documentId : a.on < b.on ? -1 : 1,
  )
  const previous = runThrough(all, year - 1, bound.cents)
  const current = runThrough(all, year, bound.cents)
  return {
    year,
    previousYearCents: previous.cents,
    cents: current.cents,
    boundCents: bound.cents,
    leftCents: Math.max(bound.cents - current.cents, 0),
    crossed:
      previous.crossed === null ? current.crossed : { on: `${year}-01-01`, documentId: null },
  }
}

/**
 * Whether a sale about to be made must carry the VAT of the consumer's country: when the bound was
 * crossed before it, or is by it.
 */
export function needsCountryRate(
  earlier: Iterable<EuConsumerSale>,
  sale: Pick<EuConsumerSale, 'on' | 'country' | 'netCents'>,
): boolean {
  const next = { ...sale, documentId: Number.MAX_SAFE_INTEGER }
  const crossed = euConsumerState([...earlier, next], yearOf(sale.on))?.crossed ?? null
  return crossed !== null && crossed.on <= sale.on
}

/** What was charged at a country's rate, signed. */
export interface OssAmount {
  on: CivilDate
  country: string
  /** basis points, as typed for that country */
  rate: number
  netCents: number
  vatCents: number
}

export type OssRow = Omit<OssAmount, 'on'>

/** The one-stop-shop return of a quarter, to the cent: per country and rate. */
export function ossOverview(amounts: Iterable<OssAmount>, quarter: VatPeriod): OssRow[] {
  const sums = new Map<string, OssRow>()
  for (const { on, country, rate, netCents, vatCents } of amounts) {
    if (!isWithin(quarter, on)) continue
    const key = `${country} ${rate}`
    const sum = sums.get(key) ?? { country, rate, netCents: 0, vatCents: 0 }
    sum.netCents += netCents
    sum.vatCents += vatCents
    sums.set(key, sum)
  }
  return [...sums.values()].sort((a, b) =>
    a.country === b.country ? b.rate - a.rate : a.country < b.country ? -1 : 1,
  )
}

function runThrough(sales: readonly EuConsumerSale[], year: number, boundCents: number) {
  let cents = 0
  let crossed: EuConsumerState['crossed'] = null
  for (const { on, documentId, netCents } of sales) {
    if (yearOf(on) !== year) continue
    cents += netCents
    if (crossed === null && cents > boundCents) crossed = { on, documentId }
  }
  return { cents, crossed }
}
