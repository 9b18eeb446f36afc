/**
 * Periods that were billed under rows a restore lost: never billed again by the program; a person says
 * what became of them.
 */
import { AppError } from '../../../shared/errors'
import type { HeldPeriod } from '../../../shared/services/run'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'

/** Does nothing where the rows still know of it, or of no such subscription. */
export const holdPeriod = (
  { db, now, audit }: CommandContext,
  { subscriptionId, from, to }: { subscriptionId: number; from: string; to: string },
): void => {
  const held = db.run(
    `INSERT INTO billedPeriods (subscriptionId, fromOn, toOn, heldAt)
     SELECT s.id, $from, $to, $now FROM subscriptions s WHERE s.id = $subscriptionId
       AND NOT EXISTS (SELECT 1 FROM billedPeriods b
         WHERE b.subscriptionId = s.id AND b.fromOn <= $to AND b.toOn >= $from)`,
    { subscriptionId, from, to, now },
  )
  if (held > 0) audit({ entity: 'subscription', id: subscriptionId, code: 'period-held' })
}

export const heldPeriods = (db: ReadableDatabase): HeldPeriod[] =>
  db
    .all<Omit<HeldPeriod, 'client'> & { clientId: number; clientName: string }>(
      `SELECT b.id, b.fromOn AS "from", b.toOn AS "to", b.subscriptionId, i.name AS itemName,
         s.domain, c.id AS clientId, c.name AS clientName
       FROM billedPeriods b
       JOIN subscriptions s ON s.id = b.subscriptionId
       JOIN clients c ON c.id = s.clientId
       JOIN subscriptionPrices p ON p.subscriptionId = s.id AND p.validFrom = (
         SELECT max(validFrom) FROM subscriptionPrices WHERE subscriptionId = s.id)
       JOIN catalogue i ON i.id = p.itemId
       WHERE b.heldAt IS NOT NULL ORDER BY c.sortName, b.fromOn, b.id LIMIT 200`,
    )
    .map(({ clientId, clientName, ...row }) => ({
      ...row,
      client: { id: clientId, name: clientName },
    }))

/** `billed`: it stays as it is; else it comes back in the next run. Errors: not-found. */
export const settleHeld = (
  { db, audit }: CommandContext,
  { id, billed }: { id: number; billed: boolean },
): void => {
  const row = db.get<{ subscriptionId: number }>(
    'SELECT subscriptionId FROM billedPeriods WHERE id = $id AND heldAt IS NOT NULL',
    { id },
  )
  if (!row) throw new AppError('not-found', { entity: 'period', id })
  if (billed) db.run('UPDATE billedPeriods SET heldAt = NULL WHERE id = $id', { id })
  else db.run('DELETE FROM billedPeriods WHERE id = $id', { id })
  audit({
    entity: 'subscription',
    id: row.subscriptionId,
    code: billed ? 'period-was-billed' : 'period-freed',
  })
}
