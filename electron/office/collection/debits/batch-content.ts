/** A batch as the bank is to read it. */
import type { MandateScheme, SequenceType } from '../../../../shared/collection/mandate'
import type { AgencyRow } from '../../settings/agency'
import type { DebitBatch } from '../batch'

export interface Listed {
  cents: number
  sequence: SequenceType
  endToEndId: string
  reference: string
  signedOn: string
  holder: string
  iban: string
  number: string
}

export const batchFrom = (
  row: {
    messageId: string
    madeAt: string
    scheme: MandateScheme
    collectOn: string
    creditorId: string
  },
  agency: AgencyRow,
  debits: readonly Listed[],
): DebitBatch => ({
  messageId: row.messageId,
  createdAt: row.madeAt,
  scheme: row.scheme,
  collectOn: row.collectOn,
  creditor: {
    name: agency.accountHolder ?? agency.name,
    iban: agency.iban,
    bic: agency.bic,
    creditorId: row.creditorId,
    address: null,
  },
  debits: debits.map((debit) => ({
    endToEndId: debit.endToEndId,
    cents: debit.cents,
    sequence: debit.sequence,
    mandateId: debit.reference,
    signedOn: debit.signedOn,
    name: debit.holder,
    iban: debit.iban,
    bic: null,
    address: null,
    remittance: `Factuur ${debit.number}`,
  })),
})
