/**
 * The text of an EPC QR code: a SEPA credit transfer the payer's bank can fill in from the printed
 * invoice. Source: European Payments Council, EPC069-12, version 002 (BIC optional in the EEA).
 */
import { isBic, isIban, normalizeIban } from '../clients/identifiers'

export interface EpcTransfer {
  /** the payee; cut to 70 characters */
  name: string
  iban: string
  bic: string | null
  /** 1 to 99,999,999,999 (EUR 0.01–999,999,999.99) */
  amountCents: number
  /** ISO 20022 purpose, up to four letters or digits */
  purpose?: string
  /** structured reference (ISO 11649 or betalingskenmerk), up to 35 characters; or `text` */
  reference?: string
  /** free text to the payee, up to 140 characters; or `reference` */
  text?: string
  /** message to the payer, up to 70 characters */
  information?: string
}

export type EpcProblem =
  | 'name-missing'
  | 'not-an-iban'
  | 'not-a-bic'
  | 'amount-out-of-range'
  | 'bad-purpose'
  | 'reference-and-text'
  | 'bad-reference'
  | 'text-too-long'
  | 'information-too-long'
  | 'too-many-bytes'

export type EpcPayload = { ok: true; payload: string } | { ok: false; reason: EpcProblem }

/** What version 13 at error correction level M holds. */
const maxBytes = 331

/** The twelve lines of the code, without empty ones at the end; level M, at most version 13. */
export function epcPayload(transfer: EpcTransfer): EpcPayload {
  const { amountCents } = transfer
  const name = [...oneLine(transfer.name)].slice(0, 70).join('').trim()
  const bic = transfer.bic?.replace(/\s/g, '').toUpperCase() ?? ''
  const purpose = transfer.purpose ?? ''
  const reference = transfer.reference?.replace(/\s/g, '') ?? ''
  const text = oneLine(transfer.text ?? '')
  const information = oneLine(transfer.information ?? '')

  if (name === '') return refuse('name-missing')
  if (!isIban(transfer.iban)) return refuse('not-an-iban')
  if (bic !== '' && !isBic(bic)) return refuse('not-a-bic')
  if (!Number.isInteger(amountCents) || amountCents < 1 || amountCents > 999_999_999_99) {
    return refuse('amount-out-of-range')
  }
  if (!/^[A-Z\d]{0,4}$/.test(purpose)) return refuse('bad-purpose')
  if (reference !== '' && text !== '') return refuse('reference-and-text')
  if (!/^[A-Za-z\d]{0,35}$/.test(reference)) return refuse('bad-reference')
  if ([...text].length > 140) return refuse('text-too-long')
  if ([...information].length > 70) return refuse('information-too-long')

  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic,
    name,
    normalizeIban(transfer.iban),
    `EUR${euros(amountCents)}`,
    purpose,
    reference,
    text,
    information,
  ]
  const payload = lines.join('\n').replace(/\n+$/, '')
  return utf8Length(payload) > maxBytes ? refuse('too-many-bytes') : { ok: true, payload }
}

function refuse(reason: EpcProblem): EpcPayload {
  return { ok: false, reason }
}

function euros(cents: number): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A line end inside a field would shift all that follow; half a surrogate pair is no character. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
