/**
 * What goes by its own term without a client leaving: unsaved typing, accounts of former staff, what is
 * left of privacy requests, of what clients asked and of orders, and what logs told. And what an
 * authority wanted preserved until a day.
 */
import { todayIn } from '../../../shared/dates'
import { afterTerm } from '../../../shared/retention/clocks'
import type { ClassName, Term } from '../../../shared/retention/policy'
import { purgeEvents } from '../access-events/purge'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { endPreservation } from '../orders/moves'
import { endedPreservations } from '../orders/order'
import { forgetOrder } from '../orders/personal-data'
import { forgetBreach } from '../breaches/personal-data'
import { termOf } from '../settings/terms'
import { forgetRequest } from '../privacy/personal-data'
import { forgetQuote } from '../quotes/personal-data'
import * as ofClients from '../requests/personal-data'
import { forgetTyping } from '../typing/personal-data'
import { declaredBuyers, forgetBuyer } from '../vat/personal-data'
import { forgetAccount, namedAccount } from '../users/personal-data'

const isOver = (moment: string, term: Term, today: string): boolean =>
  afterTerm(todayIn(new Date(moment)), term) < today

const oldOf = <Row extends { at: string }>(
  db: ReadableDatabase,
  today: string,
  name: ClassName,
  sql: string,
): Row[] => {
  const term = termOf(db, name)
  return db.all<Row>(sql).filter(({ at }) => isOver(at, term, today))
}

const oldTyping = (db: ReadableDatabase, today: string) =>
  oldOf<{ userId: number; form: string; at: string }>(
    db,
    today,
    'unsaved-typing',
    'SELECT userId, form, keptAt AS at FROM typing ORDER BY keptAt LIMIT 1000',
  )

/** Whose account was disabled so long ago. */
const oldAccounts = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'staff-account',
    `SELECT id, disabledAt AS at FROM users WHERE disabledAt IS NOT NULL AND ${namedAccount}`,
  )

const oldRequests = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'privacy-register',
    'SELECT id, closedOn AS at FROM privacyRequests WHERE closedOn IS NOT NULL ORDER BY id LIMIT 1000',
  )

const oldAsked = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'client-request',
    `SELECT id, decidedAt AS at FROM clientRequests
     WHERE decidedAt IS NOT NULL AND clientId NOT IN (${heldClients}) ORDER BY id LIMIT 1000`,
  )

/** Nobody can use it any more, and no request that came with it is left. */
const oldPortalFiles = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'client-request',
    `SELECT p.id, p.validUntil || 'T12:00:00.000Z' AS at FROM portalFiles p
     WHERE NOT EXISTS (SELECT 1 FROM clientRequests r JOIN requestFiles f ON f.id = r.fileId
       WHERE f.portalFileId = p.id) AND p.clientId NOT IN (${heldClients})
     ORDER BY p.id LIMIT 1000`,
  )

const oldOrders = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'legal-order',
    `SELECT id, closedAt AS at FROM orders WHERE closedAt IS NOT NULL
       AND (reference <> '' OR secret = 0 OR liftedAt IS NOT NULL) ORDER BY id LIMIT 1000`,
  )

const oldBreaches = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'breach-register',
    'SELECT id, closedAt AS at FROM breaches WHERE closedAt IS NOT NULL ORDER BY id LIMIT 1000',
  )

/** Whose list was declared since it was kept for it, and at the latest when the law's term is over. */
const oldBuyers = (db: ReadableDatabase, today: string) => {
  const term = termOf(db, 'invoice')
  return declaredBuyers(db).filter(
    ({ declared, lastOn }) =>
      declared === 1 || afterTerm(`${lastOn.slice(0, 4)}-12-31`, term) < today,
  )
}

/** Refused, withdrawn or lapsed; a draft since somebody worked on it last. */
const oldQuotes = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'quote',
    `SELECT id, CASE WHEN sentAt IS NULL THEN updatedAt
         ELSE coalesce(decidedOn, validUntil) || 'T12:00:00.000Z' END AS at FROM quotes
     WHERE outcome IS NOT 'accepted' AND clientId NOT IN (${heldClients}) ORDER BY at LIMIT 1000`,
  )

const heldClients = 'SELECT clientId FROM holds WHERE liftedAt IS NULL AND clientId IS NOT NULL'

/** Carries out all; gives how many rows went. Errors: cancelled, locked. */
export const sweepOldRows = async (context: ActionContext): Promise<number> =>
  sweepFewRows(context) + (await purgeEvents(context, heldClients))

const sweepFewRows = (context: ActionContext): number => {
  const today = context.today()
  const {
    typing,
    accounts,
    requests,
    asked,
    portals,
    quotes,
    orders,
    preserved,
    breaches,
    buyers,
  } = context.read(({ db }) => ({
    typing: oldTyping(db, today),
    accounts: oldAccounts(db, today),
    requests: oldRequests(db, today),
    asked: oldAsked(db, today),
    portals: oldPortalFiles(db, today),
    quotes: oldQuotes(db, today),
    orders: oldOrders(db, today),
    preserved: endedPreservations(db, today),
    breaches: oldBreaches(db, today),
    buyers: oldBuyers(db, today),
  }))
  const all = [
    typing,
    accounts,
    requests,
    asked,
    portals,
    quotes,
    orders,
    preserved,
    breaches,
    buyers,
  ]
  const rows = all.reduce((sum, { length }) => sum + length, 0)
  if (rows === 0) return 0
  return context.write((command) => {
    const { db, audit } = command
    for (const order of preserved) endPreservation(command, order)
    for (const { id } of breaches) {
      forgetBreach(db, id)
      audit({ entity: 'breach', id, code: 'term-ended' })
    }
    for (const { id } of quotes) {
      forgetQuote(db, id)
      audit({ entity: 'quote', id, code: 'term-ended' })
    }
    for (const { id } of orders) {
      forgetOrder(db, id)
      audit({ entity: 'order', id, code: 'term-ended' })
    }
    for (const { id } of buyers) {
      forgetBuyer(db, id)
      audit({ entity: 'vatReturn', id: null, code: 'list-declared' })
    }
    for (const typed of typing) forgetTyping(db, typed)
    if (typing.length > 0) audit({ entity: 'typing', code: `term-ended-${typing.length}` })
    for (const { id } of accounts) {
      forgetAccount(db, id)
      audit({ entity: 'user', id, code: 'term-ended' })
    }
    for (const { id } of requests) forgetRequest(db, id)
    if (requests.length > 0) {
      audit({ entity: 'privacyRequest', code: `term-ended-${requests.length}` })
    }
    for (const { id } of asked) ofClients.forgetRequest(db, id)
    if (asked.length > 0) audit({ entity: 'clientRequest', code: `term-ended-${asked.length}` })
    for (const { id } of portals) ofClients.forgetPortalFile(db, id)
    if (portals.length > 0) audit({ entity: 'portalFile', code: `term-ended-${portals.length}` })
    return rows
  })
}
