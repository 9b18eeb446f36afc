/** One desk's connection to the office: its session, files, desk and pushes. Nothing of it is shared. */
import type { Desk } from '../../shared/desk'
import { isShownTo, type Input, type OperationName, type Output } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import type { LockReason } from '../../shared/operation'
import { giveLogins } from './credentials/at-desk'
import type { Logins } from './credentials/seats'
import { createDoor, type Answer, type CallOptions, type OfficeParts } from './door'
import { createFiles, type Files } from './files/tokens'
import type { OfficeKeys } from './session/office-keys'
import { dropStagedOf } from './payments/import/readings'
import { lockWhenIdle } from './session/sign-in/idle'
import { keepWitness } from './session/keep-witness'
import { recordLock } from './session/record-lock'
import { createSession, type Session, type Sessions } from './session/session'

export interface Connection {
  call(op: string, input?: unknown, options?: CallOptions): Promise<Answer>
  /** Locks from outside: screen lock, suspend, quit. */
  lock(reason: LockReason): void
  /** Keys of requests whose answers arrived: they need not be kept any longer. */
  arrived(keys: readonly string[]): void
  /** Tokens for files, for a front end that has paths itself (`lines.ts`, tests). */
  files: Files
  /** The desk says that something happened to its logins. */
  deskMoved(): void
  /** For tests that break things on purpose; no front end uses it. */
  session: Session
  /** Something changed: told on to who sits here, as far as their role is shown it. */
  tell(domains: readonly string[]): void
  close(): void
}

export type TypedCall = <Name extends OperationName>(
  op: Name,
  input: Input<Name>,
  options?: CallOptions,
) => Promise<Output<Name>>

/** Calls typed by the contract; throws the AppError a front end would get. */
export const callAt =
  ({ call }: Pick<Connection, 'call'>): TypedCall =>
  async <Name extends OperationName>(op: Name, input: Input<Name>, options?: CallOptions) => {
    const answer = await call(op, input, options)
    if (!answer.ok) throw new AppError(answer.code, answer.details)
    return answer.value as Output<Name>
  }

export interface Pushes {
  onChanged?: (domains: string[]) => void
  onLocked?: (reason: LockReason) => void
}

export interface ConnectionParts extends OfficeParts {
  keys: OfficeKeys
  sessions: Sessions
  logins: Logins
  desk: Desk
  pushes: Pushes
  /** its number in this run of the office */
  number: number
  /** whether work is done by itself as somebody comes in */
  rounds: boolean
  /** Someone came in here. */
  begun: () => void
  closed: (connection: Connection) => void
}

export const createConnection = (parts: ConnectionParts): Connection => {
  const { keys, sessions, logins, desk, pushes, clock } = parts
  const files = createFiles(desk)
  const seat = logins.arrive(desk)
  const clearScreen = () => void desk.clearScreen().catch(() => undefined)
  const session: Session = createSession({
    keys,
    desk,
    sessions,
    onBegin: (began) => {
      keepWitness(desk, began)
      parts.begun()
      seat.opened()
      if (parts.rounds && began.archivePrivateKeys.length > 0) {
        setImmediate(() => void door.call('archive.lookAtNew', {}))
      }
    },
    onEnding: (ending, reason) => {
      recordLock(ending, reason, clock().toISOString(), (db) => dropStagedOf(db, session))
      keepWitness(desk, ending)
    },
    onEnd: (reason) => {
      clearScreen()
      files.forget()
      arrived.clear()
      // Saving what can be read of a damaged office ends its own session, and goes on writing.
      if (reason !== 'replaced') void desk.forgetFiles().catch(() => undefined)
      pushes.onLocked?.(reason)
    },
  })
  giveLogins(session, { logins, seat })
  const arrived = new Set<string>()
  const door = createDoor({ ...parts, acting: session.current, session, files, arrived })
  const idle = lockWhenIdle(session, desk)
  const connection: Connection = {
    call: (op, input, options) => door.call(op, input ?? {}, options),
    lock: (reason) => session.end(reason),
    arrived: (keys) => {
      for (const key of keys) arrived.add(key)
    },
    files,
    deskMoved: seat.moved,
    session,
    tell: (domains) => {
      const open = session.current()
      if (!open) return
      const shown = domains.filter((domain) => isShownTo(domain, open.user.role))
      if (shown.length > 0) pushes.onChanged?.(shown)
    },
    close: () => {
      idle.stop()
      session.end('quit')
      clearScreen()
      seat.leave()
      sessions.delete(session)
      parts.closed(connection)
    },
  }
  return connection
}
