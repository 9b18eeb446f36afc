import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bringUp, isWanting, pagesIn, type ListPage } from '../../../renderer/ui/table/pages'

/** Books of numbers in rising order, asked ten at a time, as the office answers by keyset. */
const booksOf = (numbers: readonly number[]) => {
  const asked: unknown[] = []
  const ask = async (after: unknown): Promise<ListPage<number>> => {
    asked.push(after)
    const rest = numbers.filter((one) => after === null || one > Number(after))
    const rows = rest.slice(0, 10)
    return { rows, next: rest.length > 10 ? (rows.at(-1) ?? null) : null, stale: false }
  }
  return { ask, asked }
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const rowsOf = (pages: readonly ListPage<number>[]) => pages.flatMap(({ rows }) => [...rows])
const stale = (pages: readonly ListPage<number>[]) =>
  pages.map((page) => ({ ...page, stale: true }))

describe('a long list', () => {
  it('asks its first page, and the next before one gets there', async () => {
    const books = booksOf(upTo(100))
    const first = await bringUp([], { from: 0, to: 0 }, books.ask)
    // The table draws ahead of what is seen: two pages and a half.
    expect(rowsOf(first)).toEqual(upTo(30))
    expect(isWanting(first, { from: 0, to: 4 })).toBe(false)
    expect(isWanting(first, { from: 0, to: 5 })).toBe(true)
  })

  it('asks after a change what is in sight and nothing else', async () => {
    const before = await bringUp([], { from: 0, to: Infinity }, booksOf(upTo(650)).ask)
    expect(before).toHaveLength(65)
    const books = booksOf(upTo(650))
    const after = await bringUp(stale(before), { from: 400, to: 402 }, books.ask)
    expect(books.asked).toEqual([400, 410, 420])
    expect(rowsOf(after)).toEqual(upTo(650))
    expect(isWanting(after, { from: 400, to: 402 })).toBe(false)
    expect(isWanting(after, { from: 0, to: 2 })).toBe(true)
  })

  it('shows every row once when rows went away or came, wherever one looks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 120 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 120 }),
        fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 4 }),
        async (were, are, looks) => {
          const rising = (numbers: number[]) => [...numbers].sort((a, b) => a - b)
          let pages = await bringUp([], { from: 0, to: Infinity }, booksOf(rising(were)).ask)
          pages = stale(pages)
          const { ask } = booksOf(rising(are))
          for (const from of looks) {
            pages = await bringUp(pages, { from, to: from + 5 }, ask)
            const { first, last } = pagesIn(pages, { from, to: from + 5 })
            const seen = rowsOf(pages.slice(first, last + 1))
            const [low = 0] = seen
            // What is in sight is what the books hold there now, in order and each once.
            expect(seen).toEqual(
              rising(are)
                .filter((one) => one >= low)
                .slice(0, seen.length),
            )
          }
          pages = await bringUp(pages, { from: 0, to: Infinity }, ask)
          expect(rowsOf(pages)).toEqual(rising(are))
        },
      ),
    )
  })

  it('goes to its real end, and says that there is nothing after it', async () => {
    const pages = await bringUp([], { from: 0, to: Infinity }, booksOf(upTo(95)).ask)
    expect(rowsOf(pages)).toEqual(upTo(95))
    expect(isWanting(pages, { from: 90, to: 94 })).toBe(false)
  })
})
