/** Clients as a list and a picker show them, in the order of the ids given. */
import type { ClientMatch, ClientOption, ClientRow } from '../../../shared/clients/contract'
import type { ReadableDatabase } from '../database/driver'
import { whyFound, type Shown } from './why-found'

/** `money` false leaves amounts out (null). */
export const clientRows = (
  db: ReadableDatabase,
  {
    ids,
    today,
    money,
    search,
  }: { ids: readonly number[]; today: string; money: boolean; search: string },
): ClientRow[] =>
  withReasons(
    db,
    { ids, search, books: money },
    db.all<Omit<ClientRow, 'found'>>(
      `SELECT id, kind, name, town, phone, terminatedOn,
         (SELECT address FROM clientEmails WHERE clientId = clients.id
          ORDER BY forInvoices DESC, id LIMIT 1) AS email,
         ${money ? 'coalesce(owed.openCents, 0)' : 'NULL'} AS openCents,
         ${money ? 'coalesce(owed.overdueCents, 0)' : 'NULL'} AS overdueCents
       FROM clients ${money ? joinOwed : ''}
       WHERE id IN (SELECT value FROM json_each($ids)) AND erasedAt IS NULL`,
      { ids: JSON.stringify(ids), today },
    ),
  )

const joinOwed = `LEFT JOIN (SELECT clientId, sum(openCents) AS openCents,
      sum(iif(dueOn < $today, openCents, 0)) AS overdueCents
    FROM invoices WHERE clientId IN (SELECT value FROM json_each($ids)) AND openCents <> 0
      AND openCents > 0 GROUP BY clientId) owed ON owed.clientId = clients.id`

export const clientOptions = (
  db: ReadableDatabase,
  { ids, books, search }: { ids: readonly number[]; books: boolean; search: string },
): ClientOption[] =>
  withReasons(
    db,
    { ids, search, books },
    db.all<Omit<ClientOption, 'found'>>(
      `SELECT id, name, town, kind, terminatedOn FROM clients
       WHERE id IN (SELECT value FROM json_each($ids)) AND erasedAt IS NULL`,
      { ids: JSON.stringify(ids) },
    ),
  )

const withReasons = <Row extends Shown>(
  db: ReadableDatabase,
  { ids, search, books }: { ids: readonly number[]; search: string; books: boolean },
  rows: Row[],
): (Row & { found: ClientMatch | null })[] => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const why = whyFound(db, search, { rows, books })
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ ...row, found: why.get(id) ?? null }] : []
  })
}
