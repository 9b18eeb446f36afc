/** Lines that had their term go from the beginning of the log; the chain goes on from an anchor. */
import { setImmediate } from 'node:timers/promises'
import type { AuditTerm } from '../../../shared/audit/contract'
import { addDays, addMonths } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Term } from '../../../shared/retention/policy'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { termOf } from '../settings/terms'
import { momentOf } from './list'

const batch = 5000

/** The last day before which lines have had their term on `today`. */
const latestDay = (today: string, { years, days }: Term): string =>
  addDays(addMonths(today, -12 * years), -days)

/**
 * The last line before a day that has only such lines before it: a clock that ran ahead once keeps
 * more, never less. 0: none.
 */
const lastBefore = (db: ReadableDatabase, day: string): number => {
  const { next, last } = db.get<{ next: number | null; last: number | null }>(
    `SELECT (SELECT min(id) FROM audit WHERE at >= $from) AS next, max(id) AS last FROM audit`,
    { from: momentOf(day) },
  ) ?? { next: null, last: null }
  return next === null ? (last ?? 0) : next - 1
}

const firstLine = (db: ReadableDatabase): number =>
  db.get<{ id: number | null }>('SELECT min(id) AS id FROM audit')?.id ?? 0

export const auditTerm = (db: ReadableDatabase, today: string): AuditTerm => {
  const term = termOf(db, 'audit')
  const before = latestDay(today, term)
  const pruned = db.get<{ at: string | null; lines: number }>(
    'SELECT max(prunedAt) AS at, coalesce(sum(lines), 0) AS lines FROM auditAnchors',
  )
  return {
    term,
    before,
    lines: Math.max(0, lastBefore(db, before) - firstLine(db) + 1),
    pruned: pruned?.at ? { at: pruned.at, lines: pruned.lines } : null,
  }
}

/**
 * Takes off the lines from before a day, a batch per transaction; gives how many. Errors:
 * invalid-input (before: within-term), cancelled.
 */
export const prune = async (context: ActionContext, before: string): Promise<number> => {
  const { upTo, first } = context.read(({ db, today }) => {
    if (before > latestDay(today, termOf(db, 'audit'))) {
      throw new AppError('invalid-input', { problems: [{ path: 'before', code: 'within-term' }] })
    }
    return { upTo: lastBefore(db, before), first: firstLine(db) }
  })
  let gone = 0
  for (let from = first; from <= upTo; from += batch) {
    context.checkpoint()
    gone += pruneTo(context, Math.min(from + batch - 1, upTo))
    context.progress({ stage: 'pruning', done: gone, total: upTo - first + 1 })
    await setImmediate()
  }
  return gone
}

const pruneTo = (context: ActionContext, lastId: number): number =>
  context.write(({ db, now, audit }) => {
    const line = db.get<{ hash: string; lines: number }>(
      `SELECT hash, id - (SELECT min(id) FROM audit) + 1 AS lines FROM audit WHERE id = $lastId`,
      { lastId },
    )
    if (!line) throw new AppError('not-found', { entity: 'audit', id: lastId })
    db.run(
      `INSERT INTO auditAnchors (lastId, hash, lines, prunedAt)
       VALUES ($lastId, $hash, $lines, $now)`,
      { lastId, ...line, now },
    )
    const gone = db.run('DELETE FROM audit WHERE id <= $lastId', { lastId })
    // In the log itself too: an anchor without this line is none.
    audit({ entity: 'audit', id: lastId, code: line.hash })
    return gone
  })
