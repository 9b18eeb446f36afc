/**
 * Finds in free text what must never be kept (P1): a BSN that passes the elfproef, a payment-card
 * number that passes Luhn. It guards against what slips in by typing or pasting, so it reads numbers
 * as people write them, and leaves alone the numbers an office lives by.
 *
 * A BSN is found as
 * - nine digits in a row that no letter touches;
 * - nine digits with one and the same separator (space, point, dash, slash), grouped 4-2-3, 3-3-3,
 *   3-2-4, 2-2-2-3 or digit by digit;
 * - eight or nine digits, grouped in any way, behind a word such as BSN or sofinummer. Without that
 *   word eight digits are a KVK number, a date or an invoice number.
 *
 * A card number is found as 13 to 19 digits in a row, in equal groups of up to four (the last may be
 * shorter), grouped 4-6-5, 4-6-4 or 6-13, or with spaces and dashes anywhere when it starts as an
 * issuer's number does.
 *
 * Left alone: IBANs that pass mod-97, btw-ids, amounts, phone numbers, an RSIN named so, numbers of
 * orders, invoices and other papers (labelled so, or grouped year-month-number). See `number-context.ts`.
 */
import { getCountrySpecifications } from 'ibantools'
import { isBsn, isIban, isLuhnCard } from './identifiers'
import * as context from './number-context'
import { plainText } from './plain-text'

/** `index` and `length` count UTF-16 units of the text as given. */
export interface Forbidden {
  found: 'bsn' | 'card-number'
  index: number
  length: number
}

/** The first BSN or payment-card number in the text, or null. */
export function findForbidden(text: string): Forbidden | null {
  for (const { found, index, length } of everyForbidden(text)) return { found, index, length }
  return null
}

/**
 * Each of them, in the order of the text; digits that may be read in two ways come twice. `named`: the
 * words before it call it a BSN.
 */
export function* everyForbidden(text: string): Generator<Forbidden & { named: boolean }> {
  if (!/(?:\p{N}[^\p{N}]*){8}/u.test(text)) return
  const { plain, starts, ends } = plainText(text)
  const searched = withoutIbans(plain)
  for (const run of digitRuns(searched)) {
    for (const number of numbersIn(run, searched)) {
      const bsn = isBsn(number.digits) && readsAsBsn(number)
      if (!bsn && !(isLuhnCard(number.digits) && readsAsCard(number))) continue
      const index = starts(number.from)
      yield {
        found: bsn ? 'bsn' : 'card-number',
        index,
        length: ends(number.to - 1) - index,
        named: bsn && context.namesBsn(number.before),
      }
    }
  }
}

/** A row of digits; `separator` is what ties it to the next one: space, point, dash, slash or ''. */
interface Group {
  digits: string
  from: number
  to: number
  separator: string
}

/** Neighbouring groups of one run that may have been meant as one number. */
interface WrittenNumber {
  digits: string
  groups: Group[]
  /** the lengths of the groups, "4-2-3" */
  shape: string
  previous: Group | undefined
  next: Group | undefined
  from: number
  to: number
  before: string
  after: string
}

/** Groups of digits that stand close enough to be one number. */
function* digitRuns(text: string): Generator<Group[]> {
  let run: Group[] = []
  for (const match of text.matchAll(/(\d+)( ?[-./] ?(?=\d)| {1,3}(?=\d))?/g)) {
    const [, digits = '', gap = ''] = match
    const separator = gap.trim() || gap.slice(0, 1)
    run.push({ digits, from: match.index, to: match.index + digits.length, separator })
    if (separator !== '') continue
    yield run
    run = []
  }
}

/** Every row of groups whose digits pass one of the two check sums, in the order of the text. */
function* numbersIn(run: Group[], text: string): Generator<WrittenNumber> {
  for (const [first, { from }] of run.entries()) {
    let digits = ''
    for (let last = first; last < run.length && digits.length < 19; last++) {
      digits += run[last]?.digits ?? ''
      if (!isBsn(digits) && !isLuhnCard(digits)) continue
      const groups = run.slice(first, last + 1)
      const to = groups.at(-1)?.to ?? from
      const before = text.slice(Math.max(0, from - context.reach), from)
      const after = text.slice(to, to + context.reach)
      const [previous, next] = [run[first - 1], run[last + 1]]
      yield { digits, groups, shape: shapeOf(groups), previous, next, from, to, before, after }
    }
  }
}

const bsnShapes = ['9', '4-2-3', '3-3-3', '3-2-4', '2-2-2-3', '1-1-1-1-1-1-1-1-1']

