/**
 * The office's session: locked, signing in, or open for one user. The only place that holds the open
 * database and the keys; locking wipes the keys and closes the file.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, type ErrorCode } from '../../../shared/errors'
import type { LockReason } from '../../../shared/operation'
import type { SignInStep } from '../../../shared/session/contract'
import type { Who } from '../context'
import { wipe } from '../crypto'
import type { OfficeDatabase } from '../database/open'
import { createOutbox, type Outbox } from '../ledger/outbox'
import { keyFileName, previousKeyFileName } from './key-file'
import type { SlotSecrets } from './slots'

export const databaseFileName = 'office.db'
/** There while a restore moves its files in place (`backup/in-place.ts`). */
export const restoreMarkerName = 'office.restore.json'

export interface OpenSession {
  user: Who & { email: string; slotId: string }
  database: OfficeDatabase
  secrets: SlotSecrets
  archivePublicKey: Uint8Array
  officeId: string
  /** aborted at lock: running actions stop at their next checkpoint */
  leaving: AbortController
  /** the recovery key until the owner confirmed writing it down */
  unconfirmedRecoveryKey: string | null
  /** the secret of an authenticator app that is being set up */
  enrolling: string | null
}

/** Right password, not in yet: `steps` are still to do, the first one next. */
export interface SigningIn {
  session: OpenSession
  steps: SignInStep[]
}

export interface Session {
  readonly dir: string
  /** the file beside the database that what must not be undone goes to */
  readonly ledger: Outbox
  /** the key the file is opened with: the office's, or none where a plain file is measured */
  fileKey(databaseKey: Uint8Array): Uint8Array | null
  current(): OpenSession | null
  /** Errors: locked. */
  require(): OpenSession
  /** While the key is rotated nobody writes: what is asked meanwhile is refused as `busy`. */
  pauseWrites(): () => void
  writesPaused(): boolean
  signingIn(): SigningIn | null
  /** Holds a person between password and second step; nothing else can be asked meanwhile. */
  hold(signingIn: SigningIn): void
  begin(session: OpenSession): void
  /** Wipes keys, closes the database, stops running work. Does nothing when locked. */
  end(reason: LockReason): void
  /** Whether there is an office in this folder at all. */
  exists(): boolean
  /** Whether the folder holds only a part of an office: then nothing new is ever made there. */
  trouble(): ErrorCode | null
}

const shut = (session: OpenSession): void => {
  session.leaving.abort()
  session.unconfirmedRecoveryKey = null
  session.enrolling = null
  try {
    session.database.close()
  } finally {
    wipe(session.secrets.databaseKey)
    if (session.secrets.archivePrivateKey) wipe(session.secrets.archivePrivateKey)
  }
}

export const createSession = (options: {
  dir: string
  plain: boolean
  onBegin: () => void
  /** while the database is still open */
  onEnding: (session: OpenSession, reason: LockReason) => void
  onEnd: (reason: LockReason) => void
}): Session => {
  const { dir, plain, onBegin, onEnding, onEnd } = options
  let open: OpenSession | null = null
  let held: SigningIn | null = null
  let paused = false
  const ledger = createOutbox(dir)
  const has = (name: string) => existsSync(join(dir, name))
  const hasKeys = () => has(keyFileName) || has(previousKeyFileName)
  return {
    dir,
    ledger,
    fileKey: (databaseKey) => (plain ? null : databaseKey),
    current: () => open,
    require: () => {
      if (!open) throw new AppError('locked', {})
      return open
    },
    pauseWrites: () => {
      paused = true
      return () => {
        paused = false
      }
    },
    writesPaused: () => paused,
    signingIn: () => held,
    hold: (signingIn) => {
      held = signingIn
    },
    begin: (session) => {
      held = null
      open = session
      ledger.deliver(session.database.reader)
      onBegin()
    },
    end: (reason) => {
      const leaving = open ?? held?.session
      const wasOpen = open !== null
      if (open && !paused) onEnding(open, reason)
      open = null
      held = null
      if (!leaving) return
      ledger.forget()
      try {
        shut(leaving)
      } finally {
        if (wasOpen) onEnd(reason)
      }
    },
    exists: () => hasKeys() || has(databaseFileName),
    trouble: () => {
      if (has(restoreMarkerName)) return 'restore-unfinished'
      if (!hasKeys() && has(databaseFileName)) return 'keys-missing'
      if (hasKeys() && !has(databaseFileName)) return 'database-missing'
      return null
    },
  }
}
