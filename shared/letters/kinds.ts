/**
 * Every text an agency can make its own: letters about privacy requests, reminders, e-mails and the
 * small print of documents. Each kind has its own placeholders, and those it cannot do without.
 */
import type { Placeholder } from './placeholders'

export interface LetterKind {
  /** whether it has a subject line */
  subject: boolean
  placeholders: readonly Placeholder[]
  /** must stand in the text, or the letter is not what the law asks of it */
  required: readonly Placeholder[]
  /** it may be empty: then nothing of it is printed */
  optional?: true
  /** characters, where less than usual fits on the paper */
  longest?: number
}

const agency = [
  'agency',
  'agencyEmail',
  'agencyPhone',
  'agencyWebsite',
  'kvkNumber',
  'vatId',
] as const
const letter = [...agency, 'salutation', 'client', 'clientNumber', 'today'] as const
const invoice = [
  ...letter,
  'documentNumber',
  'documentDate',
  'dueOn',
  'reference',
  'amount',
  'iban',
  'accountHolder',
] as const
const reminder = [...invoice, 'openAmount', 'daysLate', 'payBy'] as const
const extras = [...reminder, 'interest', 'interestTo', 'costs', 'total'] as const
const request = [...letter, 'request', 'caseNumber', 'receivedOn', 'answerBy'] as const
const wish = [...letter, 'request', 'caseNumber', 'receivedOn'] as const

const breach = [
  'caseNumber',
  'whatHappened',
  'happenedOn',
  'knownAt',
  'dataConcerned',
  'consequences',
  'measures',
] as const

function kind(
  allowed: readonly Placeholder[],
  required: readonly Placeholder[] = [],
  subject = true,
): LetterKind {
  return { subject, placeholders: allowed, required }
}

/** Printed on documents, when an agency wrote any. */
function smallPrint(placeholders: readonly Placeholder[], longest: number): LetterKind {
  return { subject: false, placeholders, required: [], optional: true, longest }
}

export const letterKinds = {
  // privacy requests: AVG art. 12
  'request-receipt': kind(request, ['answerBy']),
  'request-identity': kind([...request, 'identityWay'], ['identityWay']),
  'request-extension': kind([...request, 'reason'], ['reason', 'answerBy']),
  'request-answer': kind([...request, 'answer', 'elsewhere'], ['answer']),
  'request-partial': kind(
    [...request, 'done', 'notDone', 'elsewhere', 'complaintRoute'],
    ['done', 'notDone', 'complaintRoute'],
  ),
  'request-refusal': kind([...request, 'reason', 'complaintRoute'], ['reason', 'complaintRoute']),
  // what a client asked, and what came of it
  'wish-receipt': kind([...wish], ['request', 'receivedOn']),
  'wish-done': kind([...wish, 'outcome', 'answer'], ['request', 'outcome', 'answer']),
  'wish-refusal': kind([...wish, 'reason', 'complaintRoute'], ['reason', 'complaintRoute']),
  // data breaches: AVG art. 33 and 34
  'breach-report': kind(
    [...agency, 'today', ...breach, 'personsConcerned'],
    ['whatHappened', 'knownAt', 'dataConcerned', 'personsConcerned', 'measures'],
  ),
  'breach-persons': kind([...letter, ...breach], ['whatHappened', 'dataConcerned', 'measures']),
  'breach-processor': kind([...letter, ...breach], ['whatHappened', 'knownAt', 'dataConcerned']),
  // reminders
  'reminder-friendly': kind(reminder, ['openAmount']),
  'reminder-first': kind(reminder, ['openAmount']),
  'reminder-final': kind(extras, ['total']),
  // Without interest and costs, for who asks none.
  'reminder-final-plain': kind(reminder, ['openAmount']),
  // The letter of fourteen days: BW 6:96(6) wants the costs named.
  'reminder-final-consumer': kind(extras, ['openAmount', 'costs']),
  // Several of them in one: BW 6:96(7) counts the claims together.
  'reminder-final-joint': kind(
    [
      ...letter,
      'iban',
      'accountHolder',
      'payBy',
      'claims',
      'openAmount',
      'interest',
      'interestTo',
      'costs',
      'total',
    ],
    ['claims', 'openAmount', 'costs'],
  ),
  // direct debit: SEPA rulebook, pre-notification
  'pre-notification': kind(
    [...invoice, 'openAmount', 'collectedOn', 'creditorId', 'mandateId', 'debtorAccount'],
    ['collectedOn', 'openAmount', 'creditorId', 'mandateId'],
  ),
  // e-mails with a document
  'invoice-mail': kind([...invoice, 'settlement']),
  'credit-mail': kind([...invoice, 'originalNumber', 'settlement']),
  'statement-mail': kind([...letter, 'openAmount', 'iban', 'accountHolder']),
  'quote-mail': kind([...letter, 'documentNumber', 'documentDate', 'amount', 'validUntil']),
  // small print
  'document-terms': smallPrint([...agency, 'paymentTerm', 'iban', 'accountHolder'], 4000),
  'quote-terms': smallPrint([...agency, 'validUntil'], 4000),
  'document-footer': smallPrint([...agency, 'iban', 'accountHolder'], 400),
} as const satisfies Record<string, LetterKind>

export type LetterKindName = keyof typeof letterKinds
export const letterKindNames = Object.keys(letterKinds) as LetterKindName[]
