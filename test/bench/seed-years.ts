/** Ten years of a client's invoices, one a month and all of them paid, put there in bulk. */
import type { Connection } from '../../electron/office/database/driver'

const invoices = 120

export const seedYears = (db: Connection, clientId: number): void => {
  const guards = db.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'invoice%'`,
  )
  db.transaction(() => {
    for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`)
    // What there was of the client is settled too.
    db.run('UPDATE invoices SET paidCents = sign * grossCents WHERE clientId = $clientId', {
      clientId,
    })
    const before = db.get<{ id: number }>('SELECT max(id) AS id FROM invoices')?.id ?? 0
    db.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $invoices)
       INSERT INTO invoices (kind, seriesId, clientId, pricesIncludeVat, netCents, vatCents,
         grossCents, createdAt, updatedAt, issuedAt, issuedOn, dueOn, year, sequence, number,
         fiscalYear, agencyId, language, supplyFrom, buyerName, buyerCompany, buyerStreet,
         buyerHouseNumber, buyerPostcode, buyerTown, buyerCountry, paidCents, sortName)
       SELECT 'invoice', 1, c.id, 0, 10000, 2100, 12100, d || 'T09:00:00.000Z',
         d || 'T09:00:00.000Z', d || 'T09:00:00.000Z', d, date(d, '+14 days'),
         CAST(substr(d, 1, 4) AS INTEGER), 900000000 + $before + i,
         'T' || c.id || '-' || i, CAST(substr(d, 1, 4) AS INTEGER), 1, 'nl', d, c.name, 1, c.street,
         c.houseNumber, c.postcode, c.town, 'NL', 12100, c.sortName
       FROM (SELECT i, date('2016-01-15', '+' || (i - 1) || ' months') AS d FROM n)
       JOIN clients c ON c.id = $clientId`,
      { invoices, clientId, before },
    )
    db.run(
      `INSERT INTO invoiceLines (invoiceId, position, description, quantity, unitPriceCents,
         discountBasisPoints, vatKind, vatRate, amountCents)
       SELECT id, 1, 'Webhosting', 1000, 10000, 0, 'standard', 2100, 10000 FROM invoices
       WHERE id > $before`,
      { before },
    )
    db.run(
      `INSERT INTO invoiceVat (invoiceId, kind, rate, netCents, vatCents)
       SELECT id, 'standard', 2100, 10000, 2100 FROM invoices WHERE id > $before`,
      { before },
    )
    for (const { sql } of guards) db.exec(sql)
  })
}
