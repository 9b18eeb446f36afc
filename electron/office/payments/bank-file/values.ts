/**
 * The values bank files are made of (amounts, dates, accounts, text) and how a file is refused.
 * Both formats read them here, so that the same money looks the same whichever way it came.
 */
import { isCivilDate } from '../../../../shared/dates'
import { AppError, type FileProblem } from '../../../../shared/errors'
import { maxCents } from '../../../../shared/money'

/** Longest text of one element or field; ISO 20022 and SWIFT allow far less than this. */
export const maxTextLength = 65_536

/**
 * Refuses the whole file.
 * @throws AppError `file-unreadable`
 */
export function refuse(
  reason: FileProblem['reason'],
  where: Omit<FileProblem, 'reason'> = {},
): never {
  throw new AppError('file-unreadable', { reason, ...where })
}

export type AmountProblem = 'bad-value' | 'amount-out-of-range'

/**
 * An unsigned amount in cents from its digits, without floating point. A third decimal other than
 * zero is refused rather than rounded. `separator` is the decimal sign: a point in CAMT
 * (xs:decimal), a comma in MT940 (15d), after which digits may be missing ("100,").
 */
export function readCents(text: string, separator: '.' | ','): number | AmountProblem {
  const match = amountForm[separator].exec(text)
  const [, whole = '', fraction = ''] = match ?? []
  if (!match || whole + fraction === '' || /[1-9]/.test(fraction.slice(2))) return 'bad-value'
  const digits = whole.replace(/^0+(?=\d)/, '')
  if (digits.length > 13) return 'amount-out-of-range'
  const cents = Number(digits) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'))
  return cents > maxCents ? 'amount-out-of-range' : cents
}

const amountForm = {
  '.': /^\+?(\d*)(?:\.(\d*))?$/,
  ',': /^(\d+)(?:,(\d*))?$/,
} as const

/** The amount with its sign; never −0. */
export function signed(cents: number, sign: 1 | -1): number {
  return cents === 0 ? 0 : cents * sign
}

/**
 * The civil date of an ISO date or moment, or null. The day is the one the bank wrote: a booking at
 * 23:30+02:00 stays on its day.
 */
export function readIsoDate(text: string): string | null {
  const day = text.slice(0, 10)
  const rest = text.slice(10)
  const form = /^(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?$/
  return isCivilDate(day) && (rest === '' || form.test(rest)) ? day : null
}

/** The civil date of six digits YYMMDD, or null. Years 80–99 are 19xx (SWIFT's rule for field 61). */
export function readShortDate(digits: string): string | null {
  const century = Number(digits.slice(0, 2)) >= 80 ? '19' : '20'
  const date = `${century}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`
  return isCivilDate(date) ? date : null
}

/** One line of text: every run of white space is one space, none at the ends. */
export function oneLine(text: string): string {
  return /\s\s|^\s|\s$|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

/** An account number in IBAN form without spaces, upper case, or null for anything else. */
export function ibanOrNull(text: string): string | null {
  const compact = text.replace(/\s/g, '').toUpperCase()
  // A creditor identifier (NL12ZZZ…) has the form of an IBAN and is none.
  return /^[A-Z]{2}\d{2}(?!ZZZ)[A-Z0-9]{11,30}$/.test(compact) ? compact : null
}

/** A reference someone gave, or null for the words that say there is none. */
export function referenceOrNull(text: string): string | null {
  const reference = oneLine(text)
  return /^(?:|NOT ?PROVIDED|NONREF|NOTAVAILABLE|NOREF|N\/A|-|0+)$/i.test(reference)
    ? null
    : reference
}
