/**
 * Numbers that lean on the one before: "2026-0012, 0013 en 14", "2026-0012 t/m 2026-0014". A list
 * takes its year and letters from the number that opens it.
 */
import { forSign, type Hit, type Reading } from './number-hits'
import type { IndexedInvoice } from './number-index'
import { after, type TokenText } from './text-tokens'

/** A range that counts more documents than this is a typing error or no range at all. */
const longestRange = 60
const longestList = 60

const listBetween = /^(?:\s*[,;+&/]\s*(?:EN\s+|AND\s+|&\s*)?|\s+(?:EN|AND|PLUS)\s+)$/
const rangeBetween =
  /^\s*(?:T\s?[/.]?\s?M\.?|T\/M|TOT(?:\s+EN\s+MET|\s+AAN)?|THROUGH|THRU|TO|UP TO)\s*$/

export function listedNumbers(reading: Reading, hits: readonly Hit[]): Hit[] {
  const found: Hit[] = []
  for (const opening of hits) {
    const [anchor] = opening.invoices
    if (!anchor || opening.strength !== 'exact' || opening.invoices.length > 1) continue
    follow(reading, opening.to, anchor, found)
  }
  return found
}

function follow(
  { index, source, sign }: Reading,
  start: number,
  anchor: IndexedInvoice,
  found: Hit[],
): void {
  const { groups, digits } = anchor.form
  const head = digits.slice(0, digits.length - (groups.at(-1)?.length ?? 0))
  let last = Number(groups.at(-1))
  let at = start
  for (let step = 0; step < longestList; step++) {
    const next = nextNumber(source, at, anchor, head)
    if (!next) return
    if (next.range) {
      if (next.value <= last || next.value - last > longestRange) return
      for (let value = last + 1; value < next.value; value++) push(value, -1, -1, 'listed')
    }
    push(next.value, next.from, next.to, next.strength)
    last = next.value
    at = next.to
  }

  function push(value: number, from: number, to: number, strength: Hit['strength']): void {
    const number = head + String(value).padStart(digits.length - head.length, '0')
    const named = (index.byDigits.get(number) ?? []).filter(
      (invoice) => invoice.form.letters === anchor.form.letters && invoice.id !== anchor.id,
    )
    const invoices = forSign(named, sign)
    if (invoices.length === 0) return
    found.push({
      from,
      to,
      invoices,
      strength,
      ambiguous: invoices.length > 1,
      wrapped: false,
      short: false,
    })
  }
}

interface NextNumber {
  from: number
  to: number
  value: number
  range: boolean
  strength: Hit['strength']
}

/** The number after a list's comma, "en" or "t/m"; null when the list ends here. */
function nextNumber(
  source: TokenText,
  at: number,
  anchor: IndexedInvoice,
  head: string,
): NextNumber | null {
  const { tokens } = source
  let from = at + 1
  while (tokens[from] && !tokens[from]?.digits && from - at <= 4) from++
  const token = tokens[from]
  if (!token?.digits) return null
  // "F2026-0012 t/m F2026-0014": the letters belong to the number, not to what stands between.
  const repeated = from - 1 > at && tokens[from - 1]?.text === anchor.form.letters
  const words = tokens.slice(at + 1, repeated ? from - 1 : from)
  const last = repeated ? tokens[from - 1]?.gap : token.gap
  const between = words.map((word) => word.gap + word.text).join('') + (last ?? '')
  const range = rangeBetween.test(between)
  const listed = listBetween.test(between)
  if (!range && !listed && between.trim() !== '') return null

  const own = anchor.form.digits.length
  const wholeTo = head === '' ? null : wholeNumberAt(source, from, own, head)
  if (wholeTo !== null) {
    const digits = tokens.slice(from, wholeTo + 1).map((part) => part.text)
    const value = Number(digits.join('').slice(head.length))
    return { from, to: wholeTo, value, range, strength: range || listed ? 'exact' : 'loose' }
  }
  const behind = after(source, from, 3)
  if (/^(?:[-.]\d|[A-Z])/.test(behind)) return null
  const length = own - head.length
  const value = Number(token.text)
  if (token.text.length === length) {
    return { from, to: from, value, range, strength: range || listed ? 'exact' : 'loose' }
  }
  // Shorter: zeros left out, unless it is an amount ("+ 12,50"), a time or a day.
  const short = token.text.length < length && !token.text.startsWith('0')
  if (head === '' || !short || !(range || listed) || /^[,:]\d\d(?!\d)/.test(behind)) return null
  return { from, to: from, value, range, strength: 'listed' }
}

/** The last token of a whole number with the same year, or null. */
function wholeNumberAt(
  source: TokenText,
  from: number,
  length: number,
  head: string,
): number | null {
  let digits = ''
  for (let to = from; to < from + 4; to++) {
    const token = source.tokens[to]
    if (!token?.digits || (to > from && !token.joined)) return null
    digits += token.text
    if (digits.length >= length) {
      return digits.length === length && digits.startsWith(head) ? to : null
    }
  }
  return null
}
