/** Where somebody chose to write, as the office writes there: bytes, in place when all are there. */
import { mostPieceBytes, type Desk, type DeskFile } from '../../../shared/desk'
import { writeDurablyInParts } from '../../ground/durable'

export type Write = (part: string | Uint8Array) => Promise<void>

export interface Target {
  /**
   * Writes what `fill` writes, part by part; nothing is left when it throws. `trial`: nothing is left
   * in any case, it is only seen whether it can be written. Errors: disk-full, folder-not-writable,
   * file-write-failed, and what `fill` throws.
   */
  inParts(fill: (write: Write) => Promise<void>, options?: { trial: boolean }): Promise<void>
}

export const save = (target: Target, content: string | Uint8Array): Promise<void> =>
  target.inParts((write) => write(content))

/** A file of the person at the desk: nothing of it touches the office's disk. */
export const deskTarget = (desk: Desk, { file }: DeskFile): Target => ({
  inParts: async (fill, { trial } = { trial: false }) => {
    await desk.startWriting(file)
    try {
      const { write, flush } = inPieces((piece) => desk.writePiece(file, piece))
      await fill(write)
      await flush()
      if (trial) await desk.stopFile(file)
      else await desk.finishWriting(file)
    } catch (error) {
      await desk.stopFile(file).catch(() => undefined)
      throw error
    }
  },
})

/** Small parts go together, large ones are cut: each piece is one message. */
const inPieces = (send: (piece: Uint8Array) => Promise<void>) => {
  let held: Buffer = Buffer.alloc(0)
  const flush = async (): Promise<void> => {
    const last = held
    held = Buffer.alloc(0)
    if (last.length > 0) await send(last)
  }
  const write: Write = async (part) => {
    held = Buffer.concat([held, typeof part === 'string' ? Buffer.from(part) : part])
    while (held.length >= mostPieceBytes) {
      const piece = held.subarray(0, mostPieceBytes)
      held = held.subarray(mostPieceBytes)
      await send(piece)
    }
  }
  return { write, flush }
}

/** On the office's own disk: in a test, or for a front end that has paths itself. */
export const ownTarget = (path: string): Target => ({
  inParts: (fill, { trial } = { trial: false }) =>
    writeDurablyInParts(path, fill, trial ? 'trial' : 'keep'),
})
