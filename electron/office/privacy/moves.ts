/** What changes a privacy request: its texts, its moves, merging, and closing. */
import type { z } from 'zod'
import { AppError, type FieldProblem } from '../../../shared/errors'
import { neededTexts, type CaseTexts, type requestMove } from '../../../shared/privacy/contract'
import {
  after,
  lookedAtElsewhere,
  merged,
  refusalOf,
  type RequestFacts,
  type RequestMove,
} from '../../../shared/privacy/request-state'
import type { CommandContext } from '../context'
import type { WritableDatabase } from '../database/driver'
import { openRequestTasks } from '../elsewhere/tasks'
import { factColumns, factsOf, methodsFor, requireRow, type Row } from './case'

type Move = z.output<typeof requestMove>

const textNames = ['scope', 'identityMethod', 'reason', 'answer', 'done', 'notDone'] as const

/** Errors: not-found, changed-meanwhile, request-move when it is closed. */
export const requireOpenCase = (
  db: WritableDatabase,
  { id, version }: { id: number; version?: number },
): Row => {
  const row = requireRow(db, id)
  if (row.closedOn !== null) throw new AppError('request-move', { why: 'request-closed' })
  if (version !== undefined && row.version !== version)
    throw new AppError('changed-meanwhile', { entity: 'privacyRequest', id })
  return row
}

/** The names of the texts that changed. */
export const putTexts = (db: WritableDatabase, row: Row, texts: CaseTexts): string[] => {
  const { scope, identityMethod, reason, answer, done, notDone } = texts
  const given = {
    scope,
    // How somebody was recognised is on record once they were.
    identityMethod: row.identityPassedOn === null ? identityMethod : row.identityMethod,
    reason,
    answer,
    done,
    notDone,
  }
  db.run(
    `UPDATE privacyRequests SET version = version + 1, scope = $scope,
       identityMethod = $identityMethod, reason = $reason, answer = $answer, done = $done,
       notDone = $notDone
     WHERE id = $id`,
    { ...given, id: row.id },
  )
  return textNames.filter((name) => row[name] !== given[name])
}

/** Errors: request-move with why, invalid-input with what the letter of this move lacks. */
export const makeMove = (context: CommandContext, row: Row, wanted: Move): void => {
  const { db, today } = context
  const facts = factsOf(row)
  const move = withReason(wanted, row)
  const why = refusalOf(facts, move, today)
  if (why !== null) throw new AppError('request-move', { why })
  const problems = lacking(wanted, row)
  if (move.move === 'pass-identity' && !methodsFor(db, row.clientId).includes(move.method))
    problems.push({ path: 'identityMethod', code: 'method-not-possible' })
  if (problems.length > 0) throw new AppError('invalid-input', { problems })
  if (move.move === 'close') return closeCase(context, row)
  putFacts(db, row.id, after(facts, move, today))
  if (move.move === 'pass-identity' && lookedAtElsewhere.has(row.type)) openRequestTasks(db, row.id)
  // Nobody looks for what is not given, or not asked any more.
  if (move.move === 'withdraw' || (move.move === 'answer' && move.outcome === 'refused'))
    db.run(
      `DELETE FROM privacyTasks
       WHERE requestId = $id AND systemId IS NOT NULL AND finding IS NULL`,
      { id: row.id },
    )
  if (move.move === 'pass-identity')
    db.run('UPDATE privacyRequests SET identityMethod = $method WHERE id = $id', {
      id: row.id,
      method: move.method,
    })
}

const withReason = (wanted: Move, { reason }: Row): RequestMove =>
  wanted.move === 'extend' ? { ...wanted, reason: reason ?? '' } : wanted

const lacking = (wanted: Move, row: Row): FieldProblem[] =>
  neededTexts(wanted).flatMap((name) =>
    row[name] === null ? [{ path: name, code: 'required' }] : [],
  )

const putFacts = (db: WritableDatabase, id: number, facts: RequestFacts): void => {
  const values = Object.fromEntries(factColumns.map((name) => [name, facts[name]]))
  db.run(
    `UPDATE privacyRequests SET version = version + 1,
       ${factColumns.map((name) => `${name} = $${name}`).join(', ')}
     WHERE id = $id`,
    { ...values, id },
  )
}

