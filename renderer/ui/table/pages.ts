/**
 * A long list as the pages it was asked in. Each page begins where the one before it ended, by values
 * and not by counting: it can be asked again alone, whatever happened before it.
 */
export interface ListPage<Row> {
  rows: readonly Row[]
  /** where the next page begins; null: this is the last one */
  next: unknown
  /** something changed since it was asked */
  stale: boolean
}

/** Rows by their place in the whole list, both included. */
export interface Sight {
  from: number
  to: number
}

/** The list begins to load its next page this many rows before one gets there. */
const nearTheEnd = 25

/** Places of the first and the last page that hold these rows; one past the end when more is wanted. */
export const pagesIn = (
  pages: readonly Pick<ListPage<unknown>, 'rows' | 'next'>[],
  { from, to }: Sight,
): { first: number; last: number } => {
  let first = -1
  let last = -1
  let end = 0
  for (const [place, { rows }] of pages.entries()) {
    end += rows.length
    if (first < 0 && from < end) first = place
    if (last < 0 && to + nearTheEnd < end) last = place
  }
  const final = pages.length - 1
  const more = pages.length === 0 || pages[final]?.next !== null
  return {
    first: Math.max(0, first < 0 ? final : first),
    last: Math.max(0, last >= 0 ? last : more ? final + 1 : final),
  }
}

/** Whether something in sight is out of date or not there yet. */
export const isWanting = (pages: readonly ListPage<unknown>[], sight: Sight): boolean => {
  const { first, last } = pagesIn(pages, sight)
  return last >= pages.length || pages.slice(first, last + 1).some(({ stale }) => stale)
}

/**
 * Asks what is in sight and is stale or not there yet, and nothing else. A page that ends elsewhere
 * than before takes those after it along: they are asked when one gets there.
 */
export const bringUp = async <Row, Page extends ListPage<Row>>(
  before: readonly Page[],
  sight: Sight,
  ask: (after: unknown) => Promise<Page>,
): Promise<Page[]> => {
  let pages = [...before]
  for (let at = pagesIn(pages, sight).first; at <= pagesIn(pages, sight).last; at += 1) {
    const known = pages[at]
    if (known && !known.stale) continue
    const fresh = await ask(at === 0 ? null : (pages[at - 1]?.next ?? null))
    const sameEnd = known !== undefined && JSON.stringify(known.next) === JSON.stringify(fresh.next)
    pages = [...pages.slice(0, at), fresh, ...(sameEnd ? pages.slice(at + 1) : [])]
  }
  return pages
}
