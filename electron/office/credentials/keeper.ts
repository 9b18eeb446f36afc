/**
 * What the office does about logins by itself: destroys them when their time has passed, locked or
 * not; warns before; records what was done once the database is open.
 */
import { domainsChangedBy } from '../../../shared/contract'
import type { Swept } from '../../../shared/credentials/contract'
import { todayIn } from '../../../shared/dates'
import type { Desk } from '../../../shared/desk'
import { AppError, isAppError } from '../../../shared/errors'
import { appendAudit } from '../audit/chain'
import type { Log } from '../log'
import type { OpenOffice } from '../session/office-keys'
import { readKeyFile } from '../session/keys/key-file'
import type { Session } from '../session/session'
import { readIndex } from './index-file'
import type { OnDesk } from './on-desk'
import { isSettled, loginsOfEndedClients, settle } from './record'
import { condemn, openShelf, type Shelf } from './shelf'
import { sweep } from './sweep'
import { warn } from './warn'

const tickMs = 5000
/** How often destruction is tried again that the keychain stood in the way of. */
const againMs = 60_000
/** How stale the latest moment on disk may get while logins are kept. */
const noteEveryMs = 5 * 60_000

export interface Logins {
  /** The logins of this folder's office; null when there is none yet. */
  shelf(): Shelf | null
  /** Destroys what has come due and records it when the database is open. */
  sweep(options: { full: boolean }): Promise<Swept>
  /** What came due while Kluis was closed. Errors: those of writing to the folder. */
  sweptAtStart: Promise<Swept>
  /** The sweep right after it, by what the keychain itself says. Errors: the same. */
  sweptWhole: Promise<Swept>
  /** The machine woke up. */
  resume(): void
  /** The office was opened: puts on record what was done while it was locked. */
  opened(): void
  /** Something changed: a client may have left. */
  changed(domains: readonly string[]): void
  /** Destroys every login of a client at once. Errors: keychain-unavailable; then the sweep does. */
  destroyForClient(clientId: number, why: 'client-ended' | 'client-erased'): Promise<void>
  stop(): void
}

export interface LoginParts {
  dir: string
  /** What is open; null while everybody is locked out. */
  opened: () => OpenOffice | null
  desk: Desk
  clock: () => Date
  log: Log
  changed: (domains: string[]) => void
}

const kept = new WeakMap<Session, Logins & { onDesk: OnDesk }>()

/** The keeper of a session's office, and what lies on this session's desk. */
export const loginsOf = (session: Session): Logins & { onDesk: OnDesk } => {
  const logins = kept.get(session)
  if (!logins) throw new Error('an office without a keeper of logins')
  return logins
}

export const giveLogins = (session: Session, logins: Logins, onDesk: OnDesk): void =>
  void kept.set(session, { ...logins, onDesk })

