/** Clients as a list and a picker show them, in the order of the ids given. */
import type { ClientOption, ClientRow } from '../../../shared/clients/contract'
import type { ReadableDatabase } from '../database/driver'

/** `money` false leaves amounts out (null). */
export const clientRows = (
  db: ReadableDatabase,
  { ids, today, money }: { ids: readonly number[]; today: string; money: boolean },
): ClientRow[] =>
  inOrder(
    ids,
    db.all<ClientRow>(
      `SELECT id, kind, name, town, phone, terminatedOn,
         (SELECT address FROM clientEmails WHERE clientId = clients.id
          ORDER BY forInvoices DESC, id LIMIT 1) AS email,
         ${money ? openSum('AND openCents > 0') : 'NULL'} AS openCents,
         ${money ? openSum('AND openCents > 0 AND dueOn < $today') : 'NULL'} AS overdueCents
       FROM clients WHERE id IN (SELECT value FROM json_each($ids)) AND erasedAt IS NULL`,
      { ids: JSON.stringify(ids), today },
    ),
  )

const openSum = (and: string) =>
  `(SELECT coalesce(sum(openCents), 0) FROM invoices
    WHERE clientId = clients.id AND openCents <> 0 ${and})`

export const clientOptions = (db: ReadableDatabase, ids: readonly number[]): ClientOption[] =>
  inOrder(
    ids,
    db.all<ClientOption>(
      `SELECT id, name, town, kind, terminatedOn FROM clients
       WHERE id IN (SELECT value FROM json_each($ids)) AND erasedAt IS NULL`,
      { ids: JSON.stringify(ids) },
    ),
  )

const inOrder = <Row extends { id: number }>(ids: readonly number[], rows: Row[]): Row[] => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
