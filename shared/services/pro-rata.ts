/**
 * A price over part of its period: by the day, rounded once, so that the parts of a period add up to
 * the price of the whole, to the cent.
 */
import { apportion } from '../apportion'
import { addDays, type CivilDate } from '../dates'
import { roundHalfAwayFromZero } from '../money'
import { daysIn, type Period } from './periods'

/** A price per whole period, in force until the next one begins. */
export interface DatedPrice {
  validFrom: CivilDate
  priceCents: number
}

export interface PricePart extends Period {
  /** of the whole period */
  priceCents: number
  /** for these days */
  cents: number
}

/** The price in force on a day, or null before the first. Of two from one day the last counts. */
export function priceOn(prices: readonly DatedPrice[], day: CivilDate): number | null {
  let found: DatedPrice | null = null
  for (const price of prices)
    if (price.validFrom <= day && (found === null || price.validFrom >= found.validFrom))
      found = price
  return found?.priceCents ?? null
}

/**
 * What the days of `part` cost at a price for the whole period, in cents, half away from zero.
 * @throws RangeError when the part does not lie inside the whole
 */
export function shareOf(priceCents: number, whole: Period, part: Period): number {
  if (part.from < whole.from || part.to > whole.to) throw new RangeError('not a part of the period')
  const days = Math.max(0, daysIn(part))
  return roundHalfAwayFromZero(BigInt(priceCents) * BigInt(days), BigInt(daysIn(whole)))
}

/**
 * What is left of a price when the service ends after `lastDay`, in cents; the whole price when that
 * is before the period, nothing from its last day on. With the part used it makes the price.
 */
export function unusedOf(priceCents: number, whole: Period, lastDay: CivilDate): number {
  if (lastDay < whole.from) return priceCents
  if (lastDay >= whole.to) return 0
  return shareOf(priceCents, whole, { from: addDays(lastDay, 1), to: whole.to })
}

/**
 * What a period (or the part of it that is billed) costs when the price changes inside it: a part
 * per price, whose cents add up to the exact sum, rounded once. Null when no price is known on its
 * first day.
 */
export function priceParts(
  prices: readonly DatedPrice[],
  whole: Period,
  billed: Period = whole,
): PricePart[] | null {
  if (priceOn(prices, billed.from) === null) return null
  const changes = prices
    .map((price) => price.validFrom)
    .filter((day) => day > billed.from && day <= billed.to)
  const starts = [...new Set([billed.from, ...changes])].sort()
  const parts = starts.map((from, index) => {
    const next = starts[index + 1]
    const to = next === undefined ? billed.to : addDays(next, -1)
    return { from, to, priceCents: priceOn(prices, from) ?? 0 }
  })
  const shares = parts.map((part) => BigInt(part.priceCents) * BigInt(daysIn(part)))
  const days = BigInt(daysIn(whole))
  const total = roundHalfAwayFromZero(
    shares.reduce((sum, share) => sum + share, 0n),
    days,
  )
  const cents = apportion(shares, days, total)
  return merged(parts.map((part, index) => ({ ...part, cents: cents[index] ?? 0 })))
}

/** A change to the same price is none. */
function merged(parts: PricePart[]): PricePart[] {
  const result: PricePart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last?.priceCents === part.priceCents) {
      last.to = part.to
      last.cents += part.cents
    } else result.push({ ...part })
  }
  return result
}

export interface Switch {
  /** the unused rest of what was billed for the old service, to give back */
  creditCents: number
  /** the same days at the new price */
  chargeCents: number
  /** what the client pays (or, below zero, gets back) for the rest of the period */
  differenceCents: number
}

/**
 * Another price from a day inside a period that was already billed, as with an upgrade. `paidCents`
 * is what was billed for the whole period, `priceCents` what the new service costs for one.
 */
export function switchInside(
  whole: Period,
  { paidCents, priceCents, from }: { paidCents: number; priceCents: number; from: CivilDate },
): Switch {
  const lastDay = addDays(from, -1)
  const creditCents = unusedOf(paidCents, whole, lastDay)
  const chargeCents = unusedOf(priceCents, whole, lastDay)
  return { creditCents, chargeCents, differenceCents: chargeCents - creditCents }
}
