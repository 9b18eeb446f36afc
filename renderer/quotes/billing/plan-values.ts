import type { Quote } from '../../../shared/quotes/contract'

/** What is typed about how a quote is billed. */
export interface PlanValues {
  how: 'whole' | 'halves' | 'own'
  /** basis points; null: nothing typed yet */
  shares: { share: number | null }[]
  lines: ServiceLine[]
}

interface ServiceLine {
  lineId: number
  label: string
  /** it becomes a service */
  chosen: boolean
  /** '': none chosen */
  item: string
  startsOn: string | null
  priceCents: number | null
}

export const startOf = (quote: Quote, today: string): PlanValues => ({
  how: 'whole',
  shares: [{ share: 5000 }, { share: 5000 }],
  lines: quote.lines.map((line) => ({
    lineId: line.id,
    label: (line.description ?? '').split('\n')[0] ?? '',
    chosen: false,
    item: '',
    startsOn: today,
    priceCents: priceOf(line, quote),
  })),
})

/**
 * One of it, after its own discount and the quote's, without VAT, in cents: what a service costs per
 * period.
 */
const priceOf = (
  line: Quote['lines'][number],
  { pricesIncludeVat, discount }: Pick<Quote, 'pricesIncludeVat' | 'discount'>,
): number => {
  const share = discount !== null && 'basisPoints' in discount ? discount.basisPoints : 0
  const price = line.unitPriceCents + line.unitPriceHundredths / 100
  const after = (price * (10_000 - line.discountBasisPoints) * (10_000 - share)) / 100_000_000
  return Math.round(pricesIncludeVat ? (after * 10_000) / (10_000 + line.vatRate) : after)
}

export const sumOf = ({ shares }: PlanValues): number =>
  shares.reduce((sum, { share }) => sum + (share ?? 0), 0)

const sharesOf = ({ how, shares }: PlanValues): number[] => {
  if (how === 'whole') return [10_000]
  return how === 'halves' ? [5000, 5000] : shares.map(({ share }) => share ?? 0)
}

export const inputOf = (values: PlanValues): unknown => {
  const chosen = values.lines.filter((line) => line.chosen)
  return {
    services: chosen.map(({ lineId, item, startsOn, priceCents }) => ({
      lineId,
      itemId: item === '' ? undefined : Number(item),
      startsOn: startsOn ?? undefined,
      priceCents: priceCents ?? undefined,
    })),
    shares: chosen.length === values.lines.length ? [] : sharesOf(values),
  }
}
