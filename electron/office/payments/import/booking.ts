/** A staged file goes into the books: whole, in one transaction, and nothing twice. */
import { AppError } from '../../../../shared/errors'
import type { BookedFile } from '../../../../shared/payments/contract'
import type { CommandContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import { ensureAccount } from '../accounts'
import { spansOf } from './compare'
import { isNewAndEmpty } from './preview'
import { dropBooked, requireStaged, type StagedFile } from './staging'
import type { Span } from './twins'

export interface Booking {
  preview: string
  /** books a file whose statements do not add up; audited */
  despiteMismatch: boolean
  /** books what looks booked already from another format as well; audited */
  lookAlikes: 'skip' | 'book'
}

/** Errors: preview-gone, file-does-not-add-up, nothing-new; nothing is written then. */
export const bookFile = (context: CommandContext, booking: Booking): BookedFile => {
  const { db, now, user, audit } = context
  const staged = requireStaged(db, booking.preview)
  const { statements } = staged.summary
  const wrong = statements.filter((statement) => !statement.addsUp).length
  if (wrong > 0 && !booking.despiteMismatch) {
    throw new AppError('file-does-not-add-up', { statements: wrong })
  }
  const news = statements.some((statement) => isNewAndEmpty(db, statement))
  const fileId = db.insert(
    `INSERT INTO bankFiles (sha256, format, bookedAt, userId, entries, newEntries, addsUp)
     VALUES ($sha256, $format, $now, $userId, $entries, 0, $addsUp)`,
    {
      sha256: staged.sha256,
      format: staged.summary.format,
      now,
      userId: user.id,
      entries: staged.entries,
      addsUp: wrong === 0 ? 1 : 0,
    },
  )
  const newEntries = bookStatements(db, staged, {
    fileId,
    withTwins: booking.lookAlikes === 'book',
  })
  if (newEntries === 0 && !news) throw new AppError('nothing-new', {})
  db.run('UPDATE bankFiles SET newEntries = $newEntries WHERE id = $fileId', { newEntries, fileId })
  audit({ entity: 'bankFile', id: fileId, code: staged.summary.format })
  if (wrong > 0) audit({ entity: 'bankFile', id: fileId, code: 'despite-mismatch' })
  if (booking.lookAlikes === 'book') audit({ entity: 'bankFile', id: fileId, code: 'look-alikes' })
  dropBooked(db, staged)
  return { fileId, entries: staged.entries, newEntries }
}

const bookStatements = (
  db: WritableDatabase,
  { summary, base }: StagedFile,
  { fileId, withTwins }: { fileId: number; withTwins: boolean },
): number => {
  const spans = spansOf(summary.statements, base)
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
