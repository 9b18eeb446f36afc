import { AppError } from '../../../shared/errors'
import type { Hold } from '../../../shared/retention/contract'
import type { ReadableDatabase } from '../database/driver'

const select = `
  SELECT h.id, h.kind, h.clientId, h.invoiceId, h.fiscalYear, h.reason, h.createdAt, h.reviewOn,
    h.liftedAt, u.name AS userName,
    coalesce(c.name, i.number, CAST(h.fiscalYear AS TEXT), '') AS covers
  FROM holds h JOIN users u ON u.id = h.userId
  LEFT JOIN clients c ON c.id = h.clientId
  LEFT JOIN invoices i ON i.id = h.invoiceId`

/** Of an order that must not be told of: owners alone see it. */
export const ofSecretOrder = `EXISTS (SELECT 1 FROM orders o
  WHERE o.holdId = h.id AND o.secret = 1 AND o.liftedAt IS NULL)`

/** Errors: not-found. */
export const requireVisible = (db: ReadableDatabase, id: number, role: string): void => {
  const sql = `SELECT 1 FROM holds h WHERE h.id = $id AND ($owner OR NOT ${ofSecretOrder})`
  if (!db.get(sql, { id, owner: role === 'owner' ? 1 : 0 }))
    throw new AppError('not-found', { entity: 'hold', id })
}

/** Whether an order that is still open keeps it: it ends with that. */
export const isOfOrder = (db: ReadableDatabase, id: number): boolean =>
  db.get('SELECT 1 FROM orders WHERE holdId = $id AND closedAt IS NULL', { id }) !== undefined

/** Holds in force, or the lifted ones; of a client those on its invoices too. */
export const listHolds = (
  db: ReadableDatabase,
  { clientId, lifted, role }: { clientId: number | null; lifted: boolean; role: string },
): Hold[] =>
  db.all<Hold>(
    `${select} WHERE (h.liftedAt IS NOT NULL) = $lifted AND ($owner OR NOT ${ofSecretOrder})
       AND ($clientId IS NULL OR h.clientId = $clientId OR i.clientId = $clientId)
     ORDER BY h.reviewOn, h.id`,
    { clientId, lifted: lifted ? 1 : 0, owner: role === 'owner' ? 1 : 0 },
  )

/** Errors: not-found. */
export const requireHold = (db: ReadableDatabase, id: number): Hold => {
  const hold = db.get<Hold>(`${select} WHERE h.id = $id`, { id })
  if (!hold) throw new AppError('not-found', { entity: 'hold', id })
  return hold
}
