/**
 * Amounts, quantities and percentages as whole numbers (cents, thousandths, basis points), and how
 * people in a Dutch office type and read them. Nothing here goes through floating point.
 */
import type { Language } from './language'

/** Largest amount the office accepts, in cents: 10^11 euro. Sums of 900 of them are still exact. */
export const maxCents = 10_000_000_000_000

/** Largest unit price, in ten-thousandths of a euro. */
export const maxPrice = maxCents * 100

/** Largest quantity the office accepts, in thousandths: 10^9 units. */
export const maxQuantity = 1_000_000_000_000

const separators = {
  nl: { thousands: '.', decimal: ',' },
  en: { thousands: ',', decimal: '.' },
} as const satisfies Record<Language, { thousands: string; decimal: string }>

const noBreakSpace = '\u00a0'

/** No number that fits the bounds needs more; keeps a pasted document out of the patterns below. */
const longestText = 64

/**
 * `numerator / denominator`, rounded to the nearest whole number and halves away from zero, exactly.
 * @throws RangeError for a zero denominator, or a result that a number cannot hold exactly
 */
export function roundHalfAwayFromZero(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const rounded = Number((2n * top + bottom) / (2n * bottom))
  if (!Number.isSafeInteger(rounded)) throw new RangeError('too large to be exact')
  return negative && rounded !== 0 ? -rounded : rounded
}

/**
 * A typed amount in cents, or null when it is not one, has more than two decimals, or lies beyond
 * `maxCents`. Point and comma both serve as decimal sign: "1.234,56", "1234,56", "1234.56",
 * "1,234.56", "€ 12", "-5,00", "€ -5", "12,5", "12,-", "1 234,56".
 *
 * One separator with exactly three digits behind it is read as the language writes thousands: in
 * Dutch "1.234" is 1234 euro and "1,234" is refused, because it could be meant either way; in
 * English "1,234" is 1234 euro and "1.234" is refused.
 */
export function parseMoney(text: string, language: Language = 'nl'): number | null {
  return readAmount(text, 2, maxCents, language)
}

/**
 * A typed unit price in ten-thousandths of a euro: as `parseMoney`, with up to four decimals, of
 * which there may be three behind the decimal sign of the language ("0,005").
 */
export function parsePrice(text: string, language: Language = 'nl'): number | null {
  return readAmount(text, 4, maxPrice, language)
}

function readAmount(
  text: string,
  places: number,
  bound: number,
  language: Language,
): number | null {
  if (text.length > longestText) return null
  const match =
    /^(?<sign>[-+]?) ?(?:(?<before>€|EUR) ?(?<inner>[-+]?) ?)?(?<digits>[\d.,][\d., ]*(?:[.,](?:--?|=))?) ?(?<after>€|EUR)?$/i.exec(
      tidy(text),
    )
  const { sign, before, inner, digits, after } = match?.groups ?? {}
  if (digits === undefined || (sign && inner) || (before && after)) return null
  // "12,-" and "12,--" are how Dutch price tags write a whole amount.
  const amount = digits.trim().replace(/(?:--?|=)$/, '00')
  const scaled = readDecimal(amount, places, language)
  return withinBound(scaled, sign === '-' || inner === '-', bound)
}

/**
 * "€ 1.234,56" and "€ -1.234,56" in Dutch, "€1,234.56" and "-€1,234.56" in English; without the
 * sign of the euro when `currency` is false. The Dutch space does not break.
 * @throws RangeError when `cents` is not a whole number
 */
export function formatMoney(
  cents: number,
  language: Language,
  { currency = true }: { currency?: boolean } = {},
): string {
  const digits = writeDecimal(cents, 2, language, { pad: true })
  const minus = cents < 0 ? '-' : ''
  if (!currency) return minus + digits
  return language === 'nl' ? `€${noBreakSpace}${minus}${digits}` : `${minus}€${digits}`
}

/**
 * A unit price from ten-thousandths of a euro, without its sign: two decimals, and the others there
 * are.
 * @throws RangeError when `price` is not a whole number
 */
export function formatPrice(price: number, language: Language): string {
  const digits = writeDecimal(price, 4, language, { pad: true }).replace(/0{1,2}$/, '')
  return (price < 0 ? '-' : '') + digits
}

