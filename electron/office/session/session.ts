/**
 * One connection's session: locked, signing in, or open for one user. It holds what is the person's
 * own; the database and its key belong to the office (`office-keys.ts`), for all who are in.
 */
import { forbiddenIn } from './forbidden-file'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, type ErrorCode } from '../../../shared/errors'
import type { Desk } from '../../../shared/desk'
import type { LockReason } from '../../../shared/operation'
import type { SignInStep } from '../../../shared/session/contract'
import { program, type Person } from '../who'
import type { Acting } from './office-keys'
import { wipe } from '../crypto'
import type { OfficeDatabase } from '../database/open'
import type { Heard } from '../ledger/history'
import type { Outbox } from '../ledger/outbox'
import type { OfficeKeys, OpenOffice } from './office-keys'
import { newSessionId } from '../once'
import type { Guesser } from './guesses/guard'
import { hasKeys } from './keys/key-file'
import type { Slot, SlotKey } from './keys/slots'
import { databaseFileName, restoreMarkerName } from './office-files'
import { forgetRotation, type Rotation } from './rotation/made-ready'

/** A slot as it was when it was opened, and the key to seal it with from now on. */
export interface StaleSlot {
  slot: Slot
  key: SlotKey
}

export interface OpenSession extends Acting {
  /** given by the office: the keys of what is asked in it begin so */
  readonly id: string
  /** the highest number among them so far */
  lastRequest: number
  user: Person & { email: string; slotId: string }
  /** whose guesses are counted in it, and at which desk */
  readonly guesser: Guesser
  /** what everybody who is in shares */
  readonly office: OpenOffice
  readonly database: OfficeDatabase
  /** an owner's: they open what is sealed in the archive; newest first */
  archivePrivateKeys: readonly Uint8Array[]
  /** a slot that is behind: sealed anew once they are in */
  stale: StaleSlot | null
  /** what the desk remembered of the office as they came in */
  readonly heard: Pick<Heard, 'closed'>
  /** the last sealed item that this desk knows to have been looked at; null: it knows of none */
  witnessedArchive: number | null
  /** aborted at lock: running actions stop at their next checkpoint */
  leaving: AbortController
  /** the recovery key until the owner confirmed writing it down */
  unconfirmedRecoveryKey: string | null
  /** the secret of an authenticator app that is being set up */
  enrolling: string | null
  /** new keys for the whole office, made ready and not in use yet */
  rotation: Rotation | null
}

/** Right password, not in yet: `steps` are still to do, the first one next. */
export interface SigningIn {
  session: OpenSession
  steps: SignInStep[]
}

export interface Session {
  readonly dir: string
  readonly desk: Desk
  /** the file beside the database that what must not be undone goes to */
  readonly ledger: Outbox
  readonly keys: OfficeKeys
  /** the key the file is opened with: the office's, or none where a plain file is measured */
  fileKey(databaseKey: Uint8Array): Uint8Array | null
  current(): OpenSession | null
  /** Errors: locked. */
  require(): OpenSession
  /** While the key is rotated nobody writes, at no connection. Errors: busy. */
  pauseWrites(): () => void
  writesPaused(): boolean
  signingIn(): SigningIn | null
  /** Holds a person between password and second step; nothing else can be asked meanwhile. */
  hold(signingIn: SigningIn): void
  begin(session: OpenSession): void
  /** Wipes what is the person's own and stops their running work. Does nothing when locked. */
  end(reason: LockReason): void
  /** Ends the sessions of all other connections, or of one user there; who was signing in as well. */
  endOthers(reason: LockReason, userId?: number): void
  /** Whether there is an office in this folder at all. */
  exists(): boolean
  /** Whether the folder holds only a part of an office: then nothing new is ever made there. */
  trouble(): ErrorCode | null
  /** The name of a file that may not be read, or not be changed where it must be. */
  forbidden(): string | null
}

/** A session in an office that was entered for it. */
export const sessionIn = (
  office: OpenOffice,
  {
    heard,
    ...person
  }: Pick<OpenSession, 'user' | 'guesser' | 'archivePrivateKeys' | 'stale'> & {
    heard: Pick<Heard, 'closed' | 'archive'>
  },
): OpenSession => ({
  id: newSessionId(office.database.reader, person.user.id),
  lastRequest: 0,
  ...person,
  heard,
  witnessedArchive: heard.archive,
  office,
  get database() {
    return office.database
  },
  leaving: new AbortController(),
  unconfirmedRecoveryKey: null,
  enrolling: null,
  rotation: null,
})

