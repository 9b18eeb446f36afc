import { Temporal } from 'temporal-polyfill'
import { isCivilDate, officeZone, type CivilDate } from './dates'

/**
 * The moment a day begins, as UTC ISO text; summer time is taken into account. Errors: RangeError for
 * what is no civil date.
 */
export function startOfDay(date: CivilDate, zone: string = officeZone): string {
  if (!isCivilDate(date)) throw new RangeError('not a civil date')
  const { epochMilliseconds } = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  return new Date(epochMilliseconds).toISOString()
}
