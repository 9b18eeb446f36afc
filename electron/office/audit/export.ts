/** The log as CSV, for who looks into it with other means; the hashes come along. */
import type { CsvForm } from '../../../shared/csv'
import type { AuditFilter } from '../../../shared/audit/contract'
import type { ActionContext } from '../context'
import type { Target } from '../files/target'
import { byteOrderMark, csvLines } from '../text/csv-out'
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

/** Writes page by page; gives how many lines. Errors: cancelled, and those of writing. */
export const exportCsv = async (
  context: ActionContext,
  { filter, csvForm }: { filter: AuditFilter; csvForm: CsvForm },
  target: Target,
): Promise<number> => {
  let lines = 0
  await target.inParts(async (write) => {
    await write(byteOrderMark + csvLines([columns], csvForm))
    for (let after = 0; ;) {
      context.checkpoint()
      const rows = context.read(({ db, user }) => linesAfter(db, filter, after, page, user.role))
      after = rows.at(-1)?.id ?? after
      if (rows.length > 0)
        await write(
          csvLines(
            rows.map((row) => columns.map((name) => row[name])),
            csvForm,
          ),
        )
      lines += rows.length
      context.progress({ stage: 'exporting', done: lines, total: null })
      if (rows.length < page) return
    }
  })
  return lines
}