/**
 * Only type, dates and outcome are left. The ledger's line keeps a backup from bringing the rest back.
 */
const closeCase = (
  { db, today, ledger }: CommandContext,
  { id: requestId, answeredOn, outcome }: Row,
  mergedInto: number | null = null,
): void => {
  const closed = { requestId, on: today, answeredOn, outcome, mergedInto }
  stripCase(db, closed)
  ledger({ kind: 'request-closed', ...closed })
}

interface Closed {
  requestId: number
  on: string
  answeredOn: string | null
  outcome: string | null
  mergedInto: number | null
}

/** What a restored backup does again; nothing where there is no such open case. */
export const closeAgain = (db: WritableDatabase, closed: Closed): boolean => {
  const open = (id: number | null): Row | null => {
    const isOpen = db.get('SELECT 1 FROM privacyRequests WHERE id = $id AND closedOn IS NULL', {
      id,
    })
    return isOpen && id !== null ? requireRow(db, id) : null
  }
  const [from, into] = [open(closed.requestId), open(closed.mergedInto)]
  // The one it went on in has not what it brought: put together as then, where that can still be.
  if (from && into && from.clientId !== null && from.clientId === into.clientId) {
    const facts = merged(factsOf(into), factsOf(from))
    if (facts) bringOver(db, from, into, facts)
  }
  return stripCase(db, closed)
}

const stripCase = (db: WritableDatabase, closed: Closed): boolean => {
  for (const table of ['privacyTasks', 'rectifications'])
    db.run(`DELETE FROM ${table} WHERE requestId = $requestId`, { requestId: closed.requestId })
  return (
    db.run(
      `UPDATE privacyRequests SET version = version + 1, closedOn = $on, answeredOn = $answeredOn,
         outcome = $outcome,
         mergedInto = (SELECT id FROM privacyRequests WHERE id = $mergedInto), clientId = NULL, name = NULL, email = NULL, channel = NULL,
         language = NULL, scope = NULL, identityMethod = NULL, reason = NULL, answer = NULL,
         done = NULL, notDone = NULL
       WHERE id = $requestId AND closedOn IS NULL`,
      { ...closed },
    ) > 0
  )
}

/** `from` goes on in `into`. Errors: requests-differ. */
export const mergeCases = (context: CommandContext, from: Row, into: Row): void => {
  const facts = merged(factsOf(into), factsOf(from))
  const onePerson = from.clientId !== null && from.clientId === into.clientId
  if (facts === null || from.id === into.id || !onePerson) throw new AppError('requests-differ', {})
  bringOver(context.db, from, into, facts)
  closeCase(context, from, into.id)
}

/** All that one case has goes to the other; the one is still to be closed. */
const bringOver = (db: WritableDatabase, from: Row, into: Row, facts: RequestFacts): void => {
  putFacts(db, into.id, facts)
  const texts = (name: 'scope' | 'reason' | 'answer' | 'done' | 'notDone') =>
    [into[name], from[name]].filter((text) => text !== null).join('\n\n') || null
  putTexts(db, into, {
    scope: texts('scope'),
    identityMethod: into.identityMethod ?? from.identityMethod,
    reason: texts('reason'),
    answer: texts('answer'),
    done: texts('done'),
    notDone: texts('notDone'),
  })
  const both = { into: into.id, from: from.id }
  // What was looked at for either was; whom to tell is told by each for itself.
  db.run(
    `UPDATE privacyTasks AS t SET finding = f.finding, doneOn = f.doneOn, doneBy = f.doneBy
     FROM privacyTasks f
     WHERE t.requestId = $into AND t.finding IS NULL AND f.requestId = $from
       AND f.systemId = t.systemId`,
    both,
  )
  // Told of the one change and not yet of the other: still to be told.
  db.run(
    `UPDATE privacyTasks AS t SET finding = NULL, doneOn = NULL, doneBy = NULL
     FROM privacyTasks f
     WHERE t.requestId = $into AND f.requestId = $from AND f.finding IS NULL
       AND f.recipientId = t.recipientId`,
    both,
  )
  db.run('UPDATE rectifications SET requestId = $into WHERE requestId = $from', both)
  db.run('UPDATE OR IGNORE privacyTasks SET requestId = $into WHERE requestId = $from', both)
}
