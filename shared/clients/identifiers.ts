/**
 * Numbers that identify people, companies and accounts: whether they can be right, and how they are
 * written. Offline: a number that passes is well-formed, never proven to be registered.
 */
import { electronicFormatIBAN, isValidBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools'
import { mod97, passesElevenTest, passesLuhn } from './check-digits'

/** A BSN: nine digits that pass the elfproef, or eight when its leading zero was left out. */
export function isBsn(digits: string): boolean {
  return /^\d{8,9}$/.test(digits) && passesElevenTest(digits.padStart(9, '0'))
}

/** KVK number: eight digits. It has no published checksum. */
export function isKvkNumber(text: string): boolean {
  return /^\d{8}$/.test(text)
}

export type VatIdCheck =
  | {
      ok: true
      /** the prefix: ISO 3166 except EL for Greece and XI for Northern Ireland */
      country: string
      /** without spaces and punctuation, upper case */
      normalized: string
      /** the nine digits can be the owner's BSN: ask for the new btw-id */
      warning?: 'contains-bsn'
    }
  | { ok: false; reason: VatIdProblem }

/**
 * - `form`: not built as that country builds its ids (or no country prefix at all)
 * - `check-digits`: a Dutch id that passes neither of its two checks
 * - `not-eu`: a prefix of no member state
 */
export type VatIdProblem = 'empty' | 'form' | 'check-digits' | 'not-eu'

/**
 * Forms per member state, without the prefix. Source: European Commission, VIES, "VAT identification
 * number structure"; XI: Protocol on Northern Ireland (goods only).
 */
const vatIdForms = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d[A-Z\d+*]\d{5}[A-Z]|\d{7}[A-Z]{2})$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
} as const satisfies Record<string, RegExp>

const vatIdFormOf: ReadonlyMap<string, RegExp> = new Map(Object.entries(vatIdForms))

/**
 * Checks a btw-id as typed; spaces, points and dashes do not count, GR is read as EL. A Dutch id
 * passes when the elfproef of its nine digits or mod-97 over the whole id holds. Only ids of sole
 * traders given out since 2020 hold by mod-97, so nine digits that pass the elfproef alone may be a
 * BSN (or a company's RSIN, which is made the same way).
 */
export function checkVatId(text: string): VatIdCheck {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2015]/g, '')
  if (typed === '') return { ok: false, reason: 'empty' }
  const normalized = typed.replace(/^GR/, 'EL')
  const country = normalized.slice(0, 2)
  if (!/^[A-Z]{2}$/.test(country)) return { ok: false, reason: 'form' }
  const form = vatIdFormOf.get(country)
  if (!form) return { ok: false, reason: 'not-eu' }
  if (!form.test(normalized.slice(2))) return { ok: false, reason: 'form' }
  if (country !== 'NL' || mod97(normalized) === 1) return { ok: true, country, normalized }
  return passesElevenTest(normalized.slice(2, 11))
    ? { ok: true, country, normalized, warning: 'contains-bsn' }
    : { ok: false, reason: 'check-digits' }
}

/**
 * A btw-id as the office keeps it, or why it doesn't. The numbers of legal persons (RSIN) pass the same
 * elfproef as a BSN but come from series of their own, beginning with 00 or 8. Every other one may be a
 * sole trader's BSN, which is never kept (P1): the Belastingdienst gave every sole trader a btw-id
 * without it in 2020.
 */
export function judgeVatId(
  text: string,
): { normalized: string } | { problem: 'vat-id-not-eu' | 'not-a-vat-id' | 'vat-id-contains-bsn' } {
  const checked = checkVatId(text)
  if (!checked.ok)
    return { problem: checked.reason === 'not-eu' ? 'vat-id-not-eu' : 'not-a-vat-id' }
  if (checked.warning === 'contains-bsn' && !/^NL(?:00|8)/.test(checked.normalized)) {
    return { problem: 'vat-id-contains-bsn' }
  }
  return { normalized: checked.normalized }
}

/** The btw-id prefix of a country (ISO 3166-1 alpha-2), or null outside the EU. */
export function vatPrefixOf(country: string): string | null {
  const prefix = country === 'GR' ? 'EL' : country
  return vatIdFormOf.has(prefix) && prefix !== 'XI' ? prefix : null
}

/** Without spaces, points and dashes, upper case; says nothing about whether it is right. */
export function normalizeIban(text: string): string {
  return electronicFormatIBAN(text.normalize('NFKC').replace(/[\s.]/g, '')) ?? ''
}

/**
 * ISO 13616: known country, its length and form, mod-97. National check digits inside the account
 * number are not held against it: banks exist that do not follow them.
 */
export function isIban(text: string): boolean {
  return validateIBAN(normalizeIban(text)).errorCodes.every(
    (code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
  )
}

/** In groups of four, as printed: "NL91 ABNA 0417 1643 00". */
export function formatIban(text: string): string {
  return normalizeIban(text).replace(/(.{4})(?=.)/g, '$1 ')
}

/** ISO 9362: eight or eleven characters with a known country; lower case and spaces pass. */
export function isBic(text: string): boolean {
  return isValidBIC(text.replace(/\s/g, '').toUpperCase())
}

/**
 * A postcode as it is written ("1234 AB"), or null when the country cannot have it. In the
 * Netherlands the first digit is not 0, the letters are not SA, SD or SS. Abroad anything
 * of up to twelve letters, digits, spaces and dashes passes, and so does none: not every country
 * has postcodes. `country` is ISO 3166-1 alpha-2.
 */
export function normalizePostcode(text: string, country: string): string | null {
  const typed = text.normalize('NFKC').trim().toUpperCase().replace(/\s+/g, ' ')
  if (country !== 'NL') return /^(?:[A-Z\d][A-Z\d -]{0,11})?$/.test(typed) ? typed : null
  const [, digits, letters] = /^([1-9]\d{3}) ?(?!SA|SD|SS)([A-Z]{2})$/.exec(typed) ?? []
  return digits && letters ? `${digits} ${letters}` : null
}

/**
 * Whether the text is a payment-card number (ISO/IEC 7812): 13 to 19 digits, in any grouping with
 * spaces or dashes, that pass Luhn. No issuer's number begins with 0.
 */
export function isLuhnCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  return /^[1-9]\d{12,18}$/.test(digits) && passesLuhn(digits)
}
