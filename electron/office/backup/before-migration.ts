/** A backup before an update of Kluis changes the form of the database. */
import { join } from 'node:path'
import { defaultRotation } from '../../../shared/backup/rotation'
import { isAppError } from '../../../shared/errors'
import { connect } from '../database/driver'
import { versionOf } from '../database/migrate'
import { migrations } from '../database/migrations/all'
import { databaseFileName } from '../session/office-files'
import type { BackupsForSignIn } from '../session/sign-in/backups'
import { makeBackup } from './make'

/** By folder: the backup that is being made, for everybody who comes in at that moment. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * Does nothing when the database is of today's form, or cannot be opened: then opening says why. No
 * backup, no migration; who comes in while another one waits for it waits for the same one. Errors:
 * those of making a backup.
 */
export const backUpBeforeMigration: BackupsForSignIn['beforeMigration'] = async (
  { dir, officeId, fileKey },
  run,
) => {
  for (let other = underWay.get(dir); other; other = underWay.get(dir)) {
    const made = await other.then(
      () => true,
      () => false,
    )
    run.checkpoint()
    // One that failed, or was called off, is made by who waited for it.
    if (made) return
  }
  if (!isPending(join(dir, databaseFileName), fileKey)) return
  const making = makeBackup({
    dir,
    key: fileKey,
    officeId,
    now: run.now(),
    policy: defaultRotation,
    // The owner's own policy cannot be read yet; the next backup rotates.
    clockSteady: false,
    deep: false,
    checkAudit: false,
    signal: run.signal,
    progress: (progress) => run.progress(progress),
    checkpoint: () => run.checkpoint(),
  }).finally(() => underWay.delete(dir))
  underWay.set(dir, making)
  await making
}

const isPending = (path: string, key: Uint8Array | null): boolean => {
  const connection = connect(path, key)
  try {
    const found = versionOf(connection)
    return found > 0 && found < migrations.length
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  } finally {
    connection.close()
  }
}
