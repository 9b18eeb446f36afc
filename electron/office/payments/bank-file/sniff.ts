/**
 * What a file is, from its first bytes, whatever its name says. The files people choose by mistake
 * (a PDF statement, a spreadsheet, a web page saved at the login screen) are named.
 */
import type { BankFileFormat } from '../../../../shared/payments/entry'
import { encodingNamed, type Encoding } from '../../text/decode'
import { refuse } from './values'

/** How many bytes `sniff` wants to see (fewer only when the file is shorter). */
export const sniffLength = 4096

export interface Sniffed {
  format: BankFileFormat
  /** null: MT940 names none; UTF-8 where all bytes are, else Windows-1252 */
  encoding: Encoding | null
  /** bytes of the byte order mark, to skip */
  start: number
}

/**
 * @throws AppError `file-unreadable`: `empty`, `pdf`, `packed`, `spreadsheet`, `not-a-bank-file`,
 * `wrong-encoding`, `unsupported-version`
 */
export function sniff(head: Buffer): Sniffed {
  const binary = head.toString('latin1')
  if (binary.slice(0, 1024).includes('%PDF-')) return refuse('pdf')
  if (packed.some((signature) => binary.startsWith(signature))) return refuse('packed')
  if (binary.startsWith(oldSpreadsheet)) return refuse('spreadsheet')
  const mark = byteOrder(head)
  const encoding = mark?.encoding
  const start = mark?.length ?? 0
  // UTF-16 without its zero bytes is enough for looking at ASCII.
  const text = encoding?.startsWith('utf-16')
    ? binary.slice(start).replaceAll('\0', '')
    : binary.slice(start)
  const opening = text.trimStart()
  if (opening === '') return refuse('empty')
  if (opening.startsWith('<')) {
    if (webPage.test(opening)) return refuse('not-a-bank-file', { line: 1 })
    return { format: 'camt053', encoding: encoding ?? declaredEncoding(opening), start }
  }
  if (!swiftMessage.test(opening)) return refuse('not-a-bank-file', { line: 1 })
  return { format: 'mt940', encoding: encoding ?? null, start }
}

/** A ZIP, also an empty one: what is in it is read. */
export const isZip = (head: Buffer): boolean =>
  zip.some((signature) => head.toString('latin1', 0, 4) === signature)
const zip = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']

/** Packed in a way that is not read, or packed twice: unpack it first. */
const packed = [...zip, '\x1f\x8b', '7z\xbc\xaf', 'Rar!']

/** XLS, the spreadsheet of before XLSX. */
const oldSpreadsheet = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

const webPage = /^(?:<\?xml[^>]*>|<!--[^]*?-->|\s)*<(?:!doctype\s+html|html|head|body|script)\b/i

/** The SWIFT envelope, or one of the first fields of a statement message at a line's start. */
const swiftMessage = /^(?:\p{Cc}?\{1:F|:(?:20|25|28C?|60[FM]|940):)/mu

function byteOrder(head: Buffer): { encoding: Encoding; length: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', length: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  // XML 1.0, appendix F: "<" tells the width of its characters also without a mark.
  if (head[0] === 0x3c && head[1] === 0) return { encoding: 'utf-16le', length: 0 }
  if (head[0] === 0 && head[1] === 0x3c) return { encoding: 'utf-16be', length: 0 }
  return null
}

function declaredEncoding(opening: string): Encoding {
  const [, declared] = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(opening) ?? []
  if (declared === undefined) return 'utf-8'
  const encoding = encodingNamed(declared)
  // Single bytes that say they are UTF-16 are not.
  if (encoding === null || encoding.startsWith('utf-16'))
    return refuse('wrong-encoding', { line: 1 })
  return encoding
}
