/**
 * Mandates for SEPA direct debit: what one must have before it can be used, and which sequence its
 * next collection has. Source: EPC016-06 (Core) and EPC222-07 (B2B) rulebooks.
 */
import { addMonths, type CivilDate } from '../dates'
import type { FieldProblem } from '../errors'
import { isIban, normalizeIban } from '../clients/identifiers'

export const mandateSchemes = ['CORE', 'B2B'] as const
export type MandateScheme = (typeof mandateSchemes)[number]

export const sequenceTypes = ['FRST', 'RCUR', 'FNAL', 'OOFF'] as const
export type SequenceType = (typeof sequenceTypes)[number]

export interface Mandate {
  id: string
  scheme: MandateScheme
  /** one collection only, or any number */
  once: boolean
  signedOn: CivilDate | null
  iban: string
  /** the account's holder, as the bank knows it */
  holder: string
  /** the last collection that was not returned */
  lastCollectedOn: CivilDate | null
  /** the next collection is the last one */
  last: boolean
  revokedOn: CivilDate | null
  /** a collection came back: a person looks first */
  pausedAt: string | null
}

/** Months after the last collection, or the signature, in which a mandate lapses. Rulebook 4.1. */
const unusedMonths = 36

/** Countries in the geographical scope of the SEPA schemes: EPC409-09, as of October 2025. */
const sepaCountries = new Set(
  (
    'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT ' +
    'NL NO PL PT RO RS SE SI SK SM VA'
  ).split(' '),
)

/**
 * A mandate's own reference: at most 35 characters without spaces, of letters, digits and
 * / - ? : ( ) . , ' +, not beginning or ending with a slash, nor two of them in a row.
 */
export function isMandateId(text: string): boolean {
  return /^(?!\/)(?!.*\/\/)[\dA-Za-z/?:().,'+-]{1,35}(?<!\/)$/.test(text)
}

/** What keeps a mandate from being used for a collection on a day. */
export function mandateProblems(mandate: Mandate, collectedOn: CivilDate): FieldProblem[] {
  const { id, signedOn, iban, holder, once, lastCollectedOn, revokedOn, pausedAt } = mandate
  const problems: FieldProblem[] = []
  const add = (path: string, code: string) => problems.push({ path, code })
  if (!isMandateId(id)) add('id', id === '' ? 'required' : 'not-a-mandate-id')
  if (signedOn === null) add('signedOn', 'required')
  else if (signedOn > collectedOn) add('signedOn', 'signed-later')
  if (!isIban(iban)) add('iban', 'not-an-iban')
  else if (!sepaCountries.has(normalizeIban(iban).slice(0, 2))) add('iban', 'outside-sepa')
  if (holder.trim() === '') add('holder', 'required')
  if (once && lastCollectedOn !== null) add('once', 'mandate-used-up')
  if (revokedOn !== null && revokedOn <= collectedOn) add('revokedOn', 'mandate-revoked')
  if (pausedAt !== null) add('pausedAt', 'mandate-paused')
  const used = lastCollectedOn ?? signedOn
  if (used !== null && addMonths(used, unusedMonths) < collectedOn)
    add('signedOn', 'mandate-lapsed')
  return problems
}

/** The sequence of the next collection. A first one that came back is a first one again. */
export function nextSequence({
  once,
  last,
  lastCollectedOn,
}: Pick<Mandate, 'once' | 'last' | 'lastCollectedOn'>): SequenceType {
  if (once) return 'OOFF'
  if (last) return 'FNAL'
  return lastCollectedOn === null ? 'FRST' : 'RCUR'
}
