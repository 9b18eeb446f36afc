/** The documents behind a figure, page by page. */
import { boxOf } from '../../../shared/vat/entries'
import type { VatDocumentRow } from '../../../shared/vat/contract'
import { isWithinEu, type VatKind } from '../../../shared/invoices/vat'
import type { ReadableDatabase } from '../database/driver'
import { sumsIn, type BoxName, type Span } from './figures'

interface Paging {
  /** the last row of the page before: its day, document and rate */
  after: string | null
  limit: number
}

type Row = VatDocumentRow & { vatKind: VatKind }
interface Page {
  rows: VatDocumentRow[]
  next: string | null
}

const select = `
  SELECT i.id, i.kind, i.number, i.issuedOn, i.vatOn AS countsOn, i.clientId, i.buyerName,
    v.kind AS vatKind, v.rate, i.sign * v.netCents AS netCents, i.sign * v.vatCents AS vatCents
  FROM invoices i JOIN invoiceVat v ON v.invoiceId = i.id`

/**
 * Days without such a document are known from the sums, so that a rare box is found at once among a
 * million invoices.
 */
export const documentsOf = (
  db: ReadableDatabase,
  { box, since, ...span }: Span & { box: BoxName; since: string | null },
  paging: Paging,
): Page => {
  const from = paging.after?.slice(0, 10) ?? span.from
  const days = sumsIn(db, { ...span, from }).filter((row) => (boxOf(row) ?? 'outside') === box)
  const rows: Row[] = []
  for (const day of new Set(days.map(({ on }) => on))) {
    const found = db.all<Row>(
      `${select} WHERE i.issuedAt IS NOT NULL AND i.vatOn = $day
         AND ($since IS NULL OR i.issuedAt > $since)
       ORDER BY i.id, v.kind, v.rate`,
      { day, since },
    )
    rows.push(
      ...found.filter(
        (row) =>
          (boxOf({ ...row, kind: row.vatKind, on: day }) ?? 'outside') === box &&
          isAfter(row, paging),
      ),
    )
    if (rows.length > paging.limit) break
  }
  return pageOf(rows, paging)
}

/** Of one business on the ICP list. */
export const icpDocumentsOf = (
  db: ReadableDatabase,
  { from, to, buyerId }: Span & { buyerId: number },
  paging: Paging,
): Page => {
  const rows = db.all<Row>(
    `${select} WHERE i.vatBuyerId = $buyerId AND i.vatOn BETWEEN $from AND $to
     ORDER BY i.vatOn, i.id, v.kind, v.rate`,
    { buyerId, from: paging.after?.slice(0, 10) ?? from, to },
  )
  return pageOf(
    rows.filter((row) => isWithinEu(row.vatKind) && isAfter(row, paging)),
    paging,
  )
}

const keyOf = ({ countsOn, id, vatKind, rate }: Row): string =>
  `${countsOn} ${String(id).padStart(16, '0')} ${vatKind} ${String(rate).padStart(5, '0')}`

const isAfter = (row: Row, { after }: Paging): boolean => after === null || keyOf(row) > after

const pageOf = (all: readonly Row[], { limit }: Paging): Page => {
  const rows = all.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ vatKind: _, ...row }) => row),
    next: all.length > limit && last ? keyOf(last) : null,
  }
}
