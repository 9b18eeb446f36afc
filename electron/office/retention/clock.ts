/** A client's clock as shown: what happens when, and which rule decided. */
import { addDays, fiscalYearOf, todayIn } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { ClockEvent, WaitsFor } from '../../../shared/retention/contract'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { currentAgency } from '../settings/agency'
import { sharedEntries } from './fate'
import { readReport } from './certificate/report'
import { standingWere } from './standing'
import { extentOf, lastTakeBack, ownThen, waitsFor } from './step'
import { endOf, type KeptAs } from './terms'

interface ClientRow {
  terminatedOn: string | null
  erasedAt: string | null
}

/**
 * Of an active client what its own documents wait for; of an erased one what its certificates say. Who
 * sees no books learns when the client goes, and nothing of what is bought, owed or paid. Errors:
 * not-found; also an erased client for who sees no certificates.
 */
export const clockOf = (
  { db, today, user }: Pick<QueryContext, 'db' | 'today' | 'user'>,
  clientId: number,
): ClockEvent[] => {
  const client = db.get<ClientRow>(
    'SELECT terminatedOn, erasedAt FROM clients WHERE id = $clientId',
    { clientId },
  )
  const { terminatedOn, erasedAt } = client ?? { terminatedOn: null, erasedAt: null }
  if (!client || (erasedAt !== null && user.role === 'support')) {
    throw new AppError('not-found', { entity: 'client', id: clientId })
  }
  if (user.role === 'support') return withoutBooks(db, clientId, terminatedOn, today)
  if (terminatedOn === null) return documentsLater(db, clientId, { terminatedOn, today })
  const erased: ClockEvent = {
    kind: 'erased',
    on: erasedAt === null ? terminatedOn : todayIn(new Date(erasedAt)),
    done: erasedAt !== null,
    ...(erasedAt === null
      ? waiting(db, clientId, terminatedOn, today)
      : { waitsFor: [], until: null }),
  }
  return [
    { kind: 'terminated', on: terminatedOn },
    erased,
    // What went by itself while open debt kept the rest is on a certificate already.
    ...certified(db, clientId),
    ...(erasedAt === null ? documentsLater(db, clientId, { terminatedOn, today }) : []),
  ]
}

const withoutBooks = (
  db: ReadableDatabase,
  clientId: number,
  terminatedOn: string | null,
  today: string,
): ClockEvent[] => {
  if (terminatedOn === null) return []
  const waits = waiting(db, clientId, terminatedOn, today).waitsFor
  const waitsFor = waits.filter((why) => why === 'hold')
  return [
    { kind: 'terminated', on: terminatedOn },
    { kind: 'erased', on: terminatedOn, done: false, waitsFor, until: null },
  ]
}

/** A day that is still to come is looked at as if it had. */
const waiting = (
  db: ReadableDatabase,
  clientId: number,
  terminatedOn: string,
  today: string,
): { waitsFor: WaitsFor[]; until: string | null } => {
  const client = standingWere(db, terminatedOn > today ? terminatedOn : today, clientId)
  return client
    ? { waitsFor: waitsFor(client), until: lastTakeBack(client) }
    : { waitsFor: [], until: null }
}

interface Live {
  id: number
  class: KeptAs | 'payment'
  on: string
  currentUntil: string
  open: number
}