function readsAsBsn(number: WrittenNumber): boolean {
  const { shape, before, after } = number
  if (context.namesBsn(before)) return !isDate(shape)
  return (
    bsnShapes.includes(shape) &&
    standsAlone(number) &&
    !isYearMonthNumber(number) &&
    !context.isGlued(before, after) &&
    !context.isAmount(before, after) &&
    !context.isPhone(before) &&
    !context.isVatId(before, after) &&
    !context.namesLegalPerson(before) &&
    !context.namesPaper(before, after)
  )
}

function readsAsCard(number: WrittenNumber): boolean {
  const { groups, before, after } = number
  if (context.isGlued('', after) || context.isPlusOrFraction(before)) return false
  if (context.isGlued(before, '') && !context.namesCard(before)) return false
  return groups.length === 1 || isCardShape(number) || isWholeCard(number)
}

/** How the numbers of Visa, Mastercard, American Express, Diners, Discover, JCB and Maestro begin. */
const issuerPrefix = /^(?:3[04-9]|4|5[0-8]|6|2(?:2[2-9]|[3-6]|7[01]|720))/

/** Equal groups that are not part of a longer row of them, or the groupings of Amex and Maestro. */
function isCardShape({ groups, previous, next, shape, digits }: WrittenNumber): boolean {
  if (!sameSeparator(groups)) return false
  if (['4-6-5', '4-6-4', '6-13'].includes(shape)) return true
  const size = groups[0]?.digits.length ?? 0
  const tail = groups.at(-1)?.digits.length ?? 0
  const equal = groups.slice(0, -1).every((group) => group.digits.length === size)
  if (size > 4 || !equal || tail > size || areYears(groups)) return false
  return (
    issuerPrefix.test(digits) ||
    (previous?.digits.length !== size && (tail < size || next?.digits.length !== size))
  )
}

/** All that spaces and dashes hold together, beginning as an issuer's number. */
function isWholeCard({ groups, previous, next, digits }: WrittenNumber): boolean {
  const ties = (group: Group | undefined) => /^[ -]$/.test(group?.separator ?? '')
  return (
    issuerPrefix.test(digits) &&
    groups.slice(0, -1).every(ties) &&
    !ties(previous) &&
    !(next && ties(groups.at(-1))) &&
    !groups.some((_, index) => isDate(shapeOf(groups.slice(index, index + 3))))
  )
}

function areYears(groups: Group[]): boolean {
  return groups.every((group) => /^(?:19|20)\d\d$/.test(group.digits))
}

/** "2026-11-001", an invoice number per month. With points it is how a BSN is printed. */
function isYearMonthNumber({ groups, digits, shape }: WrittenNumber): boolean {
  return (
    shape === '4-2-3' &&
    groups[0]?.separator !== '.' &&
    /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(digits)
  )
}

function isDate(shape: string): boolean {
  return shape === '2-2-4' || shape === '4-2-2'
}

/** One separator throughout, and another one (or none) on the outside; unbroken digits always do. */
function standsAlone({ groups, previous }: WrittenNumber): boolean {
  const inner = groups[0]?.separator
  if (groups.length === 1) return true
  return (
    sameSeparator(groups) && previous?.separator !== inner && groups.at(-1)?.separator !== inner
  )
}

function sameSeparator(groups: Group[]): boolean {
  return groups.slice(0, -1).every((group) => group.separator === groups[0]?.separator)
}

function shapeOf(groups: Group[]): string {
  return groups.map((group) => group.digits.length).join('-')
}

const ibanLengths: ReadonlyMap<string, number> = new Map(
  Object.entries(getCountrySpecifications()).flatMap(([country, { chars }]) =>
    chars === null ? [] : [[country, chars] as const],
  ),
)

/** The text with every right IBAN blanked: the digits in it are no number of their own. */
function withoutIbans(text: string): string {
  let result = ''
  let done = 0
  for (const match of text.matchAll(/(?<![A-Za-z\d])([A-Za-z]{2})\d\d/g)) {
    const length = ibanLengths.get(match[1]?.toUpperCase() ?? '')
    if (match.index < done || length === undefined) continue
    const form = new RegExp(`^(?:[ .-]?[A-Za-z\\d]){${length}}(?![A-Za-z\\d])`)
    const written = form.exec(text.slice(match.index, match.index + 2 * length + 1))?.[0]
    if (written === undefined || !isIban(written)) continue
    result += text.slice(done, match.index) + '#'.repeat(written.length)
    done = match.index + written.length
  }
  return result + text.slice(done)
}
