/** The look at every start: the whole of a small file, the corners of a large one. */
import { statSync } from 'node:fs'
import { AppError, isAppError } from '../../../shared/errors'
import type { Connection } from './driver'

/** Up to here the whole file is looked through, in a tenth of a second; every backup does the rest. */
const smallFile = 24 * 1024 * 1024

/** Errors: database-damaged. `db` was proven to have the right key. */
export const quickCheck = (db: Connection, path: string): void => {
  try {
    if (statSync(path).size <= smallFile) structure(db)
    else corners(db)
  } catch (error) {
    // After a page that failed its check the engine calls the whole file none of its own.
    if (isAppError(error) && error.code === 'wrong-key') throw new AppError('database-damaged', {})
    throw error
  }
}

const structure = (db: Connection): void => {
  const found = db.get<{ quick_check: string }>('PRAGMA quick_check(1)')
  if (found?.quick_check !== 'ok') throw new AppError('database-damaged', {})
}

/** The way down to the first and the last row of every table. */
const corners = (db: Connection): void => {
  const tables = db.all<{ name: string }>(
    `SELECT name FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND wr = 0 AND name NOT LIKE 'sqlite_%'`,
  )
  for (const { name } of tables) {
    db.get(`SELECT * FROM "${name}" ORDER BY rowid LIMIT 1`)
    db.get(`SELECT * FROM "${name}" ORDER BY rowid DESC LIMIT 1`)
  }
}
