/**
 * Settlement files of payment providers, read twice: once to see how the file writes its amounts and
 * dates, once row by row. A file that cannot be read in full is refused in full, but the refusal may
 * come after its first rows: book nothing before `end`.
 */
import { AppError } from '../../../../shared/errors'
import type { SettlementEvent, SettlementMapping } from '../../../../shared/payments/settlement'
import type { Source } from '../../files/source'
import { cellReader } from '../../text/columns'
import { streamCsv } from '../../text/csv-stream'
import type { PiecesOptions } from '../../text/file-pieces'
import { mappedFormat, recogniseFormat, type Cell, type SettlementFormat } from './formats'
import { createRowMaker } from './row'
import { createSummary } from './summary'
import { decimalOf, orderOf, readAmount, type Style } from './values'

export interface SettlementOptions extends PiecesOptions {
  /** of a file whose format is not known; null: refused as such */
  mapping?: SettlementMapping | null
}

/** The header of a file, and whether its format is known. Errors: as `streamCsv`. */
export async function headerOfSettlement(
  source: Source,
): Promise<{ header: string[]; provider: SettlementFormat['provider'] | null }> {
  for await (const { header } of streamCsv(source))
    return { header, provider: recogniseFormat(header)?.provider ?? null }
  throw new AppError('file-unreadable', { reason: 'empty' })
}

/**
 * What a settlement file says, in portions.
 * @throws AppError as `streamCsv`; `file-unreadable` with `missing-element` (the columns are not known)
 * or `bad-value`, with line and column
 */
export async function* readSettlement(
  source: Source,
  { mapping = null, ...options }: SettlementOptions = {},
): AsyncGenerator<SettlementEvent[]> {
  const style = await styleOf(source, mapping, options)
  const summary = createSummary()
  let make: ReturnType<typeof createRowMaker> | null = null
  for await (const { header, rows } of streamCsv(source, options)) {
    const format = formatOf(header, mapping)
    make ??= createRowMaker(format, style)
    const cellsOf = cellReader(header, format.columns)
    const events: SettlementEvent[] = []
    for (const { line, cells } of rows) {
      const cell: Cell = (field) => cellsOf(cells, field)
      if (!format.counts(cell)) {
        summary.skip()
        continue
      }
      const { row, differenceCents } = make(cell, line)
      summary.add(row)
      events.push({ type: 'row', row })
      if (differenceCents === 0) continue
      summary.fault({ line, differenceCents })
      events.push({ type: 'fault', fault: { line, differenceCents } })
    }
    if (events.length > 0) yield events
  }
  yield [{ type: 'end', summary: summary.of(style.provider) }]
}

function formatOf(header: readonly string[], mapping: SettlementMapping | null): SettlementFormat {
  const format = recogniseFormat(header) ?? (mapping === null ? null : mappedFormat(mapping))
  if (format === null) return refuse('missing-element', 1)
  for (const field of ['on', 'gross'] as const) {
    const title = format.columns[field]
    if (title === undefined || !header.includes(title)) return refuse('missing-element', 1, title)
  }
  return format
}

interface FileStyle extends Style {
  provider: SettlementFormat['provider']
}

/** The first reading. A file that writes both ways is read as most of its rows are. */
async function styleOf(
  source: Source,
  mapping: SettlementMapping | null,
  { signal }: PiecesOptions,
): Promise<FileStyle> {
  const votes = { comma: 0, point: 0, 'day-first': 0, 'month-first': 0, positive: 0, negative: 0 }
  let format: SettlementFormat | null = null
  for await (const { header, rows } of streamCsv(source, signal ? { signal } : {})) {
    format ??= formatOf(header, mapping)
    const cellsOf = cellReader(header, format.columns)
    for (const row of rows) countVotes(votes, (field) => cellsOf(row.cells, field))
  }
  if (format === null) return refuse('empty', 1)
  const { decimal, feeSign } = format
  return {
    provider: format.provider,
    decimal: decimal === 'point' || votes.point > votes.comma ? 'point' : 'comma',
    // Dutch and most European exports put the day first.
    order: votes['month-first'] > votes['day-first'] ? 'month-first' : 'day-first',
    costsNegative:
      feeSign === 'costs-negative' || (feeSign === 'either' && votes.negative > votes.positive),
  }
}

function countVotes(
  votes: Record<'comma' | 'point' | 'day-first' | 'month-first' | 'positive' | 'negative', number>,
  cell: Cell,
): void {
  const [on, gross, fee, net] = [cell('on'), cell('gross'), cell('fee'), cell('net')]
  const order = on === null ? null : orderOf(on)
  if (order !== null) votes[order]++
  for (const amount of [gross, fee, net]) {
    const decimal = amount === null ? null : decimalOf(amount)
    if (decimal !== null) votes[decimal]++
  }
  if (gross === null || fee === null || net === null) return
  const decimal = decimalOf(gross) ?? 'comma'
  const [whole = null, costs = null, left = null] = [gross, fee, net].map((text) =>
    readAmount(text, decimal),
  )
  if (whole === null || costs === null || left === null || costs === 0) return
  if (whole - costs === left) votes.positive++
  if (whole + costs === left) votes.negative++
}

function refuse(reason: 'missing-element' | 'empty', line: number, element?: string): never {
  throw new AppError('file-unreadable', {
    reason,
    line,
    ...(element === undefined ? {} : { element }),
  })
}
