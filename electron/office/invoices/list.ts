/**
 * The list of invoices, a page at a time. Each phase (draft, open, partly paid, settled, credited)
 * has an index per sort, so a page is the merge of at most five ranges, however many invoices there
 * are; a client's own invoices and the few that a search finds are sorted in memory.
 */
import { z } from 'zod'
import { AppError } from '../../../shared/errors'
import {
  countedTo,
  type InvoiceCounts,
  type InvoiceFilter,
  type InvoiceRow,
  type InvoiceSort,
  type listInput,
} from '../../../shared/invoices/contract'
import { yearOf, type CivilDate } from '../../../shared/dates'
import { stateOf } from '../../../shared/invoices/state'
import type { ReadableDatabase } from '../database/driver'
import { findInvoices } from './search'

export type ListInput = z.output<typeof listInput>

const phasesOf: Record<InvoiceFilter, readonly number[]> = {
  all: [0, 1, 2, 3, 4],
  draft: [0],
  open: [1, 2],
  unsent: [1, 2],
  sent: [1, 2],
  part: [2],
  overdue: [1, 2],
  paid: [3],
  credited: [4],
}

const keyOf: Record<InvoiceSort, string> = {
  date: 'listOn',
  due: 'listDueOn',
  number: 'listNumber',
  client: 'sortName',
  amount: 'listCents',
  open: 'openCents',
}

interface ListedRecord extends Omit<InvoiceRow, 'state'> {
  key: string | number
  issuedAt: string | null
  paidCents: number
  creditedCents: number
}

/** Errors: invalid-input for a cursor that is none of ours. */
export const listInvoices = (
  db: ReadableDatabase,
  input: ListInput,
  today: CivilDate,
): { rows: InvoiceRow[]; next: string | null } => {
  const { sql, parameters } = pageQuery(db, input, today)
  const records = db.all<ListedRecord>(sql, parameters)
  const page = records.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map((record) => show(record, today)),
    next: last && records.length > input.limit ? JSON.stringify([last.key, last.id]) : null,
  }
}

const show = (record: ListedRecord, today: CivilDate): InvoiceRow => {
  const { key, issuedAt, paidCents, creditedCents, ...row } = record
  return { ...row, state: stateOf(record, today) }
}

/** The page's SQL, with one row more than asked to know whether there are others. */
export const pageQuery = (
  db: ReadableDatabase,
  input: ListInput,
  today: CivilDate,
): { sql: string; parameters: Record<string, string | number | null> } => {
  const { sort, descending, limit, search } = input
  const key = keyOf[sort]
  const direction = descending ? 'DESC' : 'ASC'
  const found = findInvoices(db, search)
  const after = readCursor(input.after)
  const conditions = conditionsOf(input)
  if (found && 'condition' in found) conditions.push(`(${found.condition})`)
  const order = `ORDER BY key ${direction}, id ${direction} LIMIT $limit`
  const select = (from: string, where: string[]) =>
    `SELECT * FROM (SELECT i.id, i.${key} AS key FROM ${from}
      WHERE ${[...where, ...conditions].join(' AND ')}
      ORDER BY i.${key} ${direction}, i.id ${direction} LIMIT $limit)`

  const small = found !== null && 'ids' in found
  const beyond = descending ? '<' : '>'
  const ranges = after
    ? [`i.${key} = $key AND i.id ${beyond} $id`, `i.${key} ${beyond} $key`]
    : ['1 = 1']
  const phases = phasesOf[input.filter].filter((phase) => phase !== 0 || input.year === null)
  const sources =
    small || input.clientId !== null
      ? ranges.map((range) =>
          select(
            small
              ? 'json_each($ids) f CROSS JOIN invoices i ON i.id = f.value'
              : 'invoices i INDEXED BY invoicesByClient',
            [`i.phase IN (${phases.join(', ')})`, range],
          ),
        )
      : phases.flatMap((phase) =>
          ranges.map((range) =>
            select(`invoices i INDEXED BY ${indexOf(sort)}`, [`i.phase = ${phase}`, range]),
          ),
        )
  return {
    sql: `SELECT k.key, i.id, i.kind, i.number, i.clientId, i.reference, i.issuedOn, i.dueOn,
        i.updatedAt, i.grossCents, i.openCents, i.mailedAt, i.issuedAt, i.paidCents,
        i.creditedCents, coalesce(i.buyerName, c.name) AS clientName
      FROM (SELECT * FROM (${sources.join(' UNION ALL ')}) ${order}) k
      CROSS JOIN invoices i ON i.id = k.id
      LEFT JOIN clients c ON c.id = i.clientId
      ORDER BY k.key ${direction}, k.id ${direction}`,
    parameters: {
      ...(found && 'condition' in found ? found.parameters : {}),
      ids: small ? JSON.stringify(found.ids) : null,
      key: after?.key ?? null,
      id: after?.id ?? null,
      clientId: input.clientId,
      seriesId: input.seriesId,
      firstDay: `${input.year ?? ''}-01-01`,
      lastDay: `${input.year ?? ''}-12-31`,
      today,
      limit: limit + 1,
    },
  }
}

