import type { Approval, Approvable } from '../../../shared/approvals/contract'
import { AppError } from '../../../shared/errors'
import type { CommandContext } from '../context'
import { personOf } from '../who'
import type { ReadableDatabase } from '../database/driver'

/** A request waits this long for its answer, and an approval this long for its use. */
export const approvalDays = 7

interface Row extends Omit<Approval, 'requestedBy' | 'decidedBy' | 'approved' | 'state'> {
  requestedById: number
  requestedByName: string
  decidedById: number | null
  decidedByName: string | null
  approved: number | null
}

const select = `
  SELECT a.id, a.operation, a.subject, a.requestedAt, a.expiresAt, a.decidedAt, a.approved, a.reason,
    a.usedAt, r.id AS requestedById, r.name AS requestedByName, d.id AS decidedById,
    d.name AS decidedByName
  FROM approvals a JOIN users r ON r.id = a.requestedBy LEFT JOIN users d ON d.id = a.decidedBy`

const stateOf = ({ usedAt, approved, expiresAt }: Row, now: string): Approval['state'] => {
  if (usedAt !== null) return 'used'
  if (approved === 0) return 'refused'
  if (expiresAt <= now) return 'expired'
  return approved === 1 ? 'approved' : 'open'
}

const show = (whole: Row, now: string): Approval => {
  const { requestedById, requestedByName, decidedById, decidedByName, ...row } = whole
  return {
    ...row,
    requestedBy: { id: requestedById, name: requestedByName },
    decidedBy: decidedById === null ? null : { id: decidedById, name: decidedByName ?? '' },
    approved: row.approved === null ? null : row.approved === 1,
    state: stateOf(whole, now),
  }
}

export const listApprovals = (db: ReadableDatabase, now: string): Approval[] =>
  db.all<Row>(`${select} ORDER BY a.id DESC LIMIT 200`).map((row) => show(row, now))

/** Errors: not-found. */
export const requireRequest = (db: ReadableDatabase, id: number, now: string): Approval => {
  const row = db.get<Row>(`${select} WHERE a.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'approval', id })
  return show(row, now)
}

/** The open or approved request for exactly this, or null. */
export const currentRequest = (
  db: ReadableDatabase,
  operation: Approvable,
  subject: string,
  now: string,
): Approval | null => {
  const row = db.get<Row>(
    `${select} WHERE a.operation = $operation AND a.subject = $subject AND a.usedAt IS NULL
       AND a.expiresAt > $now AND coalesce(a.approved, 1) = 1 ORDER BY a.id DESC LIMIT 1`,
    { operation, subject, now },
  )
  return row ? show(row, now) : null
}

/** Who refused the last request for this, and why; null when the last one was not refused. */
export const lastRefusal = (
  db: ReadableDatabase,
  operation: Approvable,
  subject: string,
): { by: string; reason: string } | null => {
  const row = db.get<Row>(
    `${select} WHERE a.operation = $operation AND a.subject = $subject ORDER BY a.id DESC LIMIT 1`,
    { operation, subject },
  )
  return row?.approved === 0 ? { by: row.decidedByName ?? '', reason: row.reason } : null
}

/** Another enabled owner, without whom nobody could approve. */
export const secondPerson = (db: ReadableDatabase, userId: number): boolean =>
  db.get(
    `SELECT 1 FROM users WHERE role = 'owner' AND disabledAt IS NULL AND id <> $userId LIMIT 1`,
    { userId },
  ) !== undefined

/**
 * Uses up the approval of an operation; called inside the transaction that carries it out. In an
 * office with one owner there is nobody to ask, and that is on record. Errors: approval-needed.
 */
export const useApproval = (
  { db, now, user, audit }: CommandContext,
  operation: Approvable,
  subject: string,
): void => {
  if (!secondPerson(db, personOf(user).id)) {
    audit({ entity: 'approval', code: 'nobody-to-ask' })
    return
  }
  const found = currentRequest(db, operation, subject, now)
  if (!found?.approved) throw new AppError('approval-needed', { operation })
  db.run('UPDATE approvals SET usedAt = $now WHERE id = $id', { id: found.id, now })
  audit({ entity: 'approval', id: found.id, code: 'used' })
}
