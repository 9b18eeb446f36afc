/** Structured payment references with check digits: made for our invoices, checked on payments. */
import { mod97 } from '../clients/check-digits'

/**
 * The ISO 11649 creditor reference for a number of ours ("2026-0001" gives "RF3120260001"), or null
 * when it has more than 21 letters and digits, or none. Other signs are left out.
 */
export function createRfReference(text: string): string | null {
  const reference = text.toUpperCase().replace(/[^A-Z\d]/g, '')
  if (reference === '' || reference.length > 21) return null
  const check = 98 - mod97(`${reference}RF00`)
  return `RF${String(check).padStart(2, '0')}${reference}`
}

/** ISO 11649: RF, two check digits, up to 21 letters and digits; spaces and case do not count. */
export function isRfReference(text: string): boolean {
  const reference = text.toUpperCase().replace(/\s/g, '')
  return (
    /^RF\d{2}[A-Z\d]{1,21}$/.test(reference) &&
    mod97(reference.slice(4) + reference.slice(0, 4)) === 1
  )
}

const kenmerkWeights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1]

/**
 * A Dutch betalingskenmerk: 16 digits led by a check digit; 9–14 digits led by a check digit and
 * the (last digit of the) length of the rest; or 7 digits, which have nothing to check. Spaces and
 * points do not count. Source: Betaalvereniging Nederland, specificaties betalingskenmerk.
 */
export function isBetalingskenmerk(text: string): boolean {
  const digits = text.replace(/[\s.]/g, '')
  if (/^\d{7}$/.test(digits)) return true
  if (!/^(?:\d{9,14}|\d{16})$/.test(digits)) return false
  const lengthHolds = digits.length === 16 || Number(digits[1]) === (digits.length - 2) % 10
  return lengthHolds && kenmerkCheckDigit(digits.slice(1)) === digits[0]
}

/** Weighted modulo 11 from the right; a check of 10 is written 1, and 11 is written 0. */
export function kenmerkCheckDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (kenmerkWeights[place % 10] ?? 0), 0)
  const check = 11 - (sum % 11)
  return String(check === 10 ? 1 : check === 11 ? 0 : check)
}
