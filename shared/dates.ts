/**
 * Civil dates: days on the calendar as `YYYY-MM-DD` text, without a time or a zone, and the moments
 * (UTC ISO text) that fall on them in the Netherlands. Functions given something else than a civil
 * date throw a RangeError; what people typed goes through `parseDate` first.
 */
import type { Language } from './language'

/** `YYYY-MM-DD`, a day that exists, in the years 1900–2199. */
export type CivilDate = string

export const officeZone = 'Europe/Amsterdam'

const monthNames = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  en: 'January February March April May June July August September October November December',
} as const satisfies Record<Language, string>

/** Whether the text is a civil date: strict form, real day, years 1900–2199. */
export function isCivilDate(text: string): boolean {
  const match = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [, year, month, day] = match.map(Number)
  return isRealDay(year ?? 0, month ?? 0, day ?? 0)
}

const dayMs = 86_400_000

/** Days are counted as those of UTC, which all have as many hours: far faster than by a calendar. */
function dayOf(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`)
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))
}

function dayText(at: number): CivilDate {
  return new Date(at).toISOString().slice(0, 10)
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dayText(dayOf(date) + days * dayMs)
}

/** The same day so many months later, or the last day of that month when it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const day = new Date(dayOf(date))
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayText(Date.UTC(year, month, Math.min(day.getUTCDate(), lastDay)))
}

/** The calendar year. */
export function yearOf(date: CivilDate): number {
  return partsOf(date).year
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (dayOf(to) - dayOf(from)) / dayMs
}

export function endOfMonth(date: CivilDate): CivilDate {
  const { year, month } = partsOf(date)
  return dayText(Date.UTC(year, month, 0))
}

/**
 * The fiscal year a date falls in, named after the calendar year in which it begins (as the
 * Dutch corporate tax return does). `startMonth` 1–12.
 */
export function fiscalYearOf(date: CivilDate, startMonth = 1): number {
  const { year, month } = partsOf(date)
  return month < startMonth ? year - 1 : year
}

/** First and last day of a fiscal year. */
export function fiscalYearPeriod(year: number, startMonth = 1): { from: CivilDate; to: CivilDate } {
  const at = (inYear: number, day: number) => dayText(Date.UTC(inYear, startMonth - 1, day))
  return { from: at(year, 1), to: at(year + 1, 0) }
}

/** The civil date a moment falls on. */
export function todayIn(moment: Date, zone: string = officeZone): CivilDate {
  const { year, month, day } = clockIn(zone, moment)
  return `${year}-${month}-${day}`
}

/** "22-11-2026" in Dutch, "22 Nov 2026" in English. */
export function formatDate(date: CivilDate, language: Language): string {
  const { year, month, day } = partsOf(date)
  return language === 'nl'
    ? `${twoDigits(day)}-${twoDigits(month)}-${year}`
    : `${day} ${monthName(month, language).slice(0, 3)} ${year}`
}

/** "22 november 2026", "22 November 2026". */
export function formatDateLong(date: CivilDate, language: Language): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${monthName(month, language)} ${year}`
}

/** A UTC moment as the clock in the Netherlands showed it: "22-11-2026 14:05". */
export function formatMoment(utcIso: string, language: Language): string {
  const { year, month, day, hour, minute } = clockIn(officeZone, new Date(utcIso))
  return `${formatDate(`${year}-${month}-${day}`, language)} ${hour}:${minute}`
}

/**
 * A typed date, or null: "22-11-2026", "22/11/26", "22.11.2026", "22 11 2026", "22-11" (this year),
 * "22112026", "221126", "2026-11-22", "20261122", "22 nov 2026", "22 november", "vandaag", "today",
 * "morgen", "tomorrow", "gisteren", "yesterday", and days from today as "+14" or "-3". Day comes
 * before month, always. Two-digit years lie between 79 years back and 20 years ahead.
 */
export function parseDate(text: string, today: CivilDate): CivilDate | null {
  if (text.length > longestText) return null
  const typed = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  const shift = namedDays.get(typed) ?? relativeDays(typed)
  if (shift !== null) {
    const date = addDays(today, shift)
    return isCivilDate(date) ? date : null
  }
  const { weekday, rest = typed } = dayOfWeek.exec(typed)?.groups ?? {}
  const plainDay = rest.replace(ordinal, '$1')
  for (const form of typedForms) {
    const { day, month, year } = form.exec(plainDay)?.groups ?? {}
    if (day === undefined || month === undefined) continue
    const date =
      year === undefined
        ? nearest(monthNumber(month), Number(day), today)
        : civil(fullYear(year, today), monthNumber(month), Number(day))
    // A day that is not the weekday it is called is a mistake in one of the two.
    if (date !== null) return weekday === undefined || isWeekday(date, weekday) ? date : null
  }
  return null
}

/**
 * Public holidays in the Netherlands: Algemene termijnenwet art. 3(1), with Good Friday (art. 3(2))
 * and the Sundays of Easter and Whitsun. King's Day moves to Saturday when it falls on a Sunday.
 */
export function publicHolidays(year: number): CivilDate[] {
  const easter = easterSunday(year)
  const days = [
    `${year}-01-01`,
    ...[-2, 0, 1, 39, 49, 50].map((days) => addDays(easter, days)),
    royalBirthday(year),
    `${year}-05-05`,
    `${year}-12-25`,
    `${year}-12-26`,
  ]
  return [...new Set(days)].sort()
}

