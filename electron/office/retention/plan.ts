/** What a run would do now, in figures: read before anything is touched, and shown as it is. */
import type { AskFirst, DueOverview } from '../../../shared/retention/contract'
import { heldItem } from '../archive/holds'
import { isReleased } from '../clients/termination'
import type { ReadableDatabase } from '../database/driver'
import { clockJumped } from '../settings/clock-jump'
import { countOld } from './old'
import { standings, stepFor } from './standing'

/** More than this at once is looked at by the owner first. */
const many = 25

<<<<<<< HEAD
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
=======
/** What is due today, and whether the owner is asked first. */
export const overview = (db: ReadableDatabase, today: string): DueOverview => {
  const steps = countSteps(db, today)
  const old = countOld(db, today)
  const work = { clients: steps.whole + steps.reduced, old: old.oldInvoices + old.oldPayments }
>>>>>>> f563e5c (feat: what settles and what is settled share one fate; open is counted, terms start at the last settlement)
  return {
    clients: steps.whole,
    reduced: steps.reduced,
    waiting: steps.waits,
    held: steps.held,
    ...old,
    archiveItems: count(
      db,
      `SELECT count(*) AS n FROM archive
       WHERE destroyedAt IS NULL AND destroyAfter < $today AND NOT ${heldItem}`,
      today,
    ),
    holdsToReview: count(
      db,
      'SELECT count(*) AS n FROM holds WHERE liftedAt IS NULL AND reviewOn <= $today',
      today,
    ),
    askFirst: askFirst(db, today, work),
    askOld: work.old > many,
  }
}

const page = 500

const countSteps = (
  db: ReadableDatabase,
  today: string,
): Record<ReturnType<typeof stepFor>, number> => {
  const steps = { whole: 0, reduced: 0, waits: 0, held: 0 }
  for (let after = 0; ;) {
    const clients = standings(db, today, { after, limit: page })
    for (const client of clients) steps[stepFor(client)] += 1
    after = clients.at(-1)?.clientId ?? after
    if (clients.length < page) return steps
  }
}

const count = (db: ReadableDatabase, sql: string, today: string): number =>
  db.get<{ n: number }>(sql, { today })?.n ?? 0

const isFirstRun = (db: ReadableDatabase): boolean =>
  db.get('SELECT 1 FROM settings WHERE firstRunApprovedAt IS NOT NULL') === undefined

const askFirst = (
  db: ReadableDatabase,
  today: string,
  work: { clients: number; old: number },
): AskFirst | null => {
  if (work.clients + work.old === 0) return null
  if (clockJumped(db, today)) return 'clock-jump'
  if (isFirstRun(db)) return 'first-run'
  return work.clients > many ? 'many' : null
}
