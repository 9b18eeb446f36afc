/**
 * The steps of a key rotation that a power cut may fall between. First every slot holds both keys;
 * then the re-encrypted file takes the old one's place; then the slots hold the new key alone. Before
 * the middle step the old key opens the file, after it the new one: there is no moment in between.
 */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { removeCompanions, removeDatabase } from '../database/companions'
import { writeKeyFile, type KeyFile } from './key-file'
import { databaseFileName } from './session'

export const rotatingFileName = 'office.db.rotating'

const removeRotating = (dir: string): void => removeDatabase(join(dir, rotatingFileName))

/** The new file takes the old one's place. Both are closed, and the old log is empty. */
export const putInPlace = (dir: string): void => {
  const path = join(dir, databaseFileName)
  removeCompanions(path)
  renameSync(join(dir, rotatingFileName), path)
}

/** The new key is the only one. */
export const finishRotation = (dir: string, file: KeyFile): void => {
  file.slots = file.slots.map((slot) => ({
    ...slot,
    sealed: slot.sealedNext ?? slot.sealed,
    sealedNext: null,
  }))
  writeKeyFile(dir, file, { forgetPrevious: true })
  removeRotating(dir)
}

/** The old key stays: the rotation did not get as far as the file. */
export const undoRotation = (dir: string, file: KeyFile): void => {
  removeRotating(dir)
  file.slots = file.slots.map((slot) => ({ ...slot, sealedNext: null }))
  writeKeyFile(dir, file, { forgetPrevious: true })
}
