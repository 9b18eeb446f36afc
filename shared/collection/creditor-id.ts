/**
 * The creditor identifier (incassant-ID): country, two check digits, a business code of three that
 * does not count in the check, and the national part. Source: EPC262-08, Creditor Identifier Overview.
 */
import { mod97 } from '../clients/check-digits'

/** As typed, without spaces, upper case. */
export function normalizeCreditorId(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/** Whether the form and the check digits are right; a Dutch one is 19 characters, KVK number inside. */
export function isCreditorId(text: string): boolean {
  const id = normalizeCreditorId(text)
  const parts = /^([A-Z]{2})(\d{2})([A-Z0-9]{3})([A-Z0-9+?/:().,'-]{1,28})$/.exec(id)
  if (!parts) return false
  const [, country = '', check = '', , national = ''] = parts
  if (country === 'NL' && !/^\d{12}$/.test(national)) return false
  return mod97(national.replace(/[^A-Z0-9]/g, '') + country + check) === 1
}
