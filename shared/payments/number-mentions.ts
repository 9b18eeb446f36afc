/**
 * Which open invoices a payment text names. Tolerant of signs, spaces, line wraps, lists and ranges;
 * strict about digits: a number with one more digit before, in or after it is another number.
 */
import { isYear, plainText } from './invoice-number'
import { findHits, looksLikeAmount, type Hit, type Strength } from './number-hits'
import { fewOf, type IndexedInvoice, type NumberIndex } from './number-index'
import { listedNumbers } from './number-lists'
import { gapAfter, introduction, isTight, joins, tokenise, type TokenText } from './text-tokens'

export interface Mention {
  invoice: IndexedInvoice
  strength: Strength
  /** the same text fits another open document as well */
  ambiguous: boolean
}

export interface TextNumbers {
  mentions: Mention[]
  /** clients whose own number stands in the text */
  clientIds: number[]
}

/** @param sign 1 for money that came in, -1 for money that went out */
export function readNumbers(index: NumberIndex, raw: string, sign: number): TextNumbers {
  const source = tokenise(plainText(raw))
  const reading = { index, source, sign }
  const hits = findHits(reading)
  hits.push(...listedNumbers(reading, hits))
  const kept = withoutContained(hits)
  const clients = clientNumbers(index, source, kept)
  loosenJoined(source, kept, clients.places)
  return { mentions: mentionsOf(kept), clientIds: clients.ids }
}

/**
 * Of two readings of the same digits the longer or the stronger counts; a number that only a line
 * wrap makes, and readings that overlap in part, leave it open which one is meant.
 */
function withoutContained(hits: readonly Hit[]): Hit[] {
  const dropped = new Set<Hit>()
  for (const [place, a] of hits.entries()) {
    for (const b of hits.slice(place + 1)) {
      if (a.from < 0 || b.from < 0 || a.to < b.from || b.to < a.from) continue
      const same = a.from === b.from && a.to === b.to
      const outer =
        a.from <= b.from && a.to >= b.to ? a : b.from <= a.from && b.to >= a.to ? b : null
      const inner = outer === a ? b : a
      if (same) {
        if (rank[a.strength] !== rank[b.strength]) {
          dropped.add(rank[a.strength] > rank[b.strength] ? b : a)
        } else if (sameInvoices(a, b)) dropped.add(b)
        else a.ambiguous = b.ambiguous = true
      } else if (outer && !(outer.wrapped && inner.strength === 'exact')) dropped.add(inner)
      else a.ambiguous = b.ambiguous = true
    }
  }
  return hits.filter((hit) => !dropped.has(hit))
}

const rank: Readonly<Record<Strength, number>> = { exact: 2, listed: 1, loose: 0 }

function sameInvoices(a: Hit, b: Hit): boolean {
  return (
    a.invoices.length === b.invoices.length &&
    a.invoices.every((invoice) => b.invoices.includes(invoice))
  )
}

/** "10234-2026-0012": unless the rest is a number we know, the whole may be someone else's. */
function loosenJoined(source: TokenText, hits: readonly Hit[], known: ReadonlySet<number>): void {
  const covered = new Set(known)
  for (const { from, to } of hits) for (let place = from; place <= to; place++) covered.add(place)
  for (const hit of hits) {
    if (hit.from < 0) continue
    const strangerBefore =
      source.tokens[hit.from - 1]?.digits === true &&
      isTight(gapAfter(source, hit.from - 1)) &&
      !covered.has(hit.from - 1)
    const strangerAfter =
      source.tokens[hit.to + 1]?.digits === true &&
      isTight(gapAfter(source, hit.to)) &&
      !covered.has(hit.to + 1)
    if (strangerBefore || strangerAfter) hit.strength = 'loose'
  }
}

function clientNumbers(
  index: NumberIndex,
  source: TokenText,
  hits: readonly Hit[],
): { ids: number[]; places: Set<number> } {
  const ids = new Set<number>()
  const places = new Set<number>()
  if (index.clientsByNumber.size === 0) return { ids: [], places }
  for (const [place, token] of source.tokens.entries()) {
    if (!token.digits || hits.some((hit) => place >= hit.from && place <= hit.to)) continue
    const before = source.tokens[place - 1]
    const gap = gapAfter(source, place - 1)
    const withLetters =
      before && !before.digits && gap !== null && joins(gap)
        ? fewOf(index.clientsByNumber, before.text + token.text)
        : []
    const announced = introduction(source, place) === 'client'
    const alone =
      announced ||
      (token.text.length >= 4 && !isYear(token.text) && !looksLikeAmount(source, place, place))
    const found =
      withLetters.length > 0 ? withLetters : alone ? fewOf(index.clientsByNumber, token.text) : []
    const [id] = found
    if (id === undefined || found.length > 1) continue
    ids.add(id)
    places.add(place)
  }
  return { ids: [...ids], places }
}

function mentionsOf(hits: readonly Hit[]): Mention[] {
  const best = new Map<number, Mention>()
  for (const { invoices, strength, ambiguous } of hits) {
    for (const invoice of invoices) {
      const known = best.get(invoice.id)
      if (!known || weigh({ strength, ambiguous }) > weigh(known)) {
        best.set(invoice.id, { invoice, strength, ambiguous })
      }
    }
  }
  return [...best.values()]
}

function weigh({ strength, ambiguous }: Pick<Mention, 'strength' | 'ambiguous'>): number {
  return rank[strength] + (ambiguous ? 0 : 3)
}
