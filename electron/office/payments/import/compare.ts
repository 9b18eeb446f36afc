/** What of a staged file the office has already. */
import type { BankFileSummary, StatementSummary } from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import { markTwins, type Span } from './twins'

/** The positions in staging of each statement's entries; empty ones end before they begin. */
export const spansOf = (statements: readonly StatementSummary[]): Span[] => {
  let last = 0
  return statements.map(({ transactions }) => {
    const first = last + 1
    last += transactions
    return { first, last }
  })
}

/**
 * Marks what the office has already; in short steps, others are answered between them. `repeats`: the
 * file may tell some days twice itself.
 */
export const compareWithBooks = async (
  context: ActionContext,
  { statements, format }: BankFileSummary,
  repeats: boolean,
  write: (work: (db: WritableDatabase) => void) => void,
): Promise<void> => {
  if (repeats) write(knowRepeats)
  const spans = spansOf(statements)
  for (const [place, statement] of statements.entries()) {
    const span = spans[place]
    if (span) await markTwins(context, { statement, span, format }, write)
  }
}

/** An entry the file itself tells again counts, and is booked, the first time only. */
const knowRepeats = (db: WritableDatabase): void => {
  db.run(
    `UPDATE bankStaging SET known = 1 WHERE position IN (
       SELECT position FROM (
         SELECT position, row_number() OVER (PARTITION BY identity ORDER BY position) AS nth
         FROM bankStaging)
       WHERE nth > 1)`,
  )
}
