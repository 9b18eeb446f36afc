/** The three check-digit sums that Dutch and European identifiers use, over plain ASCII digits. */

/**
 * Elfproef of a BSN or RSIN: 9·d1 + 8·d2 + … + 2·d8 − 1·d9 is divisible by 11. Exactly nine digits;
 * all zeros is nobody's number.
 */
export function passesElevenTest(nineDigits: string): boolean {
  if (!/^\d{9}$/.test(nineDigits) || nineDigits === '000000000') return false
  let sum = -Number(nineDigits[8])
  for (let place = 0; place < 8; place++) sum += Number(nineDigits[place]) * (9 - place)
  return sum % 11 === 0
}

/** Luhn's sum of ISO/IEC 7812, annex B: every second digit from the right counts double. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const value = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/**
 * ISO/IEC 7064 MOD 97-10 remainder of digits and letters (A = 10 … Z = 35), in the order given.
 * @throws RangeError for any other character
 */
export function mod97(text: string): number {
  let remainder = 0
  for (const character of text) {
    const value = parseInt(character, 36)
    if (Number.isNaN(value)) throw new RangeError('neither digit nor letter')
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}
