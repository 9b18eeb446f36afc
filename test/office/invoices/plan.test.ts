import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowHeight, type Row } from '../../../electron/office/invoices/pdf/lines'
import { planPages, type Measures, type Part } from '../../../electron/office/invoices/pdf/plan'

const figures = { quantity: '', unit: '', price: '', discount: '', vat: '', amount: '' }
const rowOf = (lines: number): Row => ({
  description: Array.from({ length: lines }, () => 'x'),
  figures,
})

const measures = fc.record({
  firstTop: fc.integer({ min: 330, max: 460 }),
  nextTop: fc.constant(90),
  bottom: fc.constant(780),
  rows: fc.array(
    fc
      .oneof(
        { weight: 9, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }) },
      )
      .map(rowOf),
    { minLength: 1, maxLength: 60 },
  ),
  totals: fc.integer({ min: 50, max: 200 }),
  notes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 120 })),
  payment: fc.integer({ min: 60, max: 130 }),
  terms: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 150 })),
})

const heightOf = (part: Part, { totals, payment }: Measures, padding: number): number => {
  if (part.what === 'row') return rowHeight(part.row, padding, part.from, part.to)
  if (part.what === 'notes') return (part.to - part.from) * 12.6
  if (part.what === 'terms') return (part.to - part.from) * 11.2
  return { header: 20, totals, payment }[part.what]
}

it('everything stands on a page once, within its bounds, and the payment block never alone', () => {
  fc.assert(
    fc.property(measures, (given) => {
      const { pages, padding } = planPages(given)
      const parts = pages.flat()
      for (const page of pages) {
        let end = 0
        for (const part of page) {
          expect(part.top).toBeGreaterThanOrEqual(end)
          end = part.top + heightOf(part, given, padding)
        }
        expect(end).toBeLessThanOrEqual(given.bottom + 0.01)
      }
      const rows = parts.filter((part) => part.what === 'row')
      expect(rows.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(
        given.rows.reduce((sum, { description }) => sum + description.length, 0),
      )
      const notes = parts.filter((part) => part.what === 'notes')
      expect(notes.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(given.notes)
      expect(parts.filter(({ what }) => what === 'totals')).toHaveLength(1)
      const terms = parts.filter((part) => part.what === 'terms')
      expect(terms.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(given.terms)
      // Small print alone comes after it, and may go on to pages of its own.
      const last = pages.findLast((page) => page.some(({ what }) => what === 'payment')) ?? []
      const above = last.filter(({ what }) => what !== 'terms').map(({ what }) => what)
      expect(above.at(-1)).toBe('payment')
      expect(above.length).toBeGreaterThan(1)
      expect(parts.filter(({ what }) => what !== 'terms').at(-1)?.what).toBe('payment')
    }),
    { numRuns: 500 },
  )
})

const sizes = { firstTop: 401, nextTop: 91, bottom: 776, totals: 94, notes: 0, payment: 117 }
const shortRows = (count: number) => Array.from({ length: count }, () => rowOf(1))

it.each(Array.from({ length: 40 }, (_, at) => at + 1))(
  'of %i short rows some stand with the payment block',
  (count) => {
    const { pages } = planPages({ ...sizes, rows: shortRows(count) })
    expect(pages.at(-1)?.map(({ what }) => what)).toContain('row')
  },
)

it('rows stand closer only where that saves a page', () => {
  const planned = [5, 6, 7].map((count) => planPages({ ...sizes, rows: shortRows(count) }))
  expect(planned.map(({ pages, padding }) => [pages.length, padding])).toEqual([
    [1, 5.5],
    [1, 3.5],
    [2, 5.5],
  ])
})
