/** A plain report on A4: facts, tables over as many pages as they need, and codes to compare. */
import PDFDocument from 'pdfkit'
import type { Language } from '../../../shared/language'
import {
  contentWidth,
  ink,
  leading,
  mm,
  page,
  panel,
  rule,
  shorten,
  soft,
  styles,
  write,
  writeLines,
  writeRight,
  type Pdf,
} from './page'
import { takingTurns } from '../turns'
import { clean, widthOf, type Style } from './text'
import { wrap } from './wrap'

export interface ReportTable {
  title: string
  /** paragraphs under the title, a line end between them */
  lead?: string
  /** none: there is only text */
  head: readonly string[]
  /** columns of figures, by place: they stand under each other's right edge */
  figures?: readonly number[]
  rows: readonly (readonly string[])[]
  /** what stands there when there are no rows */
  empty: string
}

export interface Report {
  /** who it is from, at the top of every first page */
  from: string
  /** the day it was made, written out */
  on: string
  title: string
  language: Language
  createdAt: Date
  /** printed at the top, for a window envelope; '' leaves it out */
  addressee?: string
  intro?: string
  facts: readonly (readonly [string, string])[]
  tables: readonly ReportTable[]
  /** hashes and the like, in full */
  codes: readonly (readonly [string, string])[]
  note: string
}

const title: Style = { size: 20, weight: 'strong', color: ink }
const heading: Style = { size: 11, weight: 'strong', color: ink }
const body: Style = { size: 9.5, weight: 'regular', color: ink }
const code: Style = { size: 7.5, weight: 'regular', color: soft }
const bottom = page.height - 22 * mm

/** The report as a PDF file with its fonts embedded. */
export const renderReport = async (report: Report): Promise<Uint8Array> => {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    bufferPages: true,
    lang: report.language,
    displayTitle: true,
    info: { Title: report.title, Creator: 'Kluis', CreationDate: report.createdAt },
  })
  const chunks: Uint8Array[] = []
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const turn = takingTurns()
  let at = drawHead(pdf, report)
  at = drawFacts(pdf, report, at)
  for (const table of report.tables) at = await drawTable(pdf, table, at, turn)
  at = drawCodes(pdf, report, at)
  drawNote(pdf, report, at)
  drawFeet(pdf, report)
  pdf.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

/** Each part takes the top it may use and gives back where the next one begins, in points. */
const drawHead = (pdf: Pdf, report: Report): number => {
  const { title: text, addressee = '', intro = '' } = report
  write(
    pdf,
    shorten(report.from, heading, contentWidth - 45 * mm),
    page.left,
    page.top + 16,
    heading,
  )
  writeRight(pdf, report.on, page.right, page.top + 16, { ...body, color: soft })
  rule(pdf, page.top + 26, page.left, page.right)
  let at = page.top + 62
  if (addressee.trim() !== '') {
    // DIN 5008, form B: the window of the envelope.
    at = writeLines(pdf, wrap(addressee.trim(), body, 85 * mm), page.left, 52 * mm, body) + 18 * mm
  }
  at = writeLines(pdf, wrap(text, title, contentWidth), page.left, at, title) + 6
  return intro === ''
    ? at + 6
    : writeLines(pdf, wrap(intro, body, contentWidth), page.left, at, body) + 14
}

const room = (pdf: Pdf, at: number, height: number): number => {
  if (at + height <= bottom) return at
  pdf.addPage()
  return page.top + 24
}

/** Name and value under each other on a panel, which a page's end may cut in two. */
const drawFacts = (pdf: Pdf, { facts }: Report, top: number): number => {
  if (facts.length === 0) return top
  const inside = 4 * mm
  const names = 56 * mm
  const rows = facts.map(
    ([name, value]) => [name, wrap(value, body, contentWidth - names - 2 * inside)] as const,
  )
  const heightOf = (lines: readonly string[]) => lines.length * leading(body) + 3
  const height = rows.reduce((sum, [, lines]) => sum + heightOf(lines), 0) + 2 * inside
  let at = room(pdf, top, height)
  const edge = at - leading(body)
  pdf.roundedRect(page.left, edge, contentWidth, height, 4).fill(panel)
  at += inside - 2
  for (const [name, lines] of rows) {
    write(pdf, name, page.left + inside, at, { ...body, color: soft })
    writeLines(pdf, lines, page.left + inside + names, at, body)
    at += heightOf(lines)
  }
  return edge + height + 28
}

interface Column {
  left: number
  width: number
  figures: boolean
}

const gap = 14

