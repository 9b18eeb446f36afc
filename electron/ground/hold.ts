import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database, { setLogger } from '@signalapp/sqlcipher'
import { AppError } from '../../shared/errors'

// The engine writes its own messages to stderr; what is refused is reported by code instead.
setLogger(() => undefined)

const lockName = 'office.lock'

/**
 * Keeps a folder for one program at a time: an office's, or a desk's. The operating system drops the
 * lock when the process ends, however it ends: nothing stale is ever left behind. Errors:
 * office-in-use, folder-not-writable, disk-full.
 */
export const holdFolder = (dir: string): { release(): void } => {
  const path = join(dir, lockName)
  let connection: Database | null = null
  try {
    // For this user alone: the engine would let others read it.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    connection = new Database(path)
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection?.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_BUSY')) throw new AppError('office-in-use', {})
    throw new AppError(code.startsWith('SQLITE_FULL') ? 'disk-full' : 'folder-not-writable', {})
  }
  let held: Database | null = connection
  return {
    release: () => {
      held?.exec('ROLLBACK')
      held?.close()
      held = null
    },
  }
}
