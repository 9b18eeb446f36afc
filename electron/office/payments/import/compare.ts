/** What of a staged file the office has already. */
import type { StatementSummary } from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import { statementsIn, type Staged } from './staged'
import { markTwins, type Span, type Told } from './twins'

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
 * Marks what the office has already, or the files themselves tell in two formats; in short steps, others
 * are answered between them. `repeats`: the files may tell some days twice themselves.
 */
export const compareWithBooks = async (
  context: ActionContext,
  staged: Staged,
  { repeats }: { repeats: boolean },
  write: (work: (db: WritableDatabase) => void) => void,
): Promise<void> => {
  const { base, entries, parts } = staged
  const spans = spansOf(statementsIn(staged), base)
  if (repeats) write((db) => knowRepeats(db, { first: base + 1, last: base + entries }))
  const before: Told[] = []
  for (const { summary } of parts) {
    for (const statement of summary.statements) {
      const span = spans[before.length] ?? { first: 1, last: 0 }
      const told = { statement, span, format: summary.format }
      await markTwins(context, told, before, write)
      before.push(told)
    }
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