/**
 * As wide as what stands in them; what is left over is shared. What is short is taken from the widest:
 * amounts and dates are never cut.
 */
const columnsOf = ({ head, rows, figures = [] }: ReportTable): Column[] => {
  const natural = head.map((name, place) => {
    const cells = rows.map((row) => widthOf(clean(row[place] ?? ''), body))
    return Math.max(widthOf(clean(name), styles.label), ...cells) + gap
  })
  const total = natural.reduce((sum, width) => sum + width, 0)
  const spare = Math.max(0, contentWidth - total) / head.length
  const most = widest(natural)
  let left = page.left
  return natural.map((width, place) => {
    const column = { left, width: Math.min(width, most) + spare, figures: figures.includes(place) }
    left += column.width
    return column
  })
}

/** The width no column may pass for all to fit. */
const widest = (natural: readonly number[]): number => {
  let rest = contentWidth
  for (const [place, width] of natural.toSorted((a, b) => a - b).entries()) {
    const share = rest / (natural.length - place)
    if (width > share) return share
    rest -= width
  }
  return contentWidth
}

/** The text as it fits the column: on more lines where it is wider. */
const linesIn = (text: string, style: Style, width: number): string[] =>
  widthOf(clean(text), style) <= width ? [text] : wrap(text, style, width)

/** Paragraphs, each a little apart from the next. */
const drawLead = (pdf: Pdf, text: string, top: number): number => {
  let at = top
  for (const paragraph of text.split('\n')) {
    for (const line of wrap(paragraph, body, contentWidth)) {
      at = room(pdf, at, leading(body))
      at = writeLines(pdf, [line], page.left, at, body)
    }
    at += 5
  }
  return at + 4
}

/** Others are answered between its rows. */
const drawTable = async (
  pdf: Pdf,
  table: ReportTable,
  top: number,
  turn: () => Promise<void>,
): Promise<number> => {
  let at = room(pdf, top, 60)
  write(pdf, table.title, page.left, at, heading)
  at += 18
  if (table.lead !== undefined) at = drawLead(pdf, table.lead, at)
  if (table.head.length === 0) return at + 10
  if (table.rows.length === 0) {
    write(pdf, table.empty, page.left, at, body)
    return at + 26
  }
  const columns = columnsOf(table)
  const rowOf = (cells: readonly string[], style: Style): string[][] =>
    columns.map(({ width, figures }, place) => {
      const text = cells[place] ?? ''
      return figures ? [text] : linesIn(text, style, width - gap)
    })
  const row = (lines: readonly (readonly string[])[], style: Style) => {
    for (const [place, { left, width, figures }] of columns.entries()) {
      for (const [line, text] of (lines[place] ?? []).entries()) {
        const baseline = at + line * leading(style)
        if (!figures) write(pdf, text, left, baseline, style)
        else writeRight(pdf, text, left + width - gap, baseline, style)
      }
    }
  }
  const head = () => {
    row(rowOf(table.head, styles.label), styles.label)
    rule(pdf, at + 5, page.left, page.right)
    at += 18
  }
  head()
  for (const cells of table.rows) {
    const lines = rowOf(cells, body)
    const more = (Math.max(...lines.map(({ length }) => length)) - 1) * leading(body)
    const next = room(pdf, at, 16 + more)
    if (next !== at) {
      at = next
      head()
    }
    row(lines, body)
    at += 15.5 + more
    await turn()
  }
  return at + 16
}

const drawCodes = (pdf: Pdf, { codes }: Report, top: number): number => {
  let at = top
  for (const [name, value] of codes) {
    at = room(pdf, at, 28)
    write(pdf, name, page.left, at, styles.label)
    at = writeLines(pdf, wrap(value, code, contentWidth), page.left, at + 11, code) + 6
  }
  return at + 6
}

const drawNote = (pdf: Pdf, { note }: Report, top: number): void => {
  const lines = wrap(note, styles.small, contentWidth)
  const at = room(pdf, top, lines.length * leading(styles.small))
  writeLines(pdf, lines, page.left, at, styles.small)
}

const drawFeet = (pdf: Pdf, { title: text, language }: Report): void => {
  const { count } = pdf.bufferedPageRange()
  const of = language === 'nl' ? 'van' : 'of'
  for (let number = 0; number < count; number++) {
    pdf.switchToPage(number)
    const at = page.height - 12 * mm
    write(pdf, shorten(text, styles.fine, contentWidth - 30 * mm), page.left, at, styles.fine)
    writeRight(pdf, `${number + 1} ${of} ${count}`, page.right, at, styles.fine)
  }
}
