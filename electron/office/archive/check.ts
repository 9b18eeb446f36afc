/** The yearly archive check: is every item what was sealed, and what reached its term. */
import type { CheckResult } from '../../../shared/archive/contract'
import { isAppError } from '../../../shared/errors'
import type { DestructionRule } from '../../../shared/retention/clocks'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { clockJumped } from '../settings/clock-jump'
import { heldItem } from './holds'
import { openItem, pdfOf } from './open'
import type { DestroyedItem } from './proof-facts'
import { archiveHash, type ArchiveRow } from './seal'

const page = 100

const readable = (context: ActionContext, row: ArchiveRow): boolean => {
  if (row.sealed === null) return true
  try {
    const opened = openItem(context.session.require(), row)
    // A PDF begins with its name and ends with its end mark (ISO 32000).
    if (opened.kind === 'invoice') {
      const pdf = Buffer.from(pdfOf(row, opened.content))
      return pdf.subarray(0, 5).toString() === '%PDF-' && pdf.subarray(-32).includes('%%EOF')
    }
    return true
  } catch (error) {
    if (isAppError(error) && error.code === 'archive-damaged') return false
    throw error
  }
}

/** Errors: cancelled, locked, forbidden. */
export const checkArchive = async (context: ActionContext): Promise<CheckResult> => {
  const total = context.read(
    ({ db }) => db.get<{ n: number }>('SELECT count(*) AS n FROM archive')?.n ?? 0,
  )
  const result: CheckResult = {
    checkedAt: context.now(),
    items: 0,
    destroyed: 0,
    broken: [],
    ...context.read(({ db, today }) => ({
      ...dueItems(db, today),
      clockJumped: clockJumped(db, today),
    })),
    head: '0'.repeat(64),
  }
  for (let after = 0; ;) {
    context.checkpoint()
    const rows = context.read(({ db }) =>
      db.all<ArchiveRow>('SELECT * FROM archive WHERE id > $after ORDER BY id LIMIT $page', {
        after,
        page,
      }),
    )
    for (const row of rows) {
      const chained = row.previousHash === result.head && archiveHash(row) === row.hash
      if (!chained || !readable(context, row)) result.broken.push(row.id)
      result.head = row.hash
      result.items += 1
      if (row.destroyedAt !== null) result.destroyed += 1
      after = row.id
    }
    context.progress({ stage: 'checking-archive', done: result.items, total })
    if (rows.length < page) return result
    await new Promise(setImmediate)
  }
}

/** What reached its term: to destroy, and what a hold keeps all the same. */
export const dueItems = (
  db: ReadableDatabase,
  today: string,
): Pick<CheckResult, 'due' | 'held'> => ({
  due: db.all<{ fiscalYear: number; rule: DestructionRule; items: number; destroyAfter: string }>(
    `SELECT fiscalYear, rule, count(*) AS items, max(destroyAfter) AS destroyAfter FROM archive
     WHERE destroyedAt IS NULL AND destroyAfter < $today AND NOT ${heldItem}
     GROUP BY fiscalYear, rule ORDER BY fiscalYear, rule`,
    { today },
  ),
  held: db.all<{ fiscalYear: number; items: number }>(
    `SELECT fiscalYear, count(*) AS items FROM archive
     WHERE destroyedAt IS NULL AND destroyAfter < $today AND ${heldItem}
     GROUP BY fiscalYear ORDER BY fiscalYear`,
    { today },
  ),
})

/** The items `destroyDue` destroys. */
export const dueIds = (db: ReadableDatabase, today: string): DestroyedItem[] =>
  db.all(
    `SELECT id, kind, sourceId, sha256, fiscalYear, rule, destroyAfter FROM archive
     WHERE destroyedAt IS NULL AND destroyAfter < $today AND NOT ${heldItem}
     ORDER BY id`,
    { today },
  )
