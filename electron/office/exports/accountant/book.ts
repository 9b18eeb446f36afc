/** The books of (part of) a fiscal year, as an audit file tells them. */
import {
  addMonths,
  endOfMonth,
  fiscalYearOf,
  fiscalYearPeriod,
  type CivilDate,
} from '../../../../shared/dates'
import type { VatKind } from '../../../../shared/invoices/vat'
import type { ReadableDatabase } from '../../database/driver'
import { currentAgency } from '../../settings/agency'
import { version } from '../../version'
import type { Span } from '../../vat/figures'
import type { Book, Party } from '../xaf/book'
import { accountsOf, vatCodesOf } from '../xaf/postings'
import { journalsOf, type Reading } from './journals'

/** The part of each fiscal year that lies in the span, in order. */
export const fiscalYearsIn = (span: Span, startMonth: number): (Span & { year: number })[] => {
  const years = []
  for (let year = fiscalYearOf(span.from, startMonth); ; year += 1) {
    const { from, to } = fiscalYearPeriod(year, startMonth)
    if (from > span.to) return years
    years.push({
      year,
      from: from > span.from ? from : span.from,
      to: to < span.to ? to : span.to,
    })
  }
}

/** "2026", or "2026-2027" for a year that does not begin in January. */
export const yearName = (year: number, startMonth: number): string =>
  startMonth === 1 ? String(year) : `${year}-${year + 1}`

/** `reading.span` lies within the fiscal year. */
export const bookOf = (
  reading: Reading,
  year: number,
  clientIds: readonly number[],
  today: CivilDate,
): Book => {
  const { db, plan, span } = reading
  const agency = currentAgency(db)
  const { street, houseNumber, postcode, town, country } = agency
  const start = fiscalYearPeriod(year, agency.fiscalYearStart).from
  return {
    header: {
      fiscalYear: yearName(year, agency.fiscalYearStart),
      from: span.from,
      to: span.to,
      createdOn: today,
      softwareVersion: version,
    },
    company: {
      name: agency.name,
      kvkNumber: agency.kvkNumber,
      country,
      taxNumber: agency.vatId ?? '',
      address: { street, houseNumber, postcode, town, country },
    },
    parties: { [Symbol.iterator]: () => partiesOf(db, clientIds) },
    accounts: accountsOf(plan),
    vatCodes: vatCodesOf(ratesOf(db), plan),
    periods: Array.from({ length: 12 }, (_, at) => {
      const from = addMonths(start, at)
      return { number: at + 1, from, to: endOfMonth(from) }
    }),
    // What was there before is not known of all accounts: the program keeps the sales side only.
    opening: [],
    journals: journalsOf(reading),
  }
}

/** Everybody whom the books of the span name. */
export const clientsIn = (db: ReadableDatabase, { from, to }: Span): number[] =>
  db
    .all<{ id: number }>(
      `SELECT clientId AS id FROM invoices
       WHERE issuedOn BETWEEN $from AND $to AND issuedAt IS NOT NULL AND clientId IS NOT NULL
       UNION SELECT i.clientId FROM bankEntries e JOIN allocations a ON a.entryId = e.id
         JOIN invoices i ON i.id = a.invoiceId
       WHERE e.bookedOn BETWEEN $from AND $to AND i.clientId IS NOT NULL
       UNION SELECT i.clientId FROM allocations a JOIN invoices i ON i.id = a.invoiceId
       WHERE a.settledOn BETWEEN $from AND $to AND a.entryId IS NULL AND i.clientId IS NOT NULL
       ORDER BY 1`,
      { from, to },
    )
    .map(({ id }) => id)

interface ClientRow {
  id: number
  name: string
  kvkNumber: string | null
  vatId: string | null
  street: string
  houseNumber: string
  postcode: string
  town: string
  country: string
}

/** No more of them than the books need. */
function* partiesOf(db: ReadableDatabase, clientIds: readonly number[]): Generator<Party> {
  for (let at = 0; at < clientIds.length; at += 500) {
    const rows = db.all<ClientRow>(
      `SELECT id, name, kvkNumber, vatId, street, houseNumber, postcode, town, country FROM clients
       WHERE id IN (SELECT value FROM json_each($ids)) ORDER BY id`,
      { ids: JSON.stringify(clientIds.slice(at, at + 500)) },
    )
    for (const { id, name, kvkNumber, vatId, ...address } of rows) {
      const placed = address.street !== '' && address.town !== ''
      const party = { id: String(id), name, email: null, kvkNumber, vatId }
      yield { ...party, address: placed ? address : null }
    }
  }
}

/** Every kind and rate that was ever billed. */
const ratesOf = (db: ReadableDatabase): { kind: VatKind; rate: number; name: string }[] =>
  db
    .all<{ kind: VatKind; rate: number }>(
      'SELECT DISTINCT kind, rate FROM vatSums ORDER BY kind, rate',
    )
    .map(({ kind, rate }) => ({ kind, rate, name: `${kindNames[kind]} ${rate / 100}%` }))

const kindNames: Record<VatKind, string> = {
  standard: 'Hoog tarief',
  reduced: 'Laag tarief',
  zero: 'Nultarief',
  exempt: 'Vrijgesteld',
  'small-business': 'Kleineondernemersregeling',
  'reverse-domestic': 'Btw verlegd binnen Nederland',
  'reverse-eu': 'Diensten binnen de EU',
  'goods-eu': 'Goederen binnen de EU',
  'consumer-eu': 'Consumenten in andere EU-landen',
  export: 'Buiten de EU',
}
