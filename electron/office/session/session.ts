/**
 * The office's session: locked, or open for one user. The only place that holds the open database
 * and the keys; locking wipes the keys and closes the file.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LockReason } from '../../../shared/operation'
import { AppError, type ErrorCode } from '../../../shared/errors'
import type { Who } from '../context'
import { wipe } from '../crypto'
import type { OfficeDatabase } from '../database/open'
import { keyFileName, previousKeyFileName } from './key-file'
import type { SlotSecrets } from './slots'

export const databaseFileName = 'office.db'

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
}

export interface Session {
  readonly dir: string
  current(): OpenSession | null
  /** Errors: locked. */
  require(): OpenSession
  begin(session: OpenSession): void
  /** Wipes keys, closes the database, stops running work. Does nothing when locked. */
  end(reason: LockReason): void
  /** Whether there is an office in this folder at all. */
  exists(): boolean
  /** Whether the folder holds only a part of an office: then nothing new is ever made there. */
  trouble(): ErrorCode | null
}

export const createSession = (dir: string, onEnd: (reason: LockReason) => void): Session => {
  let open: OpenSession | null = null
  const has = (name: string) => existsSync(join(dir, name))
  const hasKeys = () => has(keyFileName) || has(previousKeyFileName)
  return {
    dir,
    current: () => open,
    require: () => {
      if (!open) throw new AppError('locked', {})
      return open
    },
    begin: (session) => {
      open = session
    },
    end: (reason) => {
      if (!open) return
      const leaving = open
      open = null
      leaving.leaving.abort()
      try {
        leaving.database.close()
      } finally {
        wipe(leaving.secrets.databaseKey)
        if (leaving.secrets.archivePrivateKey) wipe(leaving.secrets.archivePrivateKey)
        leaving.unconfirmedRecoveryKey = null
        onEnd(reason)
      }
    },
    exists: () => hasKeys() || has(databaseFileName),
    trouble: () => {
      if (!hasKeys() && has(databaseFileName)) return 'keys-missing'
      if (hasKeys() && !has(databaseFileName)) return 'database-missing'
      return null
    },
  }
}
