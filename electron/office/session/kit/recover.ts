/** The recovery kit: coming in with it, and making a new one. */
import { randomUUID } from 'node:crypto'
import { AppError } from '../../../../shared/errors'
import {
  formatRecoveryKey,
  readRecoveryKey,
  recoveryKeyBytes,
} from '../../../../shared/session/recovery-key'
import type { ActionContext } from '../../context'
import { randomBytes } from '../../crypto'
import { typed, type Typed, type Whose } from '../keys/collect'
import { kitIn } from '../keys/directory'
import { makeSlot, newSlotKey, resealSlot, whoDigest } from '../keys/slots'
import type { SigningIn } from '../session'
import { changeOwnSlots, secretsOf } from '../sign-in/own-write'
import { provePassword } from '../sign-in/prove'
import { forgetSecondStep } from '../sign-in/second-step'
import { comeInWith, guesserFor, hold, requireOffice } from '../sign-in/unlock'

/**
 * Forgotten password: the recovery key opens the office for an owner by e-mail address, who gets a
 * new password and sets up the app anew. Errors: wrong-recovery-key (with the group that is mistyped),
 * wait-first, forbidden (no owner with that address), those of coming in and of changing a slot.
 */
export const recover = async (
  context: ActionContext,
  input: { recoveryKey: string; email: string; password: string },
): Promise<void> => {
  const { session } = context
  requireOffice(session)
  // A typing error that the key itself gives away is no guess.
  const reading = readRecoveryKey(input.recoveryKey)
  if (!reading.ok) throw new AppError('wrong-recovery-key', { group: reading.group })
  const kitKey = formatRecoveryKey(reading.bytes)
  const whose: Whose = { by: 'kit', email: input.email }
  const tried = typed(kitKey, session.desk)
  try {
    const signingIn = await session.keys.guard.guess(
      await guesserFor(session, whose),
      async () => {
        const came = await comeInWith(context, whose, tried, kitKey)
        return came ? { right: came } : { wrong: null }
      },
      () => new AppError('wrong-recovery-key', { group: null }),
    )
    await giveNewPassword(context, signingIn, tried, input.password)
  } finally {
    tried.wipe()
  }
}

const giveNewPassword = async (
  context: ActionContext,
  signingIn: SigningIn,
  tried: Typed,
  password: string,
): Promise<void> => {
  const { session: opened, steps } = signingIn
  const { id, slotId } = opened.user
  try {
    const key = await newSlotKey(password)
    changeOwnSlots(context, opened, 'session.recover', {
      plan: (now, epoch) => {
        const secrets = secretsOf(opened, epoch)
        const who = whoDigest(now, opened.user.email)
        const own = makeSlot(now.officeId, { id: slotId, class: 'owner', who }, key, secrets)
        const kit = kitIn(opened.database.reader)
        const kitKey = kit && tried.known(kit)
        return { put: kitKey ? [own, resealSlot(now.officeId, kit, kitKey, secrets)] : [own] }
      },
      write: ({ db, audit, ledger }) => {
        db.run('UPDATE users SET mustChangePassword = 0, wantsDesktop = 0 WHERE id = $id', { id })
        forgetSecondStep(db, id)
        audit({ entity: 'user', id })
        ledger({ kind: 'slot-new', user: id, slot: slotId, class: 'owner' })
      },
    })
  } catch (error) {
    context.session.keys.leave(opened.office)
    throw error
  }
  // Whoever had the second step sets it up anew: the phone may be what was lost.
  const enrols = steps.includes('code') || steps.includes('enrol')
  hold(context, { session: opened, steps: enrols ? ['enrol'] : [] })
}

/** A key of 160 random bits, as it is written down. */
export const newRecoveryKey = (): string => formatRecoveryKey(randomBytes(recoveryKeyBytes))

/** A new kit in place of the old one. Errors: wait-first, wrong-password, those of changing a slot. */
export const renewRecoveryKit = async (
  context: ActionContext,
  password: string,
): Promise<string> => {
  const opened = context.session.require()
  await provePassword(context, opened, password)
  const recoveryKey = newRecoveryKey()
  const key = await newSlotKey(recoveryKey)
  const head = { id: randomUUID(), class: 'owner', who: null } as const
  changeOwnSlots(context, opened, 'session.renewRecoveryKit', {
    plan: (now, epoch) => ({
      put: [makeSlot(now.officeId, head, key, secretsOf(opened, epoch))],
      remove: now.slots.filter(({ kind }) => kind === 'recovery').map(({ id }) => id),
    }),
    write: ({ db, audit, ledger }) => {
      db.run('UPDATE settings SET recoveryConfirmedAt = NULL')
      audit({ entity: 'recoveryKit', code: 'renewed' })
      ledger({ kind: 'slot-new', user: null, slot: head.id, class: 'owner' })
    },
  })
  opened.unconfirmedRecoveryKey = recoveryKey
  return recoveryKey
}
