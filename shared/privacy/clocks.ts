/**
 * The clocks of privacy law. Days are days of the calendar in the Netherlands; hours are hours that
 * really pass, also in the night the clock is set forward or back. Moments are UTC ISO text.
 */
import { Temporal } from 'temporal-polyfill'
import {
  addDays,
  daysBetween,
  deadlineInMonths,
  oneMonthAfter,
  todayIn,
  type CivilDate,
} from '../dates'
import { startOfDay } from '../start-of-day'

/** The last day to answer a request: one calendar month after receipt. AVG art. 12(3). */
export function requestDueOn(receivedOn: CivilDate): CivilDate {
  return oneMonthAfter(receivedOn)
}

/** The last day once it was extended by two further months. AVG art. 12(3). */
export function extendedDueOn(receivedOn: CivilDate): CivilDate {
  return deadlineInMonths(receivedOn, 3)
}

/** The letter about an extension, with its reason, leaves inside the first month. AVG art. 12(3). */
export function canExtendOn(receivedOn: CivilDate, today: CivilDate): boolean {
  return receivedOn <= today && today <= requestDueOn(receivedOn)
}

/** Days until a deadline: 0 on its last day, negative once late. */
export function daysLeft(dueOn: CivilDate, today: CivilDate): number {
  return daysBetween(today, dueOn)
}

/**
 * The moment so many hours have passed.
 * @throws RangeError when `moment` is none
 */
export function hoursAfter(moment: string, hours: number): string {
  return new Date(new Date(moment).getTime() + hours * millisecondsPerHour).toISOString()
}

/** A breach is reported within 72 hours of becoming aware of it. AVG art. 33(1). */
export function breachDueAt(awareAt: string): string {
  return hoursAfter(awareAt, 72)
}

/** A legitimate seeker of a domain holder's data is answered within 72 hours. NIS2 art. 28(5). */
export function seekerDueAt(receivedAt: string): string {
  return hoursAfter(receivedAt, 72)
}

export const memberStateOrders = ['production', 'production-emergency', 'preservation'] as const
export type MemberStateOrder = (typeof memberStateOrders)[number]

/**
 * When an order of another member state must be carried out: an emergency within eight hours, a
 * production order by the end of the tenth day after receipt, weekends and holidays or not; what is
 * to be preserved is held at once. Regulation (EU) 2023/1543 art. 10(2), 10(4) and 11(1).
 */
export function orderDueAt(order: MemberStateOrder, receivedAt: string): string {
  switch (order) {
    case 'production':
      return endOfDay(addDays(todayIn(new Date(receivedAt)), 10))
    case 'production-emergency':
      return hoursAfter(receivedAt, 8)
    case 'preservation':
      return receivedAt
  }
}

/**
 * The last day of a preservation: sixty days after receipt, thirty more when prolonged. It goes on
 * while a request for production is announced. Regulation (EU) 2023/1543 art. 11(1) and (2).
 */
export function preservedUntil(receivedAt: string, prolonged: boolean): CivilDate {
  return addDays(todayIn(new Date(receivedAt)), prolonged ? 90 : 60)
}

export interface TimeLeft {
  late: boolean
  hours: number
  /** 0–59 */
  minutes: number
}

/** What is left of a deadline in hours, or by how much it is past; whole minutes, never too many. */
export function timeLeft(dueAt: string, now: string): TimeLeft {
  const milliseconds = new Date(dueAt).getTime() - new Date(now).getTime()
  const late = milliseconds < 0
  const minutes = late
    ? Math.ceil(-milliseconds / millisecondsPerMinute)
    : Math.floor(milliseconds / millisecondsPerMinute)
  return { late, hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}

/**
 * The moment a clock in the Netherlands showed a time ("14:05"), or null when that is no time. In the
 * night an hour comes twice it is the first one, so that no deadline ends later than it should.
 */
export function momentAt(date: CivilDate, time: string): string | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hour === undefined || minute === undefined) return null
  const local = Temporal.PlainDate.from(date).toPlainDateTime({
    hour: Number(hour),
    minute: Number(minute),
  })
  const moment = local.toZonedDateTime('Europe/Amsterdam', { disambiguation: 'earlier' })
  return new Date(moment.epochMilliseconds).toISOString()
}

const millisecondsPerMinute = 60_000
const millisecondsPerHour = 60 * millisecondsPerMinute

/** The last millisecond of a day in the Netherlands. */
function endOfDay(date: CivilDate): string {
  return new Date(new Date(startOfDay(addDays(date, 1))).getTime() - 1).toISOString()
}
