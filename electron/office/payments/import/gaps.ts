/**
 * What is missing between the statements of an account. Statements are held against the one that
 * reaches furthest before them; those that overlap tell some days twice, and nothing is missing.
 */
import type { StatementGap } from '../../../../shared/payments/contract'
import type { ReadableDatabase } from '../../database/driver'
import { gapBetween } from './summary'

interface Link {
  account: string
  currency: string
  number: string
  sequence: number | null
  fromOn: string | null
  toOn: string | null
  openingCents: number | null
  closingCents: number | null
  /** some of its entries came with an earlier file */
  overlaps: boolean
}

const mostShown = 100

const columns = `a.account, a.currency, s.number, s.sequence, s.fromOn, s.toOn, s.openingCents,
  s.closingCents, s.newEntries < s.entries AS overlaps`

/** Gaps between the booked statements of every account, newest first, a hundred at most. */
export const bookedGaps = (db: ReadableDatabase): StatementGap[] => gapsIn(booked(db)).slice(0, 100)

/** Gaps next to the statements of a file that is not booked yet, and between them. */
export const gapsWith = (db: ReadableDatabase, statements: readonly Link[]): StatementGap[] => {
  const before = new Set(gapsIn(booked(db)).map(keyOf))
  // What was missing already is not news; what this file fills is gone from the list.
  const after = gapsIn([...booked(db), ...statements])
  return after.filter((gap) => !before.has(keyOf(gap))).slice(0, mostShown)
}

const booked = (db: ReadableDatabase): Link[] =>
  db
    .all<Omit<Link, 'overlaps'> & { overlaps: number }>(
      `SELECT DISTINCT ${columns} FROM bankStatements s JOIN bankAccounts a ON a.id = s.accountId`,
    )
    .map((row) => ({ ...row, overlaps: row.overlaps === 1 }))

const keyOf = ({ account, afterNumber, afterOn, beforeNumber, beforeOn }: StatementGap): string =>
  JSON.stringify([account, afterNumber, afterOn, beforeNumber, beforeOn])

/** Newest first. */
const gapsIn = (links: readonly Link[]): StatementGap[] => {
  const gaps: StatementGap[] = []
  let furthest: Link | null = null
  for (const link of [...links].sort(inOrder)) {
    const before: Link | null = furthest
    const same = before?.account === link.account && before.currency === link.currency
    if (!before || !same) {
      furthest = link
      continue
    }
    if (isMissing(before, link)) gaps.push(gapOf(before, link))
    if ((link.toOn ?? '') >= (before.toOn ?? '')) furthest = link
  }
  return gaps.sort((a, b) => (b.beforeOn ?? '').localeCompare(a.beforeOn ?? ''))
}

const inOrder = (a: Link, b: Link): number =>
  a.account.localeCompare(b.account) ||
  a.currency.localeCompare(b.currency) ||
  (a.fromOn ?? '').localeCompare(b.fromOn ?? '') ||
  (a.toOn ?? '').localeCompare(b.toOn ?? '') ||
  (a.sequence ?? 0) - (b.sequence ?? 0)

const isMissing = (before: Link, after: Link): boolean => {
  const reached = before.toOn ?? ''
  const begins = after.fromOn ?? ''
  if (begins < reached) return false
  if (begins === reached && (after.overlaps || before.overlaps || isTwin(before, after))) {
    return false
  }
  return gapBetween(before, after) !== null
}

/** The same statement from another file, or cut another way on the same day. */
const isTwin = (a: Link, b: Link): boolean =>
  a.openingCents === b.openingCents && a.closingCents === b.closingCents

const gapOf = (before: Link, after: Link): StatementGap => {
  const known = before.closingCents !== null && after.openingCents !== null
  return {
    account: after.account,
    afterNumber: before.number,
    afterOn: before.toOn,
    beforeNumber: after.number,
    beforeOn: after.fromOn,
    differenceCents: known ? (after.openingCents ?? 0) - (before.closingCents ?? 0) : null,
  }
}
