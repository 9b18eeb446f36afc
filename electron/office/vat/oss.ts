/** Sales at the rates of other member states: the one-stop-shop return of a quarter. */
import type { CivilDate } from '../../../shared/dates'
import type { VatDocumentRow } from '../../../shared/vat/contract'
import { ossPageOf, toldInQuarter, type OssDocument, type OssPage } from '../../../shared/vat/oss'
import type { VatPeriod } from '../../../shared/vat/periods'
import type { ReadableDatabase } from '../database/driver'

type Row = OssDocument & Omit<VatDocumentRow, 'countsOn'>

/** Documents that a quarter's return tells, of a country or of all, by the day they count on. */
const rowsOf = (db: ReadableDatabase, quarter: VatPeriod, country: string | null): Row[] =>
  db
    .all<Row>(
      `SELECT i.id, i.kind, i.number, i.issuedOn, i.vatOn AS "on", o.vatOn AS creditsOn,
         i.clientId, i.buyerName, coalesce(i.buyerCountry, '') AS country, v.rate,
         i.sign * v.netCents AS netCents, i.sign * v.vatCents AS vatCents
       FROM invoiceVat v CROSS JOIN invoices i ON i.id = v.invoiceId
         LEFT JOIN invoices o ON o.id = i.creditsId
       WHERE v.kind = 'consumer-eu' AND i.issuedOn >= $from AND i.vatOn <= $to
         AND ($country IS NULL OR i.buyerCountry = $country)
       ORDER BY i.vatOn, i.id, v.rate`,
      { from: quarter.from, to: quarter.to, country },
    )
    .filter((row) => toldInQuarter(row).from === quarter.from)

export const ossPage = (db: ReadableDatabase, quarter: VatPeriod, today: CivilDate): OssPage =>
  ossPageOf(rowsOf(db, quarter, null), quarter, today)

/** The documents behind what is told of a country, page by page. */
export const ossDocumentsOf = (
  db: ReadableDatabase,
  { quarter, country }: { quarter: VatPeriod; country: string },
  { after, limit }: { after: string | null; limit: number },
): { rows: VatDocumentRow[]; next: string | null } => {
  const from = after === null ? 0 : Number(after)
  const all = rowsOf(db, quarter, country)
  const rows = all
    .slice(from, from + limit)
    .map(({ id, kind, number, issuedOn, on, clientId, buyerName, rate, netCents, vatCents }) => ({
      id,
      kind,
      number,
      issuedOn,
      countsOn: on,
      clientId,
      buyerName,
      rate,
      netCents,
      vatCents,
    }))
  return { rows, next: all.length > from + limit ? String(from + limit) : null }
}
