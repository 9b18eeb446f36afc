/**
 * What matching works with and what it hands back. Everything here is plain data: signed integer
 * cents (money that came in is positive), civil dates `YYYY-MM-DD`, codes instead of sentences.
 */
import type { StatementEntry } from '../entry'

/** An issued invoice or credit note that is not settled yet. */
export interface OpenInvoice {
  id: number
  clientId: number
  kind: 'invoice' | 'credit'
  number: string
  /** what is left to settle: negative on a credit note and on an invoice paid twice */
  openCents: number
  /** the document's total, signed like the document */
  grossCents: number
  issuedOn: string
  dueOn: string
  clientName: string
  /** contact persons, trade name */
  otherNames: readonly string[]
  /** '' when the office gives its clients no numbers */
  clientNumber: string
  /** accounts this client has paid from, or gave for direct debit */
  clientIbans: readonly string[]
}

/** An entry to match. `amountCents` is the part that is not allocated yet. */
export interface MatchEntry extends Pick<
  StatementEntry,
  | 'bookedOn'
  | 'amountCents'
  | 'currency'
  | 'counterpartyName'
  | 'counterpartyIban'
  | 'description'
  | 'structuredReference'
  | 'endToEndId'
  | 'reversal'
  | 'returnReason'
> {
  id: number
  /** of a payment provider: its balance, within which ids are the provider's own and never repeat */
  providerId?: number | null
}

/**
 * What an entry does to an invoice, signed like the entry's effect on what was paid: the open
 * amount afterwards is `openCents - amountCents`.
 */
export interface Allocation {
  invoiceId: number
  amountCents: number
}

/** An entry booked earlier that a return may undo; leave out what was returned already. */
export interface PastEntry {
  id: number
  bookedOn: string
  amountCents: number
  counterpartyIban: string | null
  endToEndId: string | null
  providerId?: number | null
  /** whose money it was */
  clientId: number | null
  allocations: readonly Allocation[]
}

/**
 * - `payment`: one invoice, exactly its open amount
 * - `part`: one invoice, less than its open amount
 * - `over`: one invoice or none, and a remainder for the client
 * - `several`: two or more documents, a credit note netted among them or not
 * - `refund`: money to a client, against credit notes or invoices paid twice
 * - `return`: undoes the allocations of the earlier entry `returnOf`
 */
export type ProposalKind = 'payment' | 'part' | 'over' | 'several' | 'refund' | 'return'

export interface Proposal {
  kind: ProposalKind
  allocations: Allocation[]
  /** the entry's amount less the allocations; what stays with the client */
  remainderCents: number
  /** null when the documents belong to several clients */
  clientId: number | null
  /** the earlier entry that is undone, for a `return` only */
  returnOf: number | null
  /** 0–100; 95 and up only when certain */
  score: number
  /** may be accepted unseen */
  certain: boolean
  reasons: Reason[]
}

/** Why, or why not; one sentence per code and language on the screen. */
export type ReasonCode =
  // the number
  | 'number-in-text'
  | 'number-in-reference'
  /** zeros left out, or digits that could be a date or something else */
  | 'number-resembles'
  /** the text fits more than one number */
  | 'number-ambiguous'
  // the amount
  | 'amount-equal'
  | 'amount-equal-sum'
  /** all that is open for the client, credit notes included */
  | 'amount-equal-balance'
  /** the whole document's total, of which a part was paid before */
  | 'amount-equal-total'
  | 'amount-part'
  | 'amount-over'
  /** other open documents have this amount too; `count` with this one */
  | 'amount-not-unique'
  | 'oldest-first'
  // the payer
  | 'iban-known'
  | 'iban-other-client'
  | 'name-equal'
  | 'name-similar'
  | 'name-other-client'
  /** the payer is called as the office itself */
  | 'payer-is-the-office'
  /** money going out, to an account and a name that are not the client's */
  | 'payee-not-client'
  | 'client-number-in-text'
  | 'client-number-other-client'
  | 'only-open-invoice'
  | 'nothing-open'
  | 'several-clients'
  // what does not fit
  | 'before-issue'
  /** "onze factuur", "offerte", "restitutie" */
  | 'words-against'
  | 'currency-other'
  // returns
  | 'return-of-entry'
  | 'return-reason'
  | 'return-word-in-text'
  | 'end-to-end-id-equal'
  | 'end-to-end-id-differs'
  /** another entry of the same run was given the open amount, or the return, before */
  | 'taken-in-this-run'

export interface Reason {
  code: ReasonCode
  invoiceId?: number
  /** cents, counts and document numbers; never a person's data */
  params?: Record<string, string | number>
}
