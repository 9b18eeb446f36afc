/** `--verify`: what it answers on the command line. */
import { isAppError, type ErrorCode } from '../../shared/errors'
import { verifyFolder, type FolderVerdict } from './backup/verify-folder'
import { holdFolder } from './hold'

export type VerifyAnswer = { ok: true; value: FolderVerdict } | { ok: false; code: ErrorCode }

/**
 * Keeps the folder for itself meanwhile. `email` null: whichever account the password is for.
 */
export const verifyOnly = async (
  dir: string,
  access: { email: string | null; password: string },
): Promise<VerifyAnswer> => {
  try {
    const hold = holdFolder(dir)
    try {
      return { ok: true, value: await verifyFolder(dir, access) }
    } finally {
      hold.release()
    }
  } catch (error) {
    return { ok: false, code: isAppError(error) ? error.code : 'internal' }
  }
}

/** 0: all of it holds; 1: something does not, or it could not be looked at. */
export const verifyExitCode = (answer: VerifyAnswer): number =>
  answer.ok && answer.value.ok ? 0 : 1
