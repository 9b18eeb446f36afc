/**
 * The desks that are connected, as far as logins go. Each is heard when somebody signs in there and
 * whenever it says that something happened; what it ended is put on record and acknowledged, and what
 * is to end there is asked of it. A desk that is not here is asked once it comes.
 */
import { domainsChangedBy } from '../../../shared/contract'
import { todayIn } from '../../../shared/dates'
import type { Desk, DeskIdentity } from '../../../shared/desk'
import { AppError, isAppError } from '../../../shared/errors'
import { createTurns, type Turns } from '../../ground/turns'
import type { Log } from '../../ground/log'
import { appendAudit } from '../audit/chain'
import type { AuditLine } from '../audit/line'
import type { WritableDatabase } from '../database/driver'
import type { OpenOffice } from '../session/office-keys'
import { deskRow, sawDesk, type DeskRow } from './desks'
import { askEnd, endedClients, openLoginsOf, type EndNow } from './end-now'
import { dropOldRecords, hasOldRecords, isSettled, recordedOn, settle } from './settle'

/** How often it is looked whether a client's last day has come. */
const lookEveryMs = 60_000

/** One connection's desk. */
export interface Seat {
  readonly desk: Desk
  /** Its row, once somebody signed in there. Errors: locked, and where the desk has no id its own. */
  row(): Promise<DeskRow>
  /** Somebody came in here. */
  opened(): void
  /** The desk says that something happened to its logins. */
  moved(): void
  /** Hears the desk anew. Errors: none; what fails is tried again at the next occasion. */
  hear(): Promise<void>
  /** Once what is being heard is on record. */
  settled(): Promise<void>
  leave(): void
}

export interface Logins {
  /** one thing at a time for each login */
  readonly turns: Turns
  arrive(desk: Desk): Seat
  /** Something changed: a client may have left. */
  changed(domains: readonly string[]): void
  /** Has a desk, if it is here, destroy what it was asked to end, and waits for that. */
  reach(deskId: number): Promise<void>
  /** Ends every login of a client at once; of desks that are not here it is asked. */
  endForClient(clientId: number, why: EndNow): Promise<void>
  stop(): void
}

export interface LoginsParts {
  /** What is open; null while everybody is locked out. */
  opened: () => OpenOffice | null
  writable: () => Promise<void>
  clock: () => Date
  log: Log
  changed: (domains: string[]) => void
  /** the office of this folder, also while it is locked */
  officeId: () => string | null
}

export const createSeats = (parts: LoginsParts): Logins => {
  const { opened, clock, log } = parts
  const seats = new Set<Seat>()
  const turns = createTurns()
  let stopped = false

  /** Writes by the program itself, in a transaction of its own. */
  const write = (work: (db: WritableDatabase, now: string) => AuditLine[]): void => {
    const open = opened()
    if (!open || stopped) return
    const now = clock().toISOString()
    const db = open.database.writer
    const lines = db.transaction(() => {
      const found = work(db, now)
      appendAudit(db, { at: now, userId: null, operation: 'credentials.sweep', lines: found })
      return found
    })
    if (lines.length > 0) parts.changed(domainsChangedBy('credentials'))
  }

  const guarded = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      // A full disk, a desk that went away: it is tried again at the next occasion.
      if (!stopped && !isAppError(error)) log('credentials.sweep', error)
    }
  }

  const endOfClients = async (): Promise<void> => {
    const open = opened()
    if (!open || stopped) return
    const { reader } = open.database
    const today = todayIn(clock())
    if (hasOldRecords(reader, today)) write((db) => dropOldRecords(db, today))
    const due = endedClients(reader, today)
    if (due.length === 0) return
    write((db, now) => due.map((one) => askEnd(db, one, { why: one.why, by: null, now })))
    await Promise.all([...seats].map((seat) => seat.hear()))
  }

  const arrive = (desk: Desk): Seat => {
    let identity: Promise<DeskIdentity> | null = null
    let running: Promise<void> = Promise.resolve()
    let waiting: Promise<void> | null = null

    const identify = (): Promise<DeskIdentity> => {
      identity ??= desk.identify().catch((error: unknown) => {
        identity = null
        throw error
      })
      return identity
    }
    const row = async (): Promise<DeskRow> => {
      const own = await identify()
      const open = opened()
      if (!open) throw new AppError('locked', {})
      if (!deskRow(open.database.reader, own)) write((db, now) => sawDesk(db, own, now))
      const found = deskRow(open.database.reader, own)
      if (!found) throw new AppError('locked', {})
      return found
    }
    const hearOnce = async (): Promise<void> => {
      await parts.writable()
      const open = opened()
      if (!open || stopped) return
      const { id: deskId } = await row()
      if (opened() !== open) return
      const recorded = recordedOn(open.database.reader, deskId)
      const said = await desk.syncLogins(open.officeId, recorded)
      if (opened() !== open) return
      const told = { deskId, said, turns }
      if (!isSettled(open.database.reader, told)) write((db, now) => settle(db, told, now))
      // Only now: a power cut before this records it once more, and that changes nothing.
      const keys = said.ended.map(({ key }) => key)
      if (keys.length > 0) await desk.acknowledgeLogins(open.officeId, keys)
    }
    /** One after another; who asks while one waits to begin gets that one. */
    const hear = (): Promise<void> => {
      if (waiting) return waiting
      const before = running
      const next = before.then(() => {
        waiting = null
        return guarded(hearOnce)
      })
      waiting = next
      running = next
      return next
    }
    const seat: Seat = {
      desk,
      row,
      opened: () => {
        void guarded(async () => {
          const own = await identify()
          write((db, now) => sawDesk(db, own, now))
        })
        void hear()
        void guarded(endOfClients)
      },
      moved: () => {
        if (opened()) void hear()
      },
      hear,
      settled: () => running,
      leave: () => void seats.delete(seat),
    }
    seats.add(seat)
    const officeId = parts.officeId()
    // A desk whose index was lost learns whose logins to look for.
    if (officeId !== null)
      void guarded(async () => {
        await desk.loginTime(officeId)
      })
    return seat
  }

  const reach = async (deskId: number): Promise<void> => {
    for (const seat of seats)
      await guarded(async () => {
        const open = opened()
        if (!open || (await seat.row()).id !== deskId) return
        await seat.hear()
        await seat.desk.sweepLogins(open.officeId, { full: false })
        await seat.hear()
      })
  }

  const timer = setInterval(() => void guarded(endOfClients), lookEveryMs)
  timer.unref()
  return {
    turns,
    arrive,
    reach,
    changed: ([domain]) => {
      if (domain !== 'credentials') void guarded(endOfClients)
    },
    endForClient: async (clientId, why) => {
      const open = opened()
      if (!open) throw new AppError('locked', {})
      const logins = openLoginsOf(open.database.reader, clientId)
      const fresh = logins.filter(({ endWhy }) => endWhy === null)
      if (fresh.length > 0)
        write((db, now) => fresh.map((one) => askEnd(db, one, { why, by: null, now })))
      for (const deskId of new Set(logins.map((one) => one.deskId))) await reach(deskId)
    },
    stop: () => {
      clearInterval(timer)
      stopped = true
    },
  }
}
