/** Which folders backups go to, and the backups that lie in them. */
import { randomUUID } from 'node:crypto'
import { realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KnownBackup } from '../../../shared/backup/contract'
import { officeCode, readBackupName } from '../../../shared/backup/rotation'
import { AppError, isAppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import { writeFailure } from '../../ground/durable'
import { readKeyFile } from '../session/keys/key-file'
import { readdir, stat } from 'node:fs/promises'
import { changeLocal, placeOf, readLocal } from './local'

/** Adds a folder after writing something to it. Errors: folder-not-writable, disk-full, … */
export const addFolder = async (dir: string, path: string): Promise<void> => {
  const probe = join(path, `.kluis-${randomUUID()}`)
  try {
    await writeFile(probe, 'Kluis', { mode: 0o600 })
  } catch (error) {
    throw writeFailure(error)
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
  const place = await realpath(path)
  const known = await Promise.all(
    readLocal(dir).folders.map((folder) => {
      const there = placeOf(dir, folder)
      return realpath(there).catch(() => there)
    }),
  )
  if (known.includes(place)) return
  changeLocal(dir, (local) => {
    local.folders.push({ id: randomUUID().slice(0, 8), path: place, failure: null })
  })
}

/** Errors: not-found, last-backup-folder. */
export const removeFolder = (dir: string, id: string): void => {
  const { folders } = readLocal(dir)
  if (!folders.some((folder) => folder.id === id)) {
    throw new AppError('not-found', { entity: 'backupFolder', id: 0 })
  }
  if (folders.length === 1) throw new AppError('last-backup-folder', {})
  changeLocal(dir, (local) => {
    local.folders = folders.filter((folder) => folder.id !== id)
  })
}

/**
 * Backups that can be put back here: this office's where there is one, else whatever lies in the
 * folder beside the database. Newest first.
 */
export const knownBackups = async ({ session, files }: ActionContext): Promise<KnownBackup[]> => {
  const { dir } = session
  const code = officeHere(dir)
  const found: Omit<KnownBackup, 'file'>[] = []
  const paths = new Map<object, string>()
  for (const folder of readLocal(dir).folders) {
    const place = placeOf(dir, folder)
    for (const name of await readdir(place).catch(() => [])) {
      const read = readBackupName(name)
      if (!read || (code !== null && read.office !== code)) continue
      const path = join(place, name)
      const file = await stat(path).catch(() => null)
      if (!file?.isFile()) continue
      const one = { name, place, createdAt: read.createdAt, bytes: file.size }
      paths.set(one, path)
      found.push(one)
    }
  }
  return found
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .map((one) => ({ ...one, file: files.give(paths.get(one) ?? '', 'open') }))
}

const officeHere = (dir: string): string | null => {
  try {
    return officeCode(readKeyFile(dir).officeId)
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}
