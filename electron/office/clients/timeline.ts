/**
 * What happened with a client, from the tables where it happened. Each source gives its events by
 * an index of its own; a page takes the newest of all of them and remembers where it ended.
 */
import type { TimelineCursor, TimelineEvent } from '../../../shared/clients/contract'
import type { ReadableDatabase } from '../database/driver'
import { clientRow } from './record'

interface Asked {
  id: number
  show: 'all' | 'payments'
  after: TimelineCursor | null
  limit: number
}

/** Runs from (`at`, `before`), exclusive, backwards. */
interface Slice {
  clientId: number
  at: string
  before: number
  limit: number
}

type Source = (db: ReadableDatabase, slice: Slice) => TimelineEvent[]

/** Events of one source newest first; at most `limit`, each before the slice's start. */
const lifeEvents: Source = (db, slice) =>
  db.all(
    `SELECT * FROM (
       SELECT 1 AS id, 'added' AS kind, createdAt AS at FROM clients WHERE id = $clientId
       UNION ALL
       SELECT 2, 'terminated', terminatedOn FROM clients
       WHERE id = $clientId AND terminatedOn IS NOT NULL)
     WHERE (at, id) < ($at, $before) ORDER BY at DESC, id DESC LIMIT $limit`,
    { ...slice },
  )

const issuedInvoices: Source = (db, slice) =>
  db.all(
    `SELECT id, kind, issuedOn AS at, id AS invoiceId, number, grossCents AS amountCents
     FROM invoices
     WHERE clientId = $clientId AND issuedOn IS NOT NULL AND (issuedOn, id) < ($at, $before)
     ORDER BY issuedOn DESC, id DESC LIMIT $limit`,
    { ...slice },
  )

/** A credit note set against an invoice has two rows; the invoice's tells it. */
const settlements: Source = (db, slice) =>
  db.all(
    `SELECT * FROM (
       SELECT a.id, CASE a.kind WHEN 'credit' THEN 'settled' ELSE a.kind END AS kind,
         coalesce(e.bookedOn, a.createdAt) AS at, i.id AS invoiceId, i.number, a.amountCents
       FROM invoices i
       JOIN allocations a ON a.invoiceId = i.id
       LEFT JOIN bankEntries e ON e.id = a.entryId
       WHERE i.clientId = $clientId AND (a.kind <> 'credit' OR i.kind = 'invoice'))
     WHERE (at, id) < ($at, $before) ORDER BY at DESC, id DESC LIMIT $limit`,
    { ...slice },
  )

const ownEntries: Source = (db, slice) =>
  db.all(
    `SELECT id, 'entry' AS kind, bookedOn AS at, id AS entryId, amountCents,
       amountCents - allocatedCents AS freeCents
     FROM bankEntries
     WHERE clientId = $clientId AND (bookedOn, id) < ($at, $before)
     ORDER BY bookedOn DESC, id DESC LIMIT $limit`,
    { ...slice },
  )

const reminders: Source = (db, slice) =>
  db.all(
    `SELECT r.id, 'reminded-' || r.step AS kind, r.sentOn AS at, r.invoiceId, i.number
     FROM reminders r JOIN invoices i ON i.id = r.invoiceId
     WHERE r.clientId = $clientId AND (r.sentOn, r.id) < ($at, $before)
     ORDER BY r.sentOn DESC, r.id DESC LIMIT $limit`,
    { ...slice },
  )

/** What was asked and done about a service whose client did not pay; few, and each with its moments. */
const suspensions: Source = (db, slice) =>
  db.all(
    `SELECT * FROM (
       SELECT s.id * 5 + e.value AS id, CASE e.value WHEN 0 THEN 'suspend-asked'
           WHEN 1 THEN 'suspended' WHEN 2 THEN 'suspend-dropped' WHEN 3 THEN 'resume-asked'
           ELSE 'resumed' END AS kind,
         CASE e.value WHEN 0 THEN s.askedOn WHEN 1 THEN s.suspendedAt WHEN 2 THEN s.droppedAt
           WHEN 3 THEN CASE WHEN i.openCents <= 0 AND s.suspendedAt IS NOT NULL THEN i.settledOn END
           ELSE s.resumedAt END AS at,
         s.invoiceId, i.number
       FROM suspensions s JOIN invoices i ON i.id = s.invoiceId
       JOIN json_each('[0,1,2,3,4]') e WHERE s.clientId = $clientId)
     WHERE at IS NOT NULL AND (at, id) < ($at, $before) ORDER BY at DESC, id DESC LIMIT $limit`,
    { ...slice },
  )

const changes: Source = (db, slice) =>
  db
    .all<{ id: number; at: string; operation: string; fields: string; by: string | null }>(
      `SELECT audit.id, audit.at, operation, fields, users.name AS by FROM audit
       LEFT JOIN users ON users.id = audit.userId
       WHERE clientId = $clientId AND entity = 'client' AND operation <> 'clients.add'
         AND (audit.at, audit.id) < ($at, $before)
       ORDER BY audit.at DESC, audit.id DESC LIMIT $limit`,
      { ...slice },
    )
    .map((row) => ({
      ...row,
      kind: 'changed',
      fields: row.fields === '' ? [] : row.fields.split(','),
    }))

const sources = {
  all: [changes, settlements, ownEntries, suspensions, reminders, issuedInvoices, lifeEvents],
  payments: [settlements, ownEntries],
} satisfies Record<Asked['show'], Source[]>

/** A page of events, newest first. Errors: not-found. */
export const timelineOf = (
  db: ReadableDatabase,
  { id, show, after, limit }: Asked,
): { rows: TimelineEvent[]; next: TimelineCursor | null } => {
  clientRow(db, id)
  const found = sources[show].flatMap((source, place) =>
    source(db, {
      clientId: id,
      limit: limit + 1,
      at: after?.at ?? '9999',
      before: place < (after?.source ?? 0) ? 0 : place === after?.source ? after.id : lastId,
    }).map((event) => ({ event, place })),
  )
  found.sort(
    (a, b) => compare(b.event.at, a.event.at) || a.place - b.place || b.event.id - a.event.id,
  )
  const page = found.slice(0, limit)
  const end = found.length > limit ? page.at(-1) : undefined
  return {
    rows: page.map(({ event }) => event),
    next: end ? { at: end.event.at, source: end.place, id: end.event.id } : null,
  }
}

const lastId = Number.MAX_SAFE_INTEGER

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
