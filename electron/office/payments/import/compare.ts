/** What of a staged file the office has already. */
import type { BankFileSummary, StatementSummary } from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import { markTwins, type Span } from './twins'

/** The positions in staging of each statement's entries; empty ones end before they begin. */
export const spansOf = (statements: readonly StatementSummary[], base: number): Span[] => {
  let last = base
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
  { base, repeats }: { base: number; repeats: boolean },
  write: (work: (db: WritableDatabase) => void) => void,
): Promise<void> => {
  const spans = spansOf(statements, base)
  const end = spans.at(-1)?.last ?? base
  if (repeats) write((db) => knowRepeats(db, { first: base + 1, last: end }))
  for (const [place, statement] of statements.entries()) {
    const span = spans[place]
    if (span) await markTwins(context, { statement, span, format }, write)
  }
}

/** An entry the file itself tells again counts, and is booked, the first time only. */
const knowRepeats = (db: WritableDatabase, span: Span): void => {
  db.run(
    `UPDATE bankStaging SET known = 1 WHERE position IN (
       SELECT position FROM (
         SELECT position, row_number() OVER (PARTITION BY identity ORDER BY position) AS nth
         FROM bankStaging WHERE position BETWEEN $first AND $last)
       WHERE nth > 1)`,
    { ...span },
  )
}
