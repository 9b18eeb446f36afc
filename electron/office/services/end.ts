/** Notice, upgrades, and what follows when the last service of a client ends. */
import type { z } from 'zod'
import { addDays } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import { isRecurring } from '../../../shared/services/catalogue'
import type {
  Leaver,
  noticeInput,
  NoticeOutcome,
  subscriptions as contract,
} from '../../../shared/services/subscription'
import {
  terminate,
  unusedNow,
  type Contract,
  type Termination,
} from '../../../shared/services/termination'
import { lastDayToWithdraw } from '../../../shared/services/withdrawal'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { discardDraft } from '../invoices/drafts'
import { requireItem } from './catalogue'
import { billedOf, giveBack, refuseDrafts, type BilledLine } from './credits'
import { refuseTwice, requireVersion } from './sell'
import { showSubscription, subscriptionRow, type SubscriptionRow } from './subscriptions'

type Notice = z.output<typeof noticeInput>

const contractOf = (row: SubscriptionRow): Contract => {
  const { startsOn, firstTermMonths, renewalMonths, noticeMonths } = row
  const terms = { startsOn, firstTermMonths, renewalMonths, noticeMonths }
  return row.customer === 'consumer'
    ? { customer: 'consumer', terms, distance: showSubscription(row).distance }
    : { customer: 'business', terms, unusedIsCredited: row.unusedIsCredited === 1 }
}

const judge = (
  db: ReadableDatabase,
  row: SubscriptionRow,
  { receivedOn, wishedOn }: Notice,
): { outcome: Termination; billed: BilledLine[] } => {
  const billed = billedOf(db, row.id)
  return { outcome: terminate(contractOf(row), { receivedOn, wishedOn }, billed), billed }
}

/** What a notice would do. Errors: not-found. */
export const noticeOutcome = (
  db: ReadableDatabase,
  notice: Notice,
  today: string,
): NoticeOutcome => {
  const row = subscriptionRow(db, notice.id, today)
  const { distance } = showSubscription(row)
  const { endsOn, rule, later, creditCents } = judge(db, row, notice).outcome
  const withdrawUntil = distance === null ? null : lastDayToWithdraw(distance)
  return { endsOn, rule, later, creditCents, withdrawUntil }
}

/** Ends it on the lawful day; gives the draft credit notes. Errors: not-found, changed-meanwhile, … */
export const endSubscription = (
  context: CommandContext,
  { version, ...notice }: Notice & { version: number },
): number[] => {
  const { db, today, audit } = context
  const row = requireVersion(db, { id: notice.id, version }, today)
  const { id, clientId } = row
  const { outcome, billed } = judge(db, row, notice)
  const { endsOn, rule, credits } = outcome
  // A withdrawal undoes the contract: nothing of it was owed.
  const lastDay = rule === 'withdrawal' ? addDays(row.startsOn, -1) : endsOn
  refuseDrafts(db, id, lastDay)
  db.run(
    `UPDATE subscriptions SET version = version + 1, noticeOn = $receivedOn, endsOn = $endsOn,
       endRule = $rule
     WHERE id = $id`,
    { id, receivedOn: notice.receivedOn, endsOn, rule },
  )
  audit({ entity: 'subscription', id, clientId, code: `ended-${rule}` })
  return giveBack(context, {
    subscriptionId: id,
    lastDay,
    cause: 'notice',
    lines: billed.map((line, at) => ({ line, cents: credits[at] ?? 0 })),
  })
}

/** Errors: not-found, changed-meanwhile, invalid-input. */
export const resumeSubscription = (
  context: CommandContext,
  { id, version }: { id: number; version: number },
): void => {
  const { db, today, audit } = context
  const { domain, itemKind, clientId } = requireVersion(db, { id, version }, today)
  refuseTwice(db, { id, domain, kind: itemKind }, today)
  db.run(
    `UPDATE subscriptions SET version = version + 1, noticeOn = NULL, endsOn = NULL, endRule = NULL
     WHERE id = $id`,
    { id },
  )
  // What the notice gave back, and not what a new price did before it. A note that went out stays:
  // the days it gave back are billed again. Who went furthest goes first.
  const drafts = db.all<{ id: number }>(
    `SELECT n.id FROM periodCredits c JOIN billedPeriods b ON b.id = c.periodId
     JOIN invoices n ON n.id = c.creditId
     WHERE b.subscriptionId = $id AND n.issuedAt IS NULL AND c.cause = 'notice'
     GROUP BY n.id ORDER BY min(c.fromOn), n.id DESC`,
    { id },
  )
  for (const draft of drafts) discardDraft(context, draft.id)
  audit({ entity: 'subscription', id, clientId, code: 'resumed' })
}

type Reprice = z.output<typeof contract.reprice.input>

/** Errors: not-found, changed-meanwhile, period-on-draft, invalid-input. */
export const repriceSubscription = (
  context: CommandContext,
  { id, version, itemId, validFrom, priceCents }: Reprice,
): number[] => {
  const { db, today, audit } = context
  const { startsOn, endsOn, clientId } = requireVersion(db, { id, version }, today)
  const refused = (path: string, code: string) =>
    new AppError('invalid-input', { problems: [{ path, code }] })
  if (!isRecurring(requireItem(db, itemId).kind)) throw refused('itemId', 'not-sold-per-period')
  if (validFrom < startsOn || (endsOn !== null && validFrom > endsOn))
    throw refused('validFrom', 'outside-subscription')
  const lastDay = addDays(validFrom, -1)
  refuseDrafts(db, id, lastDay)
  db.run(
    `INSERT INTO subscriptionPrices (subscriptionId, validFrom, itemId, priceCents)
     VALUES ($id, $validFrom, $itemId, $priceCents)
     ON CONFLICT DO UPDATE SET itemId = excluded.itemId, priceCents = excluded.priceCents`,
    { id, validFrom, itemId, priceCents },
  )
  db.run('UPDATE subscriptions SET version = version + 1 WHERE id = $id', { id })
  audit({ entity: 'subscription', id, clientId, code: 'repriced' })
  return giveBack(context, {
    subscriptionId: id,
    lastDay,
    cause: 'price',
    // What was paid once is not paid again at another price.
    lines: billedOf(db, id).map((line) => ({
      line,
      cents: line.once ? 0 : unusedNow(line, lastDay),
    })),
  })
}

/** Whose last service ends, and who was not told to leave yet. */
export const leavers = (db: ReadableDatabase, clientId: number | null): Leaver[] =>
  db
    .all<{ id: number; name: string; on: string }>(
      `SELECT c.id, c.name, max(s.endsOn) AS "on" FROM subscriptions s
       JOIN clients c ON c.id = s.clientId
       WHERE c.terminatedOn IS NULL AND c.erasedAt IS NULL
         AND ($clientId IS NULL OR c.id = $clientId)
       GROUP BY c.id HAVING count(*) = count(s.endsOn)
       ORDER BY 3, c.id LIMIT 100`,
      { clientId },
    )
    .map(({ on, ...client }) => ({ client, on }))
