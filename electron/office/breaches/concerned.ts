/** Whose data a breach concerns, and how much of it: counted from the database, never typed. */
import type { BreachCounts, BreachScope } from '../../../shared/breaches/contract'
import type { DataKind } from '../../../shared/disclosures/contract'
import { clientRow } from '../clients/record'
import type { ReadableDatabase } from '../database/driver'

const living = 'erasedAt IS NULL'

/** Ids in order. Errors: not-found, of one that was named. */
export const concernedBy = (db: ReadableDatabase, scope: BreachScope): number[] => {
  if (scope.of === 'clients') {
    const ids = [...new Set(scope.clientIds)].sort((a, b) => a - b)
    for (const id of ids) clientRow(db, id)
    return ids
  }
  const sql =
    scope.of === 'all'
      ? `SELECT id FROM clients WHERE ${living} ORDER BY id`
      : `SELECT DISTINCT c.id FROM clients c
         JOIN subscriptions s ON s.clientId = c.id
         JOIN subscriptionPrices p ON p.subscriptionId = s.id
         JOIN catalogue i ON i.id = p.itemId
         WHERE c.${living} AND i.kind = $service ORDER BY c.id`
  const parameters = scope.of === 'service' ? { service: scope.service } : {}
  return db.all<{ id: number }>(sql, parameters).map(({ id }) => id)
}

/** A row per record; `$ids` is a JSON list of clients. */
const sources: Partial<Record<DataKind, string>> = {
  name: 'SELECT 1 FROM clients WHERE id IN ids',
  address: `SELECT 1 FROM clients WHERE id IN ids AND street <> ''`,
  contacts: 'SELECT 1 FROM clientContacts WHERE clientId IN ids',
  email: 'SELECT 1 FROM clientEmails WHERE clientId IN ids',
  phone: 'SELECT 1 FROM clients WHERE id IN ids AND phone IS NOT NULL',
  'kvk-number': 'SELECT 1 FROM clients WHERE id IN ids AND kvkNumber IS NOT NULL',
  'vat-id': 'SELECT 1 FROM clients WHERE id IN ids AND vatId IS NOT NULL',
  'bank-account': 'SELECT 1 FROM clientAccounts WHERE clientId IN ids',
  invoices: 'SELECT 1 FROM invoices WHERE clientId IN ids AND issuedAt IS NOT NULL',
  payments: `SELECT DISTINCT a.entryId FROM allocations a JOIN invoices i ON i.id = a.invoiceId
    WHERE i.clientId IN ids AND a.entryId IS NOT NULL`,
  notes: 'SELECT 1 FROM clients WHERE id IN ids AND note IS NOT NULL',
}

export const countsOf = (db: ReadableDatabase, clientIds: readonly number[]): BreachCounts => {
  const ids = JSON.stringify(clientIds)
  const count = (sql: string): number =>
    db.get<{ n: number }>(
      `WITH ids (id) AS (SELECT value FROM json_each($ids)) SELECT count(*) AS n FROM (${sql})`,
      { ids },
    )?.n ?? 0
  const people = `SELECT 1 FROM clients WHERE id IN ids AND kind = 'person'`
  const records = Object.entries(sources).map(([kind, sql]) => [kind, count(sql)] as const)
  return {
    clients: clientIds.length,
    persons: count(people) + count('SELECT 1 FROM clientContacts WHERE clientId IN ids'),
    records: Object.fromEntries(records.filter(([, n]) => n > 0)),
  }
}