/** Whether the day is no Saturday, Sunday or public holiday in the Netherlands. */
export function isWorkingDay(date: CivilDate): boolean {
  return weekdayOf(date) < 6 && !publicHolidays(yearOf(date)).includes(date)
}

/** The date itself when it is a working day, else the first working day after it. */
export function nextWorkingDay(date: CivilDate): CivilDate {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/**
 * The last day of a period in months that starts on `date` (receipt of a request, AVG art. 12(3)):
 * the same date so many months on, or that month's last day, and when that is a Saturday, Sunday or
 * public holiday the next working day. Source: Regulation (EEC, Euratom) 1182/71 art. 3(2)(c), 3(4).
 */
export function deadlineInMonths(date: CivilDate, months: number): CivilDate {
  return nextWorkingDay(addMonths(date, months))
}

/** `deadlineInMonths` for one month. */
export function oneMonthAfter(date: CivilDate): CivilDate {
  return deadlineInMonths(date, 1)
}

const longestText = 64

const namedDays: ReadonlyMap<string, number> = new Map([
  ['vandaag', 0],
  ['today', 0],
  ['morgen', 1],
  ['tomorrow', 1],
  ['gisteren', -1],
  ['yesterday', -1],
])

const weekdayNames = [
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'monday tuesday wednesday thursday friday saturday sunday',
] as const

/** "di 10-3", "Tuesday, 10 March": the day of the week stands before the date. */
const dayOfWeek =
  /^(?<weekday>ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|(?:maan|dins|woens|donder|vrij|zater|zon|mon|tues|wednes|thurs|fri|satur|sun)da[gy])[.,]{0,2} ?(?<rest>\d.*)$/

/** "1e april", "2de mei", "3rd May". */
const ordinal = /^(\d{1,2})(?:e|de|ste|st|nd|rd|th)(?=[ .-])/

/** Tried in order; the first that yields a real date wins. */
const typedForms: readonly RegExp[] = [
  /^(?<day>\d{1,2})(?<sign>[-/. ])(?<month>\d{1,2})(?:\k<sign>(?<year>\d{4}|\d{2}))?$/,
  /^(?<year>\d{4})(?<sign>[-/. ])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})$/,
  /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4}|\d{2})$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<day>\d{1,2})[- ]?(?<month>[a-z]{3,9})\.?(?:[- ]?(?<year>\d{4}|\d{2}))?$/,
]

function relativeDays(typed: string): number | null {
  return /^[+-] ?\d{1,5}$/.test(typed) ? Number(typed.replace(' ', '')) : null
}

/** 1–12 from digits, or from a month's name or its first letters in either language; else 0. */
function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const starts = (name: string) =>
    name.toLowerCase().startsWith(text) || (text === 'mrt' && name === 'maart')
  const found = Object.values(monthNames).map((names) => names.split(' ').findIndex(starts))
  return Math.max(...found) + 1
}

/** Of a day and month without a year the one nearest to today; of two as near the later one. */
function nearest(month: number, day: number, today: CivilDate): CivilDate | null {
  const year = yearOf(today)
  const away = (date: CivilDate) => Math.abs(daysBetween(today, date))
  return [year + 1, year, year - 1].reduce<CivilDate | null>((best, one) => {
    const date = civil(one, month, day)
    return date !== null && (best === null || away(date) < away(best)) ? date : best
  }, null)
}

/** `name` is a weekday's, or its first letters, in either language. */
function isWeekday(date: CivilDate, name: string): boolean {
  return weekdayNames.some((names) => names.split(' ')[weekdayOf(date) - 1]?.startsWith(name))
}

function fullYear(text: string, today: CivilDate): number {
  const current = yearOf(today)
  if (text.length === 4) return Number(text)
  // The one year with these two digits within the hundred that end twenty years from now.
  const last = current + 20
  return last - ((((last - Number(text)) % 100) + 100) % 100)
}

function civil(year: number, month: number, day: number): CivilDate | null {
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`
  return isCivilDate(date) ? date : null
}

/** Anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): CivilDate {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const rest = year % 100
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  return `${year}-${twoDigits(Math.floor(days / 31))}-${twoDigits((days % 31) + 1)}`
}

/** Queen's Day until 2013, King's Day since 2014; the day before when it falls on a Sunday. */
function royalBirthday(year: number): CivilDate {
  const date = year < 2014 ? `${year}-04-30` : `${year}-04-27`
  return weekdayOf(date) === 7 ? addDays(date, -1) : date
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  const day = new Date(dayOf(date))
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() }
}

/** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
function weekdayOf(date: CivilDate): number {
  return new Date(dayOf(date)).getUTCDay() || 7
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall of a zone shows, in digits; two of each but the year's four. */
function clockIn(zone: string, moment: Date): Record<Intl.DateTimeFormatPartTypes, string> {
  let clock = clocks.get(zone)
  if (!clock) {
    const digits = '2-digit'
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
    })
    clocks.set(zone, clock)
  }
  const parts = clock.formatToParts(moment).map(({ type, value }) => [type, value])
  return Object.fromEntries(parts) as Record<Intl.DateTimeFormatPartTypes, string>
}

function monthName(month: number, language: Language): string {
  return monthNames[language].split(' ')[month - 1] ?? ''
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
