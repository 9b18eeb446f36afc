/**
 * Structured payment references with their own check digits: the ISO 11649 creditor reference
 * ("RF18 …") and the Dutch betalingskenmerk. Given back without check digits, so that the body can
 * be held against an invoice number.
 */
import { mod97 } from '../clients/check-digits'

/**
 * The body of one reference, or null when it is neither kind or its check digit is wrong.
 * Letters and digits in upper case; spaces and full stops inside are ignored.
 */
export function referenceBody(text: string): string | null {
  const compact = text.toUpperCase().replace(/[\s.]/g, '')
  return creditorReferenceBody(compact) ?? kenmerkBody(compact)
}

/** The bodies of all references with a right check digit in a text (upper case). */
export function referenceBodies(text: string): string[] {
  const bodies: string[] = []
  if (text.includes('RF')) {
    for (const [found] of text.matchAll(/(?<![A-Z0-9])RF\d{2}[A-Z0-9]{1,21}(?![A-Z0-9])/g)) {
      const body = creditorReferenceBody(found)
      if (body !== null) bodies.push(body)
    }
    // Printed in groups of four, the last one may be shorter (ISO 11649, annex).
    for (const [found] of text.matchAll(
      /(?<![A-Z0-9])RF\d{2}(?: [A-Z0-9]{4}){1,5}(?: [A-Z0-9]{1,3})?(?![A-Z0-9])/g,
    )) {
      const body = creditorReferenceBody(found.replaceAll(' ', ''))
      if (body !== null) bodies.push(body)
    }
  }
  for (const [found] of text.matchAll(/(?<![\d.-])(?:\d{16}|\d{4}(?:[ .]\d{4}){3})(?![\d-])/g)) {
    const body = kenmerkBody(found.replace(/[ .]/g, ''))
    if (body !== null) bodies.push(body)
  }
  return bodies
}

/** ISO 11649: "RF", two check digits, up to 21 letters and digits; the whole rotated is 1 mod 97. */
function creditorReferenceBody(compact: string): string | null {
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(compact)) return null
  return mod97(compact.slice(4) + compact.slice(0, 4)) === 1 ? compact.slice(4) : null
}

/**
 * Betalingskenmerk (Betaalvereniging Nederland, "Specificaties betalingskenmerk"): 16 digits of
 * which the first is the check digit, or 9–14 digits of which the first is the check digit and the
 * second the length of the rest (its last digit). The form of 7 digits has nothing to check.
 */
function kenmerkBody(compact: string): string | null {
  if (!/^(?:\d{16}|\d{9,14})$/.test(compact)) return null
  if (kenmerkCheckDigit(compact.slice(1)) !== compact[0]) return null
  if (compact.length === 16) return compact.slice(1)
  return Number(compact[1]) === (compact.length - 2) % 10 ? compact.slice(2) : null
}

/** Weights 2, 4, 8, 5, 10, 9, 7, 3, 6, 1 from the right, modulo 11; 10 becomes 1 and 11 becomes 0. */
function kenmerkCheckDigit(digits: string): string {
  const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1]
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    sum += Number(digits[digits.length - 1 - place]) * (weights[place % 10] ?? 0)
  }
  const check = 11 - (sum % 11)
  return String(check === 10 ? 1 : check === 11 ? 0 : check)
}
