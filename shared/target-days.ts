/**
 * Days on which banks settle euro payments (TARGET): Monday to Friday, less six holidays. Source:
 * ECB, TARGET closing days, unchanged since 2002.
 */
import { addDays, easterSunday, yearOf, type CivilDate } from './dates'

export function isTargetDay(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  const easter = easterSunday(yearOf(date))
  const closed = ['-01-01', '-05-01', '-12-25', '-12-26'].some((day) => date.endsWith(day))
  return !closed && date !== addDays(easter, -2) && date !== addDays(easter, 1)
}

/** The date itself when it is a TARGET day, else the first one after it. */
export function nextTargetDay(date: CivilDate): CivilDate {
  let day = date
  while (!isTargetDay(day)) day = addDays(day, 1)
  return day
}

/** So many TARGET days after a date. */
export function addTargetDays(date: CivilDate, days: number): CivilDate {
  let day = date
  for (let left = days; left > 0; left--) day = nextTargetDay(addDays(day, 1))
  return day
}
