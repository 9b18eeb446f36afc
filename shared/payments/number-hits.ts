/**
 * Every place in a text where the digits (or letters and digits) of an open document stand, each
 * judged on its own surroundings. `number-mentions` weighs them against each other.
 */
import { isYear, shortKey, withoutZeros, type NumberForm } from './invoice-number'
import type { IndexedInvoice, NumberIndex } from './number-index'
import {
  gapAfter,
  introduction,
  isInvoiceWord,
  isNumberWord,
  joins,
  type TokenText,
} from './text-tokens'

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
  for (const [place, token] of reading.source.tokens.entries()) {
    if (token.digits) digitHits(reading, place, hits)
    if (reading.index.starts.has(token.text)) fullHits(reading, place, hits)
  }
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
  const groups: string[] = []
  const breaks: Break[] = []
  let digits = ''
  for (let to = from; to < from + 4; to++) {
    const token = source.tokens[to]
    const gap = to === from ? '' : gapAfter(source, to - 1)
    if (!token?.digits || gap === null || !joins(gap)) return
    if (to > from) breaks.push({ at: digits.length, space: gap.trim() === '' })
    groups.push(token.text)
    digits += token.text
    if (digits.length > index.longestDigits) return
    const window = { from, to, groups, breaks }
    const named = index.byDigits.get(digits)
    if (named) addDigitHit(reading, window, named, hits)
    if (groups.length > 1 && groups.some(isYear)) {
      const named = index.byShort.get(groups.map(withoutZeros).join('/'))
      if (named) addShortHit(reading, window, named, hits)
    }
  }
}

function addDigitHit(
  reading: Reading,
  window: Window,
  named: readonly IndexedInvoice[],
  hits: Hit[],
): void {
  const { index, source, sign } = reading
  const { from, to, groups, breaks } = window
  const { whole, wrapped } = byFit(named, breaks)
  const isWrapped = whole.length === 0
  const invoices = allowed(reading, window, isWrapped ? wrapped : whole)
  if (invoices.length === 0) return
  const intro = introduction(source, from)
  const digits = groups.join('')
  if (intro === 'client' || (digits.length < 3 && intro === null)) return
  const exact =
    (!isWrapped || digits.length >= 8) &&
    distinctive(groups, intro === 'invoice') &&
    plainAround(index, source, from, to) &&
    invoices.every((invoice) => inOneSeries(index, invoice.form, sign))
  hits.push(hit(from, to, invoices, exact, isWrapped))
}

/** "2026-12" for 2026-0012: always loose, it may be a month. */
function addShortHit(
  reading: Reading,
  window: Window,
  named: readonly IndexedInvoice[],
  hits: Hit[],
): void {
  const { from, to, groups } = window
  const shorter = named.filter((invoice) => leavesOutZeros(invoice.form, groups))
  const invoices = allowed(reading, window, shorter)
  if (invoices.length === 0 || introduction(reading.source, from) === 'client') return
  hits.push(hit(from, to, invoices, false, false))
}

