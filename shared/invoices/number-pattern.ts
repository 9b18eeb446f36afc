/**
 * How a series writes its numbers: `{year}-{number:4}` gives 2026-0001. Tokens are `{year}`, `{yy}`,
 * `{month}` (two digits) of the invoice date, and `{number}`, behind a colon its least width.
 * Between them letters, digits and `-` `/` `.` `_`.
 */
import type { CivilDate } from '../dates'

/**
 * - `missing-number`, `double-number`: the running number comes in exactly once
 * - `unknown-token`: something else in braces
 * - `bad-width`: the width is not 1–9
 * - `bad-characters`: what a bank statement or a file name cannot carry, or a stray brace
 * - `too-long`: a number could pass 35 characters, the longest a SEPA reference can be
 * - `year-required`: a series that starts again each year needs `{year}` or `{yy}`
 */
export type PatternProblem =
  | 'missing-number'
  | 'double-number'
  | 'unknown-token'
  | 'bad-width'
  | 'bad-characters'
  | 'too-long'
  | 'year-required'

export type PatternPart =
  | { token: 'year' | 'yy' | 'month' }
  | { token: 'number'; width: number }
  | { token: null; text: string }

export type ParsedPattern =
  { ok: true; parts: PatternPart[] } | { ok: false; reason: PatternProblem }

const longestNumber = 35
const widestSequence = 9

/** Largest running number a series can reach. */
export const maxSequence = 999_999_999

/** Reads a pattern, or says what is wrong with it. */
export function parsePattern(
  pattern: string,
  { resetsYearly = false }: { resetsYearly?: boolean } = {},
): ParsedPattern {
  const parts: PatternPart[] = []
  for (const [piece] of pattern.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    const part = parsePart(piece)
    if (typeof part === 'string') return { ok: false, reason: part }
    parts.push(part)
  }
  const reason = wholeProblem(parts, resetsYearly)
  return reason === null ? { ok: true, parts } : { ok: false, reason }
}

function parsePart(piece: string): PatternPart | PatternProblem {
  if (!/^\{.*\}$/s.test(piece)) {
    return /^[A-Za-z\d./_-]+$/.test(piece) ? { token: null, text: piece } : 'bad-characters'
  }
  const name = piece.slice(1, -1)
  if (name === 'year' || name === 'yy' || name === 'month') return { token: name }
  if (name === 'number') return { token: 'number', width: 1 }
  const width = /^number:(.*)$/s.exec(name)?.[1]
  if (width === undefined) return 'unknown-token'
  return /^[1-9]$/.test(width) ? { token: 'number', width: Number(width) } : 'bad-width'
}

function wholeProblem(parts: PatternPart[], resetsYearly: boolean): PatternProblem | null {
  const count = (...tokens: PatternPart['token'][]) =>
    parts.filter((part) => tokens.includes(part.token)).length
  if (count('number') === 0) return 'missing-number'
  if (count('number') > 1) return 'double-number'
  if (resetsYearly && count('year', 'yy') === 0) return 'year-required'
  const longest = parts.reduce((sum, part) => sum + lengthOf(part, widestSequence), 0)
  return longest > longestNumber ? 'too-long' : null
}

function lengthOf(part: PatternPart, sequenceWidth: number): number {
  if (part.token === null) return part.text.length
  return { year: 4, yy: 2, month: 2, number: sequenceWidth }[part.token]
}

/**
 * The number of an invoice dated `date` that comes `sequence`-th in its series. A sequence wider
 * than the pattern's width is written in full.
 * @throws RangeError for a pattern that does not parse, or a sequence outside 1–`maxSequence`
 */
export function formatNumber(
  pattern: string,
  { date, sequence }: { date: CivilDate; sequence: number },
): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > maxSequence) {
    throw new RangeError('not a running number')
  }
  const texts = { year: date.slice(0, 4), yy: date.slice(2, 4), month: date.slice(5, 7) }
  return partsOf(pattern)
    .map((part) => {
      if (part.token === null) return part.text
      if (part.token === 'number') return String(sequence).padStart(part.width, '0')
      return texts[part.token]
    })
    .join('')
}

/** Digits that point at one invoice even without the letters of its series. */
const tellingDigits = 5

/** What payers put for a separator, or leave out. */
const gap = '[\\s./_-]{0,3}'

/**
 * Finds numbers of the pattern in what payers typed: any case, other or missing separators. A
 * prefix of letters may be missing when digits enough are left to tell. Global, with the named group
 * `number`; `normalizeReference` of a match is one of the number's `paymentReferences`.
 * @throws RangeError for a pattern that does not parse
 */
export function numberRegex(pattern: string): RegExp {
  const parts = partsOf(pattern)
  const digits = parts.reduce(
    (sum, part) =>
      sum + (part.token === null ? 0 : lengthOf(part, part.token === 'number' ? part.width : 0)),
    0,
  )
  const sources = parts.flatMap(partSources)
  const [prefix = '', ...rest] = sources
  const mayMissPrefix = digits >= tellingDigits && isLetters(prefix)
  const source = mayMissPrefix ? `(?:${prefix}${gap})?${rest.join(gap)}` : sources.join(gap)
  const before = isLetters(prefix) && !mayMissPrefix ? '\\p{L}' : '\\d'
  const after = isLetters(sources.at(-1) ?? '') ? '\\p{L}' : '\\d'
  return new RegExp(`(?<!${before})${source}(?!${after})`, 'giu')
}

/** Regular expressions for a part; separators have none of their own. */
function partSources(part: PatternPart): string[] {
  switch (part.token) {
    case null:
      return part.text.match(/[A-Za-z]+|\d+/g) ?? []
    case 'year':
      return ['(?:19|20|21)\\d\\d']
    case 'yy':
      return ['\\d\\d']
    case 'month':
      return ['(?:0[1-9]|1[0-2])']
    case 'number':
      return [`(?<number>\\d{${part.width},${widestSequence}})`]
  }
}

function isLetters(source: string): boolean {
  return /^[A-Za-z]+$/.test(source)
}

/**
 * The forms under which payments may name a number, strongest first: its letters and digits, and
 * its digits alone when they still tell.
 */
export function paymentReferences(number: string): string[] {
  const whole = normalizeReference(number)
  const digits = whole.replace(/\D/g, '')
  return digits !== whole && digits.length >= tellingDigits ? [whole, digits] : [whole]
}

/** Only letters and digits, upper case: "f2026 / 0001" and "F2026-0001" are the same. */
export function normalizeReference(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '')
}

function partsOf(pattern: string): PatternPart[] {
  const parsed = parsePattern(pattern)
  if (!parsed.ok) throw new RangeError(`pattern: ${parsed.reason}`)
  return parsed.parts
}
