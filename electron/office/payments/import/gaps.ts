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
  /** pages that its file did not have */
  lacksBefore: boolean
  lacksAfter: boolean
  /** some of its entries came with an earlier file */
  overlaps: boolean
}

type Flag = 'overlaps' | 'lacksBefore' | 'lacksAfter'

const mostShown = 100

const columns = `a.account, a.currency, s.number, s.sequence, s.fromOn, s.toOn, s.openingCents,
  s.closingCents, s.lacksBefore, s.lacksAfter, s.newEntries < s.entries AS overlaps`

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
    .all<Omit<Link, Flag> & Record<Flag, number>>(
      `SELECT DISTINCT ${columns} FROM bankStatements s JOIN bankAccounts a ON a.id = s.accountId
       WHERE s.fileId IN (SELECT id FROM bankFiles WHERE format IN ('camt053', 'mt940'))`,
    )
    .map((row) => ({
      ...row,
      overlaps: row.overlaps === 1,
      lacksBefore: row.lacksBefore === 1,
      lacksAfter: row.lacksAfter === 1,
    }))

const keyOf = ({ account, afterNumber, afterOn, beforeNumber, beforeOn }: StatementGap): string =>
  JSON.stringify([account, afterNumber, afterOn, beforeNumber, beforeOn])

/** Newest first. */
const gapsIn = (all: readonly Link[]): StatementGap[] => {
  const links = joined(all)
  const gaps: StatementGap[] = []
  let furthest: Link | null = null
  for (const link of [...links].sort(inOrder)) {
    const before: Link | null = furthest
    if (!before || !isOfAccount(before, link)) {
      furthest = link
      continue
    }
    if (isMissing(before, link)) gaps.push(gapOf(before, link))
    if ((link.toOn ?? '') >= (before.toOn ?? '')) furthest = link
  }
  const told = (number: string, key: 'afterNumber' | 'beforeNumber') =>
    gaps.some((gap) => gap[key] === number && number !== '')
  for (const link of links) {
    if (link.lacksAfter && !told(link.number, 'afterNumber')) gaps.push(pageMissing(link, 'after'))
    if (link.lacksBefore && !told(link.number, 'beforeNumber'))
      gaps.push(pageMissing(link, 'before'))
  }
  return gaps.sort((a, b) => dayOf(b).localeCompare(dayOf(a)))
}

const dayOf = ({ beforeOn, afterOn }: StatementGap): string => beforeOn ?? afterOn ?? ''

/** The pages of a statement that came in files of their own are one statement. */
const joined = (links: readonly Link[]): Link[] => {
  const goOn = (page: Link) => page.lacksBefore && links.some((link) => goesOn(link, page))
  const first = links.filter((link) => !goOn(link))
  const left = new Set(links.filter(goOn))
  const withNext = (link: Link): Link => {
    const next = [...left].find((page) => goesOn(link, page))
    if (!next) return link
    left.delete(next)
    const { toOn, closingCents, lacksAfter } = next
    return withNext({ ...link, toOn, closingCents, lacksAfter })
  }
  return [...first.map(withNext), ...left]
}

const goesOn = (link: Link, page: Link): boolean =>
  page !== link &&
  link.lacksAfter &&
  isOfAccount(page, link) &&
  page.openingCents === link.closingCents

const isOfAccount = (a: Link, b: Link): boolean =>
  a.account === b.account && a.currency === b.currency

const pageMissing = (link: Link, side: 'before' | 'after'): StatementGap => ({
  account: link.account,
  afterNumber: side === 'after' ? link.number : '',
  afterOn: side === 'after' ? link.toOn : null,
  beforeNumber: side === 'before' ? link.number : '',
  beforeOn: side === 'before' ? link.fromOn : null,
  differenceCents: null,
})

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
