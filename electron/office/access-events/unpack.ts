/** A log as it comes: plain or gzipped, in pieces of any size, never whole in memory. */
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../../shared/errors'

export type Bytes = AsyncIterable<Uint8Array>

/**
 * The bytes of a log, unpacked when they are gzip (several members in a row too, as log rotation
 * writes them). `lineSoFar` is the line the reader has reached, for the error's line.
 * @throws AppError `file-unreadable`: `empty`, `truncated` or `damaged-gzip`, while reading
 */
export async function* unpacked(source: Bytes, lineSoFar: () => number): Bytes {
  const { head, rest } = await peek(source)
  if (head.length === 0) throw new AppError('file-unreadable', { reason: 'empty' })
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* rest
    return
  }
  const gunzip = createGunzip()
  // Errors of either side come out of the loop below.
  pipeline(Readable.from(rest, { objectMode: false }), gunzip, () => undefined)
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) yield piece
  } catch (error) {
    const reason = gzipProblem(error)
    if (reason === null) throw error
    throw new AppError('file-unreadable', { reason, line: lineSoFar() }, { cause: error })
  }
}

function gzipProblem(error: unknown): 'truncated' | 'damaged-gzip' | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'Z_BUF_ERROR') return 'truncated'
  return typeof code === 'string' && code.startsWith('Z_') ? 'damaged-gzip' : null
}

/** The first bytes, two or more where there are that many, and the whole again. */
async function peek(source: Bytes): Promise<{ head: Uint8Array; rest: Bytes }> {
  const iterator = source[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array(0)
  let done = false
  while (head.length < 2 && !done) {
    const next = await iterator.next()
    if (next.done === true) done = true
    else head = Buffer.concat([head, next.value])
  }
  async function* whole(): Bytes {
    try {
      yield head
      if (!done) yield* { [Symbol.asyncIterator]: () => iterator }
    } finally {
      // Whoever stops early lets go of the file as well.
      await iterator.return?.()
    }
  }
  return { head, rest: whole() }
}
