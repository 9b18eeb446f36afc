/**
 * Which part stands on which page. Rows stay whole unless they are very tall; the totals stay
 * together, with at least one line of the table above them.
 */
import { rowHeight, headerHeight, type Row } from './lines'
import { leading, styles } from '../../paper/page'

export type Part =
  | { what: 'header'; top: number }
  | { what: 'row'; row: Row; top: number; from: number; to: number }
  | { what: 'totals'; top: number }
  | { what: 'notes'; top: number; from: number; to: number }
  | { what: 'payment'; top: number }

export type PagePlan = Part[]

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
}

const noteLeading = leading(styles.body)
const spacing = 14
/** A row is split only when it is taller than this part of a page, and never into fewer lines. */
const tallRow = 0.5
const fewestLines = 3

export function planPages(measures: Measures): PagePlan[] {
  const { firstTop, nextTop, bottom, rows, totals, notes, payment } = measures
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
    y += rowHeight(row, from, to)
  }

  if (firstTop + headerHeight + rowHeight(firstLines(rows[0])) > bottom) newPage(false)
  header()
  const fullPage = bottom - nextTop - headerHeight
  for (const row of rows) {
    if (rowHeight(row) <= Math.max(bottom - y, 0)) {
      place(row, 0, row.description.length)
    } else if (rowHeight(row) <= fullPage * tallRow) {
      newPage(true)
      place(row, 0, row.description.length)
    } else {
      for (let from = 0; from < row.description.length;) {
        const to = from + linesThatFit(row, from, bottom - y)
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

  if (y + totals > bottom) {
    // The last row comes along, so that the totals never stand alone under a bare header.
    const last = plan.at(-1)
    const moves =
      last?.what === 'row' &&
      last.from === 0 &&
      plan.length > 2 &&
      rowHeight(last.row) + totals <= fullPage
    if (moves) plan.pop()
    newPage(moves)
    if (moves) place(last.row, last.from, last.to)
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
  if (y + payment > bottom) newPage(false)
  plan.push({ what: 'payment', top: y })
  return pages
}

/** How many lines of a tall row go into the room, leaving neither side with a few lines only. */
function linesThatFit(row: Row, from: number, room: number): number {
  const left = row.description.length - from
  const fitting = Math.floor((room - rowHeight(row, 0, 0)) / noteLeading)
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
