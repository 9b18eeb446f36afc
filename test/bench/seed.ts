/**
 * Fills an office in bulk with plain SQL: what a hundred thousand clients and a million issued
 * invoices would be after years of work. The database's own guards are set aside meanwhile and put
 * back as they were.
 */
import { searchText } from '../../electron/office/clients/search-text'
import type { Connection } from '../../electron/office/database/driver'

const invoicesPerClient = 10

const streets = ['Kerkstraat', 'Molenweg', 'Havenkade', 'Lindelaan', 'Dorpsstraat', 'Stationsplein']
const towns = ['Utrecht', 'Zwolle', 'Haarlem', 'Delft', 'Breda', 'Groningen', 'Nijmegen']
const syllables = [
  'ba',
  'de',
  'ko',
  'li',
  'mo',
  'na',
  'ri',
  'so',
  'tu',
  've',
  'wa',
  'zo',
  'fe',
  'gu',
]

/** Names that spread over the alphabet as real ones do. */
const nameOf = (at: number): string => {
  let rest = (at * 2_654_435_761) % 4_294_967_296
  let name = ''
  for (let part = 0; part < 4; part++) {
    name += syllables[rest % syllables.length] ?? ''
    rest = Math.floor(rest / syllables.length)
  }
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export const seedClients = (db: Connection, clients: number): void => {
  const guards = db.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'invoice%'`,
  )
  db.pragma('synchronous = OFF')
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`)
  const now = '2026-01-02T09:00:00.000Z'
  for (let from = 1; from <= clients; from += 10_000) {
    db.transaction(() => {
      for (let id = from; id < Math.min(from + 10_000, clients + 1); id++) seedClient(db, id, now)
    })
  }
  db.transaction(() => seedInvoices(db, clients))
  for (const { sql } of guards) db.exec(sql)
  db.exec('ANALYZE')
}

/** What is typed to find the client with this number and no other. */
export const typedFor = (id: number): string => `${nameOf(id)} ${id}`.toLowerCase()

const seedClient = (db: Connection, id: number, now: string): void => {
  const name = `${nameOf(id)} ${nameOf(id + 7)} ${id}`
  const town = towns[id % towns.length] ?? ''
  const address = `info@${nameOf(id).toLowerCase()}${id}.example`
  db.run(
    `INSERT INTO clients (id, kind, companyName, name, sortName, street, houseNumber, postcode, town,
       country, language, createdAt, updatedAt)
     VALUES ($id, 'company', $name, $name, $sortName, $street, $houseNumber, '3511 AB', $town, 'NL',
       'nl', $now, $now)`,
    {
      id,
      name,
      sortName: name.toLowerCase(),
      street: streets[id % streets.length],
      houseNumber: String((id % 200) + 1),
      town,
      now,
    },
  )
  db.run(
    `INSERT INTO clientEmails (clientId, address, forInvoices, forNotices, forTechnical)
     VALUES ($id, $address, 1, 1, 0)`,
    { id, address },
  )
  db.run('INSERT INTO clientSearch (rowid, text) VALUES ($id, $text)', {
    id,
    text: searchText({
      name,
      companyName: name,
      town,
      postcode: '3511 AB',
      phone: null,
      kvkNumber: null,
      vatId: null,
      contacts: [],
      emails: [{ address }],
    }),
  })
}

/** Ten a client over five years; the last two of every fifth client are still open. */
const seedInvoices = (db: Connection, clients: number): void => {
  const values = { clients, each: invoicesPerClient }
  db.run(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $clients * $each)
     INSERT INTO invoices (kind, seriesId, clientId, pricesIncludeVat, netCents, vatCents, grossCents,
       createdAt, updatedAt, issuedAt, issuedOn, dueOn, year, sequence, number, fiscalYear, agencyId,
       language, supplyFrom, buyerName, buyerCompany, buyerStreet, buyerHouseNumber, buyerPostcode,
       buyerTown, buyerCountry, paidCents, sortName)
     SELECT 'invoice', 1, c.id, 0, 10000, 2100, 12100, d || 'T09:00:00.000Z', d || 'T09:00:00.000Z',
       d || 'T09:00:00.000Z', d, date(d, '+14 days'), CAST(substr(d, 1, 4) AS INTEGER), i + 1,
       substr(d, 1, 4) || '-' || printf('%07d', i + 1), CAST(substr(d, 1, 4) AS INTEGER), 1, 'nl', d,
       c.name, 1, c.street, c.houseNumber, c.postcode, c.town, 'NL',
       CASE WHEN i / $clients >= $each - 2 AND c.id % 5 = 0 THEN 0 ELSE 12100 END, c.sortName
     FROM (SELECT i, date('2021-01-01', '+' || CAST(i * 1825.0 / ($clients * $each) AS INTEGER)
       || ' days') AS d FROM n) JOIN clients c ON c.id = i % $clients + 1`,
    values,
  )
  db.run(
    `INSERT INTO invoiceLines (invoiceId, position, description, quantity, unitPriceCents,
       discountBasisPoints, vatKind, vatRate, amountCents)
     SELECT id, 1, 'Webhosting', 1000, 10000, 0, 'standard', 2100, 10000 FROM invoices`,
  )
  db.run(
    `INSERT INTO invoiceVat (invoiceId, kind, rate, netCents, vatCents)
     SELECT id, 'standard', 2100, 10000, 2100 FROM invoices`,
  )
  db.run(
    `INSERT INTO vatSums (countsOn, kind, rate, country, documents, netCents, vatCents)
     SELECT i.vatOn, v.kind, v.rate, '', count(*), sum(v.netCents), sum(v.vatCents)
     FROM invoices i JOIN invoiceVat v ON v.invoiceId = i.id GROUP BY i.vatOn, v.kind, v.rate`,
  )
  db.run(
    `INSERT INTO invoiceNumbers (seriesId, year, last)
     SELECT 1, year, max(sequence) FROM invoices WHERE year IS NOT NULL GROUP BY year
     ON CONFLICT (seriesId, year) DO UPDATE SET last = excluded.last`,
  )
}
