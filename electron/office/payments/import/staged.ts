/** What was read and is not booked yet: its entries are in staging, everything else of it is here. */
import type { BankFileSummary, StatementSummary } from '../../../../shared/payments/entry'

/** One of the files that were read at once. */
export interface StagedPart {
  name: string
  sha256: string
  summary: BankFileSummary
  entries: number
}

/** What was read in full and not booked yet; its entries are in staging. */
export interface Staged {
  preview: string
  /** at least one, and no file twice */
  parts: StagedPart[]
  /** names of files in a ZIP that are no statements */
  passedOver: string[]
  entries: number
  /** the entries stand at the positions after this one, in the order of the parts */
  base: number
}

/** All statements, in the order of their entries in staging. */
export const statementsIn = ({ parts }: Staged): StatementSummary[] =>
  parts.flatMap(({ summary }) => summary.statements)
