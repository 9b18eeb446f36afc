/** The figures of the reports. */
import { addMonths, endOfMonth } from '../../../shared/dates'
import {
  ageBands,
  type ExpectedMonth,
  type MonthTurnover,
  type Outstanding,
  type PayingMonth,
  type Share,
  type SlowPayer,
} from '../../../shared/reports/contract'
import type { ReadableDatabase } from '../database/driver'
import { dueInvoices } from '../services/due'

/** So many are named; the rest are one row. */
const named = 10
/** Who paid fewer in the year tells no habit. */
const fewInvoices = 2

/** From the sums that are kept per day: as quick for a million invoices as for ten. */
export const turnoverOf = (db: ReadableDatabase, year: number): MonthTurnover[] => {
  const sums = new Map(
    db
      .all<{ month: string; cents: number }>(
        `SELECT substr(countsOn, 1, 7) AS month, sum(netCents) AS cents FROM vatSums
         WHERE countsOn BETWEEN $from AND $to GROUP BY month`,
        { from: `${year - 1}-01-01`, to: `${year}-12-31` },
      )
      .map(({ month, cents }) => [month, cents]),
  )
  return Array.from({ length: 12 }, (_, at) => {
    const month = String(at + 1).padStart(2, '0')
    return {
      month: at + 1,
      cents: sums.get(`${year}-${month}`) ?? 0,
      lastYearCents: sums.get(`${year - 1}-${month}`) ?? 0,
    }
  })
}

const inYear = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/**
 * Per article of the catalogue. A line takes its part of the document's turnover: discounts and prices
 * with VAT in them are spread over the lines by their amounts.
 */
export const servicesOf = (db: ReadableDatabase, year: number): Share[] =>
  largest(
    db
      .all<{ name: string | null; cents: number }>(
        `WITH lines AS (
           SELECT i.id, i.sign * i.netCents AS netCents, l.amountCents, c.name,
             sum(l.amountCents) OVER (PARTITION BY i.id) AS whole
           FROM invoices i JOIN invoiceLines l ON l.invoiceId = i.id
             LEFT JOIN catalogue c ON c.id = l.itemId
           WHERE i.issuedAt IS NOT NULL AND i.vatOn BETWEEN $from AND $to)
         SELECT name, sum(CASE whole WHEN 0 THEN 0.0
             ELSE netCents * 1.0 * amountCents / whole END) AS cents
         FROM lines GROUP BY name ORDER BY cents DESC`,
        inYear(year),
      )
      .map(({ name, cents }) => ({
        kind: name === null ? ('work' as const) : ('item' as const),
        name,
        cents: Math.round(cents),
      })),
  )

export const clientsOf = (db: ReadableDatabase, year: number): Share[] =>
  largest(
    db
      .all<{ clientId: number | null; name: string | null; cents: number }>(
        `SELECT s.clientId, c.name, s.cents FROM (
           SELECT clientId, sum(sign * netCents) AS cents FROM invoices
           WHERE issuedAt IS NOT NULL AND vatOn BETWEEN $from AND $to GROUP BY clientId) s
         LEFT JOIN clients c ON c.id = s.clientId ORDER BY s.cents DESC`,
        inYear(year),
      )
      .map(({ name, cents }) => ({
        kind: name === null ? ('archived' as const) : ('client' as const),
        name,
        cents,
      })),
  )

const largest = (shares: readonly Share[]): Share[] => {
  const rest = shares.slice(named).reduce((sum, { cents }) => sum + cents, 0)
  const shown = shares.slice(0, named)
  return shares.length > named ? [...shown, { kind: 'rest', name: null, cents: rest }] : shown
}

/** What clients still owe; what they get back is no part of it. */
export const outstandingOf = (db: ReadableDatabase, today: string): Outstanding[] => {
  const rows = db.all<{ band: (typeof ageBands)[number]; invoices: number; cents: number }>(
    `SELECT CASE WHEN dueOn >= $today THEN 'not-due'
         WHEN julianday($today) - julianday(dueOn) <= 30 THEN 'to-30'
         WHEN julianday($today) - julianday(dueOn) <= 60 THEN 'to-60'
         WHEN julianday($today) - julianday(dueOn) <= 90 THEN 'to-90'
         ELSE 'over-90' END AS band,
       count(*) AS invoices, sum(openCents) AS cents
     FROM invoices WHERE openCents <> 0 AND openCents > 0 AND dueOn IS NOT NULL GROUP BY band`,
    { today },
  )
  return ageBands.map(
    (band) => rows.find((row) => row.band === band) ?? { band, invoices: 0, cents: 0 },
  )
}

// Paid in full, by money: neither credited nor given up.
const paid = `i.issuedAt IS NOT NULL AND i.kind = 'invoice' AND i.grossCents > 0
  AND i.openCents = 0 AND i.creditedCents = 0 AND i.issuedOn BETWEEN $from AND $to
  AND (SELECT coalesce(sum(a.amountCents), 0) FROM allocations a
    WHERE a.invoiceId = i.id AND a.kind = 'write-off') = 0`
const daysTaken = `max(julianday(i.settledOn) - julianday(i.issuedOn), 0)`

export const payingOf = (
  db: ReadableDatabase,
  year: number,
): { months: PayingMonth[]; slowest: SlowPayer[] } => {
  const rows = db.all<{ month: number; invoices: number; days: number }>(
    `SELECT CAST(substr(i.issuedOn, 6, 2) AS INTEGER) AS month, count(*) AS invoices,
       avg(${daysTaken}) AS days
     FROM invoices i WHERE ${paid} GROUP BY month`,
    inYear(year),
  )
  const slowest = db.all<SlowPayer>(
    `SELECT i.clientId, c.name, count(*) AS invoices, avg(${daysTaken}) AS days
     FROM invoices i JOIN clients c ON c.id = i.clientId AND c.erasedAt IS NULL
     WHERE ${paid} GROUP BY i.clientId HAVING count(*) >= ${fewInvoices}
     ORDER BY days DESC, i.clientId LIMIT ${named}`,
    inYear(year),
  )
  return {
    months: Array.from({ length: 12 }, (_, at) => {
      const row = rows.find(({ month }) => month === at + 1)
      return {
        month: at + 1,
        invoices: row?.invoices ?? 0,
        days: row ? Math.round(row.days) : null,
      }
    }),
    slowest: slowest.map((row) => ({ ...row, days: Math.round(row.days) })),
  }
}

/** What should have been billed already counts in this month. */
export const expectedOf = (db: ReadableDatabase, today: string): ExpectedMonth[] => {
  const until = endOfMonth(addMonths(`${today.slice(0, 7)}-01`, 11))
  const first = today.slice(0, 7)
  const months = Array.from({ length: 12 }, (_, at) => ({
    month: addMonths(`${first}-01`, at).slice(0, 7),
    periods: 0,
    cents: 0,
  }))
  for (const { lines, why } of dueInvoices(db, { until, clientId: null }, today)) {
    if (why !== null) continue
    for (const { from, cents } of lines) {
      const month = from.slice(0, 7) < first ? first : from.slice(0, 7)
      const row = months.find((one) => one.month === month)
      if (!row) continue
      row.periods += 1
      row.cents += cents
    }
  }
  return months
}
