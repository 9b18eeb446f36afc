/** Where somebody chose to write, as the office writes there: bytes, in place when all are there. */
import { mostPieceBytes, type Desk, type DeskFile } from '../../../shared/desk'
import { writeDurablyInParts, type Written } from '../../ground/durable'

export type Write = (part: string | Uint8Array) => Promise<void>

export interface Options {
  trial: boolean
  check?: ((back: Written) => Promise<void>) | null
}

export interface Target {
  /**
   * Writes what `fill` writes, part by part; nothing is left when it throws. `trial`: nothing is left
   * in any case, it is only seen whether it can be written. `check` reads it back before it is in
   * place; nothing is left when it throws. Errors: disk-full, folder-not-writable,
   * file-write-failed, and what `fill` throws.
   */
  inParts(fill: (write: Write) => Promise<void>, options?: Options): Promise<void>
}

export const save = (target: Target, content: string | Uint8Array): Promise<void> =>
  target.inParts((write) => write(content))

/** A file of the person at the desk: nothing of it touches the office's disk. */
export const deskTarget = (desk: Desk, { file }: DeskFile): Target => ({
  inParts: async (fill, { trial, check = null } = { trial: false }) => {
    await desk.startWriting(file)
    try {
      let size = 0
      const { write, flush } = inPieces((piece) => {
        size += piece.length
        return desk.writePiece(file, piece)
      })
      await fill(write)
      await flush()
      await check?.({ size, read: (at, length) => readWhole(desk, file, at, length) })
      if (trial) await desk.stopFile(file)
      else await desk.finishWriting(file)
    } catch (error) {
      await desk.stopFile(file).catch(() => undefined)
      throw error
    }
  },
})

/** A stretch longer than one message. */
const readWhole = async (
  desk: Desk,
  file: string,
  from: number,
  length: number,
): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for (let at = from; at < from + length;) {
    const piece = await desk.readBack(file, at, Math.min(mostPieceBytes, from + length - at))
    if (piece.length === 0) break
    pieces.push(piece)
    at += piece.length
  }
  return Buffer.concat(pieces)
}

/** Small parts go together, large ones are cut: each piece is one message. */
const inPieces = (send: (piece: Uint8Array) => Promise<void>) => {
  let held: Buffer[] = []
  let size = 0
  const take = (): Buffer => {
    const whole = Buffer.concat(held)
    held = []
    size = 0
    return whole
  }
  const flush = async (): Promise<void> => {
    if (size > 0) await send(take())
  }
  const write: Write = async (part) => {
    // Copied: who wrote it may use its bytes again before they go.
    held.push(Buffer.from(part))
    size += held.at(-1)?.length ?? 0
    if (size < mostPieceBytes) return
    let whole = take()
    for (; whole.length >= mostPieceBytes; whole = whole.subarray(mostPieceBytes))
      await send(whole.subarray(0, mostPieceBytes))
    held = [whole]
    size = whole.length
  }
  return { write, flush }
}

/** On the office's own disk: in a test, or for a front end that has paths itself. */
export const ownTarget = (path: string): Target => ({
  inParts: (fill, { trial, check = null } = { trial: false }) =>
    writeDurablyInParts(path, fill, trial ? 'trial' : 'keep', check),
})
