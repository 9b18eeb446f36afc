/** Everything this domain holds of a client: handed over whole, and erased whole. */
import type { Client } from '../../../shared/clients/contract'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { objectionsOf, type Objection } from './objections'
import { clientRow, contactsOf, emailsOf } from './record'
import { writeSearch } from './write'

export interface ClientData extends Omit<Client, 'books'> {
  kvkNumber: string | null
  oin: string | null
  vatId: string | null
  paymentTermDays: number | null
  note: string | null
  /** bank accounts learned from payments, and when each was last seen */
  accounts: { iban: string; seenAt: string }[]
  /** uses the client objected to */
  objections: Objection[]
  /** how an opzegdatum was registered, with what people wrote down for it */
  termination: Termination | null
}

interface Termination {
  registeredAt: string
  reason: string | null
  unusual: string | null
}

/** What is kept of the client here. Errors: not-found. */
export const collect = (db: ReadableDatabase, clientId: number): ClientData => ({
  ...clientRow(db, clientId),
  contacts: contactsOf(db, clientId),
  emails: emailsOf(db, clientId),
  objections: objectionsOf(db, clientId),
  accounts: db.all('SELECT iban, seenAt FROM clientAccounts WHERE clientId = $clientId', {
    clientId,
  }),
  termination:
    db.get<Termination>(
      'SELECT registeredAt, reason, unusual FROM terminations WHERE clientId = $clientId',
      { clientId },
    ) ?? null,
})

/**
 * Open debt, either way, is a hold by nature: what collecting it or paying it back needs stays (name,
 * address, telephone, KVK number, the addresses invoices go to, the accounts money came from),
 * everything else goes. `name-only`: an invoice is held, which names its buyer itself; of the card
 * only the name stays. Does nothing the second time. `now`: UTC.
 */
export const reduce = (
  db: WritableDatabase,
  clientId: number,
  now: string,
  extent: 'reduced' | 'name-only',
): void => {
  db.run('DELETE FROM clientContacts WHERE clientId = $clientId', { clientId })
  db.run('DELETE FROM clientEmails WHERE clientId = $clientId AND forInvoices = 0', { clientId })
  db.run('UPDATE terminations SET reason = NULL, unusual = NULL WHERE clientId = $clientId', {
    clientId,
  })
  db.run(
    `UPDATE clients SET note = NULL, vatId = NULL, paymentTermDays = NULL, updatedAt = $now,
       reducedAt = coalesce(reducedAt, $now)
     WHERE id = $clientId`,
    { clientId, now },
  )
  if (extent === 'name-only') {
    db.run('DELETE FROM clientEmails WHERE clientId = $clientId', { clientId })
    db.run('DELETE FROM clientAccounts WHERE clientId = $clientId', { clientId })
    db.run(
      `UPDATE clients SET street = '', houseNumber = '', postcode = '', town = '', phone = NULL,
         kvkNumber = NULL, oin = NULL
       WHERE id = $clientId`,
      { clientId },
    )
  }
  writeSearch(db, clientId)
}

/**
 * Takes the person out: the row stays as a number with its dates, so that books and audit keep
 * something to point at; all else is blanked or deleted. Does nothing the second time. `now`: UTC.
 */
export const erase = (db: WritableDatabase, clientId: number, now: string): void => {
  for (const table of [
    'clientContacts',
    'clientEmails',
    'clientAccounts',
    'terminations',
    'objections',
  ]) {
    db.run(`DELETE FROM ${table} WHERE clientId = $clientId`, { clientId })
  }
  db.run('DELETE FROM clientSearch WHERE rowid = $clientId', { clientId })
  db.run(
    `UPDATE clients SET companyName = NULL, firstName = NULL, lastName = NULL, name = '',
       sortName = '', street = '', houseNumber = '', postcode = '', town = '', country = '',
       phone = NULL, kvkNumber = NULL, oin = NULL, vatId = NULL, language = 'nl', paymentTermDays = NULL,
       note = NULL, updatedAt = $now, erasedAt = $now
     WHERE id = $clientId AND erasedAt IS NULL`,
    { clientId, now },
  )
}
