/** What stands around digits in a text, and what that says: a number, a date, an amount, a series. */
import { isYear, type NumberForm } from './invoice-number'
import type { NumberIndex } from './number-index'
import { after, isInvoiceWord, isNumberWord, type Token, type TokenText } from './text-tokens'

/** Enough digits to be this number and nothing else: no year, no date, or an invoice announced. */
export function distinctive(groups: readonly string[], announced: boolean): boolean {
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
export function looksLikeAmount(source: TokenText, from: number, to: number): boolean {
  const { tokens } = source
  const first = tokens[from]
  if (!first || /^0\d/.test(first.text)) return false
  for (let place = from + 1; place <= to; place++) if (tokens[place]?.gap !== '.') return false
  if (/^,\d{2}(?!\d)/.test(after(source, to, 3))) return true
  return /€\s?$/.test(first.gap) || (tokens[from - 1]?.text === 'EUR' && /^\s?$/.test(first.gap))
}

/**
 * Letters at the digits that make another number of them: another series ("C2026-0001" is not
 * 2026-0001), or the number's own letters with more digits behind them ("1F2026-0012"). Apart from
 * the number ("vitamine C 2026-0001") letters only make it loose, see `plainAround`.
 */
export function lettersAllow(
  index: NumberIndex,
  { tokens }: TokenText,
  { from, to }: { from: number; to: number },
  form: NumberForm,
): boolean {
  const before = tokens[from - 1]
  const next = tokens[to + 1]
  if (before && !before.digits && touches(tokens[from])) {
    if (before.text !== form.letters && index.letters.has(before.text)) return false
    if (before.text === form.letters && before.gap === '' && tokens[from - 2]?.digits) return false
  }
  const suffix = next && !next.digits && touches(next) && next.text === form.letters
  return !(suffix && tokens[to + 2]?.digits && tokens[to + 2]?.gap === '')
}

function touches(token: Token | undefined): boolean {
  return token !== undefined && /^[-./_]?$/.test(token.gap)
}

/** No letters glued to the digits but those of a word for invoice or number; no other series near. */
export function plainAround(
  index: NumberIndex,
  source: TokenText,
  from: number,
  to: number,
): boolean {
  const before = source.tokens[from - 1]
  const first = source.tokens[from]
  if (before && first && !before.digits) {
    if (index.letters.has(before.text) && first.joined) return false
    const word = isInvoiceWord(before.text) || isNumberWord(before.text)
    if (first.gap === '' && !word) return false
    if (/^[-/_]$/.test(first.gap) && !word && before.text.length <= 4) return false
  }
  return endsPlainly(source, to)
}

/** "20260012BEDANKT" ends in a word; "2026-0012A" may be another number. */
export function endsPlainly({ tokens }: TokenText, to: number): boolean {
  const next = tokens[to + 1]
  if (!next || next.digits) return true
  return next.gap === ''
    ? next.text.length > 3
    : !(/^[-/_]$/.test(next.gap) && next.text.length <= 2)
}

/** Digits alone name a number with letters only while no other series has numbers of its own. */
export function inOneSeries(index: NumberIndex, form: NumberForm, sign: number): boolean {
  return form.letters === '' || (sign > 0 ? index.invoiceLetters : index.letters).size === 1
}
