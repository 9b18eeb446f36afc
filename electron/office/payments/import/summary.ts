/**
 * A bank file in figures, before anything is booked: per statement its period, entries and balances,
 * and whether they add up. A fold over the file's events, so that a large file need not be held.
 */
import type {
  Balance,
  BankFileEvent,
  BankFileSummary,
  StatementEntry,
  StatementHead,
  StatementSummary,
} from '../../../../shared/payments/entry'

/** The summary of all events of a file. */
export function summarise(events: Iterable<BankFileEvent>): BankFileSummary {
  const summary = startSummary()
  for (const event of events) addToSummary(summary, event)
  return summary
}

export function startSummary(): BankFileSummary {
  return { format: 'camt053', version: '', statements: [] }
}

/** Takes in the next event of the file; `summary` is changed. */
export function addToSummary(summary: BankFileSummary, event: BankFileEvent): void {
  if (event.type === 'file') {
    summary.format = event.format
    summary.version = event.version
    return
  }
  if (event.type === 'statement') {
    summary.statements.push({
      ...newSummary(event.head, event.opening),
      lacksBefore: event.continued ?? false,
    })
    return
  }
  const statement = summary.statements.at(-1)
  if (!statement) throw new RangeError('an entry or end without a statement')
  if (event.type === 'entry') addEntry(statement, event.entry)
  else close(statement, event)
}

/**
 * What lies between two statements of one account, the earlier one first: numbers that are missing,
 * or a balance that does not go on where it ended (`missing` null: how many is not known). Null when
 * the second follows the first. A number that starts again, or repeats, is no gap: banks begin anew
 * each year, and some give every statement the same one.
 */
export function gapBetween(
  before: Pick<StatementSummary, 'sequence' | 'closingCents'>,
  after: Pick<StatementSummary, 'sequence' | 'openingCents'>,
): { missing: number | null } | null {
  const skipped = (after.sequence ?? 0) - (before.sequence ?? 0) - 1
  if (before.sequence !== null && after.sequence !== null && skipped > 0) {
    return isNewYear(before.sequence, after.sequence) ? null : { missing: skipped }
  }
  const known = before.closingCents !== null && after.openingCents !== null
  return known && before.closingCents !== after.openingCents ? { missing: null } : null
}

/** Numbers of two digits of the year and a number in it: 24252, then 25001. */
function isNewYear(before: number, after: number): boolean {
  const year = (sequence: number) => Math.floor(sequence / 1000)
  return after > 9999 && after % 1000 === 1 && year(after) === year(before) + 1
}

function newSummary(head: StatementHead, opening: Balance | null): StatementSummary {
  return {
    ...head,
    from: null,
    to: null,
    entries: 0,
    transactions: 0,
    openingCents: opening?.cents ?? null,
    closingCents: null,
    sumCents: 0,
    addsUp: false,
    differenceCents: null,
    lacksBefore: false,
    lacksAfter: false,
    reason: 'no-balance',
  }
}

function addEntry(statement: StatementSummary, entry: StatementEntry): void {
  const { bookedOn } = entry
  statement.transactions += 1
  if ((entry.batch?.transaction ?? 1) === 1) statement.entries += 1
  statement.sumCents += entry.amountCents
  if (statement.from === null || bookedOn < statement.from) statement.from = bookedOn
  if (statement.to === null || bookedOn > statement.to) statement.to = bookedOn
}

function close(
  statement: StatementSummary,
  { opening, closing, continues }: Extract<BankFileEvent, { type: 'end' }>,
): void {
  statement.lacksAfter = continues ?? false
  statement.openingCents = opening?.cents ?? null
  statement.closingCents = closing?.cents ?? null
  statement.from ??= opening?.on ?? closing?.on ?? null
  statement.to ??= closing?.on ?? opening?.on ?? null
  if (!opening || !closing) return
  statement.differenceCents = closing.cents - opening.cents - statement.sumCents
  statement.addsUp = statement.differenceCents === 0
  statement.reason = statement.addsUp ? null : 'difference'
}
