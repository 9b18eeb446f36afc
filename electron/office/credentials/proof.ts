/** Showing a secret asks once more who is there: the password, or a code of the authenticator app. */
import type { Proof } from '../../../shared/credentials/contract'
import type { ActionContext } from '../context'
import { proveCode, provePassword } from '../session/sign-in/prove'

/**
 * Wrong answers cost the same growing wait as at sign-in, and the two share it. Errors: wait-first,
 * wrong-password, wrong-code, and where this desktop is required other-desktop, keychain-unavailable.
 */
export const requireProof = async (context: ActionContext, proof: Proof): Promise<void> => {
  const opened = context.session.require()
  if (proof.by === 'code') await proveCode(context, opened, proof.code)
  else await provePassword(context, opened, proof.password)
}
