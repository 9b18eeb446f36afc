import type { Row } from './bench'

type Measured = Row & { part: string }

const columns: { title: string; right?: boolean; cell: (row: Measured) => string }[] = [
  { title: 'part', cell: ({ part }) => part },
  { title: 'figure', cell: ({ name }) => name },
  { title: 'value', right: true, cell: ({ value }) => String(Number(value.toPrecision(4))) },
  { title: 'unit', cell: ({ unit }) => unit },
  {
    title: 'CPU ms',
    right: true,
    cell: ({ cpu }) => (cpu === undefined ? '' : String(Number(cpu.toPrecision(3)))),
  },
  { title: 'mark', cell: ({ mark }) => mark },
  { title: '', cell: ({ ok }) => (ok ? 'ok' : 'MISSED') },
]

/** The rows as a table of plain text, one line each. */
export function table(rows: Measured[]): string {
  const lines = [columns.map(({ title }) => title)]
  for (const row of rows) lines.push(columns.map(({ cell }) => cell(row)))
  const widths = columns.map((_, place) =>
    Math.max(...lines.map((line) => line[place]?.length ?? 0)),
  )
  const pad = (text: string, place: number) =>
    columns[place]?.right ? text.padStart(widths[place] ?? 0) : text.padEnd(widths[place] ?? 0)
  return lines.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('')
}
