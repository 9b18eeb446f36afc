/**
 * Numbers written as people do who take part of them for granted: "factuur 0012", "26-0012",
 * "2026-0032-0034". Always loose: something else has to speak for them.
 */
import { isYear } from './invoice-number'
import { forSign, type Hit, type Reading } from './number-hits'
import { mostSharing, type IndexedInvoice } from './number-index'
import { introduction } from './text-tokens'

/** @param hits found before; of two numbers joined into one neither stays sure */
export function guessedNumbers(reading: Reading, hits: readonly Hit[]): Hit[] {
  const { source } = reading
  const guessed = source.tokens.flatMap((token, place) =>
    token.digits ? guess(reading, place) : [],
  )
  return [...guessed, ...hits.flatMap((hit) => joinedOnto(reading, hit))]
}

function guess(reading: Reading, place: number): Hit[] {
  const { index, source } = reading
  const [token, next, third] = source.tokens.slice(place, place + 3)
  const before = source.tokens[place - 1]
  if (!token || (before?.digits && token.tight)) return []
  if (token.text.length === 2 && next?.digits && next.tight) {
    if (third?.digits && third.tight) return []
    return hitOf(reading, place, place + 1, index.byPart.get(`${token.text}/${next.text}`))
  }
  // A year says nothing alone, and what goes on behind the digits is another number.
  if (isYear(token.text) || next?.gap === '' || next?.tight) return []
  if (introduction(source, place) !== 'invoice') return []
  // "2026INV0012": what introduces it is a part of the number, and the rest of that is missing.
  const apart = index.byPart.get(token.text)?.filter(({ form }) => form.letters !== before?.text)
  return hitOf(reading, place, place, apart)
}

/** "2026-0032-0034": the second of two numbers that share their beginning. */
function joinedOnto(reading: Reading, hit: Hit): Hit[] {
  const [first] = hit.invoices
  const next = reading.source.tokens[hit.to + 1]
  const own = first?.form.groups.at(-1) ?? ''
  if (!first || !next?.digits || next.gap !== '-' || own.length < 3) return []
  if (next.text.length !== own.length) return []
  const head = first.form.digits.slice(0, -own.length)
  const named = reading.index.byDigits.get(head + next.text)
  const alike = named?.filter(
    ({ id, form }) => id !== first.id && form.letters === first.form.letters,
  )
  const found = hitOf(reading, hit.to + 1, hit.to + 1, alike)
  if (found.length > 0) hit.strength = 'loose'
  return found
}

function hitOf(
  { sign }: Reading,
  from: number,
  to: number,
  named: readonly IndexedInvoice[] = [],
): Hit[] {
  if (named.length > mostSharing) return []
  const invoices = forSign(named, sign)
  if (invoices.length === 0) return []
  const ambiguous = invoices.length > 1
  return [{ from, to, invoices, strength: 'loose', ambiguous, wrapped: false, short: true }]
}
