/** CSV as it leaves the office: UTF-8 with its mark, safe to open in a spreadsheet. */
import Papa from 'papaparse'
import type { CsvForm } from '../../../shared/csv'

/** An amount of money; anything else is text or a whole number. */
export interface Money {
  cents: number
}
export type Cell = string | number | null | Money

/** Tells spreadsheets that what follows is UTF-8; goes before the first row. */
export const byteOrderMark = '\uFEFF'

// A cell that begins like a formula would be run by a spreadsheet; a number below zero is none.
const formula = /^(?!-\d+(?:[.,]\d+)?$)[=+\-@\t\r]/

/**
 * Rows as lines. `semicolon` is what a Dutch Excel opens in columns: semicolons between them, and a
 * comma in amounts.
 */
export const csvLines = (rows: readonly (readonly Cell[])[], form: CsvForm): string => {
  const shown = (cell: Cell): string => {
    if (cell === null) return ''
    if (typeof cell !== 'object') return String(cell)
    const amount = (cell.cents / 100).toFixed(2)
    return form === 'semicolon' ? amount.replace('.', ',') : amount
  }
  const delimiter = form === 'semicolon' ? ';' : ','
  const cells = rows.map((row) => row.map(shown))
  return `${Papa.unparse(cells, { delimiter, escapeFormulae: formula })}\r\n`
}
