/** How an invoice number looks once everything people vary is taken off: case, marks, signs. */

export interface NumberForm {
  /** letters and digits in order: `F20260012` for "F2026-0012" */
  full: string
  /** only the digits: `20260012` */
  digits: string
  /** only the letters, which tell one series from another: `F` */
  letters: string
  /** the digits as written in groups, a year in front split off: `2026`, `0012` */
  groups: readonly string[]
  /** where those groups meet, as positions in `digits` */
  breaks: readonly number[]
}

/**
 * Upper-case text in plain letters, whatever the bank or the payer used: accents dropped, wide and
 * raised digits made plain (NFKD), invisible characters removed, every dash a hyphen.
 */
export function plainText(text: string): string {
  const plain = /[^ -~]/.test(text)
    ? text
        .normalize('NFKD')
        .replace(/[\p{M}\p{Cf}]/gu, '')
        .replace(/[\u2010-\u2015\u2212]/g, '-')
    : text
  return plain.toUpperCase()
}

export function parseNumber(number: string): NumberForm {
  const plain = plainText(number)
  const runs = plain.match(/\d+|[A-Z]+/g) ?? []
  const groups = runs.filter((run) => isDigits(run)).flatMap(splitYear)
  const full = runs.join('')
  const letters = runs.filter((run) => !isDigits(run)).join('')
  // One string where two would be equal, and lists no longer than what they hold: an office keeps
  // a hundred thousand of these at a time.
  const digits = letters === '' ? full : groups.join('')
  return { full, digits, letters, groups: groups.slice(), breaks: breaksOf(groups) }
}

const noBreaks: readonly number[] = []

function breaksOf(groups: readonly string[]): readonly number[] {
  if (groups.length < 2) return noBreaks
  let position = 0
  return groups.slice(0, -1).map((group) => (position += group.length))
}

/**
 * The key under which a number is found when payers leave zeros out: "2026/12" for 2026-0012. Only
 * numbers that carry their year in four digits have one: "12" alone says nothing. Null when there
 * is no zero to leave out.
 */
export function shortKey(groups: readonly string[]): string | null {
  if (groups.length < 2 || !groups.some(isYear)) return null
  const short = groups.map(withoutZeros)
  return short.some((group, place) => group !== groups[place]) ? short.join('/') : null
}

/** What people write of 2026-0012 who take the year for granted: `0012` and `26/0012`. */
export function partKeys([year = '', own = '', ...more]: readonly string[]): string[] {
  if (!isYear(year) || own.length < 3 || more.length > 0) return []
  return [own, `${year.slice(2)}/${own}`]
}

/** "0012" → "12"; "0000" → "0". */
export function withoutZeros(digits: string): string {
  let start = 0
  while (start < digits.length - 1 && digits[start] === '0') start++
  return start === 0 ? digits : digits.slice(start)
}

export function isYear(digits: string): boolean {
  return digits.length === 4 && (digits.startsWith('20') || digits.startsWith('19'))
}

export function isDigits(text: string): boolean {
  const first = text.charCodeAt(0)
  return first >= 48 && first <= 57
}

/** "20260012" is read as 2026 and 0012, for payers who write it apart. */
function splitYear(run: string): string[] {
  return run.length > 5 && isYear(run.slice(0, 4)) ? [run.slice(0, 4), run.slice(4)] : [run]
}
