/** Differences with the registrar that somebody looked at and let be, by what they are. */
import type { z } from 'zod'
import type { AsideReason, fileOperations, RegistrarLine } from '../../../../shared/services/files'
import { AppError } from '../../../../shared/errors'
import type { CommandContext } from '../../context'
import { fromBase64, hash, toHex } from '../../crypto'
import type { ReadableDatabase } from '../../database/driver'
import { personOf } from '../../who'

type Given = z.output<typeof fileOperations.setAside.input>

/**
 * Under the office's own key: domain names and holders are few enough to be guessed from a plain
 * digest, and nothing of the file is kept.
 */
export const digestOf = (
  db: ReadableDatabase,
): ((identity: readonly (string | number | null)[]) => string) => {
  const key = fromBase64(
    db.get<{ digestKey: string }>('SELECT digestKey FROM settings')?.digestKey ?? '',
  )
  return (identity) => toHex(hash(`registrar ${JSON.stringify(identity)}`, key))
}

/** By digest. */
export const asides = (db: ReadableDatabase): Map<string, NonNullable<RegistrarLine['aside']>> =>
  new Map(
    db
      .all<{ difference: string; reason: AsideReason; on: string; by: string }>(
        `SELECT a.difference, a.reason, a.setAsideOn AS "on", u.name AS "by"
         FROM registrarAsides a JOIN users u ON u.id = a.userId`,
      )
      .map(({ difference, ...aside }) => [difference, aside]),
  )

/** Errors: not-found. */
export const setAside = (
  { db, today, user, audit }: CommandContext,
  { difference, subscriptionId, reason }: Given,
): void => {
  const owner =
    subscriptionId === null
      ? null
      : db.get<{ clientId: number }>('SELECT clientId FROM subscriptions WHERE id = $id', {
          id: subscriptionId,
        })
  if (owner === undefined)
    throw new AppError('not-found', { entity: 'subscription', id: subscriptionId ?? 0 })
  db.run(
    `INSERT INTO registrarAsides (difference, subscriptionId, reason, setAsideOn, userId)
     VALUES ($difference, $subscriptionId, $reason, $today, $by)
     ON CONFLICT (difference) DO UPDATE SET reason = excluded.reason,
       setAsideOn = excluded.setAsideOn, userId = excluded.userId`,
    { difference, subscriptionId, reason, today, by: personOf(user).id },
  )
  audit({
    entity: 'subscription',
    ...(owner === null ? {} : { id: subscriptionId ?? 0, clientId: owner.clientId }),
    code: 'difference-aside',
  })
}

/** Errors: not-found. */
export const takeUp = ({ db, audit }: CommandContext, difference: string): void => {
  const found = db.get<{ subscriptionId: number | null; clientId: number | null }>(
    `SELECT a.subscriptionId, s.clientId FROM registrarAsides a
     LEFT JOIN subscriptions s ON s.id = a.subscriptionId WHERE a.difference = $difference`,
    { difference },
  )
  if (!found) throw new AppError('not-found', { entity: 'subscription', id: 0 })
  db.run('DELETE FROM registrarAsides WHERE difference = $difference', { difference })
  const { subscriptionId: id, clientId } = found
  audit({
    entity: 'subscription',
    ...(id === null || clientId === null ? {} : { id, clientId }),
    code: 'difference-taken-up',
  })
}
