/** What was read and is not booked yet: its entries are in staging, everything else of it is here. */
import type { BankFileSummary, StatementSummary } from '../../../../shared/payments/entry'
import type { SettlementSummary } from '../../../../shared/payments/settlement'
import type { NamedMapping } from '../../../../shared/payments/settlements'

/** One of the files that were read at once. */
export interface StagedPart {
  name: string
  sha256: string
  summary: BankFileSummary
  entries: number
}

/** What was read in full and not booked yet; its entries are in staging. */
export interface Staged {
  kind: 'bank'
  preview: string
  /** at least one, and no file twice */
  parts: StagedPart[]
  /** names of files in a ZIP that are no statements */
  passedOver: string[]
  entries: number
  /** the entries stand at the positions after this one, in the order of the parts */
  base: number
}

/** One file of a payment provider. */
export interface StagedSettlement {
  name: string
  sha256: string
  /** what the provider's balance is called among the office's accounts */
  account: string
  /** of a file whose columns a person named, to be kept */
  mapping: { header: readonly string[]; of: NamedMapping } | null
  summary: SettlementSummary
}

export interface StagedSettlements {
  kind: 'settlement'
  preview: string
  parts: StagedSettlement[]
  rows: number
  /** as of bank files */
  base: number
}

export type AnyStaged = Staged | StagedSettlements

/** All statements, in the order of their entries in staging. */
export const statementsIn = ({ parts }: Staged): StatementSummary[] =>
  parts.flatMap(({ summary }) => summary.statements)

export const accountsIn = (staged: AnyStaged): string[] =>
  staged.kind === 'bank'
    ? statementsIn(staged).map(({ account }) => account)
    : staged.parts.map(({ account }) => account)
