/** What the screen shows of staged files before they are booked. */
import type { FilePreview, StatementPreview } from '../../../../shared/payments/contract'
import type { StatementSummary } from '../../../../shared/payments/entry'
import type { ReadableDatabase } from '../../database/driver'
import { accountId, otherAccounts } from '../accounts'
import { spansOf } from './compare'
import { gapsWith } from './gaps'
import { statementsIn, type Staged } from './staged'
import type { Span } from './twins'

export const showPreview = (db: ReadableDatabase, staged: Staged): FilePreview => {
  const { preview, parts, passedOver, base } = staged
  const summaries = statementsIn(staged)
  const spans = spansOf(summaries, base)
  const statements = summaries.map((statement, place): StatementPreview => {
    const found = countIn(db, spans[place] ?? { first: 1, last: 0 })
    return {
      account: statement.account,
      currency: statement.currency,
      number: statement.number,
      fromOn: statement.from,
      toOn: statement.to,
      ...found,
      openingCents: statement.openingCents,
      sumCents: statement.sumCents,
      closingCents: statement.closingCents,
      addsUp: statement.addsUp,
      differenceCents: statement.differenceCents,
    }
  })
  const total = (count: (one: StatementPreview) => number) =>
    statements.reduce((sum, one) => sum + count(one), 0)
  const newEntries = total((one) => one.newEntries)
  const lookAlikes = total((one) => one.lookAlikes)
  return {
    preview,
    files: parts.map(({ name, summary, sha256 }) => ({
      name,
      format: summary.format,
      bookedBeforeAt: bookedBeforeAt(db, sha256),
    })),
    passedOver,
    otherAccounts: otherAccounts(
      db,
      summaries.map(({ account }) => account),
    ),
    statements,
    entries: staged.entries,
    newEntries,
    lookAlikes,
    anythingNew: newEntries > lookAlikes || summaries.some((one) => isNewAndEmpty(db, one)),
    addsUp: statements.every((one) => one.addsUp),
    gaps: gapsWith(
      db,
      summaries.map((statement, place) => ({
        ...statement,
        fromOn: statement.from,
        toOn: statement.to,
        overlaps: (statements[place]?.newEntries ?? 0) < statement.transactions,
      })),
    ),
  }
}

const bookedBeforeAt = (db: ReadableDatabase, sha256: string): string | null =>
  db.get<{ at: string | null }>(
    'SELECT max(bookedAt) AS at FROM bankFiles WHERE sha256 = $sha256',
    { sha256 },
  )?.at ?? null

const countIn = (
  db: ReadableDatabase,
  { first, last }: Span,
): Pick<StatementPreview, 'entries' | 'newEntries' | 'lookAlikes'> =>
  db.get<{ entries: number; newEntries: number; lookAlikes: number }>(
    `SELECT count(*) AS entries, count(*) FILTER (WHERE known = 0) AS newEntries,
       count(*) FILTER (WHERE known = 0 AND twin = 1) AS lookAlikes
     FROM bankStaging WHERE position BETWEEN $first AND $last`,
    { first, last },
  ) ?? { entries: 0, newEntries: 0, lookAlikes: 0 }

/** A day without entries is news as well: without it the statements would seem to have a gap. */
export const isNewAndEmpty = (db: ReadableDatabase, statement: StatementSummary): boolean => {
  const { account, currency, number, from, to, openingCents, closingCents } = statement
  if (statement.transactions > 0) return false
  return !db.get(
    `SELECT 1 FROM bankStatements
     WHERE accountId = $accountId AND number = $number AND fromOn IS $from AND toOn IS $to
       AND openingCents IS $openingCents AND closingCents IS $closingCents`,
    { accountId: accountId(db, account, currency), number, from, to, openingCents, closingCents },
  )
}
