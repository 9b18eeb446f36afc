/**
 * The logins of one office in this desktop's keychain, as the index file knows them: the only place
 * that changes that file. One office has the folder at a time, so the copy in memory is the file.
 */
import type { Ending } from '../../../shared/credentials/contract'
import { warnAt } from '../../../shared/credentials/expiry'
import { deleteItem, type ItemId } from './item'
import { emptyIndex, readIndex, writeIndex, type Index, type IndexEntry } from './index-file'
import { createSteadyClock } from './steady-clock'
import { createTurns, type Turns } from './turns'

export interface Shelf {
  readonly officeId: string
  readonly index: Index
  readonly turns: Turns
  /** false when the file was lost or changed by another hand: only the keychain knows then */
  readonly trusted: boolean
  /** The moment by which logins expire, UTC ISO; setting the clock back does not turn it back. */
  now(): string
  entry(key: string): IndexEntry | undefined
  /** Changes the index and makes sure it is on disk. Errors: disk-full, folder-not-writable. */
  change(edit: (index: Index) => void): void
  /** The keychain was read in full: the index is as good as new. */
  trust(): void
  idOf(key: string): ItemId
}

/** Opens the index of a folder. */
export const openShelf = (dir: string, officeId: string, clock: () => Date): Shelf => {
  const found = readIndex(dir)
  // Another office's index: the folder's key file was put back from elsewhere.
  const usable = typeof found !== 'string' && found.officeId === officeId ? found : null
  const index = usable ?? emptyIndex(officeId)
  let trusted = usable !== null
  const seen = index.seenAt === null ? null : Date.parse(index.seenAt)
  const steady = createSteadyClock(clock, seen)
  const depended = () => index.logins.some(({ phase }) => phase === 'kept')
  const now = () => steady.now(depended()).toISOString()
  return {
    officeId,
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
      writeIndex(dir, index)
    },
    trust: () => {
      trusted = true
    },
    idOf: (key) => ({ officeId, key }),
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
 * calls has taken the key's turn. Errors: keychain-unavailable; then it is tried again by the sweep.
 */
export const destroy = async (
  shelf: Shelf,
  key: string,
  why: Ending,
): Promise<'destroyed' | 'gone'> => {
  const begun = shelf.entry(key)?.phase === 'destroying'
  if (!begun) shelf.change(({ logins }) => mark(logins, key, why))
  const existed = await deleteItem(shelf.idOf(key))
  const at = shelf.now()
  // Absent after a destruction that was cut short: that one did it.
  const outcome = existed || begun ? 'destroyed' : 'gone'
  shelf.change((index) => {
    index.logins = index.logins.filter((one) => one.key !== key)
    index.ended.push({ key, at, why: outcome === 'gone' ? 'gone' : why })
  })
  return outcome
}

/** Noted before it is done, so that a power cut halfway is finished and told as what it was. */
const mark = (logins: IndexEntry[], key: string, why: Ending): void => {
  for (const one of logins) if (one.key === key) Object.assign(one, { phase: 'destroying', why })
}
