/** Asking once more who is there: every answer is a guess, and passes the one guard. */
import { AppError } from '../../../../shared/errors'
import type { ActionContext } from '../../context'
import type { Guesser } from '../guesses/guard'
import { typed } from '../keys/collect'
import { slotIn } from '../keys/directory'
import { openSlot, wipeSecrets, type Slot, type SlotKey } from '../keys/slots'
import type { OpenSession, Session } from '../session'
import { acceptCode } from './accept-code'

/** Errors: those of a desk that cannot say who it is. */
export const guesserAt = async (
  { desk }: Pick<Session, 'desk'>,
  subject: string,
): Promise<Guesser> => ({ subject, desk: (await desk.identify()).id })

/** One's own slot, as the database has it now. Errors: locked, not-found. */
export const ownSlot = (opened: OpenSession): Slot => {
  requireStill(opened)
  const slot = slotIn(opened.database.reader, opened.user.slotId)
  if (!slot) throw new AppError('not-found', { entity: 'slot', id: opened.user.id })
  return slot
}

const requireStill = ({ leaving }: OpenSession): void => {
  if (leaving.signal.aborted) throw new AppError('locked', {})
}

/** The key of one's slot when the password is right, else null; says nothing to the guard. */
export const keyOfOwnSlot = async (
  { desk }: Pick<Session, 'desk'>,
  opened: OpenSession,
  slot: Slot,
  password: string,
): Promise<SlotKey | null> => {
  const tried = typed(password, desk)
  const key = await tried.keyFor(slot)
  const secrets = openSlot(opened.office.officeId, slot, key)
  if (!secrets) {
    tried.wipe()
    return null
  }
  wipeSecrets(secrets)
  return { kdf: slot.kdf, desktop: slot.desktop, key }
}

/**
 * One's own password. Errors: wait-first, wrong-password, and where this desktop is required
 * other-desktop, keychain-unavailable.
 */
export const provePassword = (
  { session }: ActionContext,
  opened: OpenSession,
  password: string,
): Promise<{ slot: Slot; key: SlotKey }> =>
  session.keys.guard.guess(
    opened.guesser,
    async () => {
      const slot = ownSlot(opened)
      const key = await keyOfOwnSlot(session, opened, slot, password)
      return key ? { right: { slot, key } } : { wrong: null }
    },
    (waitSeconds) => new AppError('wrong-password', { waitSeconds }),
  )

/** A code of one's app, or a recovery code, which is used up by it. Errors: wait-first, wrong-code. */
export const proveCode = (
  { session, now }: ActionContext,
  opened: OpenSession,
  code: string,
): Promise<true> =>
  session.keys.guard.guess(
    opened.guesser,
    () => {
      requireStill(opened)
      return acceptCode(opened, code, now())
    },
    (waitSeconds, refused) => new AppError('wrong-code', { ...refused, waitSeconds }),
  )
