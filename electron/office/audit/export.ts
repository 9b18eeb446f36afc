/** The log as CSV, for who looks into it with other means; the hashes come along. */
import Papa from 'papaparse'
import type { AuditFilter } from '../../../shared/audit/contract'
import type { ActionContext } from '../context'
import type { Target } from '../files/target'
import { linesAfter } from './list'

const page = 2000

const columns = [
  'id',
  'at',
  'userId',
  'userName',
  'operation',
  'entity',
  'entityId',
  'clientId',
  'fields',
  'code',
  'previousHash',
  'hash',
] as const

// A cell that begins like a formula would be run by a spreadsheet.
const csv = (rows: (readonly unknown[])[]): string =>
  `${Papa.unparse(rows, { escapeFormulae: true })}\r\n`

/** Writes page by page; gives how many lines. Errors: cancelled, and those of writing. */
export const exportCsv = async (
  context: ActionContext,
  filter: AuditFilter,
  target: Target,
): Promise<number> => {
  let lines = 0
  await target.inParts(async (write) => {
    // The byte order mark tells spreadsheets that this is UTF-8.
    await write(`\uFEFF${csv([columns])}`)
    for (let after = 0; ;) {
      context.checkpoint()
      const rows = context.read(({ db }) => linesAfter(db, filter, after, page))
      after = rows.at(-1)?.id ?? after
      if (rows.length > 0) await write(csv(rows.map((row) => columns.map((name) => row[name]))))
      lines += rows.length
      context.progress({ stage: 'exporting', done: lines, total: null })
      if (rows.length < page) return
    }
  })
  return lines
}
