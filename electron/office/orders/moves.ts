/** What is done with an order: registered, prolonged, handed over, closed. */
import type { z } from 'zod'
import { addDays } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { OrderOutcome, orderInput } from '../../../shared/orders/contract'
import { momentAt, preservedUntil } from '../../../shared/privacy/clocks'
import { secondPerson, useApproval, currentRequest } from '../approvals/approvals'
import { endHold, putHold, reviewHold } from '../clients/holds'
import { clientRow } from '../clients/record'
import type { CommandContext } from '../context'
import type { WritableDatabase } from '../database/driver'
import { personOf } from '../who'
import { numberOf, subjectOf, type Row, untilOf } from './order'

/** A national order names no term of its own: its hold is looked at again after a month. */
const reviewAfterDays = 31

/** Errors: not-found, invalid-input. */
export const register = (
  { db, now, today, user, audit }: CommandContext,
  given: z.output<typeof orderInput>,
): number => {
  const { receivedOn, receivedTime, parts, secret, ...facts } = given
  const receivedAt = momentAt(receivedOn, receivedTime)
  if (receivedAt === null || receivedAt > now) {
    const problems = [{ path: 'receivedTime', code: 'given-in-future' }]
    throw new AppError('invalid-input', { problems })
  }
  if (facts.clientId !== null) clientRow(db, facts.clientId)
  const userId = personOf(user).id
  const id = db.insert(
    `INSERT INTO orders (kind, clientId, authority, country, reference, article, scope, parts,
       orderedOn, receivedAt, answerBy, secret, registeredBy)
     VALUES ($kind, $clientId, $authority, $country, $reference, $article, $scope, $parts,
       $orderedOn, $receivedAt, $answerBy, $secret, $userId)`,
    {
      ...facts,
      receivedAt,
      parts: JSON.stringify(parts),
      secret: secret ? 1 : 0,
      userId,
    },
  )
  audit({ entity: 'order', id, clientId: facts.clientId, code: facts.kind })
  // Also what is only asked for may not go meanwhile: Regulation (EU) 2023/1543 art. 10(1) and 11(1).
  if (facts.clientId !== null) {
    const reviewOn =
      facts.kind === 'preservation'
        ? preservedUntil(receivedAt, false)
        : addDays(today, reviewAfterDays)
    const holdId = putHold(db, {
      kind: 'legal-order',
      clientId: facts.clientId,
      invoiceId: null,
      fiscalYear: null,
      reason: numberOf({ id, receivedAt }),
      userId,
      now,
      reviewOn,
    })
    db.run('UPDATE orders SET holdId = $holdId WHERE id = $id', { id, holdId })
    audit({ entity: 'hold', id: holdId, clientId: facts.clientId, code: 'legal-order' })
  }
  return id
}

const change = (db: WritableDatabase, id: number, set: string, values = {}): void => {
  db.run(`UPDATE orders SET version = version + 1, ${set} WHERE id = $id`, { id, ...values })
}

/** Errors: order-no-preservation. */
export const prolong = ({ db, now, audit }: CommandContext, row: Row): void => {
  if (row.kind !== 'preservation' || row.prolongedAt !== null)
    throw new AppError('order-no-preservation', {})
  change(db, row.id, 'prolongedAt = $now', { now })
  if (row.holdId !== null) reviewHold(db, row.holdId, preservedUntil(row.receivedAt, true))
  audit({ entity: 'order', id: row.id, clientId: row.clientId, code: 'prolonged' })
}

export const liftSecrecy = ({ db, now, audit }: CommandContext, row: Row): void => {
  if (row.secret === 1 && row.liftedAt === null) change(db, row.id, 'liftedAt = $now', { now })
  audit({ entity: 'order', id: row.id, clientId: row.clientId, code: 'told' })
}

/** Errors: order-not-handed-over. */
export const noteReceipt = (
  { db, audit }: CommandContext,
  row: Row,
  given: { receipt: string; receiptOn: string },
): void => {
  if (row.handedOverAt === null) throw new AppError('order-not-handed-over', {})
  change(db, row.id, 'receipt = $receipt, receiptOn = $receiptOn', given)
  audit({ entity: 'order', id: row.id, clientId: row.clientId, code: 'receipt' })
}

/** Errors: order-not-handed-over, invalid-input. */
export const close = (
  context: CommandContext,
  row: Row,
  { outcome, reason }: { outcome: OrderOutcome; reason: string | null },
): void => {
  const handedOver = row.handedOverAt !== null
  if ((outcome === 'handed-over') !== handedOver) throw new AppError('order-not-handed-over', {})
  // Before its day is over nothing was preserved to the end.
  if (outcome === 'preserved' && (untilOf(row) ?? context.today) >= context.today)
    throw new AppError('order-no-preservation', {})
  if (outcome === 'refused' && reason === null) {
    throw new AppError('invalid-input', { problems: [{ path: 'reason', code: 'required' }] })
  }
  end(context, row, outcome, reason)
}

/** Its day has come; nobody has to do it. */
export const endPreservation = (context: CommandContext, row: Row): void =>
  end(context, row, 'preserved', null)

const end = (
  { db, now, user, audit }: CommandContext,
  row: Row,
  outcome: OrderOutcome,
  reason: string | null,
): void => {
  change(db, row.id, 'outcome = $outcome, reason = $reason, closedAt = $now', {
    outcome,
    reason,
    now,
  })
  audit({ entity: 'order', id: row.id, clientId: row.clientId, code: `closed-${outcome}` })
  if (row.holdId !== null && endHold(db, row.holdId, { now, userId: user.id }))
    audit({ entity: 'hold', id: row.holdId, clientId: row.clientId, code: 'lifted' })
}

interface Package {
  sha256: string
  bytes: number
  contents: { name: string; sha256: string }[]
}

/**
 * Uses up the approval and puts on record what was handed over. With one owner the record says that
 * nobody could be asked. Errors: approval-needed.
 */
export const handOver = (
  context: CommandContext,
  row: Row,
  { contents, ...package_ }: Package,
  disclosureId: number,
): void => {
  const { db, now, user, audit } = context
  const userId = personOf(user).id
  const approval = currentRequest(db, 'disclosures.handOver', subjectOf(row.id), now)
  const approvedBy = secondPerson(db, userId) ? (approval?.decidedBy?.id ?? null) : null
  useApproval(context, 'disclosures.handOver', subjectOf(row.id))
  change(
    db,
    row.id,
    `handedOverAt = $now, handedOverBy = $userId, approvedBy = $approvedBy,
       disclosureId = $disclosureId, sha256 = $sha256, bytes = $bytes, contents = $contents`,
    { ...package_, contents: JSON.stringify(contents), now, userId, approvedBy, disclosureId },
  )
  context.ledger({ kind: 'order-handed-over', orderId: row.id, on: now, approvedBy, ...package_ })
  audit({
    entity: 'order',
    id: row.id,
    clientId: row.clientId,
    code: approvedBy === null ? 'handed-over-alone' : 'handed-over',
  })
}
