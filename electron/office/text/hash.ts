import { createHash } from 'node:crypto'
import { readPieces } from './file-pieces'
import type { Source } from '../files/source'

/** SHA-256 of all of a file, as hex. Errors: file-gone, file-changed, file-unreadable. */
export const hashOf = async (source: Source): Promise<string> => {
  const hash = createHash('sha256')
  const file = await source.open()
  try {
    for await (const { bytes } of readPieces(file, 0, file.size ?? 0, {})) hash.update(bytes)
    return hash.digest('hex')
  } finally {
    await file.close()
  }
}
