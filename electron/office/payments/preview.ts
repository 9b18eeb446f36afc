import { AppError } from '../../../shared/errors'
import type { FilePreview, StatementGap } from '../../../shared/payments/contract'
import type { StatementSummary } from '../../../shared/payments/entry'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import type { StagedFile } from './staging'
import { gapBetween } from './summary'

/** What the screen shows of a staged file before it is booked. */
export const showPreview = ({ db }: QueryContext, staged: StagedFile): FilePreview => {
  const { preview, summary, sha256 } = staged
  const fresh = new Map(
    db
      .all<{ statement: number; entries: number; newEntries: number }>(
        `SELECT s.statement, count(*) AS entries,
           count(*) FILTER (WHERE NOT EXISTS (
             SELECT 1 FROM bankEntries e JOIN bankAccounts a ON a.id = e.accountId
             WHERE a.account = s.account AND a.currency = s.currency AND e.identity = s.identity
           )) AS newEntries
         FROM bankStaging s WHERE s.preview = $preview GROUP BY s.statement`,
        { preview },
      )
      .map((row) => [row.statement, row]),
  )
  const statements = summary.statements.map((statement, index) => {
    const counted = fresh.get(index + 1)
    return {
      account: statement.account,
      currency: statement.currency,
      number: statement.number,
      fromOn: statement.from,
      toOn: statement.to,
      entries: counted?.entries ?? 0,
      newEntries: counted?.newEntries ?? 0,
      openingCents: statement.openingCents,
      sumCents: statement.sumCents,
      closingCents: statement.closingCents,
      addsUp: statement.addsUp,
      differenceCents: statement.differenceCents,
    }
  })
  if (statements.length === 0) throw new AppError('file-unreadable', { reason: 'empty' })
  return {
    preview,
    format: summary.format,
    statements,
    entries: statements.reduce((sum, one) => sum + one.entries, 0),
    newEntries: statements.reduce((sum, one) => sum + one.newEntries, 0),
    lookAlikes: lookAlikes(db, preview),
    addsUp: statements.every((one) => one.addsUp),
    bookedBeforeAt:
      db.get<{ at: string }>('SELECT max(bookedAt) AS at FROM bankFiles WHERE sha256 = $sha256', {
        sha256,
      })?.at ?? null,
    gaps: gapsBeforeFile(db, summary.statements),
  }
}

/** New entries with the account, day, amount and IBAN of one that is booked: another format's twin. */
const lookAlikes = (db: ReadableDatabase, preview: string): number =>
  db.get<{ n: number }>(
    `SELECT count(*) AS n FROM bankStaging s
     JOIN bankAccounts a ON a.account = s.account AND a.currency = s.currency
     WHERE s.preview = $preview
       AND NOT EXISTS (
         SELECT 1 FROM bankEntries e WHERE e.accountId = a.id AND e.identity = s.identity)
       AND EXISTS (
         SELECT 1 FROM bankEntries e WHERE e.accountId = a.id AND e.bookedOn = s.bookedOn
           AND e.amountCents = s.amountCents AND e.counterpartyIban IS s.counterpartyIban)`,
    { preview },
  )?.n ?? 0

/** The last booked statement of each account against the file's first one, and within the file. */
const gapsBeforeFile = (
  db: ReadableDatabase,
  statements: readonly StatementSummary[],
): StatementGap[] => {
  const last = new Map<string, ChainLink>()
  const gaps: StatementGap[] = []
  for (const statement of [...statements].sort(byDay)) {
    const key = `${statement.account} ${statement.currency}`
    const before = last.get(key) ?? lastBooked(db, statement)
    const link = linkOf(statement)
    if (before) pushGap(gaps, statement.account, before, link)
    last.set(key, link)
  }
  return gaps
}

const byDay = (a: StatementSummary, b: StatementSummary): number =>
  (a.from ?? '').localeCompare(b.from ?? '') || (a.sequence ?? 0) - (b.sequence ?? 0)

interface ChainLink {
  number: string
  sequence: number | null
  fromOn: string | null
  toOn: string | null
  openingCents: number | null
  closingCents: number | null
}

const linkOf = (statement: StatementSummary): ChainLink => ({
  ...statement,
  fromOn: statement.from,
  toOn: statement.to,
})

const lastBooked = (db: ReadableDatabase, statement: StatementSummary): ChainLink | undefined =>
  db.get<ChainLink>(
    `SELECT s.number, s.sequence, s.fromOn, s.toOn, s.openingCents, s.closingCents
     FROM bankStatements s JOIN bankAccounts a ON a.id = s.accountId
     WHERE a.account = $account AND a.currency = $currency AND s.toOn < $from
     ORDER BY s.toOn DESC, s.id DESC LIMIT 1`,
    { account: statement.account, currency: statement.currency, from: statement.from },
  )

const pushGap = (
  gaps: StatementGap[],
  account: string,
  before: ChainLink,
  after: ChainLink,
): void => {
  if (!gapBetween(before, after)) return
  const known = before.closingCents !== null && after.openingCents !== null
  gaps.push({
    account,
    afterNumber: before.number,
    afterOn: before.toOn,
    beforeNumber: after.number,
    beforeOn: after.fromOn,
    differenceCents: known ? (after.openingCents ?? 0) - (before.closingCents ?? 0) : null,
  })
}

/** Gaps between the booked statements of every account, newest first, a hundred at most. */
export const bookedGaps = (db: ReadableDatabase): StatementGap[] => {
  const gaps: StatementGap[] = []
  let account = 0
  let before: ChainLink | null = null
  const rows = db.all<ChainLink & { accountId: number; account: string }>(
    `SELECT DISTINCT s.accountId, a.account, s.number, s.sequence, s.fromOn, s.toOn,
       s.openingCents, s.closingCents
     FROM bankStatements s JOIN bankAccounts a ON a.id = s.accountId
     ORDER BY s.accountId, s.toOn, s.fromOn, s.sequence`,
  )
  for (const row of rows) {
    if (row.accountId !== account) before = null
    account = row.accountId
    if (before) pushGap(gaps, row.account, before, row)
    before = row
  }
  return gaps.reverse().slice(0, 100)
}
