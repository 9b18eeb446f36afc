/**
 * The one door; each connection has its own way through it. It checks, in this order and only here: does the operation exist, is the office
 * open, may this role, is the input good. It gives a handler its context, wraps commands in one
 * transaction with its audit lines, turns errors into codes, and tells which domains changed.
 */
import type { z } from 'zod'
import { domainsChangedBy, operationNamed } from '../../shared/contract'
import type { Desk } from '../../shared/desk'
import {
  AppError,
  type ErrorCode,
  type ErrorDetails,
  type FieldProblem,
  isAppError,
} from '../../shared/errors'
import { todayIn } from '../../shared/dates'
import { paramsOf } from '../../shared/fields'
import type { AnyOperation } from '../../shared/operation'
import { auditIn } from './audit/chain'
import type { ReadableDatabase } from './database/driver'
import type { LedgerEntry } from './ledger/entry'
import { addLines } from './ledger/table'
import type { ActionContext, CommandContext, QueryContext } from './context'
import type { Acting } from './session/office-keys'
import type { AuditLine } from './audit/line'
import type { Who } from './who'
import type { Files } from './files/tokens'
import { handlers } from './handlers'
import type { Log } from '../ground/log'
import {
  doneOnce,
  dropAnswers,
  forgetPeople,
  keepKey,
  onceOf,
  touchesPeople,
  type Hearing,
  type Once,
  type RunningOnes,
} from './once'
import { emptyStaging } from './payments/import/readings'
import type { Session } from './session/session'
import { clockJumped } from './settings/clock-jump'

/** What is the office's. */
export interface OfficeParts {
  clock: () => Date
  log: Log
  /** Tells every connection. */
  changed: (domains: string[]) => void
  /** Hears what each transaction recorded, once it is committed. */
  recorded: (lines: readonly AuditLine[]) => void
  running: RunningOnes
}

/** And what is a connection's. */
export interface DoorParts extends OfficeParts {
  /** Who acts through this door; null while they are locked out. */
  acting: () => Acting | null
  session: Session
  desk: Desk
  files: Files
  /** answers that arrived since the last write; taken out of the list as they are dropped */
  arrived: Set<string>
}

/** What is asked, as it was found good. */
interface Asked extends Hearing {
  op: string
  declared: AnyOperation
  input: unknown
  once: Once | null
}

export interface CallOptions extends Hearing {
  /** a write asked again with the same key is done once */
  key?: string
}

export type Answer =
  { ok: true; value: unknown } | { ok: false; code: ErrorCode; details: ErrorDetails[ErrorCode] }

export interface Door {
  call(op: string, input: unknown, options?: CallOptions): Promise<Answer>
}

const problemsOf = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    // Our own schemas put a code into `message`; zod's own findings get one here.
    code: /^[a-z0-9-]+$/.test(issue.message)
      ? issue.message
      : `invalid-${issue.code.replaceAll('_', '-')}`,
    ...paramsOf(issue),
  }))

/** Rows changed on this connection since it was opened. */
const changesIn = (db: ReadableDatabase): number =>
  db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0

type AnyHandler = (context: unknown, input: unknown) => unknown

const handlerOf = (op: string): AnyHandler => {
  const [domain = '', verb = ''] = op.split('.', 2)
  const all = handlers as unknown as Record<string, Record<string, AnyHandler>>
  const handler = all[domain]?.[verb]
  if (!handler) throw new Error(`no handler for ${op}`)
  return handler
}

/** What the input of an irreversible operation says of the date. */
interface Looked {
  sure?: boolean
  approved?: boolean
  dateConfirmed?: string | null
}

