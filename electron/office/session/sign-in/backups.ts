import type { Progress } from '../../../../shared/operation'
import type { KeyFile } from '../keys/key-file'

/** Of an action's context, what making a backup needs. */
export interface BackupRun {
  now(): string
  progress(progress: Progress): void
  checkpoint(): void
  signal: AbortSignal
}

/** What signing in asks of backups; `office.ts` hands it in, so that neither room knows the other. */
export interface BackupsForSignIn {
  /** A backup, where an update of Kluis is about to change the form of the database. */
  beforeMigration(
    office: { dir: string; officeId: string; fileKey: Uint8Array | null },
    run: BackupRun,
  ): Promise<void>
  /** Where copies of the office's ledger lie. */
  ledgerCopies(dir: string, officeId: string): Promise<string[]>
  /** The key file in the newest backup of each known folder. */
  keyFiles(dir: string, officeId: string): AsyncIterable<KeyFile>
}
