/** Showing a secret asks once more who is there: the password, or a code of the authenticator app. */
import type { Proof } from '../../../shared/credentials/contract'
import { AppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import { afterWrong, noAttempts, secondsToWait } from '../session/attempts'
import { readKeyFile, writeKeyFile } from '../session/key-file'
import { opensOwnSlot } from '../session/own-access'
import { acceptCode } from '../session/unlock'

/**
 * Wrong answers cost the same growing wait as at sign-in, and the two share it. Errors: wait-first,
 * wrong-password, wrong-code, and where this desktop is required other-desktop, keychain-unavailable.
 */
export const requireProof = async (
  { session, now }: ActionContext,
  proof: Proof,
): Promise<void> => {
  const open = session.require()
  const file = readKeyFile(session.dir)
  const slot = file.slots.find(({ id }) => id === open.user.slotId)
  if (!slot) throw new AppError('not-found', { entity: 'slot', id: open.user.id })
  const at = now()
  const waitSeconds = secondsToWait(slot.attempts, at)
  if (waitSeconds > 0) throw new AppError('wait-first', { waitSeconds })

  const fail = (): { waitSeconds: number } => {
    slot.attempts = afterWrong(slot.attempts, at)
    writeKeyFile(session.dir, file)
    return { waitSeconds: secondsToWait(slot.attempts, at) }
  }
  if (proof.by === 'code') {
    const checked = acceptCode(open, proof.code, at)
    if (!checked.ok)
      throw new AppError('wrong-code', { ...fail(), clockOffSeconds: checked.clockOffSeconds })
  } else if (!(await opensOwnSlot(session.dir, open, proof.password)))
    throw new AppError('wrong-password', fail())
  if (slot.attempts.wrong > 0) {
    slot.attempts = noAttempts
    writeKeyFile(session.dir, file)
  }
}
