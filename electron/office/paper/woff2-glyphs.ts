/**
 * The `glyf` and `loca` tables rebuilt from WOFF2's transformed glyph table. Source: W3C
 * Recommendation "WOFF File Format 2.0", sections 5.1 to 5.3; OpenType 1.9, chapter `glyf`.
 */
import { boxOf, locaOf, writeOutline, Writer, type Box, type Point } from './glyf'

interface Stream {
  view: DataView
  at: number
}

export interface Glyphs {
  glyf: Uint8Array
  loca: Uint8Array
  /** left edge of each glyph, 0 for an empty one */
  xMins: Int16Array
}

interface Streams {
  contours: Stream
  points: Stream
  flags: Stream
  glyphs: Stream
  composites: Stream
  boxes: Stream
  instructions: Stream
}

/** Rebuilds both tables; reads nothing past the table's own end. */
export function buildGlyphs(data: Uint8Array): Glyphs {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const optionFlags = view.getUint16(2)
  const count = view.getUint16(4)
  let at = 36
  const take = (field: number): Stream => {
    const size = view.getUint32(8 + field * 4)
    const stream = { view: new DataView(data.buffer, data.byteOffset + at, size), at: 0 }
    at += size
    return stream
  }
  const streams: Streams = {
    contours: take(0),
    points: take(1),
    flags: take(2),
    glyphs: take(3),
    composites: take(4),
    boxes: take(5),
    instructions: take(6),
  }
  const bitmap = new Uint8Array(
    data.buffer,
    data.byteOffset + at,
    optionFlags & 1 ? (count + 7) >> 3 : 0,
  )
  const boxBits = 4 * ((count + 31) >> 5)
  streams.boxes.at = boxBits

  const out = new Writer(data.length * 2)
  const offsets: number[] = []
  const xMins = new Int16Array(count)
  for (let id = 0; id < count; id++) {
    offsets.push(out.length)
    const contours = i16(streams.contours)
    const explicitBox = (streams.boxes.view.getUint8(id >> 3) & (0x80 >> (id & 7))) !== 0
    if (contours > 0) {
      const overlap = ((bitmap[id >> 3] ?? 0) & (0x80 >> (id & 7))) !== 0
      xMins[id] = writeSimple(out, streams, contours, explicitBox, overlap)
    } else if (contours < 0) {
      xMins[id] = writeComposite(out, streams)
    }
    out.align()
  }
  offsets.push(out.length)
  return { glyf: out.bytes(), loca: locaOf(offsets), xMins }
}

function writeSimple(
  out: Writer,
  streams: Streams,
  contours: number,
  explicitBox: boolean,
  overlap: boolean,
): number {
  const ends: number[] = []
  let total = 0
  for (let i = 0; i < contours; i++) {
    total += u255(streams.points)
    ends.push(total - 1)
  }
  const points = readPoints(streams, total)
  const box = explicitBox ? readBox(streams) : boxOf(points)
  writeOutline(out, { points, ends, box, overlap, instructions: readInstructions(streams) })
  return box[0]
}

const composite = { words: 0x1, scale: 0x8, more: 0x20, xyScale: 0x40, twoByTwo: 0x80, code: 0x100 }

function writeComposite(out: Writer, streams: Streams): number {
  const box = readBox(streams)
  out.i16(-1)
  for (const edge of box) out.i16(edge)
  const parts = streams.composites
  let code = false
  for (let more = true; more;) {
    const flags = u16(parts)
    out.u16(flags)
    out.u16(u16(parts))
    let size = flags & composite.words ? 4 : 2
    if (flags & composite.scale) size += 2
    else if (flags & composite.xyScale) size += 4
    else if (flags & composite.twoByTwo) size += 8
    for (let i = 0; i < size; i++) out.u8(u8(parts))
    code ||= (flags & composite.code) !== 0
    more = (flags & composite.more) !== 0
  }
  if (code) {
    const instructions = readInstructions(streams)
    out.u16(instructions.length)
    for (const byte of instructions) out.u8(byte)
  }
  return box[0]
}

/** Their length stands among the glyphs, they themselves in a stream of their own. */
function readInstructions({ glyphs, instructions }: Streams): Uint8Array {
  const { view, at } = instructions
  instructions.at += u255(glyphs)
  return new Uint8Array(view.buffer, view.byteOffset + at, instructions.at - at)
}

function readBox(streams: Streams): Box {
  const { boxes } = streams
  return [i16(boxes), i16(boxes), i16(boxes), i16(boxes)]
}

/** §5.2: each point is a flag and one to four bytes that hold both deltas. */
function readPoints(streams: Streams, total: number): Point[] {
  const { flags, glyphs } = streams
  const points: Point[] = []
  const signed = (flag: number, value: number) => (flag & 1 ? value : -value)
  let x = 0
  let y = 0
  for (let i = 0; i < total; i++) {
    const raw = u8(flags)
    const flag = raw & 0x7f
    if (flag < 10) {
      y += signed(flag, ((flag & 14) << 7) + u8(glyphs))
    } else if (flag < 20) {
      x += signed(flag, (((flag - 10) & 14) << 7) + u8(glyphs))
    } else if (flag < 84) {
      const b0 = flag - 20
      const b1 = u8(glyphs)
      x += signed(flag, 1 + (b0 & 0x30) + (b1 >> 4))
      y += signed(flag >> 1, 1 + ((b0 & 0x0c) << 2) + (b1 & 0x0f))
    } else if (flag < 120) {
      const b0 = flag - 84
      x += signed(flag, 1 + (Math.floor(b0 / 12) << 8) + u8(glyphs))
      y += signed(flag >> 1, 1 + (((b0 % 12) >> 2) << 8) + u8(glyphs))
    } else if (flag < 124) {
      const b1 = u8(glyphs)
      const b2 = u8(glyphs)
      x += signed(flag, (b1 << 4) + (b2 >> 4))
      y += signed(flag >> 1, ((b2 & 0x0f) << 8) + u8(glyphs))
    } else {
      x += signed(flag, u16(glyphs))
      y += signed(flag >> 1, u16(glyphs))
    }
    points.push({ x, y, on: raw < 0x80 })
  }
  return points
}

function u8(stream: Stream): number {
  return stream.view.getUint8(stream.at++)
}

function u16(stream: Stream): number {
  stream.at += 2
  return stream.view.getUint16(stream.at - 2)
}

function i16(stream: Stream): number {
  stream.at += 2
  return stream.view.getInt16(stream.at - 2)
}

/** §4.2, 255UInt16. */
function u255(stream: Stream): number {
  const code = u8(stream)
  if (code === 253) return u16(stream)
  if (code === 255) return u8(stream) + 253
  if (code === 254) return u8(stream) + 506
  return code
}
