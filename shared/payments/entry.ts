/**
 * What a bank file says, whatever its format: statements with their balances and entries. Money in
 * signed integer cents (credit is positive), dates as `YYYY-MM-DD`.
 */
export type BankFileFormat = 'camt053' | 'mt940'

export interface StatementHead {
  /** IBAN, or the bank's own account number in older files */
  account: string
  currency: string
  /** the bank's statement number or id, '' when it gives none */
  number: string
  /** number within the bank's sequence when one can be read, else null; gaps are reported */
  sequence: number | null
}

export interface Balance {
  cents: number
  on: string
}

/** One entry, or one transaction of a batch entry. */
export interface StatementEntry {
  bookedOn: string
  valueOn: string | null
  /** signed: money that came in is positive */
  amountCents: number
  currency: string
  counterpartyName: string | null
  counterpartyIban: string | null
  /** unstructured text, lines joined with a space */
  description: string
  /** ISO 11649 or Dutch "betalingskenmerk", when structured */
  structuredReference: string | null
  /** set by the payer and repeated: never a key */
  endToEndId: string | null
  mandateId: string | null
  /** the bank's own reference, when it is unique by its nature (AcctSvcrRef, `//` part of `:61:`) */
  bankReference: string | null
  /** the entry undoes an earlier one (RvslInd, RC/RD, return) */
  reversal: boolean
  /** ISO 20022 return reason, such as MD06 or AC04 */
  returnReason: string | null
  /** position in the file: line for MT940, running number for CAMT */
  position: number
  /**
   * Of one transaction of a batch entry: the running number of that entry in the file, and which
   * transaction of how many this is. Absent for an entry of its own.
   */
  batch?: { entry: number; transaction: number; of: number }
}

/**
 * The stream a parser yields: once the kind of file (`version` as the file names it, such as
 * `camt.053.001.08`), then per statement its head, its entries and its end. The pages of a statement
 * are one statement. `opening` at the end repeats the one at the head, or brings it when the file
 * tells it late. `continued`: it begins with a later page; `continues`: its next page is not in the file.
 */
export type BankFileEvent =
  | { type: 'file'; format: BankFileFormat; version: string }
  | { type: 'statement'; head: StatementHead; opening: Balance | null; continued?: true }
  | { type: 'entry'; entry: StatementEntry }
  | { type: 'end'; closing: Balance | null; opening: Balance | null; continues?: true }

/** One statement of a file in figures; what the preview shows. */
export interface StatementSummary extends StatementHead {
  /** first and last booking date, else the dates of the balances, else null */
  from: string | null
  to: string | null
  /** entries as the bank counts them: a batch is one */
  entries: number
  /** entries with every transaction of a batch counted */
  transactions: number
  openingCents: number | null
  closingCents: number | null
  /** sum of the entries, signed */
  sumCents: number
  /** opening + sum = closing */
  addsUp: boolean
  /** closing − (opening + sum); null without both balances */
  differenceCents: number | null
  /** pages of it that this file does not have: before its first, after its last */
  lacksBefore: boolean
  lacksAfter: boolean
  /** why it does not add up */
  reason: 'no-balance' | 'difference' | null
}

export interface BankFileSummary {
  format: BankFileFormat
  version: string
  statements: StatementSummary[]
}
