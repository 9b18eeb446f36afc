/** One backup folder: what lies in it, and which of that is this office's. */
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { officeCode, readBackupName } from '../../../shared/backup/rotation'
import { AppError } from '../../../shared/errors'
import { ownSource } from '../files/source'
import { writeFailure } from '../../ground/durable'
import { peekContainer } from './file/container'
import { ownFolderId, placeOf, type LocalFolder } from './local'

export interface FoundBackup {
  name: string
  path: string
  createdAt: string
  bytes: number
}

/**
 * Makes sure that a folder can be written. Only the one beside the database is made when it is not
 * there: another one that is missing is a disk that is not plugged in. Errors: backup-folder-gone,
 * folder-not-writable, disk-full, file-write-failed.
 */
export const requireFolder = async (dir: string, folder: LocalFolder): Promise<string> => {
  const place = placeOf(dir, folder)
  try {
    if (folder.id === ownFolderId) await mkdir(place, { recursive: true, mode: 0o700 })
    else if (!(await stat(place)).isDirectory()) throw new AppError('backup-folder-gone', {})
  } catch (error) {
    throw folder.id === ownFolderId ? writeFailure(error) : new AppError('backup-folder-gone', {})
  }
  return place
}

/** This office's backups by their names, newest first; empty for a folder that is not there. */
export const backupsIn = async (place: string, officeId: string): Promise<FoundBackup[]> => {
  const code = officeCode(officeId)
  const found: FoundBackup[] = []
  for (const name of await readdir(place).catch(() => [])) {
    const read = readBackupName(name)
    if (read?.office !== code) continue
    const path = join(place, name)
    const file = await stat(path).catch(() => null)
    if (file?.isFile()) found.push({ name, path, createdAt: read.createdAt, bytes: file.size })
  }
  return found.sort(
    (a, b) => b.createdAt.localeCompare(a.createdAt) || b.name.localeCompare(a.name),
  )
}

/** Whether a file says of itself that it is a backup of this office; never true for a guess. */
export const isOfOffice = async (path: string, officeId: string): Promise<boolean> => {
  try {
    return (await peekContainer(ownSource(path))).officeId === officeId
  } catch {
    return false
  }
}

/** Makes a rename last through a power cut; where the system cannot, the rename is durable by itself. */
export const syncFolder = async (place: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(place, 'r').catch(() => null)
  // Some shares cannot flush a folder; what could be done was done.
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** A name that is not taken in the folder yet. */
export const freeName = (place: string, name: (again: number) => string): string => {
  let again = 0
  while (existsSync(join(place, name(again)))) again += 1
  return name(again)
}
