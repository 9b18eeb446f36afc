/** Subscriptions made and changed. */
import type { z } from 'zod'
import { AppError, type FieldProblem } from '../../../shared/errors'
import { isRecurring } from '../../../shared/services/catalogue'
import type { subscriptionChange, subscriptionInput } from '../../../shared/services/subscription'
import { refuseForbidden } from '../clients/forbidden'
import { clientRow } from '../clients/record'
import { writeSearch } from '../clients/write'
import type { CommandContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { requireItem } from './catalogue'
import { showSubscription, subscriptionRow, type SubscriptionRow } from './subscriptions'

type Given = z.output<typeof subscriptionInput>
type Change = z.output<typeof subscriptionChange>

const refused = (problem: FieldProblem) => new AppError('invalid-input', { problems: [problem] })

/** Errors: not-found, forbidden-content, invalid-input. */
export const addSubscription = (context: CommandContext, given: Given): number => {
  const { db, now, today, audit } = context
  const { clientId, itemId, startsOn, priceCents, billedTo } = given
  const { terminatedOn } = clientRow(db, clientId)
  if (terminatedOn !== null) throw refused({ path: 'clientId', code: 'client-leaves' })
  const item = requireItem(db, itemId)
  if (item.retiredAt !== null || !isRecurring(item.kind))
    throw refused({ path: 'itemId', code: 'not-sold-per-period' })
  if (billedTo !== null && billedTo < startsOn)
    throw refused({ path: 'billedTo', code: 'before-start' })
  refuseTwice(db, { id: 0, domain: given.domain, kind: item.kind }, today)
  const id = db.insert(
    `INSERT INTO subscriptions (version, clientId, createdAt, startsOn, periodMonths, vatKind,
       discountBasisPoints, setupCents, together, domain, supplier, supplierReference, expiresOn,
       autoRenew, customer, firstTermMonths, renewalMonths, noticeMonths, unusedIsCredited,
       concludedOn, informedOn, begunOnRequest, fulfilledOn)
     VALUES (1, $clientId, $now, $startsOn, $periodMonths, $vatKind, $discountBasisPoints,
       $setupCents, $together, $domain, $supplier, $supplierReference, $expiresOn, $autoRenew,
       $customer, $firstTermMonths, $renewalMonths, $noticeMonths, $unusedIsCredited,
       $concludedOn, $informedOn, $begunOnRequest, $fulfilledOn)`,
    { ...rowOf(given), clientId, now },
  )
  db.run(
    `INSERT INTO subscriptionPrices (subscriptionId, validFrom, itemId, priceCents)
     VALUES ($id, $startsOn, $itemId, $priceCents)`,
    { id, startsOn, itemId, priceCents },
  )
  if (billedTo !== null)
    db.run(
      `INSERT INTO billedPeriods (subscriptionId, fromOn, toOn) VALUES ($id, $startsOn, $billedTo)`,
      { id, startsOn, billedTo },
    )
  writeSearch(db, clientId)
  audit({ entity: 'subscription', id, clientId, code: item.kind })
  return id
}

/** Errors: not-found, changed-meanwhile, forbidden-content, invalid-input. */
export const changeSubscription = (
  { db, today, audit }: CommandContext,
  { id, version, ...given }: Change,
): void => {
  const before = requireVersion(db, { id, version }, today)
  const { clientId, itemKind, endsOn } = before
  const moves = before.startsOn !== given.startsOn || before.periodMonths !== given.periodMonths
  if (moves && before.billedTo !== null) throw refused({ path: 'startsOn', code: 'billed-already' })
  if (endsOn !== null && endsOn < given.startsOn && moves)
    throw refused({ path: 'startsOn', code: 'after-end' })
  if (endsOn === null || endsOn >= today)
    refuseTwice(db, { id, domain: given.domain, kind: itemKind }, today)
  const row: Record<string, unknown> = rowOf(given)
  db.run(
    `UPDATE subscriptions SET version = version + 1, startsOn = $startsOn,
       periodMonths = $periodMonths, vatKind = $vatKind,
       discountBasisPoints = $discountBasisPoints, setupCents = $setupCents,
       together = $together, domain = $domain, supplier = $supplier,
       supplierReference = $supplierReference, expiresOn = $expiresOn, autoRenew = $autoRenew,
       customer = $customer, firstTermMonths = $firstTermMonths, renewalMonths = $renewalMonths,
       noticeMonths = $noticeMonths, unusedIsCredited = $unusedIsCredited,
       concludedOn = $concludedOn, informedOn = $informedOn, begunOnRequest = $begunOnRequest,
       fulfilledOn = $fulfilledOn
     WHERE id = $id`,
    { ...row, id },
  )
  if (moves) movePrices(db, id, given.startsOn)
  writeSearch(db, clientId)
  const was: Record<string, unknown> = rowOf({ ...showSubscription(before) })
  const fields = Object.keys(row).filter((field) => was[field] !== row[field])
  audit({ entity: 'subscription', id, clientId, fields, code: 'changed' })
}

/** The price in force on the new first day is the first one; steps before that day are none any more. */
const movePrices = (db: WritableDatabase, id: number, startsOn: string): void => {
  const first = `coalesce(
    (SELECT max(validFrom) FROM subscriptionPrices
     WHERE subscriptionId = $id AND validFrom <= $startsOn),
    (SELECT min(validFrom) FROM subscriptionPrices WHERE subscriptionId = $id))`
  db.run(`DELETE FROM subscriptionPrices WHERE subscriptionId = $id AND validFrom < ${first}`, {
    id,
    startsOn,
  })
  db.run(
    `UPDATE subscriptionPrices SET validFrom = $startsOn
     WHERE subscriptionId = $id AND validFrom = ${first}`,
    { id, startsOn },
  )
}

/** As the person saw it. Errors: not-found, changed-meanwhile. */
export const requireVersion = (
  db: ReadableDatabase,
  { id, version }: { id: number; version: number },
  today: string,
): SubscriptionRow => {
  const row = subscriptionRow(db, id, today)
  if (row.version !== version)
    throw new AppError('changed-meanwhile', { entity: 'subscription', id })
  return row
}

/** The same thing for the same domain would be billed twice. Errors: invalid-input. */
export const refuseTwice = (
  db: ReadableDatabase,
  { id, domain, kind }: { id: number; domain: string | null; kind: string },
  today: string,
): void => {
  if (domain === null) return
  const twin = db.get<{ clientId: number }>(
    `SELECT s.clientId FROM subscriptions s WHERE s.domain = $domain AND s.id <> $id
       AND (s.endsOn IS NULL OR s.endsOn >= $today)
       AND $kind = (SELECT i.kind FROM subscriptionPrices p JOIN catalogue i ON i.id = p.itemId
         WHERE p.subscriptionId = s.id ORDER BY p.validFrom DESC LIMIT 1)`,
    { domain, id, kind, today },
  )
  if (twin)
    throw refused({ path: 'domain', code: 'domain-billed', params: { client: twin.clientId } })
}

const rowOf = (given: Omit<Change, 'id' | 'version'>) => {
  const { startsOn, periodMonths, vatKind, discountBasisPoints, setupCents, domain } = given
  const { supplier, supplierReference, expiresOn, customer, distance } = given
  const { firstTermMonths, renewalMonths, noticeMonths } = given
  refuseForbidden({ supplier, supplierReference })
  const atDistance = customer === 'consumer' ? distance : null
  const flag = (yes: boolean) => (yes ? 1 : 0)
  return {
    startsOn,
    periodMonths,
    vatKind,
    discountBasisPoints,
    setupCents,
    together: flag(given.together),
    domain,
    supplier,
    supplierReference,
    expiresOn,
    autoRenew: flag(given.autoRenew),
    customer,
    firstTermMonths,
    renewalMonths,
    noticeMonths,
    unusedIsCredited: flag(given.unusedIsCredited),
    concludedOn: atDistance?.concludedOn ?? null,
    informedOn: atDistance?.informedOn ?? null,
    begunOnRequest: atDistance ? flag(atDistance.begunOnRequest) : null,
    fulfilledOn: atDistance?.fulfilledOn ?? null,
  }
}
