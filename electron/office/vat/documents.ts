/** The documents behind a figure, page by page. */
import { boxOf } from '../../../shared/vat/entries'
import type { VatDocumentRow } from '../../../shared/vat/contract'
import type { VatKind } from '../../../shared/invoices/vat'
import type { ReadableDatabase } from '../database/driver'
import { sumsIn, type BoxName, type Span } from './figures'
import { grouped } from './grouped'

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

/** A document has a few rows at most: so many more are read to have its last one. */
const rowsOfOne = 40

/**
 * Days without such a document are known from the sums, so that a rare box is found at once among a
 * million invoices. Of the day a page before ended in, reading goes on at its last document.
 */
export const documentsOf = (
  db: ReadableDatabase,
  { box, since, ...span }: Span & { box: BoxName; since: string | null },
  paging: Paging,
): Page => {
  const last = placeOf(paging)
  const sums = sumsIn(db, { ...span, from: last?.day ?? span.from }).filter(
    (row) => (boxOf(row) ?? 'outside') === box,
  )
  const rows: Row[] = []
  for (const [day, wanted] of grouped(sums, ({ on }) => on)) {
    const found = db.all<Row>(
      `${select} JOIN (SELECT DISTINCT value ->> 0 AS kind, value ->> 1 AS rate
           FROM json_each($wanted)) w ON w.kind = v.kind AND w.rate = v.rate
       WHERE i.issuedAt IS NOT NULL AND i.vatOn = $day AND i.id >= $fromId
         AND ($since IS NULL OR i.issuedAt > $since)
       ORDER BY i.id, v.kind, v.rate LIMIT $most`,
      {
        day,
        since,
        fromId: day === last?.day ? last.id : 0,
        wanted: JSON.stringify(wanted.map(({ kind, rate }) => [kind, rate])),
        most: paging.limit + rowsOfOne - rows.length,
      },
    )
    rows.push(...found.filter((row) => isAfter(row, paging)))
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
  const last = placeOf(paging)
  const rows = db.all<Row>(
    `${select} WHERE i.vatBuyerId = $buyerId AND i.vatOn BETWEEN $from AND $to
       AND (i.vatOn > $from OR i.id >= $fromId) AND v.kind IN ('goods-eu', 'reverse-eu')
     ORDER BY i.vatOn, i.id, v.kind, v.rate LIMIT $most`,
    {
      buyerId,
      from: last?.day ?? from,
      to,
      fromId: last?.id ?? 0,
      most: paging.limit + rowsOfOne,
    },
  )
  return pageOf(
    rows.filter((row) => isAfter(row, paging)),
    paging,
  )
}

/** The day and document that the page before ended with. */
const placeOf = ({ after }: Paging): { day: string; id: number } | null => {
  const [day = '', id = ''] = after?.split(' ') ?? []
  return after === null ? null : { day, id: Number(id) }
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
