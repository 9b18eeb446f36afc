/**
 * The logins of one office in this desktop's keychain, as the index file knows them: the only place
 * that changes that file. One program has the desk's folder at a time, so the copy in memory is the
 * file.
 */
import type { Ending } from '../../../shared/credentials/contract'
import { warnAt } from '../../../shared/credentials/expiry'
import { AppError } from '../../../shared/errors'
import { deleteItem, type ItemId } from '../keychain/item'
import { reasonIn, type Space } from '../keychain/keychain'
import { emptyIndex, readIndex, writeIndex, type Index, type IndexEntry } from './index-file'
import { createSteadyClock } from './steady-clock'
import { createTurns, type Turns } from '../../ground/turns'

export interface Shelf {
  readonly officeId: string
  readonly space: Space
  readonly index: Index
  readonly turns: Turns
  /**
   * Kept and not said to be on record yet, each with the moment (ms of a clock that nobody sets) until
   * which it is waited for.
   */
  readonly arriving: Map<string, number>
  /** false when the file was lost or changed by another hand: only the keychain knows then */
  readonly trusted: boolean
  /** The moment by which logins expire, UTC ISO; setting the clock back does not turn it back. */
  now(): string
  entry(key: string): IndexEntry | undefined
  /** Changes the index and makes sure it is on disk. Errors: disk-full, folder-not-writable. */
  change(edit: (index: Index) => void): void
  /** The keychain was read in full: the index is as good as new. */
  trust(): void
  /** Another may have the folder: nothing is written or destroyed from here any more. */
  readonly closed: boolean
  close(): void
  idOf(key: string): ItemId
}

/** Opens the index of an office. */
export const openShelf = (
  { dir, space, clock }: { dir: string; space: Space; clock: () => Date },
  officeId: string,
): Shelf => {
  const found = readIndex(dir, officeId)
  const usable = typeof found === 'string' ? null : found
  const index = usable ?? emptyIndex(officeId)
  let trusted = usable !== null
  let closed = false
  const seen = index.seenAt === null ? null : Date.parse(index.seenAt)
  const steady = createSteadyClock(clock, seen)
  const depended = () => index.logins.length > 0
  const now = () => steady.now(depended()).toISOString()
  return {
    officeId,
    space,
    arriving: new Map(),
    index,
    turns: createTurns(),
    get trusted() {
      return trusted
    },
    now,
    entry: (key) => index.logins.find((one) => one.key === key),
    change: (edit) => {
      edit(index)
      index.seenAt = depended() ? now() : null
      if (!closed) writeIndex(dir, index)
    },
    trust: () => {
      trusted = true
    },
    get closed() {
      return closed
    },
    close: () => {
      closed = true
    },
    idOf: (key) => ({ space, officeId, key }),
  }
}

/** A new line of the index; `life` as it begins now. */
export const newEntry = (
  key: string,
  now: string,
  expiresAt: string,
  phase: IndexEntry['phase'],
): IndexEntry => ({
  key,
  expiresAt,
  warnAt: expiresAt > now ? warnAt(now, expiresAt) : null,
  phase,
  why: null,
  missing: false,
})

/**
 * Destroys one login in the keychain and notes how it ended, for the database to record. Whoever
 * calls has taken the key's turn. Errors: keychain-unavailable.
 */
export const destroy = async (
  shelf: Shelf,
  key: string,
  why: Ending,
): Promise<'destroyed' | 'gone'> => {
  const { phase = 'kept', why: before = null } = shelf.entry(key) ?? {}
  const begun = phase === 'destroying'
  if (!begun) beginDestroying(shelf, [{ key, why }])
  const existed = await deleteOrStepBack(shelf, key, { phase, why: before })
  const outcome = existed || begun ? 'destroyed' : 'gone'
  noteEnded(shelf, [{ key, why: outcome === 'gone' ? 'gone' : why }])
  return outcome
}

/** Noted before it is done, so that a power cut halfway is finished and told as what it was. */
export const beginDestroying = (
  shelf: Shelf,
  due: readonly { key: string; why: Ending }[],
): void => {
  const reasons = new Map(due.map(({ key, why }) => [key, why]))
  shelf.change(({ logins }) => {
    for (const one of logins) {
      const why = reasons.get(one.key)
      if (why !== undefined) Object.assign(one, { phase: 'destroying', why })
    }
  })
}

/**
 * A keychain that refuses has destroyed nothing; of one that went away nobody knows. Errors: locked
 * (the office was closed), keychain-unavailable.
 */
export const deleteOrStepBack = async (
  shelf: Shelf,
  key: string,
  back: Pick<IndexEntry, 'phase' | 'why'>,
): Promise<boolean> => {
  // What was noted as begun is finished at the next start.
  if (shelf.closed) throw new AppError('locked', {})
  try {
    return await deleteItem(shelf.idOf(key))
  } catch (error) {
    const entry = shelf.entry(key)
    if (entry && reasonIn(error) !== 'missing') shelf.change(() => Object.assign(entry, back))
    throw error
  }
}

/** Has logins destroyed by the next sweep before their time. */
export const condemn = (shelf: Shelf, due: readonly { key: string; why: Ending }[]): void => {
  const now = shelf.now()
  const entries = due.flatMap(({ key, why }) => {
    const entry = shelf.entry(key)
    return entry?.phase === 'kept' && entry.expiresAt > now ? [{ entry, why }] : []
  })
  if (entries.length > 0)
    shelf.change(() => {
      for (const { entry, why } of entries) Object.assign(entry, { phase: 'overdue', why })
    })
}

/** Takes logins out of the index and leaves what is to be recorded of them. */
export const noteEnded = (shelf: Shelf, ended: readonly { key: string; why: Ending }[]): void => {
  const at = shelf.now()
  const keys = new Set(ended.map(({ key }) => key))
  shelf.change((index) => {
    index.logins = index.logins.filter(({ key }) => !keys.has(key))
    index.ended.push(...ended.map(({ key, why }) => ({ key, at, why })))
  })
}
