/**
 * Entries of a file that were booked before from a file of another format, or stand in one that is read
 * together with it. Their identities differ,
 * because each format tells other things of an entry; day, amount and account of both sides do not.
 * Twins are marked in staging; booking leaves them out unless asked otherwise.
 */
import type { BankFileFormat, StatementSummary } from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import { accountId } from '../accounts'

/** Positions in staging, both ends included. */
export interface Span {
  first: number
  last: number
}

interface Entry {
  amountCents: number
  counterpartyIban: string | null
}
interface Staged extends Entry {
  position: number
  identity: string
  known: number
}
interface Booked extends Entry {
  identity: string
}

/** A statement of a file that is being read. */
export interface Told {
  statement: StatementSummary
  span: Span
  format: BankFileFormat
}

/**
 * Marks the twins among a statement's new entries; `before`: what was read together with it and comes
 * first; `write` is a short transaction.
 */
export const markTwins = async (
  context: ActionContext,
  { statement, span, format }: Told,
  before: readonly Told[],
  write: (work: (db: WritableDatabase) => void) => void,
): Promise<void> => {
  const account = context.read(({ db }) => accountId(db, statement.account, statement.currency))
  const besides =
    account === null
      ? []
      : context.read(({ db }) => sameDays(db, { ...statement, account, format }))
  const beside = before.filter((other) => other.format !== format && retells(other, statement))
  if (besides.length === 0 && beside.length === 0) return
  for (const [day, staged] of byDay(context.read(({ db }) => stagedIn(db, span)))) {
    context.checkpoint()
    if (staged.every(({ known }) => known === 1)) continue
    const known = context.read(({ db }) => [
      ...bookedOn(db, { account, day, statements: besides }),
      ...beside.flatMap((other) => freshOn(db, other.span, day)),
    ])
    const twins = pairUp(staged, known)
    if (twins.length > 0) {
      write((db) =>
        db.run(
          'UPDATE bankStaging SET twin = 1 WHERE position IN (SELECT value FROM json_each($twins))',
          { twins: JSON.stringify(twins) },
        ),
      )
    }
    await new Promise(setImmediate)
  }
}

/**
 * Booked statements of these days from files of another format: within one format the bank tells an
 * entry the same way each time. One that this statement goes on from, or leads to, tells other
 * entries, even of the same day.
 */
const sameDays = (
  db: ReadableDatabase,
  statement: Omit<StatementSummary, 'account'> & { account: number; format: BankFileFormat },
): number[] =>
  db
    .all<{ id: number }>(
      `SELECT s.id FROM bankStatements s JOIN bankFiles f ON f.id = s.fileId
       WHERE s.accountId = $account AND s.fromOn <= $to AND s.toOn >= $from
         AND f.format <> $format
         AND NOT (
           ((s.closingCents = $openingCents AND s.toOn <= $from)
             OR (s.openingCents = $closingCents AND s.fromOn >= $to))
           AND NOT (s.openingCents = $openingCents AND s.closingCents = $closingCents))`,
      { ...statement },
    )
    .map(({ id }) => id)

const stagedIn = (db: ReadableDatabase, { first, last }: Span) =>
  db.all<Staged & { bookedOn: string }>(
    `SELECT position, identity, known, bookedOn, amountCents, counterpartyIban FROM bankStaging
     WHERE position BETWEEN $first AND $last`,
    { first, last },
  )

const bookedOn = (
  db: ReadableDatabase,
  {
    account,
    day,
    statements,
  }: { account: number | null; day: string; statements: readonly number[] },
): Booked[] =>
  db.all<Booked>(
    `SELECT identity, amountCents, counterpartyIban FROM bankEntries
     WHERE bookedOn = $day AND accountId = $account
       AND statementId IN (SELECT value FROM json_each($statements))`,
    { account, day, statements: JSON.stringify(statements) },
  )

/** As `sameDays` says it of booked statements. */
const retells = (other: Told, statement: StatementSummary): boolean => {
  const { account, currency, from, to, openingCents, closingCents } = other.statement
  if (account !== statement.account || currency !== statement.currency) return false
  if ((from ?? '') > (statement.to ?? '') || (to ?? '') < (statement.from ?? '')) return false
  const opens = openingCents !== null && openingCents === statement.openingCents
  const closes = closingCents !== null && closingCents === statement.closingCents
  const leadsHere =
    closingCents !== null &&
    closingCents === statement.openingCents &&
    (to ?? '') <= (statement.from ?? '')
  const goesOnFromHere =
    openingCents !== null &&
    openingCents === statement.closingCents &&
    (from ?? '') >= (statement.to ?? '')
  return !((leadsHere || goesOnFromHere) && !(opens && closes))
}

/** What of a statement read together with this one will be booked. */
const freshOn = (db: ReadableDatabase, span: Span, day: string): Booked[] =>
  db.all<Booked>(
    `SELECT identity, amountCents, counterpartyIban FROM bankStaging
     WHERE position BETWEEN $first AND $last AND bookedOn = $day AND known = 0 AND twin = 0`,
    { ...span, day },
  )

const byDay = <T extends { bookedOn: string }>(rows: readonly T[]): Map<string, T[]> => {
  const days = new Map<string, T[]>()
  for (const row of rows) {
    const day = days.get(row.bookedOn)
    if (day) day.push(row)
    else days.set(row.bookedOn, [row])
  }
  return days
}

/**
 * Positions of the new entries of a day that pair with a booked one which this file does not have
 * itself: equal amount and account, then equal amount where one side gives no account. What then is
 * left over on both sides is the same when its sum is, but not its number: one format tells a batch
 * as one entry, the other as its transactions.
 */
export const pairUp = (staged: readonly Staged[], booked: readonly Booked[]): number[] => {
  const own = new Set(staged.map(({ identity }) => identity))
  const left = booked.filter(({ identity }) => !own.has(identity))
  const twins: number[] = []
  let fresh = staged.filter(({ known }) => known === 0)
  const pair = (agree: (a: Entry, b: Entry) => boolean) => {
    fresh = fresh.filter((entry) => {
      const place = left.findIndex(
        (other) => other.amountCents === entry.amountCents && agree(entry, other),
      )
      if (place < 0) return true
      left.splice(place, 1)
      twins.push(entry.position)
      return false
    })
  }
  pair((a, b) => a.counterpartyIban === b.counterpartyIban)
  pair((a, b) => a.counterpartyIban === null || b.counterpartyIban === null)
  const both = fresh.length > 0 && left.length > 0
  if (both && fresh.length !== left.length && sum(fresh) === sum(left)) {
    twins.push(...fresh.map(({ position }) => position))
  }
  return twins.sort((a, b) => a - b)
}

const sum = (entries: readonly Entry[]): number =>
  entries.reduce((total, { amountCents }) => total + amountCents, 0)
