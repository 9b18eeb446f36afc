/** Btw-ids on the ICP list: they outlast their client until the list they belong on was declared. */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

/** The businesses that these documents are told of. */
export const buyersOf = (db: ReadableDatabase, invoices: readonly number[]): number[] =>
  db
    .all<{ id: number }>(
      `SELECT DISTINCT i.vatBuyerId AS id FROM json_each($ids) JOIN invoices i ON i.id = value
       WHERE i.vatBuyerId IS NOT NULL`,
      { ids: JSON.stringify(invoices) },
    )
    .map(({ id }) => id)

/** How many of them still have their btw-id although all of their documents are sealed. */
export const listedStill = (db: ReadableDatabase, buyers: readonly number[]): number =>
  db.get<{ n: number }>(
    `SELECT count(*) AS n FROM json_each($buyers) JOIN vatBuyers b ON b.id = value
     WHERE b.vatId IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM invoices i WHERE i.vatBuyerId = b.id AND i.sealedAt IS NULL)`,
    { buyers: JSON.stringify(buyers) },
  )?.n ?? 0

/**
 * Those with a btw-id and sealed documents alone, the day of the last, and whether it was declared:
 * periods before the latest locked one count as filed.
 */
export const declaredBuyers = (
  db: ReadableDatabase,
): { id: number; lastOn: string; declared: number }[] =>
  db.all(
    `SELECT b.id, max(i.vatOn) AS lastOn, max(i.vatOn) <= (
       SELECT coalesce(max(toOn), '') FROM vatReturns WHERE unlockedAt IS NULL) AS declared
     FROM vatBuyers b JOIN invoices i ON i.vatBuyerId = b.id
     WHERE b.vatId IS NOT NULL
     GROUP BY b.id HAVING count(*) FILTER (WHERE i.sealedAt IS NULL) = 0 ORDER BY b.id`,
  )

export const forgetBuyer = (db: WritableDatabase, id: number): void => {
  db.run('UPDATE vatBuyers SET vatId = NULL WHERE id = $id', { id })
}
