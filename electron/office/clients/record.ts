/** One client read whole: the row, its contacts, its e-mail addresses and what its invoices add up to. */
import type {
  Client,
  ClientBooks,
  ClientContact,
  ClientEmail,
} from '../../../shared/clients/contract'
import { clientColumns } from '../../../shared/clients/fields'
import { AppError } from '../../../shared/errors'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'

type Row = Omit<Client, 'contacts' | 'emails' | 'books'> &
  Pick<ClientBooks, 'kvkNumber' | 'oin' | 'vatId' | 'paymentTermDays' | 'note'>

/** Errors: not-found, for a client that never was and for one that was erased. */
export const clientRow = (db: ReadableDatabase, id: number): Row => {
  const row = db.get<Row>(
    `SELECT id, ${clientColumns.join(', ')}, name, createdAt, updatedAt, terminatedOn, reducedAt
     FROM clients WHERE id = $id AND erasedAt IS NULL`,
    { id },
  )
  if (!row) throw new AppError('not-found', { entity: 'client', id })
  return row
}

export const contactsOf = (db: ReadableDatabase, clientId: number): ClientContact[] =>
  db.all(
    `SELECT id, name, role, email, phone FROM clientContacts
     WHERE clientId = $clientId ORDER BY id`,
    { clientId },
  )

export const emailsOf = (db: ReadableDatabase, clientId: number): ClientEmail[] =>
  db
    .all<
      Record<'forInvoices' | 'forNotices' | 'forTechnical', number> & {
        id: number
        address: string
      }
    >(
      `SELECT id, address, forInvoices, forNotices, forTechnical FROM clientEmails
       WHERE clientId = $clientId ORDER BY id`,
      { clientId },
    )
    .map((row) => ({
      ...row,
      forInvoices: row.forInvoices === 1,
      forNotices: row.forNotices === 1,
      forTechnical: row.forTechnical === 1,
    }))

type Sums = Omit<
  ClientBooks,
  'kvkNumber' | 'oin' | 'vatId' | 'paymentTermDays' | 'note' | 'accounts'
>

const sumsOf = (db: ReadableDatabase, clientId: number, today: string): Sums => ({
  ...required(
    db.get<Pick<Sums, 'issuedCount' | 'draftCount'>>(
      `SELECT count(issuedOn) AS issuedCount, count(*) - count(issuedOn) AS draftCount
       FROM invoices WHERE clientId = $clientId`,
      { clientId },
    ),
  ),
  ...required(
    db.get<Omit<Sums, 'issuedCount' | 'draftCount'>>(
      `SELECT count(*) FILTER (WHERE openCents > 0) AS openCount,
         coalesce(sum(openCents) FILTER (WHERE openCents > 0), 0) AS openCents,
         count(*) FILTER (WHERE openCents > 0 AND dueOn < $today) AS overdueCount,
         coalesce(sum(openCents) FILTER (WHERE openCents > 0 AND dueOn < $today), 0) AS overdueCents
       FROM invoices WHERE clientId = $clientId AND openCents <> 0`,
      { clientId, today },
    ),
  ),
})

const required = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error('a sum without a row')
  return row
}

/** The client as its page shows it; without the books for support. Errors: not-found. */
export const showClient = (
  { db, today, user }: Pick<QueryContext, 'db' | 'today' | 'user'>,
  id: number,
): Client => {
  const { kvkNumber, oin, vatId, paymentTermDays, note, ...card } = clientRow(db, id)
  const books = (): ClientBooks => ({
    kvkNumber,
    oin,
    vatId,
    paymentTermDays,
    note,
    accounts: db.all(
      'SELECT iban, seenAt FROM clientAccounts WHERE clientId = $id ORDER BY seenAt DESC, iban',
      { id },
    ),
    ...sumsOf(db, id, today),
  })
  return {
    ...card,
    contacts: contactsOf(db, id),
    emails: emailsOf(db, id),
    books: user.role === 'support' ? null : books(),
  }
}
