/** The books as an audit file tells them: plain rows, whatever they were made from. */
import type { CivilDate } from '../../../../shared/dates'
import type { Address } from '../../../../shared/invoices/document'

export interface Book {
  header: {
    /** "2026", or "2026-2027" for a year that does not begin in January */
    fiscalYear: string
    from: CivilDate
    to: CivilDate
    createdOn: CivilDate
    softwareVersion: string
  }
  company: {
    name: string
    kvkNumber: string
    country: string
    /** btw-id, or another number the tax office knows the company by */
    taxNumber: string
    address: Address
  }
  /** gone through twice, the same both times */
  parties: Iterable<Party>
  accounts: readonly Account[]
  vatCodes: readonly VatCode[]
  periods: readonly Period[]
  /** debit positive; adds up to nothing */
  opening: readonly { accountId: string; cents: number }[]
  journals: readonly Journal[]
}

export interface Party {
  id: string
  name: string
  email: string | null
  kvkNumber: string | null
  vatId: string | null
  address: Address | null
}

export interface Account {
  id: string
  name: string
  type: 'B' | 'P'
  rgsCode: string | null
}

export interface VatCode {
  id: string
  name: string
  /** where VAT of this code is owed; null for codes without VAT */
  accountId: string | null
}

export interface Period {
  number: number
  from: CivilDate
  to: CivilDate
}

export interface Journal {
  id: string
  name: string
  /** S sales, B bank, M memorial */
  type: 'S' | 'B' | 'M'
  offsetAccountId: string | null
  /** asked for twice, to count first and write then; gives the same both times */
  transactions: () => Iterable<Transaction> | AsyncIterable<Transaction>
}

export interface Transaction {
  /** unique in its journal */
  number: string
  description: string
  on: CivilDate
  lines: readonly TransactionLine[]
}

export interface TransactionLine {
  accountId: string
  /** the document this line comes from: invoice number, bank statement */
  documentRef: string
  effectiveOn: CivilDate
  description: string
  /** debit positive, credit negative; of 0 the sign does not matter */
  cents: number
  partyId: string | null
  invoiceRef: string | null
  /** VAT charged over this line, signed like `cents` */
  vat: { codeId: string; basisPoints: number; cents: number } | null
}