/**
 * A typed quantity in thousandths, or null when it is not one, has more than three decimals, or lies
 * beyond `maxQuantity`. Reads like `parseMoney`, except that the decimal sign of the language may
 * have three digits behind it: in Dutch "1,250" is one and a quarter and "1.250" is 1250.
 */
export function parseQuantity(text: string, language: Language = 'nl'): number | null {
  if (text.length > longestText) return null
  const match = /^(?<sign>[-+]?) ?(?<digits>[\d.,][\d., ]*)$/.exec(tidy(text))
  const { sign, digits } = match?.groups ?? {}
  if (digits === undefined) return null
  return withinBound(readDecimal(digits, 3, language), sign === '-', maxQuantity)
}

/**
 * Thousandths as "1.234,5": no more decimals than needed.
 * @throws RangeError when `thousandths` is not a whole number
 */
export function formatQuantity(thousandths: number, language: Language): string {
  return (thousandths < 0 ? '-' : '') + writeDecimal(thousandths, 3, language)
}

/** A typed percentage ("21", "21%", "2,5 %") in basis points, or null outside 0–100 %. */
export function parsePercentage(text: string, language: Language = 'nl'): number | null {
  if (text.length > longestText) return null
  const digits = /^\+?(?<digits>[\d.,]+) ?%?$/.exec(tidy(text))?.groups?.digits
  return digits === undefined ? null : withinBound(readDecimal(digits, 2, language), false, 100_00)
}

/**
 * Basis points as "21%" or "2,5%".
 * @throws RangeError when `basisPoints` is not a whole number
 */
export function formatPercentage(basisPoints: number, language: Language): string {
  return `${basisPoints < 0 ? '-' : ''}${writeDecimal(basisPoints, 2, language)}%`
}

/** Full-width digits, odd spaces and typographic minus signs as a keyboard would have typed them. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Unsigned digits with separators in units of 10^-places, or null when they form no one number. */
function readDecimal(text: string, places: number, language: Language): bigint | null {
  const spaced = /^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/.test(text)
  const body = spaced ? text.replaceAll(' ', '') : text
  const { whole, fraction } = splitPlain(body, language) ?? splitGrouped(body) ?? {}
  if (whole === undefined || fraction === undefined || fraction.length > places) return null
  return BigInt(whole + fraction.padEnd(places, '0'))
}

interface Split {
  whole: string
  fraction: string
}

/** "1234", "1234,5", ",50" and the one-separator forms that need the language to be understood. */
function splitPlain(text: string, language: Language): Split | null {
  const match = /^(\d*)(?:([.,])(\d+))?$/.exec(text)
  const [, whole = '', separator, fraction = ''] = match ?? []
  if (!match || whole + fraction === '') return null
  const looksGrouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  return looksGrouped && separator === separators[language].thousands
    ? { whole: whole + fraction, fraction: '' }
    : { whole, fraction }
}

/** "1.234.567", "1.234,56", "1,234.56": groups of three, the last separator differs. */
function splitGrouped(text: string): Split | null {
  const match =
    /^(?<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?<fraction>\d+))?$/.exec(text) ??
    /^(?<whole>[1-9]\d{0,2}(?:,\d{3})+)(?:\.(?<fraction>\d+))?$/.exec(text)
  const { whole, fraction = '' } = match?.groups ?? {}
  return whole === undefined ? null : { whole: whole.replace(/[.,]/g, ''), fraction }
}

function withinBound(scaled: bigint | null, negative: boolean, bound: number): number | null {
  if (scaled === null || scaled > BigInt(bound)) return null
  return negative && scaled !== 0n ? -Number(scaled) : Number(scaled)
}

/** The digits of |value| × 10^-places with separators; trailing zeros only when padded. */
function writeDecimal(
  value: number,
  places: number,
  language: Language,
  { pad = false }: { pad?: boolean } = {},
): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number')
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const { thousands, decimal } = separators[language]
  const whole = digits.slice(0, -places).replace(/\B(?=(?:\d{3})+$)/g, thousands)
  const fraction = pad ? digits.slice(-places) : digits.slice(-places).replace(/0+$/, '')
  return fraction === '' ? whole : whole + decimal + fraction
}
