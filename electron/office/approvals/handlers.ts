import { addDays } from '../../../shared/dates'
import type { approvals as contract } from '../../../shared/approvals/contract'
import { AppError } from '../../../shared/errors'
import { refuseForbidden } from '../clients/forbidden'
import type { HandlersOf } from '../context'
import { personOf } from '../who'
import {
  approvalDays,
  currentRequest,
  listApprovals,
  requireRequest,
  secondPerson,
} from './approvals'

const later = (now: string): string => `${addDays(now.slice(0, 10), approvalDays)}${now.slice(10)}`

export const approvals: HandlersOf<typeof contract> = {
  // Whether an order is secret is not the question here: who is no owner decides on none.
  list: ({ db, now, user }) =>
    listApprovals(db, now).filter(
      ({ operation }) => user.role === 'owner' || operation !== 'disclosures.handOver',
    ),
  request: ({ db, now, user, audit }, { operation, subject }) => {
    if (operation === 'disclosures.handOver') {
      // Two owners, about an order that is there: who is no owner may not even learn that one is.
      if (user.role !== 'owner') throw new AppError('forbidden', {})
      const waits = db.get(
        `SELECT 1 FROM orders WHERE id = $id AND closedAt IS NULL AND handedOverAt IS NULL`,
        { id: Number(subject) },
      )
      if (!waits) throw new AppError('not-found', { entity: 'order', id: Number(subject) })
    }
    const open = currentRequest(db, operation, subject, now)
    const id =
      open?.id ??
      db.insert(
        `INSERT INTO approvals (operation, subject, requestedBy, requestedAt, expiresAt)
         VALUES ($operation, $subject, $userId, $now, $expiresAt)`,
        { operation, subject, userId: user.id, now, expiresAt: later(now) },
      )
    audit({ entity: 'approval', id, code: open ? 'asked-again' : operation })
    return requireRequest(db, id, now)
  },
  decide: ({ db, now, user, audit }, { id, approved, reason }) => {
    refuseForbidden({ reason })
    const request = requireRequest(db, id, now)
    if (request.decidedAt !== null) throw new AppError('not-found', { entity: 'approval', id })
    if (request.requestedBy.id === user.id) throw new AppError('own-request', {})
    if (request.expiresAt <= now) throw new AppError('approval-expired', {})
    db.run(
      `UPDATE approvals SET decidedBy = $userId, decidedAt = $now, approved = $approved,
         reason = $reason, expiresAt = $expiresAt WHERE id = $id`,
      {
        id,
        userId: user.id,
        now,
        approved: approved ? 1 : 0,
        reason: reason ?? '',
        expiresAt: later(now),
      },
    )
    audit({ entity: 'approval', id, code: approved ? 'approved' : 'refused' })
    return requireRequest(db, id, now)
  },
  needed: ({ db, user }) => ({ needed: secondPerson(db, personOf(user).id) }),
}
