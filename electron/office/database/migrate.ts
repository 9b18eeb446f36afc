import { AppError, isAppError } from '../../../shared/errors'
import type { Connection } from './driver'

/** A numbered, forward-only, self-contained step: SQL and tiny local helpers, no app code. */
export interface Migration {
  version: number
  up(db: Connection): void
}

export const versionOf = (db: Connection): number =>
  db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0

/** Errors: database-newer. */
export const requireKnown = (db: Connection, { length: known }: readonly Migration[]): number => {
  const found = versionOf(db)
  if (found > known) throw new AppError('database-newer', { found, known })
  return found
}

/**
 * Runs all pending steps and the version number in one transaction: any failure leaves the old
 * database. A database from the future is refused by name.
 */
export const migrate = (
  db: Connection,
  migrations: readonly Migration[],
  backUp?: (from: number) => void,
): void => {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error('migrations must rise by one')
  })
  const known = migrations.length
  const found = requireKnown(db, migrations)
  if (found === known) return
  if (found > 0) backUp?.(found)
  let step = found
  try {
    db.transaction(() => {
      for (const migration of migrations.slice(found)) {
        step = migration.version
        migration.up(db)
      }
      db.exec(`PRAGMA user_version = ${known}`)
    })
  } catch (error) {
    if (isAppError(error)) throw error
    throw new AppError('migration-failed', { step }, { cause: error })
  }
}
