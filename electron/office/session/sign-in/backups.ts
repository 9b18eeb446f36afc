import type { ActionContext } from '../../context'
import type { KeyFile } from '../keys/key-file'

/** What signing in asks of backups; `office.ts` hands it in, so that neither room knows the other. */
export interface BackupsForSignIn {
  /** A backup, where an update of Kluis is about to change the form of the database. */
  beforeMigration(context: ActionContext, officeId: string, databaseKey: Uint8Array): Promise<void>
  /** Where copies of the office's ledger lie. */
  ledgerCopies(dir: string, officeId: string): Promise<string[]>
  /** The key file in the newest backup of each known folder. */
  keyFiles(dir: string, officeId: string): AsyncIterable<KeyFile>
}