export const keepLogins = (parts: LoginParts): Logins => {
  const { dir, opened, desk, clock, log } = parts
  let own: Shelf | null = null
  let stopped = false
  let triedAt = -againMs
  let running: Promise<unknown> = Promise.resolve()

  const requireOpen = (): OpenOffice => {
    const open = opened()
    if (!open) throw new AppError('locked', {})
    return open
  }

  const shelf = (): Shelf | null => {
    const officeId = opened()?.officeId ?? own?.officeId ?? officeIn(dir)
    if (officeId === null) return null
    if (own?.officeId !== officeId) own = openShelf(dir, officeId, clock)
    return own
  }

  const record = (): void => {
    const open = opened()
    const from = shelf()
    if (!open || !from || stopped) return
    const today = todayIn(clock())
    if (isSettled(open.database.reader, from, today)) return
    const now = clock().toISOString()
    const db = open.database.writer
    const lines = db.transaction(() => {
      const found = settle(db, from, { now, today })
      appendAudit(db, { at: now, userId: null, operation: 'credentials.sweep', lines: found })
      return found
    })
    // Only now: a power cut before this records it once more, and that changes nothing.
    from.change((index) => {
      index.ended = []
    })
    if (lines.length > 0) parts.changed(domainsChangedBy('credentials'))
  }

  const sweepNow = async (full: boolean): Promise<Swept> => {
    const on = shelf()
    if (!on || stopped) return { state: 'ok', destroyed: 0, gone: 0, left: 0 }
    triedAt = performance.now()
    const swept = await sweep(on, { full })
    warn(on, desk, on.now())
    record()
    return swept
  }

  /** One after another; the folder may be gone by the time a sweep ends. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = running.then(work, work)
    running = next
    return next
  }
  const unasked = (work: () => Promise<unknown>): void => {
    inOrder(work).catch((error: unknown) => {
      if (!stopped && !isAppError(error)) log('credentials.sweep', error)
    })
  }

  const endOfClients = (): void => {
    const open = opened()
    const on = shelf()
    if (!open || !on || stopped) return
    const due = loginsOfEndedClients(open.database.reader, todayIn(clock()))
    const fresh = due.filter(({ key }) => (on.entry(key)?.phase ?? 'kept') === 'kept')
    if (fresh.length === 0) return
    record()
    condemn(on, fresh)
    unasked(() => sweepNow(false))
  }

  const tick = (): void => {
    const on = shelf()
    if (!on || on.index.logins.length === 0) return
    const now = on.now()
    const ripe = on.index.logins.some(
      ({ phase, expiresAt }) => phase === 'kept' && expiresAt <= now,
    )
    const waits = on.index.logins.some(({ phase }) => phase !== 'kept')
    if (ripe || (waits && performance.now() - triedAt >= againMs)) unasked(() => sweepNow(false))
    warn(on, desk, now)
    if (on.index.seenAt !== null && Date.parse(now) - Date.parse(on.index.seenAt) > noteEveryMs)
      on.change(() => undefined)
    endOfClients()
  }
  /** A full disk, or a folder that went away, is no reason to fail what was asked: it is tried again. */
  const guarded = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (!isAppError(error)) log('credentials.sweep', error)
    }
  }
  const timer = setInterval(() => guarded(tick), tickMs)
  // The watch alone never keeps a process alive.
  timer.unref()

  const logins: Logins = {
    shelf,
    sweep: ({ full }) => inOrder(() => sweepNow(full)),
    sweptAtStart: inOrder(() => sweepNow(false)),
    // By the index that was quick; now by what the items themselves say. Also of an empty index: who
    // had this folder last may not have been the one whose keychain this is.
    sweptWhole: inOrder(() => sweepNow(true)),
    resume: () => unasked(() => sweepNow(true)),
    opened: () => {
      guarded(() => {
        record()
        endOfClients()
      })
    },
    changed: ([domain]) => {
      if (domain !== 'credentials') guarded(endOfClients)
    },
    destroyForClient: async (clientId, why) => {
      record()
      const { reader } = requireOpen().database
      const keys = reader.all<{ key: string }>(
        'SELECT itemKey AS key FROM logins WHERE clientId = $clientId AND destroyedAt IS NULL',
        { clientId },
      )
      const on = shelf()
      if (!on || keys.length === 0) return
      condemn(
        on,
        keys.map(({ key }) => ({ key, why })),
      )
      const { state } = await inOrder(() => sweepNow(false))
      if (state !== 'ok') throw new AppError('keychain-unavailable', { reason: state })
    },
    stop: () => {
      clearInterval(timer)
      if (own && own.index.logins.length > 0) noteTime(own)
      own?.close()
      stopped = true
    },
  }
  logins.sweptAtStart.catch(() => undefined)
  logins.sweptWhole.catch((error: unknown) => {
    if (!stopped && !isAppError(error)) log('credentials.sweep', error)
  })
  return logins
}

const noteTime = (shelf: Shelf): void => {
  try {
    shelf.change(() => undefined)
  } catch (error) {
    // The folder cannot be written: the moment noted before still counts.
    if (!isAppError(error)) throw error
  }
}

const officeIn = (dir: string): string | null => {
  try {
    return readKeyFile(dir).officeId
  } catch {
    // Without a key file the index itself tells whose logins these are.
    const index = readIndex(dir)
    return typeof index === 'string' ? null : index.officeId
  }
}
