/**
 * What the office has open while anybody is in: the database and the key to it. The first sign-in
 * opens them, the last lock closes the file and wipes the key. Who is in, and where, is each
 * connection's own (`session/session.ts`).
 */
import { AppError } from '../../../shared/errors'
import type { Who } from '../who'
import { sameBytes, wipe } from '../crypto'
import type { OfficeDatabase } from '../database/open'
import type { BackupsForSignIn } from './sign-in/backups'
import type { Guard } from './guesses/guard'
import type { Outbox } from '../ledger/outbox'

/** How long a write waits for a job that keeps all others from writing, before it is refused. */
const patienceMs = 5000

export interface OpenOffice {
  readonly officeId: string
  /** a rotation puts another in its place */
  database: OfficeDatabase
  readonly databaseKey: Uint8Array
  /** public, from the boxes of who is in, never from a file or a row: what is erased is sealed to it */
  readonly archiveKey: Uint8Array
  /** aborted as it closes: what the office does by itself stops at its next checkpoint */
  readonly closing: AbortController
}

/** Who acts in which office, until they leave. */
export interface Acting {
  user: Who
  office: OpenOffice
  leaving: AbortController
}

export interface OfficeKeys {
  readonly dir: string
  /** the file beside the database that what must not be undone goes to */
  readonly ledger: Outbox
  /** where every guess at a password or code is counted */
  readonly guard: Guard
  readonly backups: BackupsForSignIn
  /** the key the file is opened with: the office's, or none where a plain file is measured */
  fileKey(databaseKey: Uint8Array): Uint8Array | null
  /** What is open; null while everybody is locked out. */
  opened(): OpenOffice | null
  /**
   * Counts one more who is in. `keys.databaseKey` becomes the office's own, to be wiped here; where
   * the office is open already it has to be the same, and is wiped at once. Errors: wrong-key,
   * keys-disagree (another key for the archive than the others have), those of `open`.
   */
  enter(
    keys: Pick<OpenOffice, 'officeId' | 'databaseKey' | 'archiveKey'>,
    open: () => OfficeDatabase,
  ): OpenOffice
  /** One less; the last one closes the file and wipes the key. */
  leave(office: OpenOffice): void
  /** While a job needs the file as it is (a rotation, a restore) nobody writes. Errors: busy. */
  pauseWrites(): () => void
  writesPaused(): boolean
  /** Resolves once writing goes on. Errors: busy, after five seconds. */
  untilWritable(): Promise<void>
}

export interface OfficeKeysParts extends Pick<OfficeKeys, 'dir' | 'guard' | 'backups' | 'ledger'> {
  /** an unencrypted file, for tests and measurements */
  plain: boolean
}

export const createOfficeKeys = (parts: OfficeKeysParts): OfficeKeys => {
  const { dir, plain, guard, backups, ledger } = parts
  let open: OpenOffice | null = null
  let within = 0
  let paused: Promise<void> | null = null
  return {
    dir,
    ledger,
    guard,
    backups,
    fileKey: (databaseKey) => (plain ? null : databaseKey),
    opened: () => open,
    enter: ({ officeId, databaseKey, archiveKey }, openFile) => {
      if (!open) {
        const database = openFile()
        const closing = new AbortController()
        open = { officeId, databaseKey, archiveKey, database, closing }
      } else if (!sameBytes(open.databaseKey, databaseKey)) throw new AppError('wrong-key', {})
      else if (!sameBytes(open.archiveKey, archiveKey)) throw new AppError('keys-disagree', {})
      else wipe(databaseKey)
      within += 1
      return open
    },
    leave: (office) => {
      // Of an office that was closed meanwhile nobody is in any more.
      if (office !== open) return
      within -= 1
      if (within > 0) return
      open = null
      ledger.forget()
      office.closing.abort()
      try {
        office.database.close()
      } finally {
        wipe(office.databaseKey)
      }
    },
    pauseWrites: () => {
      if (paused) throw new AppError('busy', {})
      let release = (): void => undefined
      paused = new Promise((resolve) => (release = resolve))
      return () => {
        paused = null
        release()
      }
    },
    writesPaused: () => paused !== null,
    untilWritable: async () => {
      if (!paused) return
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), patienceMs)
      })
      const outcome = await Promise.race([paused, late])
      clearTimeout(timer)
      if (outcome === 'late') throw new AppError('busy', {})
    },
  }
}
