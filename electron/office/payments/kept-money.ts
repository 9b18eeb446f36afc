/** Money kept for a client that no document asks for: paid back by another entry, or given up. */
import { AppError } from '../../../shared/errors'
import type { Counterpart } from '../../../shared/payments/contract'
import type { KeepReason } from '../../../shared/payments/write-off'
import type { CommandContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { requireEntry, type EntryRecord } from './entries'

/**
 * `byId` took back (part of) what `entryId` brought, whether or not a client is known: both end. Errors:
 * not-found, entry-sealed, entry-set-aside, entry-returned, currency-not-euro, allocation-exceeds.
 */
export const payBack = (
  context: CommandContext,
  { entryId, byId }: { entryId: number; byId: number },
): void => {
  const { db, audit } = context
  const kept = requireUsable(db, entryId)
  const back = requireUsable(db, byId)
  if (kept.currency !== back.currency) throw new AppError('currency-not-euro', {})
  const cents = sharedCents(kept, back)
  if (cents === 0) throw new AppError('allocation-exceeds', { available: restOf(kept) })
  settlePair(context, kept, back, cents)
  audit({ entity: 'entry', id: entryId, clientId: kept.clientId, code: 'paid-back' })
  audit({ entity: 'entry', id: byId, clientId: kept.clientId, code: 'paid-back' })
}

/** What two entries of opposite signs can settle of one another, signed like the first. */
export const sharedCents = (kept: EntryRecord, back: EntryRecord): number => {
  const [rest, other] = [restOf(kept), restOf(back)]
  if (Math.sign(rest) !== -Math.sign(other)) return 0
  return Math.sign(rest) * Math.min(Math.abs(rest), Math.abs(other))
}

const restOf = ({ amountCents, allocatedCents }: EntryRecord): number =>
  amountCents - allocatedCents

/** Two rows, each pointing at the other entry; the later one is the same client's as the earlier. */
export const settlePair = (
  { db, now, today, user }: CommandContext,
  kept: EntryRecord,
  back: EntryRecord,
  cents: number,
): void => {
  const settledOn = [kept.bookedOn, back.bookedOn, today].reduce((a, b) => (a > b ? a : b))
  const settle = (entryId: number, counterEntryId: number, amountCents: number) =>
    db.insert(
      `INSERT INTO entrySettlements (entryId, counterEntryId, amountCents, settledOn, createdAt, userId)
       VALUES ($entryId, $counterEntryId, $amountCents, $settledOn, $now, $userId)`,
      { entryId, counterEntryId, amountCents, settledOn, now, userId: user.id },
    )
  settle(kept.id, back.id, cents)
  settle(back.id, kept.id, -cents)
  const clientId = kept.clientId ?? back.clientId
  for (const { id } of [kept, back]) {
    db.run('UPDATE bankEntries SET clientId = $clientId WHERE id = $id', { id, clientId })
  }
}

/**
 * The office does not pay out what is kept for the client. Errors: not-found (also when nothing is kept
 * here), entry-sealed.
 */
export const giveUpMoney = (
  { db, now, today, user, audit }: CommandContext,
  { entryId, reason }: { entryId: number; reason: KeepReason },
): void => {
  const entry = requireUsable(db, entryId)
  if (entry.clientId === null || restOf(entry) === 0) {
    throw new AppError('not-found', { entity: 'entry', id: entryId })
  }
  db.insert(
    `INSERT INTO entrySettlements (entryId, amountCents, settledOn, reason, createdAt, userId)
     VALUES ($entryId, $rest, $today, $reason, $now, $userId)`,
    { entryId, rest: restOf(entry), today, reason, now, userId: user.id },
  )
  audit({ entity: 'entry', id: entryId, clientId: entry.clientId, code: 'given-up' })
}

/** Takes both back: what was given up is kept again, what was paid back is to do. Errors: see above. */
export const undoKeptMoney = ({ db, audit }: CommandContext, entryId: number): void => {
  const entry = requireEntry(db, entryId)
  if (entry.sealedAt !== null) throw new AppError('entry-sealed', {})
  if (!unsettle(db, entryId)) throw new AppError('not-found', { entity: 'entry', id: entryId })
  audit({ entity: 'entry', id: entryId, clientId: entry.clientId, code: 'undone' })
}

/** Whether there was anything. What came in stays kept for its client; what went out is to do again. */
export const unsettle = (db: WritableDatabase, entryId: number): boolean => {
  const partners = db.all<{ id: number }>(
    'SELECT counterEntryId AS id FROM entrySettlements WHERE entryId = $entryId AND counterEntryId IS NOT NULL',
    { entryId },
  )
  const undone = db.run(
    'DELETE FROM entrySettlements WHERE entryId = $entryId OR counterEntryId = $entryId',
    { entryId },
  )
  for (const id of [entryId, ...partners.map((partner) => partner.id)]) {
    db.run('UPDATE bankEntries SET clientId = NULL WHERE id = $id AND amountCents < 0', { id })
  }
  return undone > 0
}

const requireUsable = (db: ReadableDatabase, id: number): EntryRecord => {
  const entry = requireEntry(db, id)
  if (entry.sealedAt !== null) throw new AppError('entry-sealed', {})
  if (entry.setAsideAt !== null) throw new AppError('entry-set-aside', {})
  if (entry.returnedById !== null) throw new AppError('entry-returned', {})
  return entry
}

/** Same account first, then the same amount; the latest first. Errors: not-found. */
export const counterpartsOf = (db: ReadableDatabase, entryId: number): Counterpart[] => {
  const { counterpartyIban: iban, currency, ...entry } = requireEntry(db, entryId)
  const rest = entry.amountCents - entry.allocatedCents
  return db.all<Counterpart>(
    `SELECT e.id, e.bookedOn, e.amountCents - e.allocatedCents AS restCents,
       coalesce(c.name, e.counterpartyName, '') AS name
     FROM bankEntries e LEFT JOIN clients c ON c.id = e.clientId
     WHERE e.id IN (
         SELECT id FROM bankEntries WHERE counterpartyIban = $iban
         UNION SELECT id FROM bankEntries WHERE clientId IS NOT NULL)
       AND e.sealedAt IS NULL AND e.setAsideAt IS NULL AND e.returnedById IS NULL
       AND e.currency = $currency AND sign(e.amountCents - e.allocatedCents) = -sign($rest)
       AND (e.counterpartyIban = $iban OR e.amountCents - e.allocatedCents = -$rest)
     ORDER BY e.counterpartyIban IS NOT $iban, e.amountCents - e.allocatedCents <> -$rest,
       e.bookedOn DESC, e.id DESC LIMIT 10`,
    { iban, currency, rest },
  )
}