/** What the client has in the books, and when it would be destroyed, were it to leave on a day. */
export const documentsLater = (
  db: ReadableDatabase,
  clientId: number,
  { terminatedOn, today }: { terminatedOn: string | null; today: string },
): ClockEvent[] => {
  const ends = new Map<number, string>()
  const entries = liveEntries(db, clientId, ownAlone(db, clientId, { terminatedOn, today }))
  const shared = new Set(sharedEntries(db, clientId, new Set(entries.map(({ id }) => id))))
  const rows = [
    ...liveInvoices(db, clientId),
    // One that is another client's too stays open for as long as that one's document is in the books.
    ...entries.map((entry) => (shared.has(entry.id) ? { ...entry, open: 1 } : entry)),
  ]
  const events = new Map<string, Destroyed>()
  const { fiscalYearStart } = currentAgency(db)
  for (const row of rows) {
    // What is open is of current value today, and not settled any earlier.
    const currentUntil = row.open > 0 && today > row.currentUntil ? today : row.currentUntil
    const settled = row.class === 'payment' ? latest(settledBy(db, row.id), ends) : null
    const { destroyAfter, rule } = endOf(db, {
      class: row.class,
      currentUntil,
      terminatedOn,
      settled,
    })
    if (row.class !== 'payment') ends.set(row.id, destroyAfter)
    const fiscalYear = fiscalYearOf(row.on, fiscalYearStart)
    const name = row.class === 'payment' ? 'payment' : 'invoice'
    const open = row.open > 0
    const key = [fiscalYear, name, destroyAfter, rule, open].join(' ')
    const event = events.get(key)
    if (event) event.items += 1
    else
      events.set(key, {
        kind: 'destroyed',
        class: name,
        fiscalYear,
        items: 1,
        on: destroyAfter,
        open,
        rule,
      })
  }
  return [...events.values()].sort(
    (a, b) =>
      a.fiscalYear - b.fiscalYear || a.class.localeCompare(b.class) || (a.on < b.on ? -1 : 1),
  )
}

type Destroyed = Extract<ClockEvent, { kind: 'destroyed' }>

const latest = (ids: readonly number[], ends: ReadonlyMap<number, string>): string | null =>
  ids
    .flatMap((id) => ends.get(id) ?? [])
    .sort()
    .at(-1) ?? null

const liveInvoices = (db: ReadableDatabase, clientId: number): Live[] =>
  db.all(
    `SELECT id, keptAs AS class, issuedOn AS "on", currentUntil, openCents <> 0 AS open FROM invoices
     WHERE clientId = $clientId AND issuedAt IS NOT NULL AND sealedAt IS NULL`,
    { clientId },
  )

/** Of a client who leaves also what came from accounts of its own, where that goes with it. */
const ownAlone = (
  db: ReadableDatabase,
  clientId: number,
  { terminatedOn, today }: { terminatedOn: string | null; today: string },
): number[] => {
  if (terminatedOn === null) return []
  const tomorrow = addDays(today, 1)
  const then = standingWere(db, terminatedOn > tomorrow ? terminatedOn : tomorrow, clientId)
  return then ? ownThen(db, { clientId, extent: extentOf(then) }) : []
}

const liveEntries = (db: ReadableDatabase, clientId: number, own: readonly number[]): Live[] =>
  db.all(
    `SELECT e.id, 'payment' AS class, e.bookedOn AS "on", e.currentUntil,
       (e.clientId IS NOT NULL AND e.amountCents <> e.allocatedCents) OR EXISTS (
         SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
         WHERE l.entryId = e.id AND i.openCents <> 0) AS open
     FROM bankEntries e WHERE e.sealedAt IS NULL AND (e.clientId = $clientId OR e.id IN (
       SELECT l.entryId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
       WHERE i.clientId = $clientId AND l.entryId IS NOT NULL
       UNION SELECT value FROM json_each($own)))`,
    { clientId, own: JSON.stringify(own) },
  )

const settledBy = (db: ReadableDatabase, entryId: number): number[] =>
  db
    .all<{ id: number }>('SELECT invoiceId AS id FROM allocations WHERE entryId = $entryId', {
      entryId,
    })
    .map(({ id }) => id)

const certified = (db: ReadableDatabase, clientId: number): ClockEvent[] =>
  db
    .all<{ report: string }>('SELECT report FROM erasures WHERE clientId = $clientId ORDER BY id', {
      clientId,
    })
    .flatMap(({ report }) => readReport(report).archive)
    .map(({ kind, fiscalYear, items, destroyAfter, rule }) => ({
      kind: 'destroyed',
      class: kind,
      fiscalYear,
      items,
      on: destroyAfter,
      open: false,
      rule,
    }))
