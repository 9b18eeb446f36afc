/** Entries that are no client's payment, out of the way with a reason, and back again. */
import { AppError } from '../../../shared/errors'
import type { SetAsideReason } from '../../../shared/payments/contract'
import type { CommandContext } from '../context'
import { requireEntry, type EntryRecord } from './entries'
import { letGoOf } from './settlements/payouts'

/**
 * All of them or none; the reason of one set aside before is replaced. Gives how many. Errors:
 * not-found, entry-sealed, entry-matched (it settles an invoice, is kept for a client, or is or has a
 * storno: undo that first).
 */
export const setAsideEntries = (
  { db, now, audit }: CommandContext,
  ids: readonly number[],
  reason: SetAsideReason,
): number => {
  const all = new Set(ids)
  for (const id of all) {
    const entry = requireEntry(db, id)
    if (entry.sealedAt !== null) throw new AppError('entry-sealed', {})
    const used =
      entry.allocatedCents !== 0 || entry.clientId !== null || entry.returnedById !== null
    if (used || db.get('SELECT 1 FROM bankEntries WHERE returnedById = $id', { id })) {
      throw new AppError('entry-matched', {})
    }
    letGoOf(db, id)
    db.run(
      `UPDATE bankEntries SET setAsideReason = $reason, setAsideAt = $now, ruleId = NULL
       WHERE id = $id`,
      { id, reason, now },
    )
    audit({ entity: 'entry', id, code: reason })
  }
  return all.size
}

/** Gives how many came back. Errors: not-found, also when none of them was set aside; entry-sealed. */
export const putBackEntries = ({ db, audit }: CommandContext, ids: readonly number[]): number => {
  let back = 0
  for (const id of new Set(ids)) {
    const entry = requireEntry(db, id)
    if (entry.sealedAt !== null) throw new AppError('entry-sealed', {})
    if (entry.setAsideAt === null) continue
    letGoOf(db, id)
    db.run(
      `UPDATE bankEntries SET setAsideReason = NULL, setAsideAt = NULL, ruleId = NULL
       WHERE id = $id`,
      { id },
    )
    audit({ entity: 'entry', id, code: 'put-back' })
    back += 1
  }
  const [first] = ids
  if (back === 0) throw new AppError('not-found', { entity: 'entry', id: first ?? 0 })
  return back
}

/** To do, of nobody yet, and no storno: it may be set aside without anybody looking. */
export const mayBeAside = (entry: EntryRecord): boolean =>
  entry.setAsideAt === null &&
  entry.sealedAt === null &&
  entry.allocatedCents === 0 &&
  entry.clientId === null &&
  entry.returnedById === null &&
  entry.reversal === 0
