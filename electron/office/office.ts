/** The office: keys, database, door, sweeps. Starts in Electron's utility process and in plain Node. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '../../shared/desk'
import { AppError } from '../../shared/errors'
import { backUpBeforeMigration } from './backup/before-migration'
import { newestKeyFiles } from './backup/key-files'
import { forgetUnwritten } from './backup/local'
import { folderFailure } from '../ground/durable'
import { finishRestore, removeLeftovers } from './backup/restore/in-place'
import { noteLedgerFault } from './backup/local'
import { keepLedgerCopies, ledgerCopiesOf } from './backup/ledger-copies'
import { createConnection, type Connection, type Pushes } from './connection'
import { giveLogins } from './credentials/at-desk'
import { createSeats } from './credentials/seats'
import { createDoor, type OfficeParts } from './door'
import { createOutbox } from './ledger/outbox'
import { createFiles } from './files/tokens'
import { holdFolder } from '../ground/hold'
import { createLog } from '../ground/log'
import { createOfficeKeys, type OpenOffice } from './session/office-keys'
import { clearLeftovers } from './payments/import/readings'
import { pdfsAfterIssue } from './pdfs-after-issue'
import { keepRounds } from './rounds'
import { exportKeys } from './session/keys/directory'
import { createGuard } from './session/guesses/guard'
import { officeIdIn } from './session/keys/key-file'
import { databaseFileName } from './session/office-files'
import { lockedSession, programIn, type Sessions } from './session/session'

export interface Office {
  /** A desk's own way in: who signs in there changes nothing for the others. */
  connect(desk: Desk, pushes?: Pushes): Connection
  /** Once the copies of the ledger in the backup folders were tried. */
  ledgerCopied(): Promise<void>
  close(): void
}

export interface OfficeOptions {
  dir: string
  clock?: () => Date
  /** milliseconds the machine has been running, which no clock changes; a test's own may stand still */
  elapsed?: () => number
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
  const { dir, clock = () => new Date() } = options
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderFailure(error)
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
  const ledgers = keepLedgerCopies(dir, () => clock().toISOString())
  const ledger = createOutbox(dir, {
    grew: (db) => ledgers.grew(exportKeys(db).officeId),
    turned: () => tell(['backup']),
    mended: (fault) => noteLedgerFault(dir, clock().toISOString(), fault),
  })
  const keys = createOfficeKeys({
    dir,
    ledger,
    plain: options.plain ?? false,
    guard: createGuard({
      dir,
      hasOffice: () => existsSync(join(dir, databaseFileName)),
      now: () => clock().toISOString(),
      elapsed: options.elapsed ?? (() => performance.now()),
    }),
    backups: {
      beforeMigration: backUpBeforeMigration,
      keyFiles: newestKeyFiles,
      ledgerCopies: ledgerCopiesOf,
    },
  })
  const sessions: Sessions = new Set()
  const connections = new Set<Connection>()
  const acting = () => programIn(keys, sessions)
  const opened = (): OpenOffice | null => acting()?.office ?? null

  const tell = (domains: string[]): void => {
    for (const connection of connections) connection.tell(domains)
  }
  const changed = (domains: string[]): void => {
    logins.changed(domains)
    tell(domains)
  }
  const logins = createSeats({
    opened,
    writable: () => keys.untilWritable(),
    clock,
    log,
    changed,
    officeId: () => opened()?.officeId ?? officeIdIn(dir),
  })
  const parts: OfficeParts = {
    clock,
    log,
    changed,
    recorded: (lines) => pdfs(lines),
    running: new Map(),
  }
  const own = lockedSession(keys, nobodysDesk)
  giveLogins(own, { logins, seat: null })
  const door = createDoor({
    ...parts,
    acting,
    session: own,
    desk: nobodysDesk,
    files: createFiles(nobodysDesk),
    arrived: new Set(),
  })
  const pdfs = pdfsAfterIssue(door, options.rounds ?? true)
  const rounds = keepRounds(door, { acting, keys, clock }, options.rounds ?? true)

  let lastNumber = 0
  return {
    connect: (at, pushes = {}) => {
      lastNumber += 1
      const connection = createConnection({
        ...parts,
        keys,
        sessions,
        logins,
        desk: at,
        pushes,
        number: lastNumber,
        rounds: options.rounds ?? true,
        begun: () => {
          clearStaging(keys.opened())
          rounds.soon()
        },
        closed: (one) => connections.delete(one),
      })
      connections.add(connection)
      return connection
    },
    ledgerCopied: () => ledgers.settled(),
    close: () => {
      rounds.stop()
      for (const connection of [...connections]) connection.close()
      logins.stop()
      forgetUnwritten(dir)
      hold.release()
    },
  }
}

/** What the program does by itself it does at no desk. */
const nobodysDesk = new Proxy({} as Desk, {
  get: () => () => Promise.reject(new AppError('desk-lost', {})),
})

/** A bank file that was looked at before a crash, and not booked, is read anew. */
const clearStaging = (office: OpenOffice | null): void => {
  if (!office) return
  const { writer } = office.database
  try {
    writer.transaction(() => clearLeftovers(writer))
  } catch {
    // A full disk: it goes at the next sign-in.
  }
}
