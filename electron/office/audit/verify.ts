import { setImmediate } from 'node:timers/promises'
import type { AuditVerdict } from '../../../shared/audit/contract'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { anchorOf, isWitnessed, type Anchor } from './anchor'
import { hashOfText, textOfLine } from './chain'

const page = 2000

/** What walking needs: an open office, or a copy of one. */
type Reading = Pick<ActionContext, 'read' | 'checkpoint' | 'progress'>

/**
 * Walks the whole chain and names the first line that does not follow from the one before; a line
 * that is missing at the end is named by the number it had. Errors: cancelled.
 */
export const verifyChain = async (context: Reading): Promise<AuditVerdict> => {
  for (;;) {
    const anchor = context.read(({ db }) => anchorOf(db))
    const verdict = await walk(context, anchor)
    const after = context.read(({ db }) => anchorOf(db))
    // Pruned meanwhile: what was walked is not what is there now.
    if (after.lastId === anchor.lastId) return verdict
  }
}

const walk = async (context: Reading, anchor: Anchor): Promise<AuditVerdict> => {
  const { lastId: prunedTo } = anchor
  const total = context.read(({ db }) => lastGiven(db)) - prunedTo
  const witnessed = context.read(({ db }) => isWitnessed(db, anchor))
  if (!witnessed) return { lines: 0, firstBroken: prunedTo + 1, head: anchor.hash, prunedTo }
  let head = anchor.hash
  let after = prunedTo
  for (;;) {
    context.checkpoint()
    const { rows, given } = context.read(({ db }) => ({
      rows: linesAfter(db, after),
      given: lastGiven(db),
    }))
    for (const row of rows) {
      // Numbers have no gaps: a line that was taken out with its traces leaves one.
      if (row.id !== after + 1 || row.previousHash !== head || hashOfText(row.text) !== row.hash) {
        return { lines: after - prunedTo, firstBroken: row.id, head, prunedTo }
      }
      head = row.hash
      after = row.id
    }
    const lines = after - prunedTo
    if (rows.length < page) {
      return { lines, firstBroken: given > after ? after + 1 : null, head, prunedTo }
    }
    context.progress({ stage: 'verifying', done: lines, total })
    // Others are served between two pages.
    await setImmediate()
  }
}

interface Line {
  id: number
  previousHash: string
  hash: string
  text: string
}

const linesAfter = (db: ReadableDatabase, after: number): Line[] =>
  db.all<Line>(
    `SELECT id, previousHash, hash, ${textOfLine} AS text
     FROM audit WHERE id > $after ORDER BY id LIMIT ${page}`,
    { after },
  )

/** The number of the line that was written last, also when it is no longer there. */
const lastGiven = (db: ReadableDatabase): number =>
  db.get<{ seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'audit'`)?.seq ?? 0
