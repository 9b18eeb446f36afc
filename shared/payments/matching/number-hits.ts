/**
 * Every place in a text where the digits (or letters and digits) of an open document stand, each
 * judged on its own surroundings. `number-mentions` weighs them against each other.
 */
import { isYear, shortKey, withoutZeros, type NumberForm } from './invoice-number'
import {
  distinctive,
  endsPlainly,
  inOneSeries,
  lettersAllow,
  looksLikeAmount,
  plainAround,
} from './number-context'
import type { IndexedInvoice, NumberIndex } from './number-index'
import { introduction, type TokenText } from './text-tokens'

/**
 * - `exact`: the whole number, and nothing else it is likely to be
 * - `listed`: within "0012 t/m 0014", or short in a list that an exact number opens
 * - `loose`: zeros left out, few digits, a possible date, unknown letters; needs other evidence
 */
export type Strength = 'exact' | 'listed' | 'loose'

/** One place in the text (tokens `from`–`to`; -1 when a range implies it) and whom it may name. */
export interface Hit {
  from: number
  to: number
  invoices: readonly IndexedInvoice[]
  strength: Strength
  /** the same text fits another open document as well */
  ambiguous: boolean
  /** joined over a space where the number itself has no break */
  wrapped: boolean
  /** zeros left out */
  short: boolean
}

/**
 * A text being read. Of two documents with the same digits, an invoice and a credit note, a payment
 * names the one and a refund the other: hence the entry's `sign`.
 */
export interface Reading {
  index: NumberIndex
  source: TokenText
  sign: number
}

export function findHits(reading: Reading): Hit[] {
  const hits: Hit[] = []
  reading.source.tokens.forEach((token, place) => {
    if (token.digits) digitHits(reading, place, hits)
    if (reading.index.starts.has(token.text)) fullHits(reading, place, hits)
  })
  return hits
}

/** The documents of the entry's own sign when there are any: netting may name the others. */
export function forSign(
  invoices: readonly IndexedInvoice[],
  sign: number,
): readonly IndexedInvoice[] {
  if (invoices.length < 2) return invoices
  const fitting = invoices.filter((invoice) => Math.sign(invoice.openCents) === sign)
  return fitting.length > 0 ? fitting : invoices
}

interface Break {
  at: number
  space: boolean
}

/** Tokens `from`–`to` read as one number. */
interface Window {
  from: number
  to: number
  groups: readonly string[]
  breaks: readonly Break[]
}

function digitHits(reading: Reading, from: number, hits: Hit[]): void {
  const { index, source } = reading
  let length = 0
  let year = false
  for (let to = from; to < from + 4; to++) {
    const token = source.tokens[to]
    if (!token?.digits || (to > from && !token.joined)) return
    length += token.text.length
    if (length > index.longestDigits) return
    year ||= isYear(token.text)
    // Most runs of digits are no number of ours by their length: nothing is made of those.
    const full = index.digitLengths.includes(length)
    const short = year && to > from && index.byShort.size > 0
    if (!full && !short) continue
    const window = windowOf(source, from, to)
    const named = full && index.byDigits.get(window.groups.join(''))
    if (named) addDigitHit(reading, window, named, hits)
    const alike = short && index.byShort.get(window.groups.map(withoutZeros).join('/'))
    if (alike) addShortHit(reading, window, alike, hits)
  }
}

function windowOf(source: TokenText, from: number, to: number): Window {
  const groups: string[] = []
  const breaks: Break[] = []
  let at = 0
  for (const token of source.tokens.slice(from, to + 1)) {
    if (at > 0) breaks.push({ at, space: token.gap.trim() === '' })
    groups.push(token.text)
    at += token.text.length
  }
  return { from, to, groups, breaks }
}

function addDigitHit(
  reading: Reading,
  window: Window,
  named: readonly IndexedInvoice[],
  hits: Hit[],
): void {
  const { index, source, sign } = reading
  const { from, to, groups, breaks } = window
  const { whole, wrapped, scattered } = byFit(named, breaks)
  const isWrapped = whole.length === 0
  const fitting = isWrapped ? (wrapped.length > 0 ? wrapped : scattered) : whole
  const invoices = allowed(reading, window, fitting)
  if (invoices.length === 0) return
  const intro = introduction(source, from)
  const digits = groups.join('')
  if (intro === 'client' || (digits.length < 3 && intro === null)) return
  const exact =
    fitting !== scattered &&
    (!isWrapped || digits.length >= 8) &&
    distinctive(groups, intro === 'invoice') &&
    plainAround(index, source, from, to) &&
    invoices.every((invoice) => inOneSeries(index, invoice.form, sign))
  hits.push(hit(from, to, invoices, exact, isWrapped))
}

