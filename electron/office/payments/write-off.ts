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

/** Takes back all that was written off of an invoice; gives what is open then. Errors: not-found. */
export const undoWriteOff = (context: CommandContext, invoiceId: number): number => {
  const { db, audit } = context
  const { clientId } = requireClaim(context, invoiceId)
  const undone = db.run(
    `DELETE FROM allocations WHERE invoiceId = $invoiceId AND kind = 'write-off'`,
    { invoiceId },
  )
  if (undone === 0) throw new AppError('not-found', { entity: 'allocation', id: invoiceId })
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
