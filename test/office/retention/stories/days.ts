/** Days on the calendar, reckoned here once more and not with what the product reckons them with. */
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const text = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

export const latest = (days: readonly string[]): string => days.reduce((a, b) => (a > b ? a : b))

export const later = (day: string, days: number): string => text(utc(day) + days * 86_400_000)

/** The same day so many years on; the 28th of February where there is no 29th. */
export const yearsOn = (day: string, years: number): string => {
  const year = Number(day.slice(0, 4)) + years
  const moved = `${year}${day.slice(4)}`
  return text(utc(moved)) === moved ? moved : `${year}-02-28`
}

/** The calendar year in which the fiscal year of a day begins. */
export const fiscalYear = (day: string, startMonth: number): number =>
  Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < startMonth ? 1 : 0)

/** The last day of the fiscal year of a day. */
export const fiscalYearEnd = (day: string, startMonth: number): string =>
  text(Date.UTC(fiscalYear(day, startMonth) + 1, startMonth - 1, 0))

/** The next 29th of February after a day. */
export const nextLeapDay = (day: string): string => {
  for (let year = Number(day.slice(0, 4)); ; year++) {
    const leap = `${year}-02-29`
    if (text(Date.UTC(year, 1, 29)) === leap && leap > day) return leap
  }
}
