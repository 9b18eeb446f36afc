/**
 * Which open invoices a payment text names. Tolerant of signs, spaces, line wraps, lists and ranges;
 * strict about digits: a number with one more digit before, in or after it is another number.
 */
import { isYear } from './invoice-number'
import { looksLikeAmount } from './number-context'
import { guessedNumbers } from './number-guesses'
import { findHits, type Hit, type Strength } from './number-hits'
import { fewOf, type IndexedInvoice, type NumberIndex } from './number-index'
import { listedNumbers } from './number-lists'
import { introduction, tokenise, type TokenText } from './text-tokens'

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

/**
 * @param text as `plainText` gives it
 * @param sign 1 for money that came in, -1 for money that went out
 */
export function readNumbers(index: NumberIndex, text: string, sign: number): TextNumbers {
  if (!/\d/.test(text)) return { mentions: [], clientIds: [] }
  const source = tokenise(withZeros(index, text))
  const reading = { index, source, sign }
  const hits = findHits(reading)
  hits.push(...listedNumbers(reading, hits))
  hits.push(...guessedNumbers(reading, hits))
  const kept = withoutContained(hits)
  const clients = clientNumbers(index, source, kept)
  const weighed = weighJoined(source, kept, clients.places)
  return { mentions: mentionsOf(weighed), clientIds: clients.ids }
}

/** "2O26-OO12": an O among digits is a zero, unless a series of the office has the letter. */
function withZeros(index: NumberIndex, text: string): string {
  if (!/\dO|O\d/.test(text) || [...index.letters].some((it) => it.includes('O'))) return text
  return text.replace(/(?<![A-Z0-9])[\dO]*\d[\dO]*(?![A-Z0-9])/g, (run) => run.replaceAll('O', '0'))
}

/** Of two readings of the same digits one goes, or both stay and neither is sure. */
function withoutContained(hits: readonly Hit[]): Hit[] {
  const dropped = new Set<Hit>()
  for (const [place, a] of hits.entries()) {
    for (const b of hits.slice(place + 1)) {
      if (a.from < 0 || b.from < 0 || a.to < b.from || b.to < a.from) continue
      const lesser = lesserOf(a, b)
      if (lesser) dropped.add(lesser)
      else a.ambiguous = b.ambiguous = true
    }
  }
  return hits.filter((hit) => !dropped.has(hit))
}

/**
 * The reading that goes: of the same digits the weaker one, else the one inside the other. Null for
 * readings that overlap in part, and for a number inside one that only a line wrap makes.
 */
function lesserOf(a: Hit, b: Hit): Hit | null {
  if (a.from === b.from && a.to === b.to) {
    if (rank[a.strength] !== rank[b.strength]) return rank[a.strength] < rank[b.strength] ? a : b
    if (a.short !== b.short) return a.short ? a : b
    return sameInvoices(a, b) ? b : null
  }
  const outer = contains(a, b) ? a : contains(b, a) ? b : null
  const inner = outer === a ? b : a
  return outer && !(outer.wrapped && inner.strength === 'exact') ? inner : null
}

function contains(outer: Hit, inner: Hit): boolean {
  return outer.from <= inner.from && outer.to >= inner.to
}

const rank: Readonly<Record<Strength, number>> = { exact: 2, listed: 1, loose: 0 }

function sameInvoices(a: Hit, b: Hit): boolean {
  return (
    a.invoices.length === b.invoices.length &&
    a.invoices.every((invoice) => b.invoices.includes(invoice))
  )
}

/**
 * "10234-2026-0012": unless the rest is a number we know, the whole may be someone else's. And it is
 * another number for sure when the rest is part of the number itself: "1-100012" is not 1-00012.
 */
function weighJoined(
  source: TokenText,
  hits: readonly Hit[],
  known: ReadonlySet<number>,
): readonly Hit[] {
  const covered = new Set(known)
  for (const { from, to } of hits) for (let place = from; place <= to; place++) covered.add(place)
  return hits.flatMap((hit) => {
    const before = source.tokens[hit.from - 1]
    const next = source.tokens[hit.to + 1]
    const joinedBefore =
      before?.digits && source.tokens[hit.from]?.tight && !covered.has(hit.from - 1)
    const joinedAfter = next?.digits && next.tight && !covered.has(hit.to + 1)
    if (hit.from < 0 || !(joinedBefore || joinedAfter)) return [hit]
    const grown = hit.invoices.some(
      ({ form }) =>
        (joinedBefore && before.text === form.groups[0]) ||
        (joinedAfter && next.text === form.groups.at(-1)),
    )
    return grown ? [] : [{ ...hit, strength: 'loose' as const }]
  })
}

function clientNumbers(
  index: NumberIndex,
  source: TokenText,
  hits: readonly Hit[],
): { ids: number[]; places: Set<number> } {
  const ids = new Set<number>()
  const places = new Set<number>()
  if (index.clientsByNumber.size === 0) return { ids: [], places }
  source.tokens.forEach((token, place) => {
    if (!token.digits || hits.some((hit) => place >= hit.from && place <= hit.to)) return
    const before = source.tokens[place - 1]
    const lettered = before && !before.digits && token.joined ? before.text + token.text : ''
    const withLetters = fewOf(index.clientsByNumber, lettered)
    const found = withLetters.length > 0 ? withLetters : fewOf(index.clientsByNumber, token.text)
    const [id] = found
    if (id === undefined || found.length > 1) return
    // Few digits, a year or an amount are only a client's number when the text says so.
    const plain =
      withLetters.length > 0 ||
      (token.text.length >= 4 && !isYear(token.text) && !looksLikeAmount(source, place, place))
    if (!plain && introduction(source, place) !== 'client') return
    ids.add(id)
    places.add(place)
  })
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
