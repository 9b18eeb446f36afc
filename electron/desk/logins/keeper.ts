/**
 * What the desk does about logins by itself: destroys them when their time has passed, whether its
 * office runs or not, and warns before. One shelf for each office it has ever kept a login of.
 */
import type { Swept } from '../../../shared/credentials/contract'
import type { Hands } from '../../../shared/desk'
import { AppError, isAppError } from '../../../shared/errors'
import type { Log } from '../../ground/log'
import type { Space } from '../keychain/keychain'
import { isOfficeId, officesIn } from './index-file'
import { openShelf, type Shelf } from './shelf'
import { destroyStrays, sweep } from './sweep'
import { warn } from './warn'

const tickMs = 5000
/** How often destruction is tried again that the keychain stood in the way of. */
const againMs = 60_000
/** How stale the latest moment on disk may get while logins are kept. */
const noteEveryMs = 5 * 60_000

export interface Keeper {
  /** Errors: not-found (no office has such an id). */
  shelf(officeId: string): Shelf
  /** Destroys what has come due. Errors: those of writing to the folder. */
  sweep(options: { full: boolean }): Promise<Swept>
  /** The same, unasked: something may have come due. */
  soon(): void
  /** What came due while Kluis was closed. Errors: those of writing to the folder. */
  sweptAtStart: Promise<Swept>
  /** The sweep right after it, by what the keychain itself says. Errors: the same. */
  sweptWhole: Promise<Swept>
  /** The machine woke up. */
  resume(): void
  stop(): void
}

export interface KeeperParts {
  dir: string
  space: Space
  clock: () => Date
  hands: Pick<Hands, 'notify'>
  log: Log
  /** How logins stand may have changed. */
  moved: () => void
}

const nothing: Swept = { state: 'ok', destroyed: 0, gone: 0, left: 0 }

export const createKeeper = (parts: KeeperParts): Keeper => {
  const { dir, clock, hands, log } = parts
  const shelves = new Map<string, Shelf>()
  let stopped = false
  let triedAt = -againMs
  let running: Promise<unknown> = Promise.resolve()

  const shelf = (officeId: string): Shelf => {
    const found = shelves.get(officeId)
    if (found) return found
    if (!isOfficeId(officeId)) throw new AppError('not-found', { entity: 'office', id: 0 })
    const opened = openShelf(parts, officeId)
    shelves.set(officeId, opened)
    return opened
  }

  const sweepNow = async (full: boolean): Promise<Swept> => {
    if (stopped) return nothing
    triedAt = performance.now()
    const sum = { ...nothing }
    for (const one of shelves.values()) {
      const swept = await sweep(one, { full })
      warn(one, hands, one.now())
      if (swept.state !== 'ok') sum.state = swept.state
      sum.destroyed += swept.destroyed
      sum.gone += swept.gone
      sum.left += swept.left
    }
    if (full && sum.state === 'ok') sum.state = await destroyStrays(parts.space, shelves, clock())
    parts.moved()
    return sum
  }

  /** One after another; the folder may be gone by the time a sweep ends. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = running.then(work, work)
    running = next
    return next
  }
  const unasked = (work: () => Promise<unknown>): void => {
    inOrder(work).catch((error: unknown) => {
      if (!stopped && !isAppError(error)) log('desk.sweep', error)
    })
  }

  const look = (one: Shelf): void => {
    if (one.index.logins.length === 0) return
    const now = one.now()
    warn(one, hands, now)
    if (one.index.seenAt !== null && Date.parse(now) - Date.parse(one.index.seenAt) > noteEveryMs)
      one.change(() => undefined)
  }
  const isRipe = (one: Shelf): boolean => {
    const now = one.now()
    return one.index.logins.some(({ phase, expiresAt }) => phase === 'kept' && expiresAt <= now)
  }
  const waits = ({ index, trusted }: Shelf): boolean =>
    !trusted || index.logins.some(({ phase }) => phase !== 'kept')
  const tick = (): void => {
    const all = [...shelves.values()]
    const again = performance.now() - triedAt >= againMs
    if (all.some(isRipe) || (again && all.some(waits))) unasked(() => sweepNow(false))
    all.forEach(look)
  }
  const timer = setInterval(() => {
    try {
      tick()
    } catch (error) {
      // A full disk, or a folder that went away: it is tried again.
      if (!isAppError(error)) log('desk.sweep', error)
    }
  }, tickMs)
  // The watch alone never keeps a process alive.
  timer.unref()

  officesIn(dir).forEach(shelf)
  const keeper: Keeper = {
    shelf,
    sweep: ({ full }) => inOrder(() => sweepNow(full)),
    soon: () => unasked(() => sweepNow(false)),
    sweptAtStart: inOrder(() => sweepNow(false)),
    // By the index that was quick; now by what the items themselves say. Also of an empty index: who
    // had this folder last may not have been the one whose keychain this is.
    sweptWhole: inOrder(() => sweepNow(true)),
    resume: () => unasked(() => sweepNow(true)),
    stop: () => {
      clearInterval(timer)
      for (const one of shelves.values()) {
        if (one.index.logins.length > 0) noteTime(one)
        one.close()
      }
      stopped = true
    },
  }
  keeper.sweptAtStart.catch(() => undefined)
  keeper.sweptWhole.catch((error: unknown) => {
    if (!stopped && !isAppError(error)) log('desk.sweep', error)
  })
  return keeper
}

const noteTime = (shelf: Shelf): void => {
  try {
    shelf.change(() => undefined)
  } catch (error) {
    // The folder cannot be written: the moment noted before still counts.
    if (!isAppError(error)) throw error
  }
}
