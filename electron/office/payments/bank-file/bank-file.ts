/**
 * Bank statement files, whatever their format: what a file is, and its statements as a stream. The
 * file is read once from begin to end in pieces; memory does not grow with it.
 *
 * A file that cannot be read in full is refused in full, but the refusal may come after its first
 * entries: book nothing before the generator has ended.
 */
import { isUtf8 } from 'node:buffer'
import { open, type FileHandle } from 'node:fs/promises'
import { AppError } from '../../../../shared/errors'
import type { BankFileEvent } from '../../../../shared/payments/entry'
import { createCamt053Reader } from './camt053'
import { createDecoder, type Encoding } from '../../text/decode'
import { createMt940Reader } from './mt940'
import type { BankFileReader } from './reader'
import { sniff, sniffLength } from './sniff'
import { refuse } from './values'

/** Largest file that is read, in megabytes (2^20 bytes): some 200,000 CAMT entries. */
export const bankFileLimit = 200

const megabyte = 1_048_576
const pieceLength = 131_072

export interface BankFileOptions {
  signal?: AbortSignal
  onProgress?: (bytesRead: number, bytesTotal: number) => void
}

/**
 * The events of a bank file in batches, a batch for each piece of the file: one asynchronous step
 * for a few hundred entries, and a natural portion to write in one transaction.
 * @throws AppError `file-gone`, `file-too-large`, `file-unreadable` (with line and element), `cancelled`
 */
export async function* readBankFile(
  path: string,
  options: BankFileOptions = {},
): AsyncGenerator<BankFileEvent[]> {
  const file = await openFile(path)
  try {
    const total = await sizeOf(file)
    const { format, encoding, start } = sniff(await headOf(file))
    const pieces = (from: number) => readPieces(file, from, total, options)
    const chosen: Encoding = encoding ?? ((await isUtf8File(pieces(0))) ? 'utf-8' : 'windows-1252')
    let batch: BankFileEvent[] = []
    const emit = (event: BankFileEvent) => batch.push(event)
    const reader: BankFileReader =
      format === 'camt053' ? createCamt053Reader(emit) : createMt940Reader(emit)
    const decode = createDecoder(chosen, reader.line)
    for await (const { bytes, read } of pieces(start)) {
      reader.write(decode(bytes, false))
      options.onProgress?.(read, total)
      if (batch.length > 0) yield batch
      batch = []
    }
    reader.write(decode(Buffer.alloc(0), true))
    reader.end()
    yield batch
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch {
    throw new AppError('file-gone', {})
  }
}

async function sizeOf(file: FileHandle): Promise<number> {
  const stats = await file.stat()
  if (!stats.isFile()) return refuse('not-a-bank-file')
  if (stats.size > bankFileLimit * megabyte) {
    const megabytes = Math.ceil(stats.size / megabyte)
    throw new AppError('file-too-large', { megabytes, limit: bankFileLimit })
  }
  return stats.size
}

async function headOf(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffLength), 0, sniffLength, 0)
  return buffer.subarray(0, bytesRead)
}

/** Pieces of the file, each valid until the next is asked for. */
async function* readPieces(
  file: FileHandle,
  from: number,
  total: number,
  { signal }: BankFileOptions,
): AsyncGenerator<{ bytes: Buffer; read: number }> {
  const buffer = Buffer.alloc(pieceLength)
  // A file that grows while it is read ends where it ended when it was opened.
  for (let read = from; read < total;) {
    if (signal?.aborted) throw new AppError('cancelled', {})
    const wanted = Math.min(pieceLength, total - read)
    const { bytesRead } = await file.read(buffer, 0, wanted, read)
    if (bytesRead === 0) return refuse('truncated')
    read += bytesRead
    yield { bytes: buffer.subarray(0, bytesRead), read }
  }
}

/** MT940 names no encoding: UTF-8 when every byte of the file fits it. */
async function isUtf8File(pieces: AsyncIterable<{ bytes: Buffer }>): Promise<boolean> {
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
