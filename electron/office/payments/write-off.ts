/** Giving up (part of) a claim, and taking that back. */
import { AppError } from '../../../shared/errors'
import type { CommandContext } from '../context'

interface Claim {
  openCents: number
  clientId: number | null
  sealedAt: string | null
}

/** Gives what is still open. Errors: not-found, invoice-sealed, allocation-exceeds. */
export const writeOff = (
  context: CommandContext,
  invoiceId: number,
  amountCents: number,
): number => {
  const { db, now, today, user, audit } = context
  const { openCents, clientId } = requireClaim(context, invoiceId)
  if (amountCents <= 0 || amountCents > openCents) {
    throw new AppError('allocation-exceeds', { available: Math.max(0, openCents) })
  }
  db.insert(
    `INSERT INTO allocations (invoiceId, kind, amountCents, settledOn, createdAt, userId)
     VALUES ($invoiceId, 'write-off', $amountCents, $today, $now, $userId)`,
    { invoiceId, amountCents, today, now, userId: user.id },
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