function allowed(
  { index, source, sign }: Reading,
  { from, to }: Window,
  invoices: readonly IndexedInvoice[],
): readonly IndexedInvoice[] {
  if (invoices.length === 0 || looksLikeAmount(source, from, to)) return []
  return forSign(
    invoices.filter((invoice) => lettersAllow(index, source, from, invoice.form)),
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
  return { from, to, invoices, strength: exact ? 'exact' : 'loose', ambiguous, wrapped }
}

/** Numbers with letters in or around them, written with those letters. */
function fullHits({ index, source, sign }: Reading, from: number, hits: Hit[]): void {
  // "12F2026-0012" is some other number.
  if (source.tokens[from - 1]?.digits && gapAfter(source, from - 1) === '') return
  const breaks: Break[] = []
  let key = ''
  let digits = 0
  for (let to = from; to < source.tokens.length; to++) {
    const token = source.tokens[to]
    const gap = to === from ? '' : gapAfter(source, to - 1)
    if (!token || gap === null || !joins(gap)) return
    if (to > from && token.digits && source.tokens[to - 1]?.digits) {
      breaks.push({ at: digits, space: gap.trim() === '' })
    }
    key += token.text
    if (token.digits) digits += token.text.length
    if (key.length > index.longestFull) return
    const named = index.byFull.get(key)
    if (!named || (source.tokens[to + 1]?.digits && gapAfter(source, to) === '')) continue
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
 * other place by a space, as a bank's line wrap leaves (`wrapped`).
 */
function byFit(
  invoices: readonly IndexedInvoice[],
  breaks: readonly Break[],
): { whole: readonly IndexedInvoice[]; wrapped: readonly IndexedInvoice[] } {
  if (breaks.length === 0) return { whole: invoices, wrapped: [] }
  const strange = (form: NumberForm) => breaks.filter(({ at }) => !form.breaks.includes(at))
  const whole = invoices.filter((invoice) => strange(invoice.form).length === 0)
  const wrapped = invoices.filter((invoice) => {
    const others = strange(invoice.form)
    return others.length === 1 && others[0]?.space === true && invoice.form.digits.length >= 6
  })
  return { whole, wrapped }
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

/** Enough digits to be this number and nothing else: no year, no date, or an invoice announced. */
function distinctive(groups: readonly string[], announced: boolean): boolean {
  const digits = groups.join('')
  if (groups.length === 1 && isYear(digits)) return false
  if (announced) return true
  return digits.length >= 6 && !looksLikeDate(groups)
}

/** yyyymmdd, ddmmyyyy, yymmdd, ddmmyy in one run; yyyy-mm, mm-yyyy or a whole date in groups. */
function looksLikeDate(groups: readonly string[]): boolean {
  return (groups.length === 1 ? dateInOneRun : dateInGroups).test(groups.join('/'))
}

const day = '(?:0[1-9]|[12]\\d|3[01])'
const month = '(?:0[1-9]|1[0-2])'
const year = '(?:(?:19|20)\\d\\d)'
const dateInOneRun = new RegExp(
  `^(?:${year}${month}${day}|${day}${month}${year}|\\d\\d${month}${day}|${day}${month}\\d\\d)$`,
)
const dateInGroups = new RegExp(`^(?:${year}/${month}(?:/${day})?|(?:${day}/)?${month}/${year})$`)

/** "1.210,00", "EUR 1210" and the like; never a number written in groups with other signs. */
export function looksLikeAmount({ text, tokens }: TokenText, from: number, to: number): boolean {
  const start = tokens[from]?.start ?? 0
  const written = text.slice(start, tokens[to]?.end)
  if (!/^\d+(?:\.\d+)*$/.test(written) || /^0\d/.test(written)) return false
  return (
    /^,\d{2}(?!\d)/.test(text.slice(tokens[to]?.end)) ||
    /(?:EUR|€)\s?$/.test(text.slice(Math.max(0, start - 5), start))
  )
}

/**
 * Letters before the digits that are another series: "C2026-0001" is not 2026-0001. Apart from the
 * number ("vitamine C 2026-0001") they only make it loose, see `plainAround`.
 */
function lettersAllow(
  index: NumberIndex,
  source: TokenText,
  from: number,
  form: NumberForm,
): boolean {
  const before = source.tokens[from - 1]
  const gap = gapAfter(source, from - 1)
  if (!before || before.digits || gap === null || !/^[-./_]?$/.test(gap)) return true
  return before.text === form.letters || !index.letters.has(before.text)
}

/** No letters glued to the digits but those of a word for invoice or number; no other series near. */
function plainAround(index: NumberIndex, source: TokenText, from: number, to: number): boolean {
  const before = source.tokens[from - 1]
  const gap = gapAfter(source, from - 1)
  if (before && !before.digits && gap !== null) {
    if (index.letters.has(before.text) && joins(gap)) return false
    const word = isInvoiceWord(before.text) || isNumberWord(before.text)
    if (gap === '' && !word) return false
    if (/^[-/_]$/.test(gap) && !word && before.text.length <= 4) return false
  }
  return endsPlainly(source, to)
}

/** "20260012BEDANKT" ends in a word; "2026-0012A" may be another number. */
function endsPlainly(source: TokenText, to: number): boolean {
  const after = source.tokens[to + 1]
  const gap = gapAfter(source, to)
  if (!after || after.digits || gap === null) return true
  return gap === '' ? after.text.length > 3 : !(/^[-/_]$/.test(gap) && after.text.length <= 2)
}

/** Digits alone name a number with letters only while no other series has numbers of its own. */
export function inOneSeries(index: NumberIndex, form: NumberForm, sign: number): boolean {
  return form.letters === '' || (sign > 0 ? index.invoiceLetters : index.letters).size === 1
}
