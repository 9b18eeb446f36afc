/** What a person writes about their own access, also before they are in. */
import { AppError } from '../../../../shared/errors'
import { auditIn } from '../../audit/chain'
import type { ActionContext, CommandContext } from '../../context'
import type { LedgerEntry } from '../../ledger/entry'
import { addLines } from '../../ledger/table'
import { ledgerKeysOf } from '../../ledger/keys'
import { changeSlots, type SlotChange } from '../keys/change'
import type { KeyFile } from '../keys/key-file'
import type { Secrets } from '../keys/slots'
import type { OpenSession } from '../session'

export type OwnCommand = Pick<CommandContext, 'db' | 'now' | 'audit' | 'ledger'>

/** One transaction with its lines in the audit log and the ledger. Errors: locked, busy, ledger-behind. */
export const writeOwn = <T>(
  context: ActionContext,
  opened: OpenSession,
  operation: string,
  work: (command: OwnCommand) => T,
): T => {
  const { session } = context
  // What was asked before a lock is not done after it.
  if (opened.leaving.signal.aborted) throw new AppError('locked', {})
  if (session.writesPaused()) throw new AppError('busy', {})
  const db = opened.database.writer
  const at = context.now()
  const entries: LedgerEntry[] = []
  const result = db.transaction(() => {
    const value = work({
      db,
      now: at,
      audit: auditIn(db, { at, userId: opened.user.id, operation }),
      ledger: (entry) => {
        if (entries.length === 0) session.ledger.requireDelivered(db)
        entries.push(entry)
      },
    })
    addLines(db, at, entries)
    return value
  })
  if (entries.length > 0) session.ledger.deliver(db)
  return result
}

/**
 * Changes slots together with what else belongs to it. `plan` looks at the keys as they are at that
 * very moment. Errors: those of `changeSlots` and `writeOwn`.
 */
export const changeOwnSlots = (
  context: ActionContext,
  opened: OpenSession,
  operation: string,
  change: {
    plan: (now: KeyFile, epoch: number) => SlotChange
    write: (command: OwnCommand) => void
  },
): void =>
  changeSlots(context.session.dir, opened.database.reader, change.plan, (store) =>
    writeOwn(context, opened, operation, (command) => {
      store(command.db)
      change.write(command)
    }),
  )

/** What a new box holds: of this office, with what this person may pass on. */
export const secretsOf = (opened: OpenSession, epoch: number): Secrets => ({
  epoch,
  databaseKey: opened.office.databaseKey,
  archiveKey: opened.office.archiveKey,
  archivePrivateKeys: [...opened.archivePrivateKeys],
  ledgerKeys: ledgerKeysOf(opened.database.reader),
})
