/**
 * Periods that were billed under rows a restore lost: never billed again by the program; a person says
 * what became of them.
 */
import { addDays } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Period } from '../../../shared/services/periods'
import type { HeldPeriod } from '../../../shared/services/run'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import type { LedgerEntry } from '../ledger/entry'
import { leaveOut } from './leave-out'

type BilledEntry = Omit<Extract<LedgerEntry, { kind: 'billed' }>, 'kind'>

/**
 * Days of a line of the ledger that no invoice that went out bills any more. None when the very period
 * is there, or no such subscription: days that it gave back since are given back.
 */
const lostDays = (db: ReadableDatabase, { subscriptionId, from, to, periodId }: BilledEntry) => {
  const none: Period[] = []
  if (!db.get('SELECT 1 FROM subscriptions WHERE id = $subscriptionId', { subscriptionId }))
    return none
  const rows = db.all<{ id: number; from: string; to: string; creditedFrom: string | null }>(
    `SELECT b.id, b.fromOn AS "from", b.toOn AS "to", b.creditedFrom FROM billedPeriods b
     LEFT JOIN invoices n ON n.id = b.invoiceId
     WHERE b.subscriptionId = $subscriptionId AND b.fromOn <= $to AND b.toOn >= $from
       AND (b.invoiceId IS NULL OR n.issuedAt IS NOT NULL)
     ORDER BY b.fromOn`,
    { subscriptionId, from, to },
  )
  const isIt = (row: Period & { id: number }) =>
    periodId === undefined ? row.from === from && row.to === to : row.id === periodId
  if (rows.some(isIt)) return none
  let day = from
  const lost: Period[] = []
  for (const row of rows) {
    const last = row.creditedFrom === null ? row.to : addDays(row.creditedFrom, -1)
    if (last < day) continue
    if (row.from > day) lost.push({ from: day, to: addDays(row.from, -1) })
    day = addDays(last, 1)
  }
  if (day <= to) lost.push({ from: day, to })
  return lost
}

/** Drafts that would bill days of a line of the ledger once more, with the period in question. */
const draftsAgain = (db: ReadableDatabase, { subscriptionId, from, to }: BilledEntry) =>
  db.all<{ periodId: number; invoiceId: number }>(
    `SELECT b.id AS periodId, n.id AS invoiceId FROM billedPeriods b
     JOIN invoices n ON n.id = b.invoiceId
     WHERE b.subscriptionId = $subscriptionId AND n.issuedAt IS NULL
       AND b.fromOn <= $to AND b.toOn >= $from`,
    { subscriptionId, from, to },
  )

/** Does nothing where the rows still know of it, or of no such subscription. */
export const holdPeriod = (context: CommandContext, entry: BilledEntry): void => {
  const { db, now, audit } = context
  const { subscriptionId } = entry
  const days = lostDays(db, entry)
  if (days.length === 0) return
  for (const { invoiceId, periodId } of draftsAgain(db, entry))
    leaveOut(context, invoiceId, { periodId })
  for (const { from, to } of days)
    db.run(
      `INSERT INTO billedPeriods (subscriptionId, fromOn, toOn, heldAt)
       VALUES ($subscriptionId, $from, $to, $now)`,
      { subscriptionId, from, to, now },
    )
  audit({ entity: 'subscription', id: subscriptionId, code: 'period-held' })
}

/** Whether the rows know what a line of the ledger says was billed. */
export const isHeld = (db: ReadableDatabase, entry: BilledEntry): boolean =>
  lostDays(db, entry).length === 0

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
  if (billed) {
    db.run('UPDATE billedPeriods SET heldAt = NULL WHERE id = $id', { id })
    // Somebody stands for what was billed: an import that brought it is in use.
    db.run('UPDATE subscriptions SET version = version + 1 WHERE id = $subscriptionId', {
      subscriptionId: row.subscriptionId,
    })
  } else db.run('DELETE FROM billedPeriods WHERE id = $id', { id })
  audit({
    entity: 'subscription',
    id: row.subscriptionId,
    code: billed ? 'period-was-billed' : 'period-freed',
  })
}
