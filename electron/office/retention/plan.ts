/** What a run would do now, in figures: read before anything is touched, and shown as it is. */
import type { AskFirst, DueOverview } from '../../../shared/retention/contract'
import { heldItem } from '../archive/holds'
import type { ReadableDatabase } from '../database/driver'
import { clockJumped } from '../settings/clock-jump'
import { ofSecretOrder } from './holds'
import { countOld } from './old'
import { standings } from './standing'
import { stepFor } from './step'

/** More than this at once is looked at by the owner first. */
const many = 25

/** What is due today, and whether the owner is asked first. */
/** `owner` false: without what must not be told of. */
export const overview = (db: ReadableDatabase, today: string, owner = true): DueOverview => {
  const steps = countSteps(db, today)
  const old = countOld(db, today)
  const work = { clients: steps.whole + steps.reduced, old: old.oldInvoices + old.oldPayments }
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
      `SELECT count(*) AS n FROM holds h WHERE h.liftedAt IS NULL AND h.reviewOn <= $today
         ${owner ? '' : `AND NOT ${ofSecretOrder}`}`,
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
