/**
 * Exactly once: a write carries a key, and asked again it answers the same and is done once. The key is
 * the session's id, given by the office, and a counter. It is kept in the write's own transaction, so
 * there is no moment at which one of the two is there without the other.
 */
import { AppError } from '../../shared/errors'
import type { Progress } from '../../shared/operation'
import type { Acting } from './session/office-keys'
import type { AuditLine } from './audit/line'
import { hashHex, randomBytes, toHex } from './crypto'
import type { LedgerEntry } from './ledger/entry'
import type { ReadableDatabase, WritableDatabase } from './database/driver'

const mostAnswerBytes = 64 * 1024
const answersMs = 60 * 60 * 1000
const keysMs = 7 * 24 * 60 * 60 * 1000

/** generation, user, session, counter */
const form = /^([0-9a-f]{16})\.(\d{1,15})\.([0-9a-f]{24})\.(\d{1,12})$/

/** A request that is done once. */
export interface Once {
  key: string
  /** its place among the requests of its session */
  number: number
  session: string
  userId: number
  op: string
  inputHash: string
}

/** A restore begins a new generation: what was asked before it is never carried out after it. */
export const newGeneration = (): string => toHex(randomBytes(8))

export const beginGeneration = (db: WritableDatabase): void => {
  db.run('UPDATE settings SET generation = $generation', { generation: newGeneration() })
  db.run('DELETE FROM requestKeys')
}

/** The id of a session that begins now. */
export const newSessionId = (db: ReadableDatabase, userId: number): string =>
  `${generationOf(db)}.${userId}.${toHex(randomBytes(12))}`

const generationOf = (db: ReadableDatabase): string =>
  db.get<{ generation: string }>('SELECT generation FROM settings')?.generation ?? ''

/** Errors: invalid-input (not a key of ours), outcome-lost, key-reused (another person's). */
export const onceOf = (
  { user, office }: Acting,
  key: string,
  { op, input }: { op: string; input: unknown },
): Once => {
  const [, generation = '', userId = '', random = '', number = ''] = form.exec(key) ?? []
  if (generation === '') {
    throw new AppError('invalid-input', { problems: [{ path: 'key', code: 'not-a-request' }] })
  }
  if (generation !== generationOf(office.database.reader)) throw new AppError('outcome-lost', {})
  if (user.id !== Number(userId)) throw new AppError('key-reused', {})
  return {
    key,
    number: Number(number),
    session: `${generation}.${userId}.${random}`,
    userId: user.id,
    op,
    inputHash: hashHex(JSON.stringify(input)),
  }
}

interface Row {
  op: string
  inputHash: string | null
  answer: string | null
  entity: string
  entityId: number | null
}

/**
 * What was answered when this was done; null when it was not done yet. Errors: key-reused, done-before
 * (it was done, and its answer is not kept any more).
 */
export const answeredBefore = (db: ReadableDatabase, once: Once): { value: unknown } | null => {
  const row = db.get<Row>('SELECT * FROM requestKeys WHERE key = $key', { key: once.key })
  if (!row) return null
  requireSame(once, row)
  if (row.answer === null) {
    throw new AppError('done-before', { entity: row.entity, id: row.entityId })
  }
  return { value: JSON.parse(row.answer) as unknown }
}

const requireSame = (once: Once, other: Pick<Row, 'op' | 'inputHash'>): void => {
  const sameInput = other.inputHash === null || other.inputHash === once.inputHash
  if (other.op !== once.op || !sameInput) throw new AppError('key-reused', {})
}

/** In the transaction of the write itself. `secret`: the answer is shown once and never stored. */
export const keepKey = (
  db: WritableDatabase,
  once: Once,
  done: { at: string; value: unknown; secret: boolean; lines: readonly AuditLine[] },
): void => {
  const answer = done.secret ? null : JSON.stringify(done.value)
  const line = done.lines.find(({ id }) => id !== undefined && id !== null) ?? done.lines[0]
  db.run(
    `INSERT INTO requestKeys (key, userId, op, inputHash, at, answer, entity, entityId)
     VALUES ($key, $userId, $op, $inputHash, $at, $answer, $entity, $entityId)`,
    {
      ...once,
      at: done.at,
      answer: answer !== null && Buffer.byteLength(answer) <= mostAnswerBytes ? answer : null,
      entity: line?.entity ?? '',
      entityId: line?.id ?? null,
    },
  )
}

