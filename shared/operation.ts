/**
 * How an operation is declared: its kind, the schema of its input, the type of its output and the
 * roles that may call it. The contract is the menu; the office's handlers are typed by it; the
 * renderer's `api.ts` is typed by it. Nothing is restated.
 */
import { z } from 'zod'
import type { ErrorCode, ErrorDetails } from './errors'

export const roles = ['owner', 'staff', 'support'] as const
export type Role = (typeof roles)[number]

/** Everyone who signed in; the office's own people without support; the owner alone. */
export const everyone = roles
export const backOffice = ['owner', 'staff'] as const satisfies readonly Role[]
export const ownerOnly = ['owner'] as const satisfies readonly Role[]

/**
 * - `query`: reads; synchronous; a write does not compile and SQLite refuses it.
 * - `command`: writes; synchronous, one transaction, at least one audit line.
 * - `action`: asynchronous work with files, keychain, dialogs; writes through short transactions.
 */
export type Kind = 'query' | 'command' | 'action'

declare const outputType: unique symbol

export interface Operation<K extends Kind, S extends z.ZodType, O> {
  kind: K
  input: S
  roles: readonly Role[]
  /** Works while the office is locked (set-up and unlocking). */
  whileLocked: boolean
  /** Leaves no audit line: nothing in the books changes (unsaved typing, preferences). */
  quiet: boolean
  /**
   * Cannot be undone: refused while the clock is further ahead than an owner confirmed, unless the
   * input says that somebody looked at the date (`sure`, `dateConfirmed`: the day itself), or an owner
   * at the consequence (`approved`). `asks`: it puts the same to the owner as a question of its own.
   */
  irreversible: boolean | 'asks'
  /**
   * Whether it is done once when it is asked twice with one key (`request keys`): `secret`: it is, and
   * its answer, which is shown once, is stored nowhere; `never`: reading, sessions, files and keychain,
   * and what changes nothing when it is done again.
   */
  once: 'answer' | 'secret' | 'never'
  readonly [outputType]?: O
}

export type AnyOperation = Operation<Kind, z.ZodType, unknown>

interface Declaration<S extends z.ZodType, O> {
  input: S
  output: Output<O>
  roles: readonly Role[]
  whileLocked?: true
  quiet?: true
  irreversible?: true | 'asks'
  /** commands are, with their answer, unless they are quiet; actions only where it is said */
  once?: 'answer' | 'secret'
}

/** Names an output type in a declaration: `output: gives<ClientPage>()`. */
export interface Output<O> {
  readonly [outputType]?: O
}
export const gives = <O>(): Output<O> => ({})

/** The input of an operation that needs none. */
export const nothing = z.strictObject({})

const declare =
  <K extends Kind>(kind: K) =>
  <S extends z.ZodType, O>(declaration: Declaration<S, O>): Operation<K, S, O> => ({
    kind,
    input: declaration.input,
    roles: declaration.roles,
    whileLocked: declaration.whileLocked ?? false,
    quiet: declaration.quiet ?? false,
    irreversible: declaration.irreversible ?? false,
    once: declaration.once ?? (kind === 'command' && !declaration.quiet ? 'answer' : 'never'),
  })

export const query = declare('query')
export const command = declare('command')
export const action = declare('action')

export type InputOf<Op> =
  Op extends Operation<Kind, infer S extends z.ZodType, unknown> ? z.input<S> : never
export type ParsedInputOf<Op> =
  Op extends Operation<Kind, infer S extends z.ZodType, unknown> ? z.output<S> : never
export type OutputOf<Op> = Op extends Operation<Kind, z.ZodType, infer O> ? O : never

const token = z.string().min(8).max(64)
/** A file the person chose in a dialog, to read: a one-time token, never a path. */
export const fileToken = token.brand('FileToken').meta({ fileToken: 'open' })
/** A place the person chose in a dialog, to write. */
export const saveToken = token.brand('FileToken').meta({ fileToken: 'save' })
/** A folder the person chose in a dialog. */
export const folderToken = token.brand('FileToken').meta({ fileToken: 'folder' })
export type FileToken = z.output<typeof fileToken>

/** What travels over the port. */
export interface Request {
  id: number
  op: string
  input: unknown
  /** of a write: the session's id and a counter; asked again with it, it is done once */
  key?: string
  /** keys whose answers arrived: they need not be kept any longer */
  arrived?: string[]
}
export type Reply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: ErrorCode; details: ErrorDetails[ErrorCode] }
export interface Progress {
  done: number
  /** null when the end is not known */
  total: number | null
  /** a code with a sentence in `renderer/i18n` */
  stage: string
}
/** What the office pushes unasked. */
export type Push =
  | { push: 'changed'; domains: string[] }
  | { push: 'progress'; id: number; progress: Progress }
  | { push: 'locked'; reason: LockReason }
/**
 * `replaced`: another person sat down here; `access`: an owner changed this person's access; `repair`:
 * an owner puts back a backup or saves what can be read; `keys`: the office got new keys.
 */
export const lockReasons = [
  'asked',
  'idle',
  'screen',
  'suspend',
  'quit',
  'replaced',
  'access',
  'repair',
  'keys',
] as const
export type LockReason = (typeof lockReasons)[number]
export type Cancel = { cancel: number }
