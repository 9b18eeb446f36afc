/** The periods returns are filed over, and the days by which. */
import { addDays, addMonths, endOfMonth, type CivilDate } from '../dates'

export const periodLengths = ['month', 'quarter', 'year'] as const
export type PeriodLength = (typeof periodLengths)[number]

export interface VatPeriod {
  length: PeriodLength
  /** first and last day */
  from: CivilDate
  to: CivilDate
}

const months = { month: 1, quarter: 3, year: 12 } as const satisfies Record<PeriodLength, number>

/** The period a day falls in: the one, for each length. */
export function periodOf(date: CivilDate, length: PeriodLength): VatPeriod {
  const month = Number(date.slice(5, 7))
  const first = month - ((month - 1) % months[length])
  const from = `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
  return { length, from, to: endOfMonth(addMonths(from, months[length] - 1)) }
}

export function nextPeriod({ length, to }: VatPeriod): VatPeriod {
  return periodOf(addDays(to, 1), length)
}

/** The periods of a calendar year, in order. */
export function periodsOfYear(year: number, length: PeriodLength): VatPeriod[] {
  const periods = [periodOf(`${year}-01-01`, length)]
  for (let last = periods[0]; last !== undefined && last.to < `${year}-12-31`;) {
    last = nextPeriod(last)
    periods.push(last)
  }
  return periods
}

export function isWithin({ from, to }: Pick<VatPeriod, 'from' | 'to'>, date: CivilDate): boolean {
  return from <= date && date <= to
}

/**
 * The last day on which the return of a period can be filed and paid in time: the end of the month
 * after it, of a year 31 March. Not moved for weekends: the money must be there on that day.
 * Source: AWR art. 10 and 19; Belastingdienst, aangiftetermijnen btw.
 */
export function returnDueOn({ length, to }: VatPeriod): CivilDate {
  return length === 'year' ? endOfMonth(addMonths(to, 3)) : endOfMonth(addDays(to, 1))
}

/** The last day for the ICP list of a period: the end of the month after it. Wet OB art. 37a. */
export function icpDueOn({ to }: VatPeriod): CivilDate {
  return endOfMonth(addDays(to, 1))
}

/**
 * The last day for the one-stop-shop return of a quarter: the end of the month after it, weekends
 * and holidays too. Directive 2006/112 art. 364.
 */
export function ossDueOn(quarter: VatPeriod): CivilDate {
  return icpDueOn(quarter)
}

/**
 * Returns that can or must be filed today, oldest first: of periods that ended and are not among
 * `filed` (their first days), from the one `since` falls in. `daysLeft` is negative once late.
 */
export function returnsDue(
  today: CivilDate,
  length: PeriodLength,
  since: CivilDate,
  filed: ReadonlySet<CivilDate>,
): { period: VatPeriod; dueOn: CivilDate }[] {
  const due = []
  for (let period = periodOf(since, length); period.to < today; period = nextPeriod(period))
    if (!filed.has(period.from)) due.push({ period, dueOn: returnDueOn(period) })
  return due
}
