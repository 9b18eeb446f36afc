/**
 * What the engine keeps beside a database and leaves there when it is cut short: the write-ahead log,
 * its index, and the rollback journal, which a file in WAL mode has too while it changes its mode. The
 * engine knows them by their names alone: beside another file they would be taken for its own.
 */
import { rmSync } from 'node:fs'

const suffixes = ['-wal', '-shm', '-journal'] as const

/** A database by its name or path, and then all that may lie beside it. */
export const withCompanions = (name: string): string[] => [
  name,
  ...suffixes.map((suffix) => name + suffix),
]

/** For where a database is about to get its name: what another one left there is not its own. */
export const removeCompanions = (path: string): void => {
  for (const suffix of suffixes) rmSync(path + suffix, { force: true })
}

/** The file itself goes last, so that what was cut short is found again by it. */
export const removeDatabase = (path: string): void => {
  removeCompanions(path)
  rmSync(path, { force: true })
}
