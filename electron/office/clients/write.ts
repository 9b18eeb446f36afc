/** Writing a client: what was typed, the opzegdatum, and the search index in step with them. */
import { clientColumns } from '../../../shared/clients/fields'
import type { CheckedClient } from '../../../shared/clients/input'
import { displayName, sortName } from '../../../shared/clients/name'
import { AppError } from '../../../shared/errors'
import { shownDomainName } from '../../../shared/services/domain-name'
import type { WritableDatabase } from '../database/driver'
import { writeContacts, writeEmails } from './attached'
import { clientRow, contactsOf, emailsOf } from './record'
import { searchText } from './search-text'

/** Adds a client; gives its number. */
export const insertClient = (db: WritableDatabase, client: CheckedClient, now: string): number => {
  const id = db.insert(
    `INSERT INTO clients (${clientColumns.join(', ')}, name, sortName, createdAt, updatedAt)
     VALUES (${clientColumns.map((column) => `$${column}`).join(', ')}, $name, $sortName, $now, $now)`,
    { ...client, name: displayName(client), sortName: sortName(client), now },
  )
  writeContacts(db, id, client.contacts)
  writeEmails(db, id, client.emails)
  writeSearch(db, id)
  return id
}

/**
 * Changes a client to what was typed; gives the names of the fields that differ.
 * Errors: not-found (the client, a contact or an address), changed-meanwhile.
 */
export const updateClient = (
  db: WritableDatabase,
  { id, updatedAt, ...client }: CheckedClient & { id: number; updatedAt: string },
  now: string,
): string[] => {
  const before = clientRow(db, id)
  if (before.updatedAt !== updatedAt) {
    throw new AppError('changed-meanwhile', { entity: 'client', id })
  }
  const fields: string[] = clientColumns.filter((column) => before[column] !== client[column])
  if (writeContacts(db, id, client.contacts)) fields.push('contacts')
  if (writeEmails(db, id, client.emails)) fields.push('emails')
  if (fields.length === 0) return fields
  db.run(
    `UPDATE clients SET ${clientColumns.map((column) => `${column} = $${column}`).join(', ')},
       name = $name, sortName = $sortName, updatedAt = $updatedAt WHERE id = $id`,
    {
      ...client,
      id,
      name: displayName(client),
      sortName: sortName(client),
      updatedAt: later(now, before.updatedAt),
    },
  )
  writeSearch(db, id)
  return fields
}

/** Sets or takes back the opzegdatum. Errors: not-found. */
export const setTermination = (
  db: WritableDatabase,
  { id, on, now }: { id: number; on: string | null; now: string },
): void => {
  const { updatedAt } = clientRow(db, id)
  db.run('UPDATE clients SET terminatedOn = $on, updatedAt = $updatedAt WHERE id = $id', {
    id,
    on,
    updatedAt: later(now, updatedAt),
  })
}

/** A clock that stands still or was set back must not make two versions look like one. */
export const later = (now: string, before: string): string =>
  now > before ? now : new Date(Date.parse(before) + 1).toISOString()

/** The search index is what the client's rows say now. Errors: not-found. */
export const writeSearch = (db: WritableDatabase, id: number): void => {
  const client = clientRow(db, id)
  const former = db.all<{ name: string }>(
    `SELECT DISTINCT buyerName AS name FROM invoices
     WHERE clientId = $id AND buyerName <> $name AND $whole`,
    // Of a client whose data was reduced nothing is found by what it was called before.
    { id, name: client.name, whole: client.reducedAt === null ? 1 : 0 },
  )
  const domains = db.all<{ domain: string }>(
    'SELECT DISTINCT domain FROM subscriptions WHERE clientId = $id AND domain IS NOT NULL',
    { id },
  )
  const text = searchText({
    ...client,
    // As registrars write them, and as people do.
    domains: domains.flatMap(({ domain }) => [domain, shownDomainName(domain)]),
    formerNames: former.map(({ name }) => name),
    contacts: contactsOf(db, id),
    emails: emailsOf(db, id),
  })
  db.run('DELETE FROM clientSearch WHERE rowid = $id', { id })
  db.insert('INSERT INTO clientSearch (rowid, text) VALUES ($id, $text)', { id, text })
}
