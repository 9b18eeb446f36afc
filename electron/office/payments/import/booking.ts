/** Staged files go into the books: whole, in one transaction, and nothing twice. */
import { AppError } from '../../../../shared/errors'
import type { BookedFiles } from '../../../../shared/payments/contract'
import type { CommandContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import { ensureAccount, otherAccounts } from '../accounts'
import { bookDebits } from '../debits'
import { applyRules } from '../rules/rules'
import { findPayouts } from '../settlements/payouts'
import { spansOf } from './compare'
import { isNewAndEmpty } from './preview'
import { statementsIn, type StagedPart } from './staged'
import { dropBooked, requireStaged } from './readings'
import type { Span } from './twins'

export interface Booking {
  preview: string
  /** books files whose statements do not add up; audited */
  despiteMismatch: boolean
  /** books what looks booked already from another format as well; audited */
  lookAlikes: 'skip' | 'book'
  /** books what is of accounts not known as the agency's, which then are; audited */
  otherAccounts: boolean
}

/** Errors: preview-gone, file-does-not-add-up, other-account, nothing-new; nothing is written then. */
export const bookFiles = (context: CommandContext, booking: Booking): BookedFiles => {
  const { db } = context
  const staged = requireStaged(db, 'bank', booking.preview)
  const statements = statementsIn(staged)
  const wrong = statements.filter((statement) => !statement.addsUp).length
  if (wrong > 0 && !booking.despiteMismatch) {
    throw new AppError('file-does-not-add-up', { statements: wrong })
  }
  const others = otherAccounts(
    db,
    statements.map(({ account }) => account),
  )
  if (others.length > 0 && !booking.otherAccounts) {
    throw new AppError('other-account', { accounts: others.length })
  }
  const spans = spansOf(statements, staged.base)
  const before = db.get<{ id: number | null }>('SELECT max(id) AS id FROM bankEntries')?.id ?? 0
  const booked: BookedFiles = { files: 0, entries: staged.entries, newEntries: 0, setAside: 0 }
  for (const part of staged.parts) {
    const own = spans.splice(0, part.summary.statements.length)
    const newEntries = bookPart(context, { part, spans: own, others: new Set(others) }, booking)
    if (newEntries === null) continue
    booked.files += 1
    booked.newEntries += newEntries
  }
  if (booked.files === 0) throw new AppError('nothing-new', {})
  if (bookDebits(context, before) > 0)
    context.audit({ entity: 'bankFile', code: 'debits-returned' })
  booked.setAside = applyRules(context, before)
  if (booked.setAside > 0) context.audit({ entity: 'bankFile', code: 'by-rules' })
  findPayouts(context)
  dropBooked(db, staged)
  return booked
}

/** How many entries of it are new; null, and not on record, when there is nothing new in it at all. */
const bookPart = (
  { db, now, user, audit }: CommandContext,
  { part, spans, others }: { part: StagedPart; spans: Span[]; others: ReadonlySet<string> },
  booking: Booking,
): number | null => {
  const { summary, sha256, entries } = part
  const { statements, format } = summary
  const withTwins = booking.lookAlikes === 'book'
  const news =
    statements.some((statement) => isNewAndEmpty(db, statement)) ||
    spans.some((span) => hasNew(db, span, withTwins))
  if (!news) return null
  const addsUp = statements.every((statement) => statement.addsUp)
  const fileId = db.insert(
    `INSERT INTO bankFiles (sha256, format, bookedAt, userId, entries, newEntries, addsUp)
     VALUES ($sha256, $format, $now, $userId, $entries, 0, $addsUp)`,
    { sha256, format, now, userId: user.id, entries, addsUp: addsUp ? 1 : 0 },
  )
  const newEntries = bookStatements(db, part, { fileId, spans, withTwins })
  db.run('UPDATE bankFiles SET newEntries = $newEntries WHERE id = $fileId', { newEntries, fileId })
  const note = (code: string) => audit({ entity: 'bankFile', id: fileId, code })
  note(format)
  if (!addsUp) note('despite-mismatch')
  if (withTwins) note('look-alikes')
  if (statements.some(({ account }) => others.has(account))) note('other-account')
  return newEntries
}

const hasNew = (db: WritableDatabase, span: Span, withTwins: boolean): boolean =>
  db.get(
    `SELECT 1 FROM bankStaging
     WHERE position BETWEEN $first AND $last AND known = 0 AND ($withTwins OR twin = 0)`,
    { ...span, withTwins: withTwins ? 1 : 0 },
  ) !== undefined

const bookStatements = (
  db: WritableDatabase,
  { summary }: StagedPart,
  { fileId, spans, withTwins }: { fileId: number; spans: Span[]; withTwins: boolean },
): number => {
  let all = 0
  for (const [place, statement] of summary.statements.entries()) {
    const accountId = ensureAccount(db, statement.account, statement.currency)
    const statementId = db.insert(
      `INSERT INTO bankStatements (fileId, accountId, number, sequence, fromOn, toOn, openingCents,
         closingCents, entries, newEntries, addsUp, lacksBefore, lacksAfter)
       VALUES ($fileId, $accountId, $number, $sequence, $from, $to, $openingCents, $closingCents,
         $transactions, 0, $addsUp, $lacksBefore, $lacksAfter)`,
      {
        ...statement,
        fileId,
        accountId,
        addsUp: statement.addsUp ? 1 : 0,
        lacksBefore: statement.lacksBefore ? 1 : 0,
        lacksAfter: statement.lacksAfter ? 1 : 0,
      },
    )
    const span = spans[place]
    const newEntries = span ? bookEntries(db, span, { statementId, accountId, withTwins }) : 0
    db.run('UPDATE bankStatements SET newEntries = $newEntries WHERE id = $statementId', {
      newEntries,
      statementId,
    })
    all += newEntries
  }
  return all
}

const bookEntries = (
  db: WritableDatabase,
  span: Span,
  to: { statementId: number; accountId: number; withTwins: boolean },
): number =>
  db.run(
    `INSERT INTO bankEntries (statementId, accountId, identity, bookedOn, valueOn, amountCents,
       currency, counterpartyName, counterpartyIban, description, structuredReference, endToEndId,
       mandateId, bankReference, reversal, returnReason)
     SELECT $statementId, $accountId, identity, bookedOn, valueOn, amountCents, currency,
       counterpartyName, counterpartyIban, description, structuredReference, endToEndId, mandateId,
       bankReference, reversal, returnReason
     FROM bankStaging
     WHERE position BETWEEN $first AND $last AND known = 0 AND ($withTwins OR twin = 0)
     ORDER BY position
     ON CONFLICT (accountId, identity) DO NOTHING`,
    { ...span, ...to, withTwins: to.withTwins ? 1 : 0 },
  )