/** "2026-12" for 2026-0012: always loose, it may be a month; "2026-12-01" is a date. */
function addShortHit(
  reading: Reading,
  window: Window,
  named: readonly IndexedInvoice[],
  hits: Hit[],
): void {
  const { source } = reading
  const { from, to, groups } = window
  const before = source.tokens[from - 1]?.digits && source.tokens[from]?.tight
  const next = source.tokens[to + 1]
  if (before || (next?.digits && next.tight)) return
  const shorter = named.filter((invoice) => leavesOutZeros(invoice.form, groups))
  const invoices = allowed(reading, window, shorter)
  if (invoices.length === 0 || introduction(source, from) === 'client') return
  hits.push({ ...hit(from, to, invoices, false, false), short: true })
}

function allowed(
  { index, source, sign }: Reading,
  window: Window,
  invoices: readonly IndexedInvoice[],
): readonly IndexedInvoice[] {
  if (invoices.length === 0 || looksLikeAmount(source, window.from, window.to)) return []
  return forSign(
    invoices.filter((invoice) => lettersAllow(index, source, window, invoice.form)),
    sign,
  )
}

function hit(
  from: number,
  to: number,
  invoices: readonly IndexedInvoice[],
  exact: boolean,
  wrapped: boolean,
): Hit {
  const ambiguous = invoices.length > 1
  return {
    from,
    to,
    invoices,
    strength: exact ? 'exact' : 'loose',
    ambiguous,
    wrapped,
    short: false,
  }
}

/** Numbers with letters in or around them, written with those letters. */
function fullHits({ index, source, sign }: Reading, from: number, hits: Hit[]): void {
  // "12F2026-0012" is some other number.
  if (source.tokens[from - 1]?.digits && source.tokens[from]?.gap === '') return
  const breaks: Break[] = []
  let key = ''
  let digits = 0
  for (let to = from; to < source.tokens.length; to++) {
    const token = source.tokens[to]
    if (!token || (to > from && !token.joined)) return
    if (to > from && token.digits && source.tokens[to - 1]?.digits) {
      breaks.push({ at: digits, space: token.gap.trim() === '' })
    }
    key += token.text
    if (token.digits) digits += token.text.length
    if (key.length > index.longestFull) return
    const named = index.byFull.get(key)
    const next = source.tokens[to + 1]
    if (!named || (next?.digits && next.gap === '')) continue
    const { whole, wrapped } = byFit(named, breaks)
    const isWrapped = whole.length === 0
    const invoices = forSign(isWrapped ? wrapped : whole, sign)
    const intro = introduction(source, from)
    if (invoices.length === 0 || intro === 'client') continue
    const exact =
      (digits >= 3 || intro === 'invoice') && (!isWrapped || digits >= 8) && endsPlainly(source, to)
    hits.push(hit(from, to, invoices, exact, isWrapped))
  }
}

/**
 * Splits by where the text breaks the digits: only where the number does itself (`whole`), or at one
 * other place by a space, as a bank's line wrap leaves (`wrapped`), or at several ("202 600 12").
 */
function byFit(
  invoices: readonly IndexedInvoice[],
  breaks: readonly Break[],
): Record<'whole' | 'wrapped' | 'scattered', readonly IndexedInvoice[]> {
  if (breaks.length === 0) return { whole: invoices, wrapped: [], scattered: [] }
  const strange = (form: NumberForm) => breaks.filter(({ at }) => !form.breaks.includes(at))
  const whole = invoices.filter((invoice) => strange(invoice.form).length === 0)
  const wrapped = invoices.filter((invoice) => {
    const others = strange(invoice.form)
    return others.length === 1 && others[0]?.space === true && invoice.form.digits.length >= 6
  })
  const scattered = invoices.filter(
    (invoice) =>
      invoice.form.digits.length >= 8 && strange(invoice.form).every(({ space }) => space),
  )
  return { whole, wrapped, scattered }
}

/** "2026-12" for 2026-0012: zeros may be missing from a group, never added. */
function leavesOutZeros(form: NumberForm, groups: readonly string[]): boolean {
  return (
    shortKey(form.groups) !== null &&
    form.groups.length === groups.length &&
    form.digits !== groups.join('') &&
    form.groups.every((own, place) => {
      const written = groups[place] ?? ''
      return own.endsWith(written) && /^0*$/.test(own.slice(0, own.length - written.length))
    })
  )
}
