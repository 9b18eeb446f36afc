/** What is due, and why: read before anything is touched, and shown to the owner as it is. */
import { fiscalYearPeriod } from '../../../shared/dates'
import { destructionOf, lastExpiredYear, type Destruction } from '../../../shared/retention/clocks'
import { policy } from '../../../shared/retention/policy'
import { heldItem } from '../archive/holds'
import { isReleased } from '../clients/termination'
import type { ReadableDatabase } from '../database/driver'
import { termOf } from '../settings/terms'

export interface DueClient {
  clientId: number
  name: string
  terminatedOn: string
  invoices: number
  payments: number
  /** open debt: only what is not needed to collect it goes now */
  openCents: number
  /** a hold keeps this client as it is */
  holdId: number | null
  reducedAt: string | null
}

const due = `c.terminatedOn <= $today AND c.erasedAt IS NULL AND (c.reducedAt IS NOT NULL OR ${isReleased})`

/** Terminated clients whose day has come, a page by id. */
export const dueClients = (
  db: ReadableDatabase,
  today: string,
  after = 0,
  limit = 200,
): DueClient[] =>
  db.all<DueClient>(
    `SELECT c.id AS clientId, c.name, c.terminatedOn, c.reducedAt,
       (SELECT count(*) FROM invoices i WHERE i.clientId = c.id AND i.issuedAt IS NOT NULL) AS invoices,
       (SELECT count(DISTINCT l.entryId) FROM allocations l JOIN invoices i ON i.id = l.invoiceId
        WHERE i.clientId = c.id) AS payments,
       (SELECT coalesce(sum(i.openCents), 0) FROM invoices i
        WHERE i.clientId = c.id AND i.openCents <> 0) AS openCents,
       (SELECT min(h.id) FROM holds h
        WHERE h.liftedAt IS NULL AND (h.clientId = c.id OR h.invoiceId IN (
          SELECT i.id FROM invoices i WHERE i.clientId = c.id))) AS holdId
     FROM clients c WHERE ${due} AND c.id > $after ORDER BY c.id LIMIT $limit`,
    { today, after, limit },
  )

/** What a run would do with a due client now. */
export const stepFor = (client: DueClient): 'whole' | 'reduced' | 'held' => {
  if (client.holdId !== null) return 'held'
  return client.openCents === 0 ? 'whole' : 'reduced'
}

export interface DueCounts {
  clients: number
  reduced: number
  held: number
  /** active clients' invoices and payments whose own term has ended */
  oldInvoices: number
  oldPayments: number
  /** sealed items whose last day is past */
  archiveItems: number
  /** holds in force whose review date has come */
  holdsToReview: number
}

/** The figures of the preview, in a handful of indexed counts. */
export const countDue = (db: ReadableDatabase, today: string): DueCounts => {
  const row = db.get<{ clients: number; reduced: number; held: number }>(
    `SELECT
       count(*) FILTER (WHERE holdId IS NULL AND openCount = 0) AS clients,
       count(*) FILTER (WHERE holdId IS NULL AND openCount > 0 AND reducedAt IS NULL) AS reduced,
       count(*) FILTER (WHERE holdId IS NOT NULL) AS held
     FROM (SELECT c.reducedAt,
         (SELECT min(h.id) FROM holds h WHERE h.liftedAt IS NULL AND (h.clientId = c.id
           OR h.invoiceId IN (SELECT i.id FROM invoices i WHERE i.clientId = c.id))) AS holdId,
         EXISTS (SELECT 1 FROM invoices i WHERE i.clientId = c.id AND i.openCents <> 0) AS openCount
       FROM clients c WHERE ${due})`,
    { today },
  ) ?? { clients: 0, reduced: 0, held: 0 }
  return {
    ...row,
    oldInvoices: countOf(db, `SELECT count(*) AS n ${oldInvoices}`, terms(db, today)),
    oldPayments: countOf(db, `SELECT count(*) AS n ${oldPayments}`, terms(db, today)),
    holdsToReview: countOf(
      db,
      'SELECT count(*) AS n FROM holds WHERE liftedAt IS NULL AND reviewOn <= $today',
      { today },
    ),
    archiveItems: countOf(
      db,
      `SELECT count(*) AS n FROM archive
       WHERE destroyedAt IS NULL AND destroyAfter < $today AND NOT ${heldItem}`,
      { today },
    ),
  }
}

const termEnded = `i.fiscalYear <= $year AND i.sealedAt IS NULL AND i.openCents = 0
    AND i.issuedAt IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND
      (h.invoiceId = i.id OR h.clientId = i.clientId OR h.fiscalYear = i.fiscalYear))`

const oldInvoices = `FROM invoices i WHERE ${termEnded}`

// What settles an invoice stays as long as that invoice does.
const oldPayments = `
  FROM bankEntries e WHERE e.sealedAt IS NULL AND e.bookedOn <= $until
    AND NOT EXISTS (SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
      WHERE l.entryId = e.id AND i.sealedAt IS NULL AND NOT (${termEnded}))
    AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND
      (h.clientId = e.clientId OR h.fiscalYear = CAST(substr(e.bookedOn, 1, 4) AS INTEGER)))`

const expiredYear = (db: ReadableDatabase, name: 'invoice' | 'payment', today: string): number =>
  lastExpiredYear(today, termOf(db, name))

const countOf = (db: ReadableDatabase, sql: string, parameters: Record<string, unknown>): number =>
  db.get<{ n: number }>(sql, parameters)?.n ?? 0

const ids = (db: ReadableDatabase, sql: string, parameters: Record<string, unknown>): number[] =>
  db.all<{ id: number }>(sql, parameters).map(({ id }) => id)

const terms = (db: ReadableDatabase, today: string) => ({
  year: expiredYear(db, 'invoice', today),
  until: fiscalYearPeriod(expiredYear(db, 'payment', today)).to,
})

/** Invoices of active clients whose own term has ended and on which nothing is open. */
export const oldInvoicesDue = (db: ReadableDatabase, today: string, limit: number): number[] =>
  ids(db, `SELECT i.id ${oldInvoices} ORDER BY i.id LIMIT $limit`, {
    ...terms(db, today),
    limit,
  })

/** Bank entries whose own term has ended, whoever they were of, and that settle nothing still open. */
export const oldPaymentsDue = (db: ReadableDatabase, today: string, limit: number): number[] =>
  ids(db, `SELECT e.id ${oldPayments} ORDER BY e.id LIMIT $limit`, {
    ...terms(db, today),
    limit,
  })

/** When a document of this class and year is destroyed for a client that terminated on a day. */
export const destructionFor = (
  db: ReadableDatabase,
  name: 'invoice' | 'payment',
  fiscalYear: number,
  terminatedOn: string | null,
): Destruction =>
  destructionOf({
    fiscalYear,
    terminatedOn,
    term: termOf(db, name),
    lawful: policy[name].lawful.atLeast,
  })
