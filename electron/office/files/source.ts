/** A file somebody chose, as the office reads it: a name and bytes. Where it lies is its desk's. */
import { open, stat } from 'node:fs/promises'
import { mostPieceBytes, type Desk, type DeskFile } from '../../../shared/desk'
import { AppError } from '../../../shared/errors'

export interface OpenSource {
  /** null: it is something else than a file */
  readonly size: number | null
  /** What there is from `at` on, `length` bytes at most; nothing at the end. Errors: file-changed. */
  read(at: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

export interface Source {
  /** Errors: file-gone. */
  open(): Promise<OpenSource>
}

/** A source with its file's name. */
export interface NamedSource {
  name: string
  source: Source
}

/** A file of the person at the desk. */
export const deskSource = (desk: Desk, { file }: DeskFile): Source => ({
  open: async () => {
    const { size } = await desk.startReading(file)
    return {
      size,
      read: (at, length) => desk.readPiece(file, at, Math.min(length, mostPieceBytes)),
      close: () => desk.stopFile(file),
    }
  },
})

const nothing: OpenSource = {
  size: null,
  read: () => Promise.resolve(new Uint8Array()),
  close: () => Promise.resolve(),
}

/** A file on the office's own disk: of a backup folder, or in a test. */
export const ownSource = (path: string): Source => ({
  open: async () => {
    // Looked at before it is opened: opening a pipe waits for somebody to write to it.
    if ((await stat(path).catch(() => null))?.isFile() === false) return nothing
    const handle = await open(path, 'r').catch(() => {
      throw new AppError('file-gone', {})
    })
    const stats = await handle.stat()
    return {
      size: stats.isFile() ? stats.size : null,
      read: async (at, length) => {
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, at)
        return buffer.subarray(0, bytesRead)
      },
      close: () => handle.close(),
    }
  },
})

/** The whole of a small file; null when it is larger than `most` bytes. Errors: file-gone. */
export const readSmall = async (source: Source, most: number): Promise<Buffer | null> => {
  const file = await source.open()
  try {
    const { size } = file
    if (size === null) throw new AppError('file-gone', {})
    if (size > most) return null
    const pieces: Uint8Array[] = []
    for (let at = 0; at < size;) {
      const piece = await file.read(at, mostPieceBytes)
      if (piece.length === 0) throw new AppError('file-changed', {})
      pieces.push(piece)
      at += piece.length
    }
    return Buffer.concat(pieces)
  } finally {
    await file.close()
  }
}
