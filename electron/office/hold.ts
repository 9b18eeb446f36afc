import { join } from 'node:path'
import { AppError, isAppError } from '../../shared/errors'
import { connect, type Connection } from './database/driver'

/**
 * Keeps the data folder for one office at a time. The operating system drops the lock when the
 * process ends, however it ends: nothing stale is ever left behind. Errors: office-in-use,
 * folder-not-writable.
 */
export const holdFolder = (dir: string): { release(): void } => {
  let connection: Connection | null = null
  try {
    connection = connect(join(dir, 'office.lock'), null)
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection?.close()
    if (!isAppError(error)) throw new AppError('folder-not-writable', {})
    throw error.code === 'busy' ? new AppError('office-in-use', {}) : error
  }
  const held = connection
  return {
    release: () => {
      held.exec('ROLLBACK')
      held.close()
    },
  }
}
