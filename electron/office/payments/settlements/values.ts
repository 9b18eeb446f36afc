/** Amounts and dates as exports write them, and how a file tells which way it writes them. */
import { isCivilDate, todayIn, type CivilDate } from '../../../../shared/dates'
import { parseMoney } from '../../../../shared/money'

/** How a file writes its values, as its own rows tell. */
export interface Style {
  decimal: 'point' | 'comma'
  order: 'day-first' | 'month-first'
  /** whether costs are negative numbers */
  costsNegative: boolean
}

/** Signed cents, or null when the text is no amount. */
export function readAmount(text: string, decimal: Style['decimal']): number | null {
  // Some programs write the minus behind, or brackets around a negative amount.
  const [, bracketed] = /^\((.+)\)$/.exec(text) ?? []
  const [, before] = /^([^-]+)-$/.exec(text) ?? []
  const negative = bracketed ?? before
  const cents = parseMoney(negative ?? text, decimal === 'comma' ? 'nl' : 'en')
  return cents === null ? null : negative === undefined || cents === 0 ? cents : -cents
}

/** Which decimal sign an amount proves, or null when it could be read both ways. */
export function decimalOf(text: string): Style['decimal'] | null {
  const [, sign, digits] = /([.,])(\d+)-?\)?$/.exec(text) ?? []
  if (sign === undefined || digits === undefined) return null
  const other = sign === '.' ? ',' : '.'
  if (digits.length === 3 && !text.includes(other)) return null
  return sign === ',' ? 'comma' : 'point'
}

/** The day in the Netherlands of a UTC moment "2026-11-27 13:05:00", or of a bare date. */
export function readUtcDay(text: string): CivilDate | null {
  const [, day, time] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?)?$/.exec(text) ?? []
  if (day === undefined || !isCivilDate(day)) return null
  if (time === undefined) return day
  const moment = new Date(`${day}T${time}Z`)
  return Number.isNaN(moment.getTime()) ? null : todayIn(moment)
}

const dayForm = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T,].*)?$/

/** A date in the file's own order, year first or last; a time behind it is not looked at. */
export function readDay(text: string, order: Style['order']): CivilDate | null {
  const [, year] = /^(\d{4}-\d\d-\d\d)(?:[ T].*)?$/.exec(text) ?? []
  if (year !== undefined) return isCivilDate(year) ? year : null
  const [, first = '', second = '', last = ''] = dayForm.exec(text) ?? []
  if (last === '') return null
  const [day, month] = order === 'day-first' ? [first, second] : [second, first]
  const date = `${last}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : null
}

/** Which order a date proves, or null when it could be read both ways. */
export function orderOf(text: string): Style['order'] | null {
  const [, first = 0, second = 0] = (dayForm.exec(text) ?? []).map(Number)
  if (first > 12) return 'day-first'
  return second > 12 ? 'month-first' : null
}
