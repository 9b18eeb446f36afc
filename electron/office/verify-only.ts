/** `--verify`: what it answers on the command line. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isAppError, type ErrorCode } from '../../shared/errors'
import { verifyFolder, type FolderVerdict } from './backup/verify-folder'
import type { VerifyAccess } from './backup/verify-keys'
import { holdFolder } from '../ground/hold'
import { createGuard, type Guard } from './session/guesses/guard'
import { databaseFileName } from './session/office-files'

export type VerifyAnswer = { ok: true; value: FolderVerdict } | { ok: false; code: ErrorCode }

const guardOf = (dir: string, clock: () => Date): Guard =>
  createGuard({
    dir,
    hasOffice: () => existsSync(join(dir, databaseFileName)),
    now: () => clock().toISOString(),
    elapsed: () => performance.now(),
  })

/**
 * Keeps the folder for itself meanwhile.
 */
export const verifyOnly = async (
  dir: string,
  access: VerifyAccess,
  clock: () => Date = () => new Date(),
): Promise<VerifyAnswer> => {
  try {
    const hold = holdFolder(dir)
    try {
      return { ok: true, value: await verifyFolder(dir, guardOf(dir, clock), access) }
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
