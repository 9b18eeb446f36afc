/**
 * A CSV file as people get it from a registrar, a spreadsheet or another program: semicolons, commas
 * or tabs, with or without a byte order mark, UTF-8 or Windows-1252. It is read whole or refused
 * whole, with the line where it fails.
 */
import { isUtf8 } from 'node:buffer'
import Papa from 'papaparse'
import { AppError, type FileProblem } from '../../../shared/errors'
import { createDecoder, type Encoding } from './decode'

export interface TableRow {
  /** where the row begins in the file, from 1 */
  line: number
  /** as many as the header has; trimmed */
  cells: string[]
}

export interface Table {
  header: string[]
  rows: TableRow[]
}

/** Largest file that is read, in megabytes, and most rows and columns. */
export const csvLimit = 16
const mostRows = 100_000
const mostColumns = 200

/**
 * @throws AppError `file-too-large`; `file-unreadable` with `empty`, `not-a-table`, `wrong-encoding`,
 * `bad-quotes` (a quote that is not closed, or closed inside a cell) or `bad-columns` (a row with
 * more cells than the header), with the line
 */
export function readCsv(bytes: Uint8Array): Table {
  const megabytes = Math.ceil(bytes.length / 1024 / 1024)
  if (megabytes > csvLimit) throw new AppError('file-too-large', { megabytes, limit: csvLimit })
  const text = textOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  // Excel says its separator on a line of its own.
  const [said, separator] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const body = said === undefined ? text : text.slice(said.length)
  const firstLine = said === undefined ? 1 : 2
  const all = rowsOf(body, separator ?? delimiterOf(body), firstLine)
  const [head, ...rows] = all.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (!head) return refuse('empty')
  const header = withoutEmptyTail(head.cells)
  if (header.length > mostColumns || rows.length > mostRows) return refuse('not-a-table')
  return { header, rows: rows.map((row) => fitted(row, header.length)) }
}

function textOf(bytes: Buffer): string {
  if (bytes.length === 0) return refuse('empty')
  const { encoding, start } = encodingOf(bytes, isUtf8(bytes))
  const text = createDecoder(encoding, () => 1)(bytes.subarray(start), true)
  // No text has a zero in it; spreadsheets, PDFs and pictures do.
  if (/^(?:PK|%PDF|<)/.test(text) || text.includes('\0')) return refuse('not-a-table')
  return text
}

/** The encoding by its mark, which `start` is behind; without one UTF-8 where the file is, else Windows-1252. */
export function encodingOf(head: Buffer, utf8: boolean): { encoding: Encoding; start: number } {
  const mark = head.subarray(0, 3).toString('hex')
  if (mark === 'efbbbf') return { encoding: 'utf-8', start: 3 }
  if (mark.startsWith('fffe')) return { encoding: 'utf-16le', start: 2 }
  if (mark.startsWith('feff')) return { encoding: 'utf-16be', start: 2 }
  return { encoding: utf8 ? 'utf-8' : 'windows-1252', start: 0 }
}

const delimiters = [';', '\t', ',', '|']

/** The one that makes most columns of the first line; none there: a single column. */
export function delimiterOf(text: string): string {
  const sample = text.slice(0, 64 * 1024)
  const columns = (delimiter: string) =>
    Papa.parse<string[]>(sample, { delimiter, preview: 1 }).data[0]?.length ?? 0
  const best = delimiters.map((delimiter) => ({ delimiter, count: columns(delimiter) }))
  return best.reduce((a, b) => (b.count > a.count ? b : a)).delimiter
}

export function rowsOf(text: string, delimiter: string, firstLine: number): TableRow[] {
  const rows: TableRow[] = []
  let line = firstLine
  let at = 0
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors, meta }) => {
      if (errors.some(({ type }) => type === 'Quotes')) refuse('bad-quotes', line)
      rows.push({ line, cells: data.map((cell) => cell.trim()) })
      for (; at < meta.cursor; at++) if (isLineEnd(text, at)) line += 1
    },
  })
  return rows
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)
}

/** Programs leave out empty cells at the end, or add them; a cell too many is a row gone wrong. */
export function fitted({ line, cells }: TableRow, width: number): TableRow {
  if (withoutEmptyTail(cells).length > width) return refuse('bad-columns', line)
  return { line, cells: Array.from({ length: width }, (_, index) => cells[index] ?? '') }
}

export function withoutEmptyTail(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

function refuse(reason: FileProblem['reason'], line?: number): never {
  throw new AppError('file-unreadable', line === undefined ? { reason } : { reason, line })
}
