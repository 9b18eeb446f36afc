/** What hangs on a client in rows of its own: contacts and e-mail addresses. */
import type { CheckedClient } from '../../../shared/clients/input'
import { AppError } from '../../../shared/errors'
import type { WritableDatabase } from '../database/driver'

/** Gives whether anything differed. Errors: not-found. */
export const writeContacts = (
  db: WritableDatabase,
  clientId: number,
  contacts: CheckedClient['contacts'],
): boolean =>
  writeRows(db, clientId, {
    table: 'clientContacts',
    columns: ['name', 'role', 'email', 'phone'],
    rows: contacts,
  })

/** Gives whether anything differed. Errors: not-found. */
export const writeEmails = (
  db: WritableDatabase,
  clientId: number,
  emails: CheckedClient['emails'],
): boolean =>
  writeRows(db, clientId, {
    table: 'clientEmails',
    columns: ['address', 'forInvoices', 'forNotices', 'forTechnical'],
    rows: emails.map((email) => ({
      ...email,
      forInvoices: email.forInvoices ? 1 : 0,
      forNotices: email.forNotices ? 1 : 0,
      forTechnical: email.forTechnical ? 1 : 0,
    })),
  })

/**
 * Makes the client's rows those given: kept ones keep their id, others go, new ones come. Gives
 * whether anything differed. Errors: not-found for an id that is not one of this client's.
 */
const writeRows = <Column extends string>(
  db: WritableDatabase,
  clientId: number,
  {
    table,
    columns,
    rows,
  }: {
    table: 'clientContacts' | 'clientEmails'
    columns: readonly Column[]
    rows: readonly (Record<Column, string | number | null> & { id: number | null })[]
  },
): boolean => {
  const before = new Map(
    db
      .all<Record<Column, string | number | null> & { id: number }>(
        `SELECT id, ${columns.join(', ')} FROM ${table} WHERE clientId = $clientId`,
        { clientId },
      )
      .map((row) => [row.id, row]),
  )
  let changed = false
  for (const row of rows) {
    if (row.id === null) {
      db.insert(
        `INSERT INTO ${table} (clientId, ${columns.join(', ')})
         VALUES ($clientId, ${columns.map((column) => `$${column}`).join(', ')})`,
        { ...row, clientId },
      )
      changed = true
      continue
    }
    const old = before.get(row.id)
    if (!old) throw new AppError('not-found', { entity: table, id: row.id })
    before.delete(row.id)
    if (columns.every((column) => old[column] === row[column])) continue
    db.run(
      `UPDATE ${table} SET ${columns.map((column) => `${column} = $${column}`).join(', ')}
       WHERE id = $id`,
      row,
    )
    changed = true
  }
  for (const id of before.keys()) {
    db.run(`DELETE FROM ${table} WHERE id = $id`, { id })
    changed = true
  }
  return changed
}
