/**
 * Bytes of a file to text, chunk by chunk and strictly: what does not belong to the encoding
 * refuses the file, with the line, instead of becoming a question mark in someone's name.
 */
import { isUtf8 } from 'node:buffer'
import { AppError } from '../../../shared/errors'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15'

/** `last` closes the text: bytes of an unfinished character are then an error. */
export type Decoder = (bytes: Buffer, last: boolean) => string

/**
 * The encoding a name in an XML declaration stands for, or null for one we do not read. ISO-8859-1
 * is read as Windows-1252, as the WHATWG encoding standard has it: nobody means C1 controls.
 */
export function encodingNamed(name: string): Encoding | null {
  return names.get(name.toLowerCase()) ?? null
}

/**
 * A decoder for one file. `lineSoFar` is the line the reader has reached, for the error's line.
 * @throws AppError `file-unreadable` (`wrong-encoding`), from the decoder
 */
export function createDecoder(encoding: Encoding, lineSoFar: () => number): Decoder {
  let held: Buffer = Buffer.alloc(0)
  return (bytes, last) => {
    const all = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    const end = last ? all.length : wholeCharacters[encoding](all)
    held = Buffer.from(all.subarray(end))
    const text = decode[encoding](all.subarray(0, end))
    if (text === null) {
      const line = lineSoFar() + goodLines(encoding, all.subarray(0, end))
      throw new AppError('file-unreadable', { reason: 'wrong-encoding', line })
    }
    return text
  }
}

const names: ReadonlyMap<string, Encoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['latin9', 'iso-8859-15'],
])

/** The text, or null when the bytes are not of this encoding. */
const decode: Record<Encoding, (bytes: Buffer) => string | null> = {
  'utf-8': (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : null),
  'utf-16le': (bytes) => pairedSurrogates(bytes),
  'utf-16be': (bytes) =>
    bytes.length % 2 === 0 ? pairedSurrogates(Buffer.from(bytes).swap16()) : null,
  'windows-1252': (bytes) =>
    bytes
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (c) => highControls[c.charCodeAt(0) - 128] ?? c),
  'iso-8859-15': (bytes) => bytes.toString('latin1').replace(/[¤¦¨´¸¼½¾]/g, (c) => latin9[c] ?? c),
}

// Node's own TextDecoder reads Windows-1252 as Latin-1 in some releases; these tables do not change.
/** Windows-1252 from 0x80 to 0x9F; unassigned bytes stay as they are. */
const highControls = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f', ...'\x90‘’“”•–—˜™š›œ\x9džŸ']

/** Where ISO-8859-15 differs from ISO-8859-1. */
const latin9: Record<string, string> = {
  '¤': '€',
  '¦': 'Š',
  '¨': 'š',
  '´': 'Ž',
  '¸': 'ž',
  '¼': 'Œ',
  '½': 'œ',
  '¾': 'Ÿ',
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

function pairedSurrogates(bytes: Buffer): string | null {
  if (bytes.length % 2 !== 0) return null
  const text = bytes.toString('utf16le')
  return loneSurrogate.test(text) ? null : text
}

/** How many bytes make whole characters; the rest waits for the next chunk. */
const wholeCharacters: Record<Encoding, (bytes: Buffer) => number> = {
  'utf-8': (bytes) => {
    const from = Math.max(0, bytes.length - 3)
    for (let at = bytes.length - 1; at >= from; at--) {
      const byte = bytes[at] ?? 0
      if (byte < 0x80) break
      if (byte < 0xc0) continue
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return at + needs > bytes.length ? at : bytes.length
    }
    return bytes.length
  },
  'utf-16le': (bytes) => wholePairs(bytes, 1),
  'utf-16be': (bytes) => wholePairs(bytes, 0),
  'windows-1252': (bytes) => bytes.length,
  'iso-8859-15': (bytes) => bytes.length,
}

/** `high` is where the high byte of a code unit lies. */
function wholePairs(bytes: Buffer, high: 0 | 1): number {
  const even = bytes.length - (bytes.length % 2)
  const lead = bytes[even - 2 + high] ?? 0
  return even > 0 && lead >= 0xd8 && lead <= 0xdb ? even - 2 : even
}

/** Line ends in front of the first character that cannot be decoded. */
function goodLines(encoding: Encoding, bytes: Buffer): number {
  if (encoding !== 'utf-8') {
    const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    const text = (encoding === 'utf-16be' ? even.swap16() : even).toString('utf16le')
    const bad = loneSurrogate.exec(text)?.index ?? text.length
    return text.slice(0, bad).split('\n').length - 1
  }
  let lines = 0
  for (let from = 0; ; lines++) {
    const end = bytes.indexOf(0x0a, from) + 1
    if (end === 0 || !isUtf8(bytes.subarray(from, end))) return lines
    from = end
  }
}
