/** A file somebody chose, read from begin to end in pieces: memory does not grow with it. */
import { isUtf8 } from 'node:buffer'
import { AppError, type FileProblem } from '../../../shared/errors'
import type { OpenSource } from '../files/source'

export interface PiecesOptions {
  signal?: AbortSignal
  onProgress?: (bytesRead: number, bytesTotal: number) => void
}

const megabyte = 1_048_576
const pieceLength = 131_072

/**
 * How many bytes there are. `limit` in megabytes; `notAFile`: how something else than a file is
 * refused. @throws AppError `file-too-large`, `file-unreadable`
 */
export function sizeOf(
  { size }: OpenSource,
  limit: number,
  notAFile: FileProblem['reason'],
): number {
  if (size === null) throw new AppError('file-unreadable', { reason: notAFile })
  if (size > limit * megabyte)
    throw new AppError('file-too-large', { megabytes: Math.ceil(size / megabyte), limit })
  return size
}

/** The first bytes; fewer when the file is shorter. */
export async function headOf(file: OpenSource, length: number): Promise<Buffer> {
  return Buffer.from(await file.read(0, length))
}

/** The file in pieces. */
export async function* readPieces(
  file: OpenSource,
  from: number,
  total: number,
  { signal }: PiecesOptions,
): AsyncGenerator<{ bytes: Buffer; read: number }> {
  // A file that grows while it is read ends where it ended when it was opened.
  for (let read = from; read < total;) {
    if (signal?.aborted) throw new AppError('cancelled', {})
    const wanted = Math.min(pieceLength, total - read)
    const bytes = Buffer.from(await file.read(read, wanted))
    if (bytes.length === 0) throw new AppError('file-unreadable', { reason: 'truncated' })
    read += bytes.length
    yield { bytes, read }
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
