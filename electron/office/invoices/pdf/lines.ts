/** The table of lines: column widths that hold every figure, and rows that can be drawn in parts. */
import {
  formatMoney,
  formatPercentage,
  formatPrice,
  formatQuantity,
} from '../../../../shared/money'
import { priceOf } from '../../../../shared/invoices/price'
import { unitName } from '../../../../shared/invoices/units'
import type { DocumentLine, PrintedDocument } from '../../../../shared/invoices/document'
import {
  contentWidth,
  ink,
  leading,
  page,
  rule,
  styles,
  write,
  writeLines,
  writeRight,
  type Pdf,
} from '../../paper/page'
import { clean, widthOf, type Style } from '../../paper/text'
import { vatColumn, wordsIn } from './words'
import { wrap } from '../../paper/wrap'

const figureColumns = ['quantity', 'unit', 'price', 'discount', 'vat', 'amount'] as const
type FigureColumn = (typeof figureColumns)[number]

interface Column {
  name: FigureColumn
  heading: string
  /** left edge of its words, right edge of its figures */
  left: number
  right: number
}

export interface Row {
  description: string[]
  figures: Record<FigureColumn, string>
}

export interface Table {
  columns: Column[]
  /** how the figures are set: smaller than usual when the amounts are very wide */
  figures: Style
  headings: Style
  heading: string
  rows: Row[]
}

/** Between columns; less when wide amounts need the room. */
const gutters = { wide: 20, narrow: 12 }
/** Between a quantity and its unit. */
const unitGap = 4
/** Narrower than this a description cannot be read. */
const leastDescription = 130
const style = styles.body
export const headerHeight = 20

/** Measures the table; others are answered between its rows. Time and memory grow with the number of lines, not faster. */
export async function layOutTable(
  document: PrintedDocument,
  turn: () => Promise<void>,
): Promise<Table> {
  const { language, lines, pricesIncludeVat } = document
  const words = wordsIn(language)
  const basis = pricesIncludeVat ? 'gross' : 'net'
  const headings: Record<FigureColumn, string> = {
    quantity: words.quantity,
    // It stands right behind the figure, under the heading of that.
    unit: '',
    price: words.price[basis],
    discount: words.discount,
    vat: words.vat,
    amount: words.amount[basis],
  }
  const discounted = lines.some((line) => line.discountBasisPoints !== 0)
  // Art. 25 Wet OB: a small business shows no VAT, so it has no column for it either.
  const withUnits = lines.some((line) => line.unit !== null)
  const taxed = lines.some((line) => line.vatKind !== 'small-business')
  const used = figureColumns.filter(
    (name) =>
      (name !== 'discount' || discounted) &&
      (name !== 'vat' || taxed) &&
      (name !== 'unit' || withUnits),
  )
  const figures = lines.map((line) => figuresOf(line, language))
  const widths = used.map((name) => columnWidth(figures, name))
  const headingWidths = used.map((name) => widthOf(headings[name], styles.label))

  const wanted = total(widths.map((width, i) => Math.max(width, headingWidths[i] ?? 0)))
  const roomWith = (gutter: number) => contentWidth - leastDescription - used.length * gutter
  const gutter = wanted <= roomWith(gutters.wide) - 40 ? gutters.wide : gutters.narrow
  const room = roomWith(gutter)
  const scale = Math.min(1, room / wanted)
  let right = page.right
  const columns: Column[] = []
  for (let i = used.length - 1; i >= 0; i--) {
    const name = used[i]
    if (name === undefined) continue
    const left = right - Math.max(widths[i] ?? 0, headingWidths[i] ?? 0) * scale
    columns.unshift({ name, heading: headings[name], left, right })
    right = left - (name === 'unit' ? unitGap : gutter)
  }
  const rows: Row[] = []
  for (const [i, line] of lines.entries()) {
    rows.push({
      description: wrap(line.description, style, right - page.left),
      figures: figures[i] ?? figuresOf(line, language),
    })
    await turn()
  }
  return {
    columns,
    figures: { ...styles.amount, size: styles.amount.size * scale },
    headings: { ...styles.label, size: styles.label.size * scale },
    heading: words.description,
    rows,
  }
}

function figuresOf(
  line: DocumentLine,
  language: PrintedDocument['language'],
): Record<FigureColumn, string> {
  const money = (cents: number) => formatMoney(cents, language, { currency: false })
  const { discountBasisPoints: discount } = line
  return {
    quantity: formatQuantity(line.quantity, language),
    unit: line.unit === null ? '' : unitName(line.unit, line.quantity, language),
    price: formatPrice(priceOf(line), language),
    discount: discount === 0 ? '' : formatPercentage(discount, language),
    vat: vatColumn(line.vatKind, formatPercentage(line.vatRate, language), language),
    amount: money(line.amountCents),
  }
}

/** Figures are equally wide, so of amounts that differ in digits only one is measured. */
function columnWidth(figures: Row['figures'][], name: FigureColumn): number {
  const shapes = new Set(figures.map((row) => row[name].replace(/\d/g, '0')))
  return Math.max(0, ...[...shapes].map((shape) => widthOf(clean(shape), styles.amount)))
}

/** @param padding above and below its text */
export function rowHeight(
  row: Row,
  padding: number,
  from = 0,
  to = row.description.length,
): number {
  return (to - from) * leading(style) + 2 * padding
}

export function writeTableHeader(pdf: Pdf, table: Table, top: number): void {
  write(pdf, table.heading, page.left, top + 10, styles.label)
  for (const { heading, right } of table.columns) {
    writeRight(pdf, heading, right, top + 10, table.headings)
  }
  rule(pdf, top + headerHeight - 4, page.left, page.right, ink, 0.75)
}

/** Draws the description's lines `from`–`to`; the figures stand beside the first of all. */
export function writeRow(
  pdf: Pdf,
  table: Table,
  row: Row,
  { top, from, to }: { top: number; from: number; to: number },
  padding: number,
): void {
  const baseline = top + padding + style.size
  writeLines(pdf, row.description.slice(from, to), page.left, baseline, style)
  if (from === 0) {
    for (const { name, left, right } of table.columns) {
      const text = row.figures[name]
      if (name === 'unit') write(pdf, text, left, baseline, table.figures)
      else writeRight(pdf, text, right, baseline, table.figures)
    }
  }
  if (to === row.description.length) {
    rule(pdf, top + rowHeight(row, padding, from, to), page.left, page.right)
  }
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
