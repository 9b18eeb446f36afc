/** What a set-up that was cut short left behind: an office that never was one. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { removeDatabase } from '../database/companions'
import { keyFileNames } from './keys/key-file'
import { databaseFileName } from './office-files'

/** The database until its office is set up. */
export const makingFileName = 'office.db.making'

/**
 * Does nothing unless a set-up began here and did not end. Keys beside a database without its name are
 * of that set-up: none is begun where there are keys.
 */
export const removeHalfSetUp = (dir: string): void => {
  const making = join(dir, makingFileName)
  if (existsSync(making) && !existsSync(join(dir, databaseFileName))) {
    for (const name of keyFileNames) rmSync(join(dir, name), { force: true })
  }
  removeDatabase(making)
}
