/**
 * Changing slots, so that a failure before the rows change leaves the old way in working, and one
 * after it the new one. Keys are derived before: from reading the rows to the last file written it is
 * one turn, in which nobody else reads or changes them.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import { exportKeys, putKeys } from './directory'
import {
  nextKeyFileName,
  putNextInPlace,
  removeNext,
  writeKeyFile,
  writeNext,
  type KeyFile,
} from './key-file'
import type { Slot } from './slots'

/** What a change does to the slots as they are; those it does not name stay. */
export interface SlotChange {
  put?: readonly Slot[]
  remove?: readonly string[]
}

/**
 * `plan` looks at the keys as they are, and seals what it puts for `epoch`, the one to come. `commit`
 * runs `store` inside its transaction, with all else that belongs to the change. Gives what `commit`
 * gives. Errors: those of writing (disk-full, …), what `plan` and `commit` throw; nothing has changed.
 */
export const changeSlots = <T>(
  dir: string,
  db: ReadableDatabase,
  plan: (now: KeyFile, epoch: number) => SlotChange,
  commit: (store: (db: WritableDatabase) => void) => T,
): T => {
  const now = exportKeys(db)
  finishChange(dir, now)
  return replaceKeys(dir, changed(now, plan(now, now.epoch + 1)), commit)
}

/** The same for keys that are made already. */
export const replaceKeys = <T>(
  dir: string,
  next: KeyFile,
  commit: (store: (db: WritableDatabase) => void) => T,
): T => {
  writeNext(dir, next)
  // A commit that fails may yet turn out to be on the disk: the file waits for the next sign-in, which
  // looks at the rows.
  const result = commit((writable) => putKeys(writable, next))
  try {
    putNextInPlace(dir, next)
  } catch {
    // It is done: the next change, or the next sign-in, puts the file in its place.
  }
  return result
}

const changed = (now: KeyFile, { put = [], remove = [] }: SlotChange): KeyFile => {
  const gone = new Set([...remove, ...put.map(({ id }) => id)])
  const slots = [...now.slots.filter(({ id }) => !gone.has(id)), ...put]
  return { ...now, epoch: now.epoch + 1, slots }
}

/**
 * Brings to its end what an earlier change could not: the files say what the rows say, whether its own
 * came or not. Errors: those of writing.
 */
export const finishChange = (dir: string, now: KeyFile): void => {
  if (!existsSync(join(dir, nextKeyFileName))) return
  writeKeyFile(dir, now)
  removeNext(dir)
}