const shut = (keys: OfficeKeys, session: OpenSession): void => {
  session.leaving.abort()
  session.unconfirmedRecoveryKey = null
  session.enrolling = null
  forgetRotation(session)
  session.archivePrivateKeys.forEach(wipe)
  if (session.stale) wipe(session.stale.key.key)
  keys.leave(session.office)
}

/** The sessions of all connections, signed in or not. */
export type Sessions = Set<Session>

export const isAnyoneIn = (sessions: Sessions): boolean =>
  [...sessions].some((session) => session.current() !== null)

const officeIn = (dir: string): Pick<Session, 'exists' | 'trouble' | 'forbidden'> => {
  const has = (name: string) => existsSync(join(dir, name))
  return {
    exists: () => hasKeys(dir) || has(databaseFileName),
    forbidden: () => forbiddenIn(dir),
    trouble: () => {
      if (has(restoreMarkerName)) return 'restore-unfinished'
      if (!hasKeys(dir) && has(databaseFileName)) return 'keys-missing'
      if (hasKeys(dir) && !has(databaseFileName)) return 'database-missing'
      return null
    },
  }
}

/** What is the same at every connection. */
const shared = (keys: OfficeKeys, desk: Desk) => ({
  desk,
  dir: keys.dir,
  keys,
  ledger: keys.ledger,
  fileKey: (databaseKey: Uint8Array) => keys.fileKey(databaseKey),
  pauseWrites: () => keys.pauseWrites(),
  writesPaused: () => keys.writesPaused(),
  ...officeIn(keys.dir),
})

export const createSession = (options: {
  keys: OfficeKeys
  desk: Desk
  sessions: Sessions
  onBegin: (began: OpenSession) => void
  /** while the database is still open */
  onEnding: (session: OpenSession, reason: LockReason) => void
  onEnd: (reason: LockReason) => void
}): Session => {
  const { keys, desk, sessions, onBegin, onEnding, onEnd } = options
  let open: OpenSession | null = null
  let held: SigningIn | null = null
  const own: Session = {
    ...shared(keys, desk),
    current: () => open,
    require: () => {
      if (!open) throw new AppError('locked', {})
      return open
    },
    signingIn: () => held,
    hold: (signingIn) => {
      held = signingIn
    },
    begin: (session) => {
      held = null
      open = session
      keys.ledger.deliver(session.database.reader)
      onBegin(session)
    },
    end: (reason) => {
      const leaving = open ?? held?.session
      // Who was signing in and went back, or began anew, knows that already.
      const tells = open !== null || (reason !== 'asked' && reason !== 'replaced')
      if (open && !keys.writesPaused()) onEnding(open, reason)
      open = null
      held = null
      if (!leaving) return
      try {
        shut(keys, leaving)
      } finally {
        if (tells) onEnd(reason)
      }
    },
    endOthers: (reason, userId) => {
      for (const other of sessions) {
        const user = other.current()?.user ?? other.signingIn()?.session.user
        if (other !== own && user && (userId === undefined || user.id === userId)) other.end(reason)
      }
    },
  }
  sessions.add(own)
  return own
}

const nobody = (): never => {
  throw new Error('nobody signs in here')
}

/** For what the program does by itself: nobody's session, never open. */
export const lockedSession = (keys: OfficeKeys, desk: Desk): Session => ({
  ...shared(keys, desk),
  current: () => null,
  require: () => {
    throw new AppError('locked', {})
  },
  signingIn: () => null,
  hold: nobody,
  begin: nobody,
  end: nobody,
  endOthers: nobody,
})

/**
 * The office as the program itself sees it, for what it does unasked: open while anybody is in, and it
 * is nobody. It can seal to the archive and never open it.
 */
export const programIn = (keys: OfficeKeys, sessions: Sessions): Acting | null => {
  const office = keys.opened()
  return office && isAnyoneIn(sessions) ? { user: program, office, leaving: office.closing } : null
}
