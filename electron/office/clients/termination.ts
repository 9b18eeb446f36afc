/**
 * The opzegdatum erases for good, so it is registered with what makes it safe: judged against what
 * is known of the client, looked at by an owner when it cannot be expected, and carried out only
 * after it stood on the start screen for people to see.
 */
import type { Leaving, TerminationNotice } from '../../../shared/clients/contract'
import {
  judgeTermination,
  type TerminationVerdict,
  type Unusual,
} from '../../../shared/clients/termination'
import { addDays, nextWorkingDay, todayIn } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { CommandContext, QueryContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { dropTerminationTasks, openTerminationTasks } from '../elsewhere/tasks'
import { refuseForbidden } from './forbidden'
import { clientRow } from './record'
import { setTermination } from './write'

const hourMs = 60 * 60 * 1000

/** An opzegdatum that needs nobody's confirmation any more, of `clients c` with `terminations t`. */
const confirmed = '(t.unusual IS NULL OR t.confirmedAt IS NOT NULL)'

/** Whether a client `c`, whose day has come, may be erased: people could see it coming. */
export const isReleased = `EXISTS (SELECT 1 FROM terminations t
  WHERE t.clientId = c.id AND t.releasedAt IS NOT NULL)`

/**
 * An invoice `i` that bills periods of services and nothing else: how long those go on the services
 * themselves say, also where what was paid ahead is given back.
 */
const ofServices = `(EXISTS (SELECT 1 FROM invoiceLines l WHERE l.invoiceId = i.id)
  AND NOT EXISTS (SELECT 1 FROM invoiceLines l WHERE l.invoiceId = i.id AND l.periodId IS NULL))`

/** What `on` would be as an opzegdatum. Errors: not-found. */
export const verdictOn = (
  { db, now, today, user }: Pick<QueryContext, 'db' | 'now' | 'today' | 'user'>,
  id: number,
  on: string,
): TerminationVerdict => {
  const { createdAt } = clientRow(db, id)
  const known = db.get<{ firstOn: string | null; lastOn: string | null }>(
    `SELECT min(coalesce(supplyFrom, issuedOn)) AS firstOn,
       max(CASE WHEN kind = 'invoice' AND NOT ${ofServices} THEN coalesce(supplyTo, supplyFrom) END)
         AS lastOn
     FROM invoices i WHERE clientId = $id`,
    { id },
  )
  const served = db.get<{ lastOn: string | null }>(
    `SELECT max(coalesce(endsOn, '9999-12-31')) AS lastOn FROM subscriptions WHERE clientId = $id`,
    { id },
  )
  const added = todayIn(new Date(createdAt))
  const firstOn = known?.firstOn ?? added
  return judgeTermination(on, {
    today,
    clientSince: firstOn < added ? firstOn : added,
    suppliedUntil: laterOf(known?.lastOn ?? null, served?.lastOn ?? null),
    terminatedToday: terminatedToday(db, { id, userId: user.id, now }),
  })
}

/** A service without an end is delivered for good. */
const laterOf = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a

const terminatedToday = (
  db: ReadableDatabase,
  { id, userId, now }: { id: number; userId: number | null; now: string },
): number => {
  const day = todayIn(new Date(now))
  return db
    .all<{ registeredAt: string }>(
      `SELECT registeredAt FROM terminations
       WHERE registeredBy = $userId AND clientId <> $id AND registeredAt > $since`,
      { userId, id, since: new Date(Date.parse(now) - 25 * hourMs).toISOString() },
    )
    .filter(({ registeredAt }) => todayIn(new Date(registeredAt)) === day).length
}

/**
 * Registers or moves an opzegdatum. One that cannot be expected wants its year typed once more and a
 * reason, and waits for an owner. Errors: not-found, termination-has-come, termination-refused,
 * termination-unusual, forbidden-content.
 */
export const registerTermination = (
  context: CommandContext,
  { id, on, year, reason }: TerminationNotice,
): void => {
  const { db, now, user } = context
  refuseWhenGoing(db, id)
  const verdict = verdictOn(context, id, on)
  if (verdict.kind === 'refused') throw new AppError('termination-refused', { why: verdict.why })
  const unusual = verdict.kind === 'unusual' ? verdict.why : []
  if (unusual.length > 0 && (year !== on.slice(0, 4) || reason === null)) {
    throw new AppError('termination-unusual', { why: unusual })
  }
  refuseForbidden({ reason })
  setTermination(db, { id, on, now })
  db.run('DELETE FROM terminations WHERE clientId = $id', { id })
  db.run(
    `INSERT INTO terminations (clientId, registeredAt, registeredBy, unusual, reason)
     VALUES ($id, $now, $userId, $unusual, $reason)`,
    {
      id,
      now,
      userId: user.id,
      unusual: unusual.length > 0 ? unusual.join(' ') : null,
      reason: unusual.length > 0 ? reason : null,
    },
  )
  openTerminationTasks(db, id)
}

/** Takes an opzegdatum back, until data of the client went. Errors: not-found, termination-has-come. */
export const takeBackTermination = ({ db, now }: CommandContext, id: number): void => {
  if (clientRow(db, id).terminatedOn === null) {
    throw new AppError('not-found', { entity: 'termination', id })
  }
  refuseWhenGoing(db, id)
  setTermination(db, { id, on: null, now })
  db.run('DELETE FROM terminations WHERE clientId = $id', { id })
  dropTerminationTasks(db, id)
}

/** An owner stands for a date that could not be expected. Errors: not-found. */
export const confirmTermination = ({ db, now, user }: CommandContext, id: number): void => {
  const done = db.run(
    `UPDATE terminations SET confirmedAt = $now, confirmedBy = $userId, noticedAt = NULL,
       noticedOn = NULL
     WHERE clientId = $id AND unusual IS NOT NULL AND confirmedAt IS NULL`,
    { id, now, userId: user.id },
  )
  if (done !== 1) throw new AppError('not-found', { entity: 'termination', id })
}

/** An owner says not to wait: the client goes once its day has come. Errors: not-found. */
export const hastenTermination = ({ db, now }: CommandContext, id: number): void => {
  const done = db.run(
    `UPDATE terminations AS t SET releasedAt = $now
     WHERE clientId = $id AND releasedAt IS NULL AND ${confirmed}`,
    { id, now },
  )
  if (done !== 1) throw new AppError('not-found', { entity: 'termination', id })
}

const refuseWhenGoing = (db: ReadableDatabase, id: number): void => {
  clientRow(db, id)
  if (db.get('SELECT 1 FROM clients WHERE id = $id AND reducedAt IS NOT NULL', { id })) {
    throw new AppError('termination-has-come', {})
  }
}

/** The last day that "goes tonight" speaks of: nobody may be in before the next working day. */
const horizon = (today: string): string => nextWorkingDay(addDays(today, 1))

/**
 * Notes what stands on the start screen now, and releases what people could see coming: a date ahead
 * that stood there on a day before it, and any other once a day has passed since it was registered
 * (or confirmed) and the office was open for an hour in between.
 */
export const noticeTerminations = (
  db: WritableDatabase,
  { now, today }: { now: string; today: string },
): void => {
  const ago = (hours: number) => new Date(Date.parse(now) - hours * hourMs).toISOString()
  db.run(
    `UPDATE terminations AS t SET noticedAt = $now, noticedOn = $today
     WHERE noticedAt IS NULL AND ${confirmed} AND clientId IN (
       SELECT id FROM clients WHERE erasedAt IS NULL AND terminatedOn <= $until)`,
    { now, today, until: horizon(today) },
  )
  db.run(
    `UPDATE terminations AS t SET releasedAt = $now
     WHERE releasedAt IS NULL AND noticedAt IS NOT NULL AND ${confirmed} AND EXISTS (
       SELECT 1 FROM clients c WHERE c.id = t.clientId AND c.terminatedOn <= $today
         AND (t.noticedOn < c.terminatedOn
           OR (coalesce(t.confirmedAt, t.registeredAt) <= $dayAgo AND t.noticedAt <= $hourAgo)))`,
    { now, today, dayAgo: ago(24), hourAgo: ago(1) },
  )
}

/** Who goes soon, and who waits for an owner; the first to go first. */
export const leaving = (db: ReadableDatabase, today: string): Leaving[] =>
  db
    .all<Omit<Leaving, 'unusual' | 'waitsForOwner'> & { unusual: string | null; waits: number }>(
      `SELECT c.id AS clientId, c.name, c.terminatedOn AS goesOn, t.registeredAt, t.unusual,
         t.reason, u.name AS registeredBy, t.releasedAt,
         t.unusual IS NOT NULL AND t.confirmedAt IS NULL AS waits
       FROM terminations t JOIN clients c ON c.id = t.clientId JOIN users u ON u.id = t.registeredBy
       WHERE c.erasedAt IS NULL AND c.reducedAt IS NULL
         AND (c.terminatedOn <= $until OR (t.unusual IS NOT NULL AND t.confirmedAt IS NULL))
       ORDER BY waits DESC, c.terminatedOn, c.id LIMIT 200`,
      { until: horizon(today) },
    )
    .map(({ waits, unusual, ...row }) => ({
      ...row,
      unusual: (unusual?.split(' ') ?? []) as Unusual[],
      waitsForOwner: waits === 1,
    }))
