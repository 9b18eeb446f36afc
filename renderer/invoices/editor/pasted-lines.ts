/**
 * Rows copied from a spreadsheet, read as invoice lines: all of them or none. Columns go by their
 * headings when the first row has them, else by their order: description, quantity, unit, price, VAT.
 */
import Papa from 'papaparse'
import type { Language } from '../../../shared/language'
import { unitPriceOf } from '../../../shared/invoices/price'
import { readUnit } from '../../../shared/invoices/units'
import type { VatKind } from '../../../shared/invoices/vat'
import { parsePercentage, parsePrice, parseQuantity } from '../../../shared/money'
import type { LineValues } from './invoice-values'

const columns = ['description', 'quantity', 'unit', 'price', 'discount', 'vat'] as const
export type PastedColumn = (typeof columns)[number]

/** The first cell that is none of what its column holds; rows count from 1, as a spreadsheet's do. */
export interface BadCell {
  row: number
  column: PastedColumn
  text: string
}

export type Pasted = { lines: LineValues[] } | { bad: BadCell }

export interface PasteOptions {
  language: Language
  /** a line in which nothing was typed yet */
  blank: LineValues
  /** the kinds on offer on this invoice, with the rate each has on its day */
  kinds: readonly { kind: VatKind; rate: number | null }[]
}

const headings: Record<PastedColumn, RegExp> = {
  description: /^(?:omschrijving|beschrijving|description|item|artikel|product|dienst)$/,
  quantity: /^(?:aantal|hoeveelheid|quantity|qty|uren|hours)$/,
  unit: /^(?:eenheid|unit)$/,
  price: /^(?:(?:stuks?|eenheids)?prijs|tarief|(?:unit )?price|rate)\b/,
  discount: /^(?:korting|discount)\b/,
  vat: /^(?:btw|vat|tax)\b/,
}

/** null when the text is no table: it is pasted as text then. */
export const pastedLines = (text: string, options: PasteOptions): Pasted | null => {
  const table = tableIn(text)
  if (table === null) return null
  const { rows, sure } = table
  const named = namedColumns(rows[0] ?? [])
  const order = named ?? usualColumns(rows, options.language)
  const lines: LineValues[] = []
  for (const [at, cells] of rows.entries()) {
    if ((named && at === 0) || cells.every((cell) => cell.trim() === '')) continue
    const line = lineOf(cells, order, options)
    // "Ontwerp, bouw, oplevering" is a description: only what surely is a table is refused as one.
    if ('column' in line) return sure || named ? { bad: { ...line, row: at + 1 } } : null
    lines.push(line)
  }
  return lines.length === 0 ? null : { lines }
}

/** Spreadsheets copy with tabs; a file of values has the same number of columns in every row. */
const tableIn = (text: string): { rows: string[][]; sure: boolean } | null => {
  const whole = text.replace(/\s+$/, '')
  for (const delimiter of ['\t', ';', ',']) {
    if (!whole.includes(delimiter)) continue
    const { data, errors } = Papa.parse<string[]>(whole, { delimiter })
    const widths = new Set(data.map((cells) => cells.length))
    const even = delimiter === '\t' || (widths.size === 1 && (data[0]?.length ?? 0) > 2)
    if (errors.length === 0 && even) return { rows: data, sure: delimiter === '\t' }
  }
  return null
}

const namedColumns = (cells: readonly string[]): (PastedColumn | null)[] | null => {
  const found = cells.map((cell) => {
    const name = cell.trim().toLowerCase()
    return columns.find((column) => headings[column].test(name)) ?? null
  })
  return found.includes('description') && found.includes('price') ? found : null
}

const usualColumns = (
  rows: readonly (readonly string[])[],
  language: Language,
): readonly PastedColumn[] => {
  const width = Math.max(...rows.map((cells) => cells.length))
  if (width <= 2) return ['description', 'price']
  if (width === 3) return ['description', 'quantity', 'price']
  // Of four, the third is a unit or the price already.
  const third = rows.map((cells) => (cells[2] ?? '').trim()).find((cell) => cell !== '') ?? ''
  return width === 4 && parsePrice(third, language) !== null
    ? ['description', 'quantity', 'price', 'vat']
    : ['description', 'quantity', 'unit', 'price', 'vat']
}

const lineOf = (
  cells: readonly string[],
  order: readonly (PastedColumn | null)[],
  { language, blank, kinds }: PasteOptions,
): LineValues | Omit<BadCell, 'row'> => {
  const line = { ...blank }
  // A cell that belongs to no column is told too: a row that is read in part was not read.
  const beyond = cells.slice(order.length).find((cell) => cell.trim() !== '')
  if (beyond !== undefined) return { column: 'vat', text: beyond }
  for (const [at, column] of order.entries()) {
    const text = (cells[at] ?? '').trim()
    if (column === null || text === '') continue
    const read = readers[column](text, language, kinds)
    if (read === null) return { column, text }
    Object.assign(line, read)
  }
  return line
}

type Reader = (
  text: string,
  language: Language,
  kinds: PasteOptions['kinds'],
) => Partial<LineValues> | null

const readers: Record<PastedColumn, Reader> = {
  description: (text) => ({ description: text.replace(/\r\n?/g, '\n') }),
  quantity: (text, language) => {
    const quantity = parseQuantity(text, language)
    return quantity === null ? null : { quantity }
  },
  unit: (text) => {
    const unit = readUnit(text)
    return unit === null ? null : { unit }
  },
  price: (text, language) => {
    const price = parsePrice(text, language)
    return price === null ? null : unitPriceOf(price)
  },
  discount: (text, language) => {
    const discountBasisPoints = parsePercentage(text, language)
    return discountBasisPoints === null ? null : { discountBasisPoints }
  },
  vat: (text, language, kinds) => {
    const kind = vatIn(text, language, kinds)
    return kind === null ? null : { vatKind: kind }
  },
}

/** Words for what has no rate of its own, and for the rates. */
const vatWords: Partial<Record<VatKind, RegExp>> = {
  standard: /^(?:hoog|standaard|standard|high)$/,
  reduced: /^(?:laag|verlaagd|reduced|low)$/,
  exempt: /^(?:vrijgesteld|vrij|exempt)$/,
  'small-business': /^kor$/,
  'reverse-domestic': /^(?:verlegd|btw verlegd|reverse|reverse charge)$/,
  'reverse-eu': /^(?:verlegd \(?eu\)?|btw verlegd \(?eu\)?|reverse \(?eu\)?)$/,
  'goods-eu': /^(?:goederen eu|icl|goods eu)$/,
  export: /^export$/,
}

const vatIn = (text: string, language: Language, kinds: PasteOptions['kinds']): VatKind | null => {
  const word = text.toLowerCase()
  const meant = kinds.find(({ kind }) => vatWords[kind]?.test(word))
  if (meant) return meant.kind
  // A cell with the format of a number holds a fraction: 0,21 for 21 %.
  const fraction = /^0[.,]\d{1,4}$/.test(word) ? Number(word.replace(',', '.')) * 10_000 : null
  const rate = fraction === null ? parsePercentage(word, language) : Math.round(fraction)
  if (rate === null) return null
  const taxed: readonly VatKind[] = ['standard', 'reduced', 'zero']
  return kinds.find((one) => one.rate === rate && taxed.includes(one.kind))?.kind ?? null
}
