/** The bytes of a paper: taken in whole and bounded, kept in pieces, given back as they came. */
import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors'
import { mostPaperMegabytes, paperFormatOf, type PaperFormat } from '../../../shared/papers/kinds'
import type { ActionContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import type { Source } from '../files/source'
import { readSmall } from '../files/source'
import type { Target } from '../files/target'

const megabyte = 1_048_576
const chunkBytes = 256 * 1024

export interface PaperContent {
  bytes: Buffer
  format: PaperFormat
  sha256: string
}

/** Errors: file-gone, file-changed, file-too-large, file-unreadable (empty, not-a-paper). */
export const readPaper = async (source: Source): Promise<PaperContent> => {
  const opened = await source.open()
  const { size } = opened
  await opened.close()
  const bytes = await readSmall(source, mostPaperMegabytes * megabyte)
  if (!bytes) {
    const megabytes = Math.ceil((size ?? 0) / megabyte)
    throw new AppError('file-too-large', { megabytes, limit: mostPaperMegabytes })
  }
  if (bytes.length === 0) throw new AppError('file-unreadable', { reason: 'empty' })
  const format = paperFormatOf(bytes)
  if (!format) throw new AppError('file-unreadable', { reason: 'not-a-paper' })
  return { bytes, format, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Of a paper that was just written down. */
export const keepContent = (db: WritableDatabase, paperId: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; at += chunkBytes)
    db.run('INSERT INTO paperChunks (paperId, nth, bytes) VALUES ($paperId, $nth, $bytes)', {
      paperId,
      nth: at / chunkBytes,
      bytes: bytes.subarray(at, at + chunkBytes),
    })
}

const chunk = (db: ReadableDatabase, paperId: number, nth: number): Uint8Array | null =>
  db.get<{ bytes: Uint8Array }>(
    'SELECT bytes FROM paperChunks WHERE paperId = $paperId AND nth = $nth',
    { paperId, nth },
  )?.bytes ?? null

/** Piece by piece; @throws AppError not-found when it is removed meanwhile, or was never whole. */
export async function* piecesOf(
  { read }: Pick<ActionContext, 'read'>,
  { id, sizeBytes }: { id: number; sizeBytes: number },
): AsyncGenerator<Uint8Array> {
  let given = 0
  for (let nth = 0; given < sizeBytes; nth++) {
    const bytes = await Promise.resolve(read(({ db }) => chunk(db, id, nth)))
    if (!bytes) throw new AppError('not-found', { entity: 'paper', id })
    given += bytes.length
    yield bytes
  }
}

/** Errors: not-found, those of writing. */
export const writePaper = async (
  context: Pick<ActionContext, 'read'>,
  paper: { id: number; sizeBytes: number },
  target: Target,
): Promise<void> =>
  target.inParts(async (write) => {
    for await (const bytes of piecesOf(context, paper)) await write(bytes)
  })
