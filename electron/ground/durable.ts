import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../shared/errors'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** Gives a failed write its name: disk-full, folder-not-writable, else file-write-failed. */
export const writeFailure = (error: unknown): AppError => {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', {})
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError('folder-not-writable', {})
  }
  return new AppError('file-write-failed', {})
}

/** Of a folder that could not be made or entered: path-too-long, else folder-not-writable. */
export const folderFailure = (error: unknown): AppError =>
  new AppError(codeOf(error) === 'ENAMETOOLONG' ? 'path-too-long' : 'folder-not-writable', {})

const syncFolder = (folder: string): void => {
  // Windows cannot open folders; its rename is durable once the file is.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Gives a file that is on the disk another name. Errors: disk-full, folder-not-writable, … */
export const renameDurably = (from: string, to: string): void => {
  try {
    renameSync(from, to)
    syncFolder(dirname(to))
  } catch (error) {
    throw writeFailure(error)
  }
}

/**
 * Replaces a file as a whole: a power cut leaves the old one or the new one, never half of either.
 * Errors: disk-full, folder-not-writable, file-write-failed.
 */
export const writeDurably = (path: string, bytes: Uint8Array | string): void => {
  const temporary = `${path}.new`
  try {
    const handle = openSync(temporary, 'w', 0o600)
    try {
      const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
      for (let at = 0; at < data.length;) at += writeSync(handle, data, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
    syncFolder(dirname(path))
  } catch (error) {
    discard(temporary)
    throw writeFailure(error)
  }
}

/** What is left of a file that was not finished; why it was not is what is said. */
const discard = (temporary: string): void => {
  try {
    rmSync(temporary, { force: true })
  } catch {
    // Something else has that name; it is no file of ours.
  }
}

/** What was written, before it has its name. */
export interface Written {
  size: number
  read(at: number, length: number): Promise<Uint8Array>
}

/**
 * The same for content that is written as it is made: `fill` calls `write` part by part, and nothing
 * is left when it throws. `check` reads it back before it gets its name. A trial leaves nothing in any case. Errors: as above, and what `fill` throws.
 */
export const writeDurablyInParts = async (
  path: string,
  fill: (write: (part: string | Uint8Array) => Promise<void>) => Promise<void>,
  then: 'keep' | 'trial' = 'keep',
  check: ((back: Written) => Promise<void>) | null = null,
): Promise<void> => {
  const temporary = `${path}.new`
  const named = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw writeFailure(error)
    })
  try {
    const file = await named(open(temporary, 'w+', 0o600))
    try {
      await fill(async (part) => {
        await named(file.appendFile(part))
      })
      await named(file.sync())
      await check?.({
        size: (await file.stat()).size,
        read: async (at, length) => {
          const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
          return buffer.subarray(0, bytesRead)
        },
      })
    } finally {
      await file.close()
    }
    if (then === 'trial') rmSync(temporary, { force: true })
    else {
      await named(rename(temporary, path))
      syncFolder(dirname(path))
    }
  } catch (error) {
    discard(temporary)
    throw error
  }
}
