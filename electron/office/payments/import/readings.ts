/**
 * What is being read into the staging table, and by whom. One reading at a time at each connection:
 * another one there drops what was read before.
 */
import { AppError } from '../../../../shared/errors'
import type { ActionContext } from '../../context'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import type { Session } from '../../session/session'
import { accountsIn, type AnyStaged } from './staged'

/** Files of one connection, being read or read. Its entries stand at positions after `base`. */
interface Reading {
  session: Session
  base: number
  staged: AnyStaged | null
}

/** By the office's database: they live as long as it is open. */
const readings = new WeakMap<ReadableDatabase, Set<Reading>>()
const readingsIn = (db: ReadableDatabase): Set<Reading> => {
  const found = readings.get(db) ?? new Set()
  readings.set(db, found)
  return found
}

const find = (db: ReadableDatabase, is: (reading: Reading) => boolean): Reading | undefined =>
  [...readingsIn(db)].find(is)

/** Far more than any file has entries: what two people look at never mixes. */
const room = 1_000_000_000
const freeBase = (db: ReadableDatabase): number => {
  const taken = new Set([...readingsIn(db)].map(({ base }) => base))
  let base = 0
  while (taken.has(base)) base += room
  return base
}

const drop = (db: WritableDatabase, reading: Reading): void => {
  readingsIn(db).delete(reading)
  const { base } = reading
  db.run('DELETE FROM bankStaging WHERE position > $base AND position < $end', {
    base,
    end: base + room,
  })
}

/** Errors: preview-gone. */
export const requireStaged = <Kind extends AnyStaged['kind']>(
  db: ReadableDatabase,
  kind: Kind,
  preview: string,
): Extract<AnyStaged, { kind: Kind }> => {
  const staged = find(db, (reading) => reading.staged?.preview === preview)?.staged
  if (staged?.kind !== kind) throw new AppError('preview-gone', {})
  return staged as Extract<AnyStaged, { kind: Kind }>
}

/** Drops everybody's, also what is being read: a person in it may have been erased. */
export const emptyStaging = (db: WritableDatabase): void => {
  readings.delete(db)
  db.run('DELETE FROM bankStaging')
}

/** What earlier sessions left behind; nobody looks at it any more. */
export const clearLeftovers = (db: WritableDatabase): void => {
  if (readingsIn(db).size === 0) db.run('DELETE FROM bankStaging')
}

/** Drops a file that was read, unless another one was read since. */
export const dropStaged = (db: WritableDatabase, preview: string): boolean => {
  const reading = find(db, ({ staged }) => staged?.preview === preview)
  if (reading) drop(db, reading)
  return reading !== undefined
}

/** At a lock: what was looked at there and not booked. */
export const dropStagedOf = (db: WritableDatabase, session: Session): void => {
  const reading = find(db, (one) => one.session === session)
  if (reading) drop(db, reading)
}

/**
 * A file was booked: it goes, and so do files of others with the same accounts. What they showed as
 * new may be booked by now; they are opened again.
 */
export const dropBooked = (db: WritableDatabase, booked: AnyStaged): void => {
  const accounts = new Set(accountsIn(booked))
  for (const reading of [...readingsIn(db)]) {
    const { staged } = reading
    if (staged && accountsIn(staged).some((account) => accounts.has(account))) drop(db, reading)
  }
}

/** One short transaction on what is being read. Errors: cancelled, when other files were opened here. */
export type Write = (work: (db: WritableDatabase) => void) => void

/**
 * Reads into staging, at positions after the base that `read` is given. What fails leaves nothing.
 * Errors: those of `read`; cancelled.
 */
export const whileReading = async <Result extends AnyStaged>(
  context: ActionContext,
  read: (base: number, write: Write) => Promise<Result>,
): Promise<Result> => {
  const { session } = context
  const open = session.require()
  const reading: Reading = { session, base: 0, staged: null }
  context.write(({ db }) => {
    dropStagedOf(db, session)
    reading.base = freeBase(db)
    readingsIn(db).add(reading)
  })
  const write: Write = (work) =>
    context.write(({ db }) => {
      if (!readingsIn(db).has(reading)) throw new AppError('cancelled', {})
      work(db)
    })
  try {
    const staged = await read(reading.base, write)
    write(() => (reading.staged = staged))
    return staged
  } catch (error) {
    if (session.current() === open) {
      context.write(({ db }) => {
        if (readingsIn(db).has(reading)) drop(db, reading)
      })
    }
    throw error
  }
}
