/**
 * What a card company or payment provider says it did, whatever its format: what customers paid, what
 * it kept, and what it paid out. Money in signed integer cents: what comes in is positive.
 */
import type { CivilDate } from '../dates'

export const settlementProviders = ['mollie', 'stripe', 'paypal', 'generic'] as const
export type SettlementProvider = (typeof settlementProviders)[number]

export const settlementKinds = [
  'payment',
  'refund',
  'chargeback',
  /** a chargeback decided in the office's favour, or a refund that came back */
  'reversal',
  /** costs on a row of their own */
  'fee',
  /** paid out to the bank account: negative */
  'payout',
  /** between currencies of the same account */
  'conversion',
  /** held back or released, topped up, put right: no customer's payment */
  'other',
] as const
export type SettlementKind = (typeof settlementKinds)[number]

export interface SettlementRow {
  /** where it stands in the file, from 1 */
  line: number
  /** the same in every file that has this row */
  identity: string
  kind: SettlementKind
  /** the day in the Netherlands */
  on: CivilDate
  currency: string
  grossCents: number
  /** what was kept from it: positive costs, negative when costs were given back */
  feeCents: number
  /** gross less fee: what it adds to the balance */
  netCents: number
  /** the provider's own id of this movement */
  reference: string | null
  /** the provider's own id of the payment that it is, or gives back; null: the file does not say */
  link: string | null
  /** which payout it was part of */
  payout: string | null
  /** what the customer saw: where an invoice number is looked for */
  description: string
  payerName: string | null
  /** what the customer paid, when that was another currency */
  paid: { currency: string; cents: number } | null
}

/** A row whose own figures contradict each other. */
export interface SettlementFault {
  line: number
  /** gross - fee - net */
  differenceCents: number
}

/** All rows of one payout in one currency. */
export interface PayoutSum {
  payout: string | null
  currency: string
  rows: number
  grossCents: number
  feeCents: number
  netCents: number
  /** what the file says was paid out, positive; null when it does not say: it may be in another file */
  paidOutCents: number | null
  /** where it says so */
  paidOutLine: number | null
}

export interface SettlementSummary {
  provider: SettlementProvider
  rows: number
  /** rows that moved no money: not completed, or only noted */
  skipped: number
  payouts: PayoutSum[]
  /** the first hundred */
  faults: SettlementFault[]
  faultCount: number
}

/**
 * What a file says, in its order; `end` comes last, and only of a file that could be read whole.
 */
export type SettlementEvent =
  | { type: 'row'; row: SettlementRow }
  | { type: 'fault'; fault: SettlementFault }
  | { type: 'end'; summary: SettlementSummary }

/** Columns of a file whose format is not known, named by a person. */
export const settlementFields = [
  'on',
  'kind',
  'currency',
  'gross',
  'fee',
  'net',
  'reference',
  'payout',
  'description',
  'payerName',
] as const
export type SettlementField = (typeof settlementFields)[number]

export interface SettlementMapping {
  columns: Partial<Record<SettlementField, string>>
  /** for files without a column for it */
  currency: string
  /** what a cell of the column `kind` means, in lower case; others go by their sign */
  kinds: Record<string, SettlementKind>
}
