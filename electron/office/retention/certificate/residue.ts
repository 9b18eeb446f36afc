/**
 * After an erasure the live database is searched for the person's own identifiers, where they could
 * have been written by somebody: other clients' rows, bank entries, references. A finding is reported
 * by table, never with its text.
 */
import type { ReadableDatabase } from '../../database/driver'

export interface Residue {
  table: string
  rows: number
}

/** What points at one person and nobody else: addresses, numbers, accounts. Not names: those repeat. */
export interface Identifiers {
  emails: string[]
  ibans: string[]
  kvkNumber: string | null
  vatId: string | null
}

export const identifiersOf = (db: ReadableDatabase, clientId: number): Identifiers => {
  const client = db.get<{ kvkNumber: string | null; vatId: string | null }>(
    'SELECT kvkNumber, vatId FROM clients WHERE id = $clientId',
    { clientId },
  )
  return {
    emails: db
      .all<{ address: string }>(
        `SELECT lower(address) AS address FROM clientEmails WHERE clientId = $clientId
         UNION SELECT lower(email) FROM clientContacts
         WHERE clientId = $clientId AND email IS NOT NULL`,
        { clientId },
      )
      .map(({ address }) => address),
    ibans: db
      .all<{ iban: string }>('SELECT iban FROM clientAccounts WHERE clientId = $clientId', {
        clientId,
      })
      .map(({ iban }) => iban),
    kvkNumber: client?.kvkNumber ?? null,
    vatId: client?.vatId ?? null,
  }
}

const count = (db: ReadableDatabase, table: string, where: string, value: string): Residue => ({
  table,
  rows:
    db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, { value })?.n ?? 0,
})

/** A phrase for the trigram index, quoted whole. */
const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Every place an index can search for the identifiers in a moment; only what was found. */
export const residueOf = (db: ReadableDatabase, identifiers: Identifiers): Residue[] => {
  const { emails, ibans, kvkNumber, vatId } = identifiers
  const found: Residue[] = []
  for (const email of emails) {
    found.push(
      count(db, 'clientEmails', 'lower(address) = $value', email),
      count(db, 'clientContacts', 'lower(email) = $value', email),
    )
  }
  for (const iban of ibans) {
    found.push(
      count(db, 'clientAccounts', 'iban = $value', iban),
      count(db, 'bankEntries', 'counterpartyIban = $value', iban),
    )
  }
  if (kvkNumber) found.push(count(db, 'clients', 'kvkNumber = $value', kvkNumber))
  if (vatId) found.push(count(db, 'clients', 'vatId = $value', vatId))
  for (const text of [...emails, ...ibans, kvkNumber, vatId]) {
    if (text === null || text.length < 3) continue
    found.push(
      count(db, 'clientSearch', 'clientSearch MATCH $value', phrase(text)),
      count(db, 'invoiceReferences', 'invoiceReferences MATCH $value', phrase(text)),
    )
  }
  const byTable = new Map<string, number>()
  for (const { table, rows } of found) byTable.set(table, (byTable.get(table) ?? 0) + rows)
  return [...byTable].filter(([, rows]) => rows > 0).map(([table, rows]) => ({ table, rows }))
}
