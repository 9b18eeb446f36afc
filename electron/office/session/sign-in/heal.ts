/** The key files of a folder against the rows of its database, which are the truth. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadableDatabase } from '../../database/driver'
import { finishChange } from '../keys/change'
import { exportKeys } from '../keys/directory'
import {
  keyCopyName,
  keyFileName,
  keyFileText,
  nextKeyFileName,
  readKeyText,
  writeKeyFile,
} from '../keys/key-file'

/**
 * `same`: nothing was to be done, or a change that was cut short had only to be put in place.
 * `differed`: somebody or something else changed a file, which says again what the rows say.
 */
export type Healed = 'same' | 'differed'

/** A full disk or a read-only folder keeps nobody out: the next sign-in looks again. */
export const healKeyFiles = (dir: string, db: ReadableDatabase): Healed => {
  const now = exportKeys(db)
  const right = keyFileText(now)
  const isRight = (name: string): boolean => readKeyText(join(dir, name)) === right
  const isChanging = existsSync(join(dir, nextKeyFileName))
  // A change that committed left its file under the one name or the other; the copy comes last of all.
  const same = isRight(keyFileName) || (isChanging && isRight(nextKeyFileName))
  try {
    if (isChanging) finishChange(dir, now)
    else if (!isRight(keyFileName) || !isRight(keyCopyName)) writeKeyFile(dir, now)
  } catch {
    return 'same'
  }
  return same ? 'same' : 'differed'
}
