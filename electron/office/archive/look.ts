/** Whether what was sealed can be opened again: looked at as an owner comes in, beside their work. */
import { setImmediate } from 'node:timers/promises'
import { isAppError } from '../../../shared/errors'
import type { ForeignItem } from '../../../shared/archive/contract'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import type { OpenSession } from '../session/session'
import { openItem } from './open'
import type { ArchiveRow } from './seal'

const page = 40

/**
 * From the last item that was looked at on, as this desk knows it or the office, whichever is less: a
 * row alone passes over nothing. Errors: locked, forbidden, cancelled.
 */
export const lookAtNew = async (
  context: ActionContext,
): Promise<{ looked: number; foreign: number }> => {
  const opened = context.session.require()
  const before = context.read(({ db }) => lookedTo(db))
  const foreign: number[] = []
  let looked = 0
  let last = Math.min(before, opened.witnessedArchive ?? before)
  for (;;) {
    context.checkpoint()
    const rows = context.read(({ db }) => itemsFrom(db, last))
    for (const row of rows) if (row.sealed !== null && !opens(opened, row)) foreign.push(row.id)
    looked += rows.length
    last = rows.at(-1)?.id ?? last
    if (rows.length < page) break
    await setImmediate()
  }
  if (looked > 0) {
    context.write(({ db, now, audit }) => {
      db.run('UPDATE settings SET archiveLookedTo = $last', { last })
      for (const id of foreign) {
        db.run('INSERT OR IGNORE INTO archiveForeign (archiveId, foundAt) VALUES ($id, $now)', {
          id,
          now,
        })
        audit({ entity: 'archive', id, code: 'foreign' })
      }
      audit({ entity: 'archive', code: `looked-${looked}` })
    })
  }
  opened.witnessedArchive = last
  return { looked, foreign: foreign.length }
}

const lookedTo = (db: ReadableDatabase): number =>
  db.get<{ last: number }>('SELECT archiveLookedTo AS last FROM settings')?.last ?? 0

const itemsFrom = (db: ReadableDatabase, last: number): ArchiveRow[] =>
  db.all('SELECT * FROM archive WHERE id > $last ORDER BY id LIMIT $page', { last, page })

const opens = (opened: OpenSession, row: ArchiveRow): boolean => {
  try {
    openItem(opened, row)
    return true
  } catch (error) {
    if (isAppError(error) && error.code === 'archive-damaged') return false
    throw error
  }
}

/** Those that are still there. */
export const foreignItems = (db: ReadableDatabase): ForeignItem[] =>
  db.all(
    `SELECT a.id, a.kind, a.fiscalYear, a.sealedAt, f.foundAt
     FROM archiveForeign f JOIN archive a ON a.id = f.archiveId
     WHERE a.sealed IS NOT NULL ORDER BY a.id`,
  )
