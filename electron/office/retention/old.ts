/** Documents and payments that had their whole term while their client stayed, or whoever's they were. */
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { scrubInvoice } from '../invoices/personal-data'
import { scrubEntry } from '../payments/personal-data'
import { currentAgency } from '../settings/agency'
import { endedEntries, entriesOf, noMoneyKept } from './fate'
import { heldEntry, heldInvoice } from './held'
import { forgetReasons } from './personal-data'
import { entryEnd, sealEntry } from './seal'
import { expiredDay } from './terms'

/** SQL on `invoices i`: settled, and had its whole term. */
const isOldInvoice = `i.sealedAt IS NULL AND i.issuedAt IS NOT NULL
  AND ((i.keptAs = 'invoice' AND i.currentUntil <= $until)
    OR (i.keptAs = 'long-invoice' AND i.currentUntil <= $longUntil))
  AND i.openCents = 0 AND NOT ${heldInvoice}`

const oldInvoices = `FROM invoices i WHERE ${isOldInvoice}`

const settles = (which: string): string => `EXISTS (
  SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
  WHERE l.entryId = e.id AND ${which})`

/** SQL on `bankEntries e`: had its own term, or goes with a document that had. */
const isOldEntry = `e.currentUntil <= $latest AND (e.currentUntil <= $entriesUntil
    OR ${settles(isOldInvoice)})
  AND NOT ${settles(`i.sealedAt IS NULL AND NOT (${isOldInvoice})`)}
  AND ${noMoneyKept} AND NOT ${heldEntry}`

const oldEntries = `FROM bankEntries e WHERE e.sealedAt IS NULL AND ${isOldEntry}
  AND NOT EXISTS (
    SELECT 1 FROM entrySettlements s JOIN bankEntries p ON p.id = s.counterEntryId
    WHERE s.entryId = e.id AND p.sealedAt IS NULL AND NOT (${isOldEntry.replaceAll(/\be\./g, 'p.')}))`

const parameters = (db: ReadableDatabase, today: string) => {
  const until = expiredDay(db, 'invoice', today)
  const longUntil = expiredDay(db, 'long-invoice', today)
  const entriesUntil = expiredDay(db, 'payment', today)
  const latest = [until, longUntil, entriesUntil].reduce((a, b) => (a > b ? a : b))
  const yearStart = currentAgency(db).fiscalYearStart
  return { until, longUntil, entriesUntil, latest, yearStart }
}

/** How many of each are due. */
export const countOld = (
  db: ReadableDatabase,
  today: string,
): { oldInvoices: number; oldPayments: number } => {
  const { latest, entriesUntil, yearStart, ...terms } = parameters(db, today)
  const count = (from: string, values: Record<string, unknown>): number =>
    db.get<{ n: number }>(`SELECT count(*) AS n ${from}`, values)?.n ?? 0
  return {
    oldInvoices: count(oldInvoices, terms),
    oldPayments: count(oldEntries, { ...terms, latest, entriesUntil, yearStart }),
  }
}

/** A page by id. */
export const oldInvoiceIds = (
  db: ReadableDatabase,
  today: string,
  { after, limit }: { after: number; limit: number },
): number[] =>
  page(db, today, `SELECT i.id ${oldInvoices} AND i.id > $after ORDER BY i.id`, after, limit)

/** A page by id; those that go with a document went before. */
export const oldEntryIds = (
  db: ReadableDatabase,
  today: string,
  { after, limit }: { after: number; limit: number },
): number[] =>
  page(db, today, `SELECT e.id ${oldEntries} AND e.id > $after ORDER BY e.id`, after, limit)

const page = (
  db: ReadableDatabase,
  today: string,
  sql: string,
  after: number,
  limit: number,
): number[] =>
  db
    .all<{ id: number }>(`${sql} LIMIT $limit`, { ...parameters(db, today), after, limit })
    .map(({ id }) => id)

/** Takes the person out of these documents, and out of what settles them and nothing else. */
export const endInvoices = (
  command: CommandContext,
  publicKey: Uint8Array,
  ids: readonly number[],
): { invoices: number; payments: number } => {
  const { db, now, audit, ledger } = command
  const entries = entriesOf(db, ids)
  for (const id of ids) {
    scrubInvoice(db, id, now)
    forgetReasons(db, id)
    ledger({ kind: 'scrub', invoiceId: id })
    audit({ entity: 'invoice', id, code: 'term-ended' })
  }
  return { invoices: ids.length, payments: endEntries(command, publicKey, entries) }
}

/** Takes the person out of those of the entries that nothing keeps; gives how many. */
export const endEntries = (
  command: CommandContext,
  publicKey: Uint8Array,
  ids: readonly number[],
): number => {
  const { db, now, today, audit, ledger } = command
  const ended = endedEntries(db, today, new Set(ids), { evenHeld: false })
  for (const id of ended) {
    const end = entryEnd(db, id, null)
    // Something sealed that it settles is kept longer: it goes into the archive until that day.
    if (end.destroyAfter >= today) sealEntry(command, publicKey, id, end)
    else {
      scrubEntry(db, id, now)
      ledger({ kind: 'scrub-entry', entryId: id })
    }
    audit({ entity: 'entry', id, code: end.destroyAfter >= today ? 'sealed' : 'term-ended' })
  }
  return ended.length
}
