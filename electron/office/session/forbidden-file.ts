/** A file that is whole and may not be touched: after Kluis ran once as root, for one. */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { ledgerFileName } from '../ledger/outbox'
import { keyFileNames } from './keys/key-file'
import { databaseFileName } from './office-files'

/**
 * The name of the first file of the office that this user may not read, or not change though it is
 * written in place; null: none. Looks without opening: closing a database's file would let go of the
 * locks the engine has on it.
 */
export const forbiddenIn = (dir: string): string | null => {
  const isForbidden = (name: string, mode: number): boolean => {
    try {
      accessSync(join(dir, name), mode)
      return false
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    }
  }
  const isThere = (name: string): boolean => {
    try {
      accessSync(join(dir, name), constants.F_OK)
      return true
    } catch {
      return false
    }
  }
  // Any of them opens the office, and puts the others right.
  const keys = keyFileNames.filter(isThere)
  const [key] = keys
  if (key !== undefined && keys.every((name) => isForbidden(name, constants.R_OK))) return key
  const written = [
    databaseFileName,
    `${databaseFileName}-wal`,
    `${databaseFileName}-shm`,
    ledgerFileName,
  ]
  const both = constants.R_OK | constants.W_OK
  return written.find((name) => isForbidden(name, both)) ?? null
}
