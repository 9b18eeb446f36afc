/** One's own password: changing it, and having it count on one desktop only. */
import type { Desk } from '../../../../shared/desk'
import { AppError } from '../../../../shared/errors'
import type { ActionContext } from '../../context'
import { newDesktopSecret, readDesktopSecret } from '../keys/desktop-secret'
import type { KeyFile } from '../keys/key-file'
import { makeSlot, newSlotKey, type Slot, type SlotKey } from '../keys/slots'
import { wipe } from '../../crypto'
import type { SlotChange } from '../keys/change'
import type { OpenSession } from '../session'
import type { UserRow } from '../user-row'
import { changeOwnSlots, secretsOf, type OwnCommand } from './own-write'
import { keyOfOwnSlot, ownSlot, provePassword } from './prove'
import { requireStep, stepDone } from './steps'

/**
 * While open the present password is asked; with a start password the right one was just given.
 * Errors: wait-first, wrong-password, same-password, wrong-step, those of changing a slot.
 */
export const changePassword = async (
  context: ActionContext,
  input: { current: string | null; password: string },
): Promise<void> => {
  const { session } = context
  const open = session.current()
  const signingIn = open ? null : requireStep(session, 'new-password')
  const opened = open ?? signingIn?.session
  if (!opened) throw new AppError('wrong-step', {})
  const slot = open
    ? (await provePassword(context, opened, input.current ?? '')).slot
    : ownSlot(opened)
  if (await keyOfOwnSlot(session, opened, slot, input.password))
    throw new AppError('same-password', {})
  const key = await newSlotKey(input.password, await desktopSecretFor(context.desk, opened, slot))
  replaceOwnSlot(context, opened, slot, key, {
    operation: 'session.changePassword',
    write: ({ db, audit, ledger }) => {
      const { id } = opened.user
      db.run('UPDATE users SET mustChangePassword = 0 WHERE id = $id', { id })
      audit({ entity: 'user', id })
      ledger({ kind: 'slot-new', user: id, slot: slot.id, class: slot.class })
    },
  })
  if (signingIn) stepDone(context, signingIn)
}

/** Who wanted one desktop to be required has it again with the first password of their own. */
const desktopSecretFor = async (
  desk: Desk,
  opened: OpenSession,
  slot: Slot,
): Promise<Uint8Array | null> => {
  if (slot.desktop) return readDesktopSecret(desk, slot.id)
  const { id } = opened.user
  const user = opened.database.reader.get<UserRow>('SELECT * FROM users WHERE id = $id', { id })
  return user?.wantsDesktop === 1 ? newDesktopSecret(desk, slot.id) : null
}

/**
 * "Require this desktop": from here on one's password opens the office only where the secret in the
 * keychain is; or on any desktop again. The recovery kit always works without it. Errors: wait-first,
 * wrong-password, keychain-unavailable, those of changing a slot.
 */
export const requireDesktop = async (
  context: ActionContext,
  { password, required }: { password: string; required: boolean },
): Promise<void> => {
  const opened = context.session.require()
  const { slot } = await provePassword(context, opened, password)
  // Made anew it would shut this very desktop out, if what follows failed.
  if (slot.desktop === required) return
  // The keychain first: a slot is never made for a secret that was not kept.
  const secret = required ? await newDesktopSecret(context.desk, slot.id) : null
  const key = await newSlotKey(password, secret)
  replaceOwnSlot(context, opened, slot, key, {
    operation: 'session.requireDesktop',
    write: ({ db, audit, ledger }) => {
      const { id } = opened.user
      db.run('UPDATE users SET wantsDesktop = $on WHERE id = $id', { id, on: required ? 1 : 0 })
      audit({ entity: 'user', id, code: required ? 'this-desktop' : 'any-desktop' })
      ledger({ kind: 'slot-new', user: id, slot: slot.id, class: slot.class })
    },
  })
  if (!required) await context.desk.forgetDesktopSecret(slot.id)
}

/** Puts a slot with another key in the place of one's own, if that is still what it was. */
const replaceOwnSlot = (
  context: ActionContext,
  opened: OpenSession,
  slot: Slot,
  key: SlotKey,
  { operation, write }: { operation: string; write: (command: OwnCommand) => void },
): void => {
  const plan = (now: KeyFile, epoch: number): SlotChange => {
    const text = JSON.stringify(slot)
    if (!now.slots.some((one) => JSON.stringify(one) === text)) throw new AppError('busy', {})
    return { put: [makeSlot(now.officeId, slot, key, secretsOf(opened, epoch))] }
  }
  try {
    changeOwnSlots(context, opened, operation, { plan, write })
  } finally {
    wipe(key.key)
  }
}
