/** A batch of direct debits before it becomes a file, and what keeps it from becoming one. */
import type { CivilDate } from '../../../shared/dates'
import type { FieldProblem } from '../../../shared/errors'
import { isBic, isIban } from '../../../shared/clients/identifiers'
import { isCreditorId } from '../../../shared/collection/creditor-id'
import {
  isMandateId,
  type MandateScheme,
  type SequenceType,
} from '../../../shared/collection/mandate'
import { isSepaReference, sepaText } from '../../../shared/collection/sepa-text'
import type { Address } from '../../../shared/invoices/document'
import { addTargetDays, isTargetDay } from '../../../shared/target-days'

export interface DebitBatch {
  /** the file's own reference, at most `longestMessageId` characters */
  messageId: string
  /** UTC moment */
  createdAt: string
  scheme: MandateScheme
  collectOn: CivilDate
  creditor: {
    /** the holder of the account */
    name: string
    iban: string
    bic: string | null
    creditorId: string
    /** in parts, or none: free address lines are refused since November 2026 */
    address: Address | null
  }
  debits: readonly Debit[]
}

export interface Debit {
  /** comes back on the bank statement */
  endToEndId: string
  cents: number
  sequence: SequenceType
  mandateId: string
  signedOn: CivilDate
  name: string
  iban: string
  bic: string | null
  address: Address | null
  remittance: string
}

/** Room for the number of the part behind it. */
export const longestMessageId = 30
export const longestName = 70

/** The rulebooks' highest amount of one collection. */
const mostCents = 999_999_999_99

/**
 * What keeps a batch from being written on a day; paths are `collectOn`, `creditor.iban`,
 * `debits.3.name`. The bank must have it a TARGET day before the collection.
 */
export function batchProblems(batch: DebitBatch, today: CivilDate): FieldProblem[] {
  const problems: FieldProblem[] = []
  const add = (path: string, code: string) => problems.push({ path, code })
  if (!isSepaReference(batch.messageId, longestMessageId)) add('messageId', 'not-a-reference')
  if (!isTargetDay(batch.collectOn)) add('collectOn', 'not-a-target-day')
  else if (batch.collectOn < addTargetDays(today, 1)) add('collectOn', 'collection-too-early')
  const { creditor } = batch
  if (!isCreditorId(creditor.creditorId)) add('creditor.creditorId', 'not-a-creditor-id')
  for (const code of partyProblems(creditor)) add(`creditor.${code.path}`, code.code)
  if (batch.debits.length === 0) add('debits', 'no-debits')
  const seen = new Set<string>()
  batch.debits.forEach((debit, index) => {
    const at = (path: string) => `debits.${index}.${path}`
    for (const { path, code } of partyProblems(debit)) add(at(path), code)
    if (!Number.isInteger(debit.cents) || debit.cents < 1 || debit.cents > mostCents)
      add(at('cents'), 'amount-out-of-range')
    if (!isMandateId(debit.mandateId)) add(at('mandateId'), 'not-a-mandate-id')
    if (debit.signedOn > batch.collectOn) add(at('signedOn'), 'signed-later')
    if (!isSepaReference(debit.endToEndId)) add(at('endToEndId'), 'not-a-reference')
    else if (seen.has(debit.endToEndId)) add(at('endToEndId'), 'reference-twice')
    seen.add(debit.endToEndId)
  })
  return problems
}

function partyProblems({
  name,
  iban,
  bic,
}: Pick<Debit, 'name' | 'iban' | 'bic'>): { path: string; code: string }[] {
  return [
    ...(sepaText(name, longestName) === '' ? [{ path: 'name', code: 'name-not-latin' }] : []),
    ...(isIban(iban) ? [] : [{ path: 'iban', code: 'not-an-iban' }]),
    ...(bic === null || isBic(bic) ? [] : [{ path: 'bic', code: 'not-a-bic' }]),
  ]
}
