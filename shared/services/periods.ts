/**
 * The periods a subscription is billed for. Each is reckoned from the day the subscription started,
 * never from the period before it, so that a month that is too short leaves no trace: monthly from
 * 31 January gives 28 (29) February, 31 March. Periods touch, and never overlap.
 */
import { addDays, addMonths, daysBetween, isCivilDate, type CivilDate } from '../dates'

/** A quarter, a year and so on in months: the row holds the number. */
export const periodLengths = [1, 3, 6, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120] as const
export type PeriodMonths = (typeof periodLengths)[number]

/** Both days belong to it. */
export interface Period {
  from: CivilDate
  to: CivilDate
}

export interface Rhythm {
  /** the first day of the first period */
  startsOn: CivilDate
  periodMonths: number
}

/** A period to bill; `whole` is what it was cut from when the subscription ends inside it. */
export interface DuePeriod extends Period {
  whole: Period
}

export interface Due {
  periods: DuePeriod[]
  /** there are more than were asked for */
  more: boolean
}

/** No subscription that is caught up with has more periods than this: fifty years of months. */
export const mostPeriods = 600

export const isPeriodLength = (months: number): months is PeriodMonths =>
  periodLengths.some((length) => length === months)

/** How many days a period has, the first and the last included. */
export const daysIn = ({ from, to }: Period): number => daysBetween(from, to) + 1

/**
 * The period with this number, from 0.
 * @throws RangeError for a period of zero or of part of a month, and past the year 2199
 */
export function periodAt({ startsOn, periodMonths }: Rhythm, index: number): Period {
  if (!Number.isInteger(periodMonths) || periodMonths < 1) throw new RangeError('not a period')
  if (!Number.isInteger(index) || index < 0) throw new RangeError('not the number of a period')
  const from = addMonths(startsOn, index * periodMonths)
  const next = addMonths(startsOn, (index + 1) * periodMonths)
  if (!isCivilDate(next)) throw new RangeError('past the calendar')
  return { from, to: addDays(next, -1) }
}

/** The number of the period a day falls in, or null before the first. */
export function indexOn(rhythm: Rhythm, day: CivilDate): number | null {
  if (day < rhythm.startsOn) return null
  const months = monthsFrom(rhythm.startsOn, day)
  // The month counted may have begun later than its first day: one period too far at most.
  const index = Math.floor(months / rhythm.periodMonths)
  return periodAt(rhythm, index).from > day ? index - 1 : index
}

/** The period a day falls in, or null before the first. */
export function periodOn(rhythm: Rhythm, day: CivilDate): Period | null {
  const index = indexOn(rhythm, day)
  return index === null ? null : periodAt(rhythm, index)
}

/**
 * The period that begins after this day; the first one for a day before the start. A next invoice
 * date is its `from`.
 */
export function nextPeriod(rhythm: Rhythm, after: CivilDate): Period {
  const index = indexOn(rhythm, after)
  return periodAt(rhythm, index === null ? 0 : index + 1)
}

/**
 * The periods that begin on `until` or before it and were not billed yet, oldest first, at most
 * `most`. `billedTo` is the last day billed, null when nothing was; `endsOn` the last day of the
 * subscription, null while it runs. A period that the end cuts short comes with the whole one; one
 * that was billed in part continues on the day after.
 */
export function periodsDue(
  rhythm: Rhythm,
  {
    billedTo,
    endsOn,
    until,
    most = mostPeriods,
  }: { billedTo: CivilDate | null; endsOn: CivilDate | null; until: CivilDate; most?: number },
): Due {
  const first = billedTo === null ? rhythm.startsOn : later(addDays(billedTo, 1), rhythm.startsOn)
  const last = endsOn === null ? until : earlier(endsOn, until)
  const periods: DuePeriod[] = []
  let index = indexOn(rhythm, first) ?? 0
  for (; ; index++) {
    const whole = periodAt(rhythm, index)
    const from = later(whole.from, first)
    if (from > last) return { periods, more: false }
    if (periods.length === most) return { periods, more: true }
    periods.push({ from, to: endsOn === null ? whole.to : earlier(whole.to, endsOn), whole })
    if (whole.to >= last) return { periods, more: false }
  }
}

const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b)
const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)

/** Whole calendar months between the months of two days. */
function monthsFrom(from: CivilDate, to: CivilDate): number {
  const [months, start] = [to, from].map(
    (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)),
  )
  return (months ?? 0) - (start ?? 0)
}
