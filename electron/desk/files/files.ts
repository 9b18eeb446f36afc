/**
 * The person's files, as an office gets at them: a handle, a name, bytes in bounded pieces; never a
 * path. What is written takes its place only when all of it is on the disk; until then it lies under
 * another name beside it, and is gone when the writing ends any other way.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readLedgerName } from '../../../shared/backup/rotation'
import {
  mostChosen,
  mostPieceBytes,
  type Desk,
  type DeskFile,
  type FileKind,
  type Hands,
} from '../../../shared/desk'
import { AppError } from '../../../shared/errors'
import { writeFailure } from '../../ground/durable'

export type FilesOfDesk = Pick<
  Desk,
  | 'chooseOpen'
  | 'ledgersBeside'
  | 'chooseSeveral'
  | 'takeDropped'
  | 'chooseSave'
  | 'startReading'
  | 'readPiece'
  | 'startWriting'
  | 'writePiece'
  | 'readBack'
  | 'finishWriting'
  | 'stopFile'
  | 'newDraft'
  | 'openDraft'
  | 'forgetFiles'
>

export interface DeskFiles {
  files: FilesOfDesk
  /** A handle for a path that a front end without dialogs was given. */
  offer(path: string, kind?: FileKind): DeskFile
  close(): void
}

interface Held {
  path: string
  /** a backup may have copies of its office's ledger beside it; nothing else has company */
  isBackup: boolean
  reading: { handle: FileHandle; size: number; changedAt: number } | null
  writing: { handle: FileHandle; path: string } | null
}

/** Mail drafts on their way to the mail program; emptied at start, lock and quit. */
const draftFolder = 'handover'

const failed = (error: unknown): never => {
  throw error instanceof AppError ? error : writeFailure(error)
}

export const createFiles = (
  dir: string,
  hands: Pick<Hands, 'chooseOpen' | 'chooseSeveral' | 'takeDropped' | 'chooseSave' | 'openFile'>,
): DeskFiles => {
  const all = new Map<string, Held>()
  const drafts = join(dir, draftFolder)
  const emptyDrafts = () => rmSync(drafts, { recursive: true, force: true })
  emptyDrafts()

  const offer = (path: string, kind: FileKind = 'any'): DeskFile => {
    const file = randomUUID()
    all.set(file, { path, isBackup: kind === 'backup', reading: null, writing: null })
    return { file, name: basename(path) }
  }
  const held = (file: string): Held => {
    const found = all.get(file)
    if (!found) throw new AppError('file-gone', {})
    return found
  }
  const stop = async (one: Held): Promise<void> => {
    const { reading, writing } = one
    one.reading = null
    one.writing = null
    await reading?.handle.close()
    if (!writing) return
    await writing.handle.close()
    await rm(writing.path, { force: true })
  }
  /** At once, without waiting: the program may be about to end. */
  const dropAll = (): void => {
    for (const one of all.values()) {
      if (one.writing) rmSync(one.writing.path, { force: true })
      void stop(one).catch(() => undefined)
    }
    all.clear()
    emptyDrafts()
  }

  const files: FilesOfDesk = {
    chooseOpen: async (kind) => {
      const path = await hands.chooseOpen(kind)
      return path === null ? null : offer(path, kind)
    },
    ledgersBeside: async (file) => {
      const { path, isBackup } = held(file)
      if (!isBackup) return []
      const folder = dirname(path)
      const names = await readdir(folder).catch(() => [])
      return names
        .filter((name) => readLedgerName(name) !== null)
        .map((name) => offer(join(folder, name)))
    },
    chooseSeveral: async (kind) =>
      (await hands.chooseSeveral(kind)).slice(0, mostChosen).map((path) => offer(path)),
    takeDropped: async () =>
      (await hands.takeDropped()).slice(0, mostChosen).map((path) => offer(path)),
    chooseSave: async (kind, suggestedName) => {
      const path = await hands.chooseSave(kind, basename(suggestedName))
      return path === null ? null : offer(path)
    },
    startReading: async (file) => {
      const one = held(file)
      await stop(one)
      // Looked at before it is opened: opening a pipe waits for somebody to write to it.
      if ((await stat(one.path).catch(() => null))?.isFile() === false) return { size: null }
      const handle = await open(one.path, 'r').catch(() => {
        throw new AppError('file-gone', {})
      })
      const { size, mtimeMs, isFile } = await factsOf(handle)
      one.reading = { handle, size, changedAt: mtimeMs }
      return { size: isFile ? size : null }
    },
    readPiece: async (file, at, length) => {
      const { reading } = held(file)
      if (!reading || !(length > 0 && length <= mostPieceBytes)) throw new AppError('file-gone', {})
      const { buffer, bytesRead } = await reading.handle
        .read(Buffer.alloc(length), 0, length, at)
        .catch(() => {
          throw new AppError('file-gone', {})
        })
      const { size, mtimeMs } = await factsOf(reading.handle)
      // Half of the one and half of the other is neither.
      if (size !== reading.size || mtimeMs !== reading.changedAt)
        throw new AppError('file-changed', {})
      return new Uint8Array(buffer.subarray(0, bytesRead))
    },
    startWriting: async (file) => {
      const one = held(file)
      await stop(one)
      const path = join(dirname(one.path), `.kluis-${randomUUID()}`)
      one.writing = { path, handle: await open(path, 'wx+', 0o600).catch(failed) }
    },
    writePiece: async (file, bytes) => {
      const { writing } = held(file)
      if (!writing || bytes.byteLength > mostPieceBytes) throw new AppError('file-write-failed', {})
      await writing.handle.appendFile(bytes).catch(failed)
    },
    readBack: async (file, at, length) => {
      const { writing } = held(file)
      if (!writing || !(length > 0 && length <= mostPieceBytes))
        throw new AppError('file-write-failed', {})
      const { buffer, bytesRead } = await writing.handle
        .read(Buffer.alloc(length), 0, length, at)
        .catch(failed)
      return new Uint8Array(buffer.subarray(0, bytesRead))
    },
    finishWriting: async (file) => {
      const one = held(file)
      const { writing } = one
      if (!writing) throw new AppError('file-write-failed', {})
      try {
        await writing.handle.sync()
        await writing.handle.close()
        renameSync(writing.path, one.path)
        syncFolder(dirname(one.path))
        one.writing = null
      } catch (error) {
        await stop(one).catch(() => rm(writing.path, { force: true }))
        return failed(error)
      }
    },
    stopFile: async (file) => {
      const one = all.get(file)
      if (one) await stop(one)
    },
    newDraft: async (name) => {
      const folder = join(drafts, randomUUID())
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(failed)
      return offer(join(folder, basename(name)))
    },
    openDraft: async (file) => {
      const { path } = held(file)
      if (!path.startsWith(drafts)) throw new AppError('file-gone', {})
      const opened = await hands.openFile(path).catch(() => false)
      if (!opened) await rm(dirname(path), { recursive: true, force: true })
      return opened
    },
    forgetFiles: async () => {
      await Promise.resolve()
      dropAll()
    },
  }
  return { files, offer, close: dropAll }
}

const factsOf = async (handle: FileHandle) => {
  const stats = await handle.stat()
  return { size: stats.size, mtimeMs: stats.mtimeMs, isFile: stats.isFile() }
}

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
