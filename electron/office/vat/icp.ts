/** Supplies to businesses in other member states, per business. */
import type { IcpEntry } from '../../../shared/vat/contract'
import { icpListOf, type IcpSum } from '../../../shared/vat/icp'
import type { ReadableDatabase } from '../database/driver'
import type { Span } from './figures'

/** What each business got in the span, signed. */
export const icpSums = (db: ReadableDatabase, { from, to }: Span): IcpSum[] =>
  db.all<IcpSum>(
    `SELECT b.id AS buyerId, b.country, b.vatId,
       sum(CASE v.kind WHEN 'goods-eu' THEN i.sign * v.netCents ELSE 0 END) AS goodsCents,
       sum(CASE v.kind WHEN 'reverse-eu' THEN i.sign * v.netCents ELSE 0 END) AS servicesCents
     FROM invoices i JOIN vatBuyers b ON b.id = i.vatBuyerId
       JOIN invoiceVat v ON v.invoiceId = i.id AND v.kind IN ('goods-eu', 'reverse-eu')
     WHERE i.vatBuyerId IS NOT NULL AND i.vatOn BETWEEN $from AND $to
     GROUP BY b.id ORDER BY b.id`,
    { from, to },
  )

/** The list with what was declared of each when the period was locked. */
export const icpOf = (
  db: ReadableDatabase,
  span: Span,
  returnId: number | null,
): { rows: IcpEntry[]; totalCents: number; totalEuros: number } => {
  const declared = new Map(
    db
      .all<{ buyerId: number; goodsCents: number; servicesCents: number }>(
        'SELECT buyerId, goodsCents, servicesCents FROM vatIcpFigures WHERE returnId = $returnId',
        { returnId },
      )
      .map(({ buyerId, ...sums }) => [buyerId, sums] as const),
  )
  const list = icpListOf(icpSums(db, span))
  const nothing = { goodsCents: 0, servicesCents: 0 }
  const rows = list.rows.map((row) => ({
    ...row,
    declared: returnId === null ? null : (declared.get(row.buyerId) ?? nothing),
  }))
  return { ...list, rows }
}
