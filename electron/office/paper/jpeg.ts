/** Whether a JPEG is there from its first to its last byte. Source: ISO/IEC 10918-1, annex B. */

/** No logo needs more; keeps a small file from unpacking into gigabytes. */
const mostPixels = 16_000_000

/** Markers that stand alone: TEM and the restarts. */
const alone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** A frame: SOF0 to SOF15, but for DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** True when a frame with a size, at least one scan and the end of the picture follow one another. */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  let framed = false
  let scanned = false
  while (at + 4 <= bytes.length || (scanned && at + 2 <= bytes.length)) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return false
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) return framed && scanned
    else if (alone(marker)) at += 2
    else {
      const length = view.getUint16(at + 2)
      const next = at + 2 + length
      if (length < 2 || next > bytes.length) return false
      if (isFrame(marker)) {
        const pixels = length < 8 ? 0 : view.getUint16(at + 5) * view.getUint16(at + 7)
        if (pixels === 0 || pixels > mostPixels) return false
        framed = true
      }
      at = next
      if (marker !== 0xda) continue
      if (!framed) return false
      at = afterScan(bytes, next)
      if (at === next) return false
      scanned = true
    }
  }
  return false
}

/** Where the coded picture ends: at a marker that is neither a stuffed byte nor a restart. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !alone(next)) return at
  }
  return bytes.length
}
