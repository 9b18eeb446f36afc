/** Cells of a table as the values they stand for; null where a cell is none of them. */
import { isCivilDate, parseDate, type CivilDate } from '../../../../shared/dates'

/** Whether a day comes before its month in this file, as it does in the Netherlands. */
export type DateOrder = 'day-first' | 'month-first'

/** A date, with or without a time behind it. */
export function readDate(cell: string, order: DateOrder): CivilDate | null {
  // The time of day does not move the day: registrars mean the day they write.
  const day = /^(\S+)(?:[T ]\d{1,2}:\d\d.*)$/.exec(cell)?.[1] ?? cell.replace(/T\d\d:\d\d.*$/, '')
  const swapped =
    order === 'month-first' ? day.replace(/^(\d{1,2})([-/.])(\d{1,2})\2/, '$3$2$1$2') : day
  // A day without its year is not for guessing here.
  if (!withYear.test(swapped)) return null
  const date = parseDate(swapped, '2026-01-01')
  return date !== null && isCivilDate(date) ? date : null
}

const withYear = /\d{4}$|^\d{4}[-/.]|\d[-/. ]\d{1,2}[-/. ]\d\d$/

/** Month first only when no other reading makes dates of all cells. */
export function guessDateOrder(cells: readonly string[]): DateOrder {
  const all = (order: DateOrder) => cells.every((cell) => readDate(cell, order) !== null)
  return !all('day-first') && all('month-first') ? 'month-first' : 'day-first'
}

/** Yes or no as programs write it. */
export function readYesNo(cell: string): boolean | null {
  const word = cell.toLowerCase()
  if (['ja', 'j', 'yes', 'y', 'true', 'waar', '1', 'aan', 'on', 'auto', 'x'].includes(word))
    return true
  return ['nee', 'n', 'no', 'false', 'onwaar', '0', 'uit', 'off', '-'].includes(word) ? false : null
}
