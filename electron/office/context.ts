/** What a query, a command and an action may touch. */
import type { Desk } from '../../shared/desk'
import type { AnyOperation, OutputOf, ParsedInputOf, Progress } from '../../shared/operation'
import type { AuditLine } from './audit/line'
import type { LedgerEntry } from './ledger/entry'
import type { ReadableDatabase, WritableDatabase } from './database/driver'
import type { Files } from './files/tokens'
import type { OpenOffice } from './session/office-keys'
import type { Session } from './session/session'
import type { Who } from './who'

export interface QueryContext {
  db: ReadableDatabase
  /** the moment of the call, UTC ISO */
  now: string
  /** the civil date of the call in Europe/Amsterdam */
  today: string
  user: Who
}

export interface CommandContext extends Omit<QueryContext, 'db'> {
  db: WritableDatabase
  /** Writes the line at once and gives its id. */
  audit(line: AuditLine): number
  /**
   * What a restored backup must never undo: a row of this transaction, in the file beside the database
   * before the caller hears of it. Errors: ledger-behind.
   */
  ledger(entry: LedgerEntry): void
}

export interface ActionContext {
  user: Who
  /** fresh at each call: an action may last */
  now(): string
  today(): string
  read<T>(work: (context: QueryContext) => T): T
  /** One short transaction with its own audit lines; pushes `changed` when it commits. */
  write<T>(work: (context: CommandContext) => T): T
  /**
   * The write that no other follows: the request's key is kept with it, and its value is the answer.
   * Asked again, that is answered; what was written before is harmless when it is written again.
   */
  finish<T>(work: (context: CommandContext) => T): T
  desk: Desk
  files: Files
  /** Errors: locked. */
  office: OpenOffice
  session: Session
  progress(progress: Progress): void
  /** Throws `cancelled` once the user stopped the work or the office was locked. */
  checkpoint(): void
  signal: AbortSignal
}

type ContextOf<K> = K extends 'query'
  ? QueryContext
  : K extends 'command'
    ? CommandContext
    : ActionContext

/** The function an operation needs: synchronous for queries and commands, or it does not compile. */
export type HandlerOf<Op extends AnyOperation> = (
  context: ContextOf<Op['kind']>,
  input: ParsedInputOf<Op>,
) => Op['kind'] extends 'action' ? Promise<OutputOf<Op>> : OutputOf<Op>

export type HandlersOf<Domain extends Record<string, AnyOperation>> = {
  [Name in keyof Domain]: HandlerOf<Domain[Name]>
}
