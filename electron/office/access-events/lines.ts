/** Bytes to lines, with a bound on what is kept in memory. */
import type { Bytes } from './unpack'

/** Longest line that is read, in bytes; servers cut requests at 8 KB. */
export const longestLine = 64 * 1024

/** A line without its end, or null when it was too long to read. */
export interface Line {
  number: number
  text: string | null
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * The lines of a file in batches, one per piece that arrives, so that the loop over a gigabyte does
 * not wait for every line. What is not UTF-8 becomes U+FFFD; a byte order mark is left out.
 */
export async function* linesOf(source: Bytes): AsyncGenerator<Line[]> {
  let number = 0
  let held: Buffer[] = []
  let heldBytes = 0
  const close = (tail: Buffer): Line => {
    const tooLong = heldBytes + tail.length > longestLine
    const text = tooLong ? null : textOf([...held, tail], number === 0)
    held = []
    heldBytes = 0
    number += 1
    return { number, text }
  }
  for await (const piece of source) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    const lines: Line[] = []
    let from = 0
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, from)) {
      lines.push(close(bytes.subarray(from, end)))
      from = end + 1
    }
    const tail = bytes.subarray(from)
    heldBytes += tail.length
    // Past the bound only the length counts. A copy: the piece may be used again by its source.
    if (heldBytes <= longestLine) held.push(Buffer.from(tail))
    else held = []
    if (lines.length > 0) yield lines
  }
  if (heldBytes > 0) yield [close(Buffer.alloc(0))]
}

function textOf(parts: Buffer[], first: boolean): string {
  const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts)
  const end = bytes?.at(-1) === carriageReturn ? -1 : undefined
  const text = bytes?.subarray(0, end).toString('utf8') ?? ''
  return first ? text.replace(/^\ufeff/, '') : text
}
