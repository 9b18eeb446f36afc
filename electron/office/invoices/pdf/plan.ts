/**
 * Which part stands on which page. Rows stay whole unless they are very tall; the totals stay
 * together with the payment block, with rows of the table above them; rows stand closer where that
 * saves a page.
 */
import { rowHeight, headerHeight, type Row } from './lines'
import { leading, styles } from '../../paper/page'

export type Part =
  | { what: 'header'; top: number }
  | { what: 'row'; row: Row; top: number; from: number; to: number }
  | { what: 'totals'; top: number }
  | { what: 'notes'; top: number; from: number; to: number }
  | { what: 'payment'; top: number }
  | { what: 'terms'; top: number; from: number; to: number }

export interface Plan {
  pages: Part[][]
  /** above and below the text of a row */
  padding: number
}

export interface Measures {
  /** where the table begins on the first page, and on the others */
  firstTop: number
  nextTop: number
  bottom: number
  rows: readonly Row[]
  totals: number
  /** lines of running text under the totals */
  notes: number
  payment: number
  /** lines of small print under the payment block */
  terms?: number
}

const noteLeading = leading(styles.body)
const termsLeading = leading(styles.small)
const spacing = 14
/** A row is split only when it is taller than this part of a page, and never into fewer lines. */
const tallRow = 0.5
const fewestLines = 3
/** So many rows go along to a page of their own with the totals. */
const carriedRows = 2
const paddings = { usual: 5.5, close: 3.5 }

export function planPages(measures: Measures): Plan {
  const usual = planWith(measures, paddings.usual)
  const close = usual.length > 1 ? planWith(measures, paddings.close) : usual
  return close.length < usual.length
    ? { pages: close, padding: paddings.close }
    : { pages: usual, padding: paddings.usual }
}

function planWith(measures: Measures, padding: number): Part[][] {
  const { firstTop, nextTop, bottom, rows, totals, notes, payment, terms = 0 } = measures
  let plan: Part[] = []
  const pages = [plan]
  let y = firstTop

  const newPage = (withHeader: boolean) => {
    plan = []
    pages.push(plan)
    y = nextTop
    if (withHeader) header()
  }
  const header = () => {
    plan.push({ what: 'header', top: y })
    y += headerHeight
  }
  const place = (row: Row, from: number, to: number) => {
    plan.push({ what: 'row', row, top: y, from, to })
    y += rowHeight(row, padding, from, to)
  }

  if (firstTop + headerHeight + rowHeight(firstLines(rows[0]), padding) > bottom) newPage(false)
  header()
  const fullPage = bottom - nextTop - headerHeight
  for (const row of rows) {
    if (rowHeight(row, padding) <= Math.max(bottom - y, 0)) {
      place(row, 0, row.description.length)
    } else if (rowHeight(row, padding) <= fullPage * tallRow) {
      newPage(true)
      place(row, 0, row.description.length)
    } else {
      for (let from = 0; from < row.description.length;) {
        const to = from + linesThatFit(row, padding, from, bottom - y)
        if (to === from) {
          newPage(true)
          continue
        }
        place(row, from, to)
        from = to
        if (from < row.description.length) newPage(true)
      }
    }
  }

  // The totals stand with the payment block where a page holds both, and all text between them.
  const text = notes > 0 ? spacing + notes * noteLeading : 0
  const closing = totals + text + spacing + payment
  const together = closing <= fullPage ? closing : totals
  if (y + together > bottom) {
    // The last rows come along, so that neither stands alone under a bare header.
    const carried: Row[] = []
    let height = together
    while (carried.length < carriedRows && plan.length > 2) {
      const last = plan.at(-1)
      if (last?.what !== 'row' || last.from > 0) break
      height += rowHeight(last.row, padding)
      if (height > fullPage) break
      carried.unshift(last.row)
      plan.pop()
    }
    newPage(carried.length > 0)
    for (const row of carried) place(row, 0, row.description.length)
  }
  plan.push({ what: 'totals', top: y })
  y += totals

  let from = 0
  if (notes > 0) y += spacing
  while (from < notes) {
    const room = Math.floor((bottom - y) / noteLeading)
    const left = notes - from
    const to = from + Math.min(left, room)
    if (room < Math.min(left, fewestLines)) {
      newPage(false)
      continue
    }
    plan.push({ what: 'notes', top: y, from, to })
    y += (to - from) * noteLeading
    from = to
  }

  y += spacing
  if (y + payment > bottom) {
    const last = plan.at(-1)
    newPage(false)
    if (last?.what === 'notes') {
      // A few lines of the text come along.
      const from = Math.max(last.from, last.to - fewestLines)
      const whole = from - last.from < fewestLines
      plan.push({ ...last, top: y, from: whole ? last.from : from })
      y += (last.to - (whole ? last.from : from)) * noteLeading + spacing
      if (whole) pages.at(-2)?.pop()
      else last.to = from
    }
  }
  plan.push({ what: 'payment', top: y })
  y += payment + spacing
  for (let from = 0; from < terms;) {
    const room = Math.floor((bottom - y) / termsLeading)
    if (room < Math.min(terms - from, fewestLines)) {
      newPage(false)
      continue
    }
    const to = from + Math.min(terms - from, room)
    plan.push({ what: 'terms', top: y, from, to })
    y += (to - from) * termsLeading
    from = to
  }
  return pages
}

/** How many lines of a tall row go into the room, leaving neither side with a few lines only. */
function linesThatFit(row: Row, padding: number, from: number, room: number): number {
  const left = row.description.length - from
  const fitting = Math.floor((room - rowHeight(row, padding, 0, 0)) / noteLeading)
  if (fitting >= left) return left
  if (fitting < fewestLines) return 0
  return Math.max(fewestLines, Math.min(fitting, left - fewestLines))
}

function firstLines(row: Row | undefined): Row {
  const description = row?.description.slice(0, fewestLines) ?? ['']
  return {
    description,
    figures: { quantity: '', unit: '', price: '', discount: '', vat: '', amount: '' },
  }
}
