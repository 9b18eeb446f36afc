/** A file somebody chose, read from begin to end in pieces: memory does not grow with it. */
import { isUtf8 } from 'node:buffer'
import { open, type FileHandle } from 'node:fs/promises'
import { AppError, type FileProblem } from '../../../shared/errors'

export interface PiecesOptions {
  signal?: AbortSignal
  onProgress?: (bytesRead: number, bytesTotal: number) => void
}

const megabyte = 1_048_576
const pieceLength = 131_072

/** @throws AppError `file-gone` */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch {
    throw new AppError('file-gone', {})
  }
}

/**
 * How many bytes there are. `limit` in megabytes; `notAFile`: how something else than a file is
 * refused. @throws AppError `file-too-large`, `file-unreadable`
 */
export async function sizeOf(
  file: FileHandle,
  limit: number,
  notAFile: FileProblem['reason'],
): Promise<number> {
  const stats = await file.stat()
  if (!stats.isFile()) throw new AppError('file-unreadable', { reason: notAFile })
  if (stats.size > limit * megabyte)
    throw new AppError('file-too-large', { megabytes: Math.ceil(stats.size / megabyte), limit })
  return stats.size
}

/** The first bytes; fewer when the file is shorter. */
export async function headOf(file: FileHandle, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
  return buffer.subarray(0, bytesRead)
}

/** Pieces of the file, each valid until the next is asked for. */
export async function* readPieces(
  file: FileHandle,
  from: number,
  total: number,
  { signal }: PiecesOptions,
): AsyncGenerator<{ bytes: Buffer; read: number }> {
  const buffer = Buffer.alloc(pieceLength)
  // A file that grows while it is read ends where it ended when it was opened.
  for (let read = from; read < total;) {
    if (signal?.aborted) throw new AppError('cancelled', {})
    const wanted = Math.min(pieceLength, total - read)
    const { bytesRead } = await file.read(buffer, 0, wanted, read)
    if (bytesRead === 0) throw new AppError('file-unreadable', { reason: 'truncated' })
    read += bytesRead
    yield { bytes: buffer.subarray(0, bytesRead), read }
  }
}

/** Whether every byte is UTF-8: what files that name no encoding are told apart by. */
export async function isUtf8File(pieces: AsyncIterable<{ bytes: Buffer }>): Promise<boolean> {
  let held: Buffer = Buffer.alloc(0)
  for await (const { bytes } of pieces) {
    const all = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    // Up to the last line end: no character lies across it.
    const end = all.lastIndexOf(0x0a) + 1
    if (!isUtf8(all.subarray(0, end))) return false
    held = Buffer.from(all.subarray(end))
    if (held.length > pieceLength) return false
  }
  return isUtf8(held)
}
