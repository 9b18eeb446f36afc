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

/** Holds in force, or the lifted ones; of a client those on its invoices too. */
export const listHolds = (
  db: ReadableDatabase,
  { clientId, lifted }: { clientId: number | null; lifted: boolean },
): Hold[] =>
  db.all<Hold>(
    `${select} WHERE (h.liftedAt IS NOT NULL) = $lifted
       AND ($clientId IS NULL OR h.clientId = $clientId OR i.clientId = $clientId)
     ORDER BY h.reviewOn, h.id`,
    { clientId, lifted: lifted ? 1 : 0 },
  )

/** Errors: not-found. */
export const requireHold = (db: ReadableDatabase, id: number): Hold => {
  const hold = db.get<Hold>(`${select} WHERE h.id = $id`, { id })
  if (!hold) throw new AppError('not-found', { entity: 'hold', id })
  return hold
}
