/** Whether a PNG can be decoded in full. Source: PNG (ISO/IEC 15948), sections 5, 8 and 11. */
import { inflateSync } from 'node:zlib'

const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Adam7: first column, first row, column step, row step of each pass. */
const passes: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
]

/** No logo needs more; keeps a small file from unpacking into gigabytes. */
const mostPixels = 16_000_000
const mostBytes = 64 * 1024 * 1024

/** True when header, chunks and pixel data are complete and of the size the header promises. */
export function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const data: Uint8Array[] = []
  let at = 8
  let end = false
  let palette = 0
  while (!end && at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) return false
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (at === 8 && (type !== 'IHDR' || length !== 13)) return false
    if (type === 'PLTE') palette = length / 3
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length))
    end = type === 'IEND'
    at += 12 + length
  }
  if (!end) return false

  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const depth = view.getUint8(24)
  const colorType = view.getUint8(25)
  const bits = depth * (channels[colorType] ?? 0)
  if (width * height === 0 || width * height > mostPixels || bits === 0) return false
  if (colorType === 3 && palette === 0) return false
  const size = pixelBytes(width, height, bits, view.getUint8(28) === 1)
  if (size > mostBytes) return false
  try {
    return inflateSync(Buffer.concat(data), { maxOutputLength: size }).length === size
  } catch {
    return false
  }
}

/** Every scan line has a filter byte in front of it. */
function pixelBytes(width: number, height: number, bits: number, interlaced: boolean): number {
  const rows = (columns: number, lines: number) =>
    columns === 0 ? 0 : lines * (1 + Math.ceil((columns * bits) / 8))
  if (!interlaced) return rows(width, height)
  return passes.reduce((sum, [column, row, columnStep, rowStep]) => {
    const columns = Math.ceil(Math.max(width - column, 0) / columnStep)
    return sum + rows(columns, Math.ceil(Math.max(height - row, 0) / rowStep))
  }, 0)
}
