/**
 * Statutory interest over a claim: from the day after the last day of payment up to and including
 * the day of payment, over the principal and, after each year, over the interest of that year too.
 * Source: BW art. 6:119(1) and (2), 6:119a(1) and (3).
 */
import { addDays, addMonths, daysBetween, type CivilDate } from '../dates'
import { roundHalfAwayFromZero } from '../money'
import type { InterestRate } from './interest-rates'

/** What was open from a day on, before interest and costs. */
export interface OpenFrom {
  from: CivilDate
  cents: number
}

export interface Interest {
  cents: number
  /** the last day that is counted: `until`, or the last day of the table when that comes first */
  countedTo: CivilDate
  /** false: the table ends before `until`, so more is due than is known */
  whole: boolean
}

/**
 * Interest over the days from the first of `open` to `until`, both included; null when the table does
 * not know the first of them. `open` in the order of the days: the first row is the claim on the first
 * day of default, each next one what was left from the day after a payment. Days of a year of
 * default are equal parts of it, so that a full year at one rate is that rate. Once the claim itself
 * is paid, nothing more runs.
 */
export function interestOver(
  open: readonly OpenFrom[],
  until: CivilDate,
  rates: readonly InterestRate[],
): Interest | null {
  const from = open[0]?.from
  if (from === undefined || until < from) return { cents: 0, countedTo: until, whole: true }
  const known = knownTo(from, rates)
  if (known === null) return null
  const countedTo = known < until ? known : until
  let earned = 0
  for (let year = 0; ; year++) {
    const first = addMonths(from, 12 * year)
    if (first > countedTo) break
    const next = addMonths(from, 12 * (year + 1))
    const last = addDays(next, -1)
    const scaled = pieces(first, last < countedTo ? last : countedTo, open, rates).reduce(
      (sum, { cents, basisPoints, days }) =>
        sum + BigInt(cents === 0 ? 0 : cents + earned) * BigInt(basisPoints) * BigInt(days),
      0n,
    )
    earned += roundHalfAwayFromZero(scaled, 10_000n * BigInt(daysBetween(first, next)))
  }
  return { cents: earned, countedTo, whole: countedTo === until }
}

/** The last day up to which the table knows every day from `from`; null when not even that one. */
function knownTo(from: CivilDate, rates: readonly InterestRate[]): CivilDate | null {
  let known: CivilDate | null = null
  for (const { validFrom, validTo } of rates) {
    const wanted = known === null ? from : addDays(known, 1)
    if (validFrom <= wanted && wanted <= validTo) known = validTo
  }
  return known
}

/** Stretches of days in which neither the rate nor what is open changes. */
function pieces(
  first: CivilDate,
  last: CivilDate,
  open: readonly OpenFrom[],
  rates: readonly InterestRate[],
): { cents: number; basisPoints: number; days: number }[] {
  const starts = [first, ...open.map(({ from }) => from), ...rates.map((rate) => rate.validFrom)]
  const days = [...new Set(starts)].filter((day) => first <= day && day <= last).sort()
  return days.map((day, index) => ({
    cents: Math.max(open.findLast(({ from }) => from <= day)?.cents ?? 0, 0),
    basisPoints: rates.findLast(({ validFrom }) => validFrom <= day)?.basisPoints ?? 0,
    days: daysBetween(day, days[index + 1] ?? addDays(last, 1)),
  }))
}
