/** Giving up (part of) a claim, and taking that back. */
import { AppError } from '../../../shared/errors'
import type { KeepReason } from '../../../shared/payments/write-off'
import type { CommandContext } from '../context'

interface Claim {
  openCents: number
  clientId: number | null
  sealedAt: string | null
}

/**
 * Gives what is still open. Errors: not-found, invoice-sealed, allocation-exceeds, invalid-input (a
 * reason, where money is kept that a client should have had).
 */
export const writeOff = (
  context: CommandContext,
  {
    invoiceId,
    amountCents,
    reason,
  }: { invoiceId: number; amountCents: number; reason: KeepReason | null },
): number => {
  const { db, now, today, user, audit } = context
  const { openCents, clientId } = requireClaim(context, invoiceId)
  const within =
    Math.sign(amountCents) === Math.sign(openCents) && Math.abs(amountCents) <= Math.abs(openCents)
  if (amountCents === 0 || !within) {
    throw new AppError('allocation-exceeds', { available: openCents })
  }
  if (openCents < 0 && reason === null) {
    throw new AppError('invalid-input', { problems: [{ path: 'reason', code: 'required' }] })
  }
  db.insert(
    `INSERT INTO allocations (invoiceId, kind, amountCents, settledOn, reason, createdAt, userId)
     VALUES ($invoiceId, 'write-off', $amountCents, $today, $reason, $now, $userId)`,
    { invoiceId, amountCents, today, reason, now, userId: user.id },
  )
  audit({ entity: 'invoice', id: invoiceId, clientId, code: 'write-off' })
  return openCents - amountCents
}

/**
 * Takes back all that was written off of an invoice; gives what is open then. What was put on record
 * today goes; earlier days may have been declared: they stay, and today takes them back. Errors:
 * not-found.
 */
export const undoWriteOff = (context: CommandContext, invoiceId: number): number => {
  const { db, now, today, user, audit } = context
  const { clientId } = requireClaim(context, invoiceId)
  const { all, earlier } = db.get<{ all: number; earlier: number }>(
    `SELECT coalesce(sum(amountCents), 0) AS "all",
       coalesce(sum(amountCents) FILTER (WHERE settledOn < $today), 0) AS earlier
     FROM allocations WHERE invoiceId = $invoiceId AND kind = 'write-off'`,
    { invoiceId, today },
  ) ?? { all: 0, earlier: 0 }
  if (all === 0) throw new AppError('not-found', { entity: 'allocation', id: invoiceId })
  db.run(
    `DELETE FROM allocations
     WHERE invoiceId = $invoiceId AND kind = 'write-off' AND settledOn >= $today`,
    { invoiceId, today },
  )
  if (earlier !== 0)
    db.insert(
      `INSERT INTO allocations (invoiceId, kind, amountCents, settledOn, createdAt, userId)
       VALUES ($invoiceId, 'write-off', $amountCents, $today, $now, $userId)`,
      { invoiceId, amountCents: -earlier, today, now, userId: user.id },
    )
  audit({ entity: 'invoice', id: invoiceId, clientId, code: 'write-off-undone' })
  return requireClaim(context, invoiceId).openCents
}

const requireClaim = ({ db }: CommandContext, invoiceId: number): Claim => {
  const claim = db.get<Claim>(
    `SELECT openCents, clientId, sealedAt FROM invoices
     WHERE id = $invoiceId AND issuedAt IS NOT NULL`,
    { invoiceId },
  )
  if (!claim) throw new AppError('not-found', { entity: 'invoice', id: invoiceId })
  if (claim.sealedAt !== null) throw new AppError('invoice-sealed', {})
  return claim
}
