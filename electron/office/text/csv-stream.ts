/**
 * A CSV file of any length, row by row: `csv.ts` for files that do not fit in memory. What a row, a
 * delimiter and an encoding are is said there.
 */
import { AppError } from '../../../shared/errors'
import type { Source } from '../files/source'
import { delimiterOf, encodingOf, fitted, rowsOf, withoutEmptyTail, type TableRow } from './csv'
import { createDecoder } from './decode'
import { headOf, isUtf8File, readPieces, sizeOf, type PiecesOptions } from './file-pieces'

/** Largest file that is streamed, in megabytes: some 600,000 rows of a payment provider. */
export const csvStreamLimit = 200

/** A row longer than this is a quote that was never closed. */
const longestRow = 1_048_576
const headLength = 65_536

/**
 * The header first, then the rows in portions. Empty lines are left out.
 * @throws AppError `file-gone`, `file-too-large`, `cancelled`, `file-unreadable` as `readCsv`
 */
export async function* streamCsv(
  source: Source,
  options: PiecesOptions = {},
): AsyncGenerator<{ header: string[]; rows: TableRow[] }> {
  const file = await source.open()
  try {
    const total = sizeOf(file, csvStreamLimit, 'not-a-table')
    const head = await headOf(file, headLength)
    if (head.length === 0) return refuse('empty')
    const pieces = (from: number) => readPieces(file, from, total, options)
    const { encoding, start } = encodingOf(head, await isUtf8File(pieces(0)))
    const reader = createRowReader()
    const decode = createDecoder(encoding, reader.line)
    for await (const { bytes, read } of pieces(start)) {
      const portion = reader.read(decode(bytes, false), false)
      options.onProgress?.(read, total)
      if (portion !== null) yield portion
    }
    const portion = reader.read(decode(Buffer.alloc(0), true), true)
    if (portion === null) return refuse('empty')
    yield portion
  } finally {
    await file.close()
  }
}

function createRowReader() {
  let held = ''
  let line = 1
  let delimiter: string | null = null
  let header: string[] | null = null
  return {
    line: () => line,
    /** The rows that are whole by now; null while there is no header yet. */
    read(text: string, last: boolean): { header: string[]; rows: TableRow[] } | null {
      held += text
      if (line === 1 && /^(?:PK|%PDF|<)/.test(held)) return refuse('not-a-table')
      if (text.includes('\0')) return refuse('not-a-table', line)
      const end = last ? held.length : endOfWholeRows(held)
      if (held.length - end > longestRow) return refuse('bad-quotes', line)
      let whole = held.slice(0, end)
      held = held.slice(end)
      if (delimiter === null && whole !== '') {
        // Excel says its separator on a line of its own.
        const [said, separator] = /^sep=(.)\r?\n/i.exec(whole) ?? []
        whole = whole.slice(said?.length ?? 0)
        if (said !== undefined) line++
        delimiter = separator ?? delimiterOf(whole)
      }
      const all = whole === '' ? [] : rowsOf(whole, delimiter ?? ',', line)
      line += lineEnds(whole)
      const rows = all.filter(({ cells }) => cells.some((cell) => cell !== ''))
      header ??= headerOf(rows.shift())
      const width = header?.length ?? 0
      return header === null ? null : { header, rows: rows.map((row) => fitted(row, width)) }
    },
  }
}

function headerOf(row: TableRow | undefined): string[] | null {
  return row === undefined ? null : withoutEmptyTail(row.cells)
}

/**
 * Where the last row ends that is certainly whole: behind a line end with an even number of quotes
 * before it. A quote inside quotes is written twice, so it does not matter.
 */
function endOfWholeRows(text: string): number {
  let [end, quoted] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) quoted = !quoted
    else if (code === 10 && !quoted) end = at + 1
  }
  return end
}

function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

function refuse(reason: 'empty' | 'not-a-table' | 'bad-quotes', line?: number): never {
  throw new AppError('file-unreadable', line === undefined ? { reason } : { reason, line })
}
