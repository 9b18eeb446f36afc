/** Locking a period keeps what was declared of it; no document gets a date within it afterwards. */
import type { CivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import { seenOf, type Lock, type Seen } from '../../../shared/vat/contract'
import { wholeOf } from '../../../shared/vat/corrections'
import { boxes, type VatOverview } from '../../../shared/vat/overview'
import type { VatPeriod } from '../../../shared/vat/periods'
import { refuseForbidden } from '../clients/forbidden'
import type { CommandContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { personOf } from '../who'
import { badDebtsIn, keepDebts } from './bad-debts'
import { countsIn, sumsHold } from './figures'
import { icpSums } from './icp'
import { asItIsNow, lockOf } from './page'
import { lockedReturns, openCorrection, toldWhere, type ReturnRow } from './returns'

/** The locked period that a day is in, or null. */
export const lockedOn = (
  db: ReadableDatabase,
  day: CivilDate,
): { from: CivilDate; to: CivilDate } | null =>
  db.get<{ from: CivilDate; to: CivilDate }>(
    `SELECT fromOn AS "from", toOn AS "to" FROM vatReturns
     WHERE unlockedAt IS NULL AND $day BETWEEN fromOn AND toOn`,
    { day },
  ) ?? null

/** Errors: vat-period-locked when any day of the period is locked. */
export const refuseLocked = (db: ReadableDatabase, { from, to }: VatPeriod): void => {
  const locked = lockedReturns(db).find(({ fromOn, toOn }) => fromOn <= to && toOn >= from)
  if (locked) throw new AppError('vat-period-locked', { from: locked.fromOn, to: locked.toOn })
}

/** Errors: vat-period-running, vat-period-locked, changed-meanwhile. */
export const lockPeriod = (context: CommandContext, period: VatPeriod, seen: Seen): Lock => {
  const { db, now, today, user, audit } = context
  const { length, from, to } = period
  if (to >= today) throw new AppError('vat-period-running', { to })
  refuseLocked(db, period)
  // What is declared is added up once more from the documents themselves.
  if (!sumsHold(db, period)) throw new Error('the sums of VAT are not those of the documents')
  const { own, corrections } = asItIsNow(db, period, lockedReturns(db), today)
  const debts = badDebtsIn(db, period)
  refuseUnseen(seenOf(wholeOf(own, corrections), countsIn(db, period, debts)), seen, 0)
  const id = db.insert(
    `INSERT INTO vatReturns (length, fromOn, toOn, lockedAt, lockedBy)
     VALUES ($length, $from, $to, $now, $userId)`,
    { length, from, to, now, userId: personOf(user).id },
  )
  keepFigures(db, { ofId: id, toldInId: id, toldAt: now }, own)
  for (const { returnId, overview } of corrections)
    keepFigures(db, { ofId: returnId, toldInId: id, toldAt: now }, overview)
  keepDebts(db, id, debts)
  for (const { buyerId, goodsCents, servicesCents } of icpSums(db, period)) {
    db.run('INSERT INTO vatIcpFigures VALUES ($id, $buyerId, $goodsCents, $servicesCents)', {
      id,
      buyerId,
      goodsCents,
      servicesCents,
    })
  }
  audit({ entity: 'vatReturn', id, code: 'locked' })
  const locked = lockedReturns(db)
  return lockOf(requireLocked(locked, id), locked)
}

/**
 * Errors: not-found; vat-later-locked: what was told later counts on this one; vat-told-apart: a
 * correction of it was.
 */
export const unlockPeriod = (context: CommandContext, id: number, reason: string): void => {
  const { db, now, user, audit } = context
  refuseForbidden({ reason })
  const locked = lockedReturns(db)
  requireLocked(locked, id)
  if (locked.at(-1)?.id !== id) throw new AppError('vat-later-locked', {})
  if (toldWhere(db, { ofId: id }).some(({ toldInId }) => toldInId === null))
    throw new AppError('vat-told-apart', {})
  db.run(
    `UPDATE vatReturns SET unlockedAt = $now, unlockedBy = $userId, unlockReason = $reason
     WHERE id = $id`,
    { id, now, userId: personOf(user).id, reason },
  )
  audit({ entity: 'vatReturn', id, code: 'unlocked' })
}

/** Errors: not-found (also when nothing is to be told apart), changed-meanwhile. */
export const tellApart = (
  { db, now, today, audit }: CommandContext,
  id: number,
  seen: Seen,
): void => {
  const locked = lockedReturns(db)
  requireLocked(locked, id)
  const correction = openCorrection(db, id, locked, today)
  if (!correction?.apart) throw new AppError('not-found', { entity: 'vatReturn', id })
  refuseUnseen(correction.seen, seen, id)
  keepFigures(db, { ofId: id, toldInId: null, toldAt: now }, correction.overview)
  audit({ entity: 'vatReturn', id, code: 'told-apart' })
}

const requireLocked = (rows: readonly ReturnRow[], id: number): ReturnRow => {
  const row = rows.find((one) => one.id === id)
  if (!row) throw new AppError('not-found', { entity: 'vatReturn', id })
  return row
}

const refuseUnseen = (now: Seen, seen: Seen, id: number): void => {
  const same =
    now.netCents === seen.netCents &&
    now.vatCents === seen.vatCents &&
    now.documents === seen.documents &&
    now.badDebts === seen.badDebts
  if (!same) throw new AppError('changed-meanwhile', { entity: 'vatReturn', id })
}

const keepFigures = (
  db: WritableDatabase,
  where: { ofId: number; toldInId: number | null; toldAt: string },
  overview: VatOverview,
): void => {
  const keep = (box: string, { netCents, vatCents }: { netCents: number; vatCents: number }) =>
    db.run(
      `INSERT INTO vatFigures (ofId, toldInId, toldAt, box, netCents, vatCents)
       VALUES ($ofId, $toldInId, $toldAt, $box, $netCents, $vatCents)`,
      { ...where, box, netCents, vatCents },
    )
  for (const box of boxes) keep(box, overview.boxes[box])
  keep('outside', overview.outside)
}
