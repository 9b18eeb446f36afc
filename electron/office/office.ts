/** The office: keys, database, door, sweeps. Starts in Electron's utility process and in plain Node. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import type { Desk } from '../../shared/desk'
import { AppError } from '../../shared/errors'
import type { Swept } from '../../shared/credentials/contract'
import type { LockReason } from '../../shared/operation'
import { finishRestore, removeLeftovers } from './backup/restore/in-place'
import { keepLedgerCopies } from './backup/ledger-copies'
import { keepLogins } from './credentials/keeper'
import { createDoor, type Answer, type CallOptions } from './door'
import { createFiles, type Files } from './files/tokens'
import { createHandover } from './handover'
import { holdFolder } from './hold'
import { createLog } from './log'
import { keepRounds } from './rounds'
import { lockWhenIdle } from './session/idle'
import { recordLock } from './session/record-lock'
import { createSession, type Session } from './session/session'

export interface Office {
  call(op: string, input?: unknown, options?: CallOptions): Promise<Answer>
  /** Locks from outside: screen lock, suspend, quit. */
  lock(reason: LockReason): void
  /** The machine woke up: what came due while it slept is destroyed. */
  resume(): void
  /** What came due while Kluis was closed, destroyed before anybody unlocks. */
  sweptAtStart: Promise<Swept>
  /** Right after that: what came due by what the keychain itself says. */
  sweptWhole: Promise<Swept>
  /** Once the copies of the ledger in the backup folders were tried. */
  ledgerCopied(): Promise<void>
  /** Tokens for files, for a front end that has paths itself (`lines.ts`, tests). */
  files: Files
  /** For tests that break things on purpose; no front end uses it. */
  session: Session
  close(): void
}

export interface OfficeOptions {
  dir: string
  desk: Desk
  clock?: () => Date
  onChanged?: (domains: string[]) => void
  onLocked?: (reason: LockReason) => void
  /**
   * An unencrypted file, for what must look at raw bytes (the erasure test) or compare with them
   * (benchmarks). No front end of the product can ask for it.
   */
  plain?: boolean
  /** false: no work by itself at sign-in and every hour; tests ask for it when they want it */
  rounds?: boolean
}

/**
 * Opens the office of a data folder, locked. Errors: folder-not-writable, office-in-use.
 */
export const openOffice = (options: OfficeOptions): Office => {
  const { dir, desk, clock = () => new Date() } = options
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch {
    throw new AppError('folder-not-writable', {})
  }
  const hold = holdFolder(dir)
  try {
    finishRestore(dir)
    removeLeftovers(dir)
  } catch (error) {
    hold.release()
    throw error
  }
  const log = createLog(dir, clock)
  const files = createFiles()
  const handover = createHandover(dir)
  handover.empty()
  const session = createSession({
    dir,
    plain: options.plain ?? false,
    onBegin: () => {
      logins.opened()
      rounds.soon()
    },
    onEnding: (ending, reason) => recordLock(ending, reason, clock().toISOString()),
    onEnd: (reason) => {
      logins.onDesk.clear()
      files.forget()
      handover.empty()
      options.onLocked?.(reason)
    },
  })
  const changed = (domains: string[]): void => {
    logins.changed(domains)
    options.onChanged?.(domains)
  }
  const logins = keepLogins({ session, desk, clock, log, changed })
  const ledgers = keepLedgerCopies(dir)
  const door = createDoor({
    session,
    desk,
    files,
    handover,
    clock,
    log,
    changed,
    ledgerGrew: (officeId) => ledgers.grew(officeId),
  })
  const idle = lockWhenIdle(session, desk)
  const rounds = keepRounds(door, session, options.rounds ?? true)
  return {
    call: (op, input, callOptions) => door.call(op, input ?? {}, callOptions),
    lock: (reason) => session.end(reason),
    resume: () => logins.resume(),
    sweptAtStart: logins.sweptAtStart,
    sweptWhole: logins.sweptWhole,
    ledgerCopied: () => ledgers.settled(),
    files,
    session,
    close: () => {
      idle.stop()
      rounds.stop()
      session.end('quit')
      logins.stop()
      if (existsSync(dir)) handover.empty()
      hold.release()
    },
  }
}