/** Answers that arrived are not kept any longer. */
export const dropAnswers = (db: WritableDatabase, keys: Iterable<string>): void => {
  for (const key of keys) {
    db.run('UPDATE requestKeys SET answer = NULL WHERE key = $key AND answer IS NOT NULL', { key })
  }
}

/** At a lock: nobody asks for the answers of that session again. */
export const dropAnswersOf = (db: WritableDatabase, session: string): void =>
  void db.run(
    `UPDATE requestKeys SET answer = NULL
     WHERE key >= $session || '.' AND key < $session || '/' AND answer IS NOT NULL`,
    { session },
  )

/** Lines of the ledger that are about numbers and keys alone. */
const aboutNobody = new Set<string>([
  'number',
  'billed',
  'reminder',
  'debited',
  'debits-dropped',
  'billed-work',
  'quote-number',
  'quote-billed',
  'request-decided',
  'portal-withdrawn',
  'mandate-revoked',
  'order-handed-over',
  'slot-gone',
  'slot-new',
  'rotated',
  'continued',
])
export const touchesPeople = ({ kind }: LedgerEntry): boolean => !aboutNobody.has(kind)

/** Somebody was erased, or a part of them: no answer, and no trace of what was typed, keeps them. */
export const forgetPeople = (db: WritableDatabase): void =>
  void db.run(
    `UPDATE requestKeys SET answer = NULL, inputHash = NULL
     WHERE answer IS NOT NULL OR inputHash IS NOT NULL`,
  )

/** Whether `dropOld` has anything to do. */
export const hasOld = (db: ReadableDatabase, now: Date): boolean =>
  db.get(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM requestKeys WHERE answer IS NOT NULL AND at < $answers)
       OR EXISTS (SELECT 1 FROM requestKeys WHERE at < $keys)`,
    limits(now),
  ) !== undefined

/** Answers after an hour, keys after seven days. */
export const dropOld = (db: WritableDatabase, now: Date): void => {
  const before = limits(now)
  db.run('UPDATE requestKeys SET answer = NULL WHERE answer IS NOT NULL AND at < $answers', before)
  db.run('DELETE FROM requestKeys WHERE at < $keys', before)
}

const limits = (now: Date) => ({
  answers: new Date(now.getTime() - answersMs).toISOString(),
  keys: new Date(now.getTime() - keysMs).toISOString(),
})

/** A request that is being carried out at this moment. */
interface Running {
  once: Once
  leaving: AbortController
  answer: Promise<unknown>
  listeners: Set<(progress: Progress) => void>
  cancel: AbortController
}

/** By key, for the whole office. */
export type RunningOnes = Map<string, Running>

export interface Hearing {
  signal?: AbortSignal
  progress?: (progress: Progress) => void
}

/**
 * Does `work`, or gives what it gave before; asked again while it runs, it joins. Errors: key-reused,
 * done-before, locked, those of `work`.
 */
export const doneOnce = async (
  running: RunningOnes,
  { office, leaving }: Acting,
  once: Once,
  hearing: Hearing,
  work: (hearing: Hearing) => Promise<unknown>,
): Promise<unknown> => {
  for (let under = running.get(once.key); under; under = running.get(once.key)) {
    requireSame(once, under.once)
    const own = under.leaving === leaving
    if (own) listen(under, hearing)
    // Of a session that ended meanwhile only its end is waited for.
    const answer = await (own ? under.answer : under.answer.catch(() => undefined))
    if (own) return answer
  }
  if (leaving.signal.aborted) throw new AppError('locked', {})
  const before = answeredBefore(office.database.reader, once)
  if (before) return before.value
  const cancel = new AbortController()
  const listeners: Running['listeners'] = new Set()
  const answer = work({
    signal: cancel.signal,
    progress: (progress) => {
      for (const listener of listeners) listener(progress)
    },
  })
  const entry: Running = { once, leaving, answer, listeners, cancel }
  listen(entry, hearing)
  running.set(once.key, entry)
  try {
    return await answer
  } finally {
    running.delete(once.key)
  }
}

const listen = ({ listeners, cancel }: Running, { progress, signal }: Hearing): void => {
  if (progress) listeners.add(progress)
  if (signal?.aborted) cancel.abort()
  signal?.addEventListener('abort', () => cancel.abort())
}