const indexOf = (sort: InvoiceSort): string =>
  `invoicesListedBy${sort.slice(0, 1).toUpperCase()}${sort.slice(1)}`

const conditionsOf = ({ filter, clientId, seriesId, year }: ListInput): string[] => [
  ...(filter === 'overdue' ? ["i.listDueOn < $today AND i.kind = 'invoice'"] : []),
  ...(filter === 'unsent' ? ['i.mailedAt IS NULL'] : []),
  ...(filter === 'sent' ? ['i.mailedAt IS NOT NULL'] : []),
  ...(clientId === null ? [] : ['i.clientId = $clientId']),
  ...(seriesId === null ? [] : ['i.seriesId = $seriesId']),
  ...(year === null ? [] : ['i.listOn >= $firstDay AND i.listOn <= $lastDay']),
]

const cursor = z.tuple([z.union([z.string(), z.number()]), z.int()])

const readCursor = (after: string | null): { key: string | number; id: number } | null => {
  if (after === null) return null
  const parsed = cursor.safeParse(parsedOrNull(after))
  if (parsed.success) {
    const [key, id] = parsed.data
    return { key, id }
  }
  throw new AppError('invalid-input', { problems: [{ path: 'after', code: 'bad-cursor' }] })
}

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Counts stop at `countedTo`, so that they cost the same in an office of any size. */
export const countInvoices = (db: ReadableDatabase, today: CivilDate): InvoiceCounts => {
  // What clients owe, on both sides: a credit note to be paid back makes nobody's invoice less late.
  const heap = (where: string): { count: number; cents: number | null } => {
    const row = db.get<{ count: number; cents: number }>(
      `SELECT count(*) AS count, coalesce(sum(openCents) FILTER (WHERE openCents > 0), 0) AS cents FROM (
         SELECT openCents FROM invoices INDEXED BY invoicesListedByDue
         WHERE ${where} LIMIT $countedTo)`,
      { today, countedTo },
    ) ?? { count: 0, cents: 0 }
    return { count: row.count, cents: row.count < countedTo ? row.cents : null }
  }
  const open = heap('phase IN (1, 2)')
  const overdue = heap("phase IN (1, 2) AND listDueOn < $today AND kind = 'invoice'")
  const days = db.get<{ first: string | null; last: string | null }>(
    `SELECT (SELECT min(issuedOn) FROM invoices) AS first,
       (SELECT max(issuedOn) FROM invoices) AS last`,
  )
  return {
    draft: heap('phase = 0').count,
    open: open.count,
    part: heap('phase = 2').count,
    overdue: overdue.count,
    openCents: open.cents,
    overdueCents: overdue.cents,
    years: days?.first && days.last ? { first: yearOf(days.first), last: yearOf(days.last) } : null,
  }
}