export const createDoor = (parts: DoorParts): Door => {
  const { acting, session, desk, files, clock, log } = parts
  const now = () => clock().toISOString()
  const today = () => todayIn(clock())

  const requireActing = (): Acting => {
    const open = acting()
    if (!open) throw new AppError('locked', {})
    return open
  }

  const queryContext = (open: Acting): QueryContext => ({
    db: open.office.database.reader,
    now: now(),
    today: today(),
    user: open.user,
  })

  /**
   * One transaction; a command that leaves no audit line does not commit. The one
   * that no other follows keeps the request's key; after others it may have nothing more to write.
   */
  const write = <T>(
    open: Acting,
    { op, declared: { quiet, once: kept }, once }: Asked,
    work: (context: CommandContext) => T,
    place: 'only' | 'between' | 'last',
  ): T => {
    if (session.writesPaused()) throw new AppError('busy', {})
    const at = now()
    const lines: AuditLine[] = []
    const entries: LedgerEntry[] = []
    const db = open.office.database.writer
    const result = db.transaction(() => {
      const before = changesIn(db)
      const record = auditIn(db, { at, userId: open.user.id, operation: op })
      const value = work({
        db,
        now: at,
        today: today(),
        user: open.user,
        audit: (line) => {
          lines.push(line)
          return record(line)
        },
        ledger: (entry) => {
          if (entries.length === 0) session.ledger.requireDelivered(db)
          entries.push(entry)
        },
      })
      const writes = place !== 'last' || changesIn(db) > before
      if (lines.length === 0 && writes && !quiet) throw new Error(`${op} left no audit line`)
      addLines(db, at, entries)
      if (entries.some(touchesPeople)) {
        forgetPeople(db)
        emptyStaging(db)
      }
      dropAnswers(db, parts.arrived)
      if (once && place !== 'between')
        keepKey(db, once, { at, value, secret: kept === 'secret', lines })
      return value
    })
    if (entries.length > 0) {
      session.ledger.deliver(db)
    }
    parts.arrived.clear()
    if (!quiet) parts.changed(domainsChangedBy(op.split('.')[0] ?? ''))
    parts.recorded(lines)
    return result
  }

  const actionContext = (asked: Asked): ActionContext => {
    const start = acting()
    const signals = [start?.leaving.signal, asked.signal].filter((one) => one !== undefined)
    const signal = AbortSignal.any(signals)
    // Work begun in one session never goes on in the next one.
    const same = (): Acting => {
      const open = requireActing()
      if (start && open.leaving !== start.leaving) throw new AppError('locked', {})
      return open
    }
    return {
      get user(): Who {
        return same().user
      },
      now,
      today,
      read: (work) => work(queryContext(same())),
      write: (work) => write(same(), asked, work, 'between'),
      finish: (work) => write(same(), asked, work, 'last'),
      desk,
      files,
      get office() {
        return same().office
      },
      session,
      progress: (progress) => asked.progress?.(progress),
      checkpoint: () => {
        if (signal.aborted) throw new AppError('cancelled', {})
      },
      signal,
    }
  }

  const mayCall = ({ roles }: AnyOperation, { user: { role } }: Acting): boolean =>
    role === 'program' || roles.includes(role)

  /** What can't be undone waits for a clock that nobody stands for, unless somebody looked at it. */
  const guardClock = (open: Acting, declared: AnyOperation, input: unknown): void => {
    if (declared.irreversible !== true) return
    if (!clockJumped(open.office.database.reader, today())) return
    const { sure = false, approved = false, dateConfirmed = null } = input as Looked
    if (sure || dateConfirmed === today() || (approved && open.user.role === 'owner')) return
    throw new AppError('date-unconfirmed', {})
  }

  const run = async (asked: Asked): Promise<unknown> => {
    const { op, declared, input } = asked
    const acts = acting()
    if (acts) guardClock(acts, declared, input)
    const handler = handlerOf(op)
    if (declared.kind === 'query') return handler(queryContext(requireActing()), input)
    if (declared.kind === 'action') return handler(actionContext(asked), input)
    const open = requireActing()
    if (session.writesPaused()) {
      await session.keys.untilWritable()
      if (acting()?.leaving !== open.leaving) throw new AppError('locked', {})
    }
    return write(open, asked, (context) => handler(context, input), 'only')
  }

  return {
    call: async (op, input, options = {}) => {
      try {
        const declared = operationNamed(op)
        if (!declared) throw new AppError('unknown-operation', { operation: op.slice(0, 80) })
        const open = acting()
        if (!open && !declared.whileLocked) throw new AppError('locked', {})
        if (open && !mayCall(declared, open)) throw new AppError('forbidden', {})
        const parsed = declared.input.safeParse(input ?? {})
        if (!parsed.success) {
          throw new AppError('invalid-input', { problems: problemsOf(parsed.error) })
        }
        const asked: Asked = { ...options, op, declared, input: parsed.data, once: null }
        if (!open || options.key === undefined || declared.once === 'never') {
          return { ok: true, value: await run(asked) }
        }
        const once = onceOf(open, options.key, asked)
        const own = session.current()
        if (own?.id === once.session) own.lastRequest = Math.max(own.lastRequest, once.number)
        const value = await doneOnce(parts.running, open, once, options, (hearing) =>
          run({ ...asked, ...hearing, once }),
        )
        return { ok: true, value }
      } catch (error) {
        if (isAppError(error)) return { ok: false, code: error.code, details: error.details }
        return { ok: false, code: 'internal', details: { logId: log(op, error) } }
      }
    },
  }
}
