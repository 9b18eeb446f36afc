/** Writing TrueType outlines. Source: OpenType 1.9, chapters `glyf` and `loca`. */

export interface Point {
  x: number
  y: number
  /** on the curve, or a control point */
  on: boolean
}

export type Box = [xMin: number, yMin: number, xMax: number, yMax: number]

export interface Outline {
  points: readonly Point[]
  /** index of the last point of each contour */
  ends: readonly number[]
  box: Box
  overlap: boolean
  instructions: Uint8Array
}

const flag = { on: 0x01, shortX: 0x02, shortY: 0x04, plusX: 0x10, plusY: 0x20, overlap: 0x40 }

export function writeOutline(out: Writer, outline: Outline): void {
  out.i16(outline.ends.length)
  for (const edge of outline.box) out.i16(edge)
  for (const end of outline.ends) out.u16(end)
  out.u16(outline.instructions.length)
  for (const byte of outline.instructions) out.u8(byte)
  writePoints(out, outline.points, outline.overlap)
}

function writePoints(out: Writer, points: readonly Point[], overlap: boolean): void {
  let x = 0
  let y = 0
  points.forEach((point, i) => {
    const dx = point.x - x
    const dy = point.y - y
    let flags = (point.on ? flag.on : 0) | (overlap && i === 0 ? flag.overlap : 0)
    if (dx === 0) flags |= flag.plusX
    else if (Math.abs(dx) < 256) flags |= flag.shortX | (dx > 0 ? flag.plusX : 0)
    if (dy === 0) flags |= flag.plusY
    else if (Math.abs(dy) < 256) flags |= flag.shortY | (dy > 0 ? flag.plusY : 0)
    out.u8(flags)
    x = point.x
    y = point.y
  })
  for (const axis of ['x', 'y'] as const) {
    let previous = 0
    for (const point of points) {
      const delta = point[axis] - previous
      if (Math.abs(delta) > 255) out.i16(delta)
      else if (delta !== 0) out.u8(Math.abs(delta))
      previous = point[axis]
    }
  }
}

export function boxOf(points: readonly Point[]): Box {
  if (points.length === 0) return [0, 0, 0, 0]
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

/** Always the long form: `head.indexToLocFormat` has to say 1. */
export function locaOf(offsets: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(offsets.length * 4))
  offsets.forEach((offset, i) => view.setUint32(i * 4, offset))
  return new Uint8Array(view.buffer)
}

/** Big-endian bytes that grow as they are written. */
export class Writer {
  length = 0
  #data: DataView

  constructor(size: number) {
    this.#data = new DataView(new ArrayBuffer(Math.max(size, 64)))
  }

  #room(bytes: number): number {
    const at = this.length
    this.length += bytes
    if (this.length > this.#data.byteLength) {
      const larger = new Uint8Array(this.length * 2)
      larger.set(new Uint8Array(this.#data.buffer))
      this.#data = new DataView(larger.buffer)
    }
    return at
  }

  u8(value: number): void {
    const at = this.#room(1)
    this.#data.setUint8(at, value)
  }

  u16(value: number): void {
    const at = this.#room(2)
    this.#data.setUint16(at, value)
  }

  i16(value: number): void {
    const at = this.#room(2)
    this.#data.setInt16(at, value)
  }

  align(): void {
    while (this.length % 4 !== 0) this.u8(0)
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#data.buffer, 0, this.length)
  }
}
