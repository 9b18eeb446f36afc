/**
 * The whole office in open formats, so that nobody is locked in: every table as CSV and as JSON, what
 * their columns are, and the invoices as PDF. What is sealed stays sealed. Kluis does not read it back.
 */
import { setImmediate } from 'node:timers/promises'
import type { CsvForm } from '../../../../shared/csv'
import { AppError } from '../../../../shared/errors'
import type { Language } from '../../../../shared/language'
import type { FileToken } from '../../../../shared/operation'
import type { ActionContext } from '../../context'
import { documentBytes } from '../../invoices/documents'
import { byteOrderMark, csvLines } from '../../text/csv-out'
import { writeZip } from '../../zip'
import { snapshotOf } from '../snapshot'
import { exportedTables, leftColumns, leftTables, rowsOf, type Cells, type Table } from './tables'
import { wholeReadme } from './readme'

interface Asked {
  csvForm: CsvForm
  language: Language
  file: FileToken
}

const base64 = (value: Cells[string] | undefined): string | number | null =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : (value ?? null)

const plain = (cells: Cells, { columns }: Table): (string | number | null)[] =>
  columns.map(({ name }) => base64(cells[name]))

export const exportWhole = async (
  context: ActionContext,
  { csvForm, language, file }: Asked,
): Promise<{ tables: number; rows: number; invoices: number }> => {
  const target = context.files.target(file)
  const at = new Date(context.now())
  const db = snapshotOf(context)
  const made = { tables: 0, rows: 0, invoices: 0 }
  try {
    const tables = exportedTables(db)
    const issued = db.all<{ id: number; number: string }>(
      `SELECT id, number FROM invoices WHERE issuedAt IS NOT NULL AND sealedAt IS NULL ORDER BY id`,
    )
    const total = tables.length + issued.length
    const step = () =>
      context.progress({ stage: 'exporting', done: made.tables + made.invoices, total })
    /** Others are answered between its pages, and it can be stopped there. */
    const pages = async function* (table: Table): AsyncGenerator<Cells[]> {
      for (const rows of rowsOf(db, table)) {
        context.checkpoint()
        yield rows
        await setImmediate()
      }
    }
    await writeZip(
      target,
      at,
      async (zip) => {
        const schema = { format: 'kluis-office-1', madeAt: at.toISOString(), tables }
        await zip.add('schema.json', `${JSON.stringify(schema, null, 2)}\n`)
        await zip.add(
          language === 'nl' ? 'leesmij.txt' : 'readme.txt',
          wholeReadme(language, { tables: leftTables, columns: leftColumns }),
        )
        for (const table of tables) {
          step()
          await zip.addParts(`tables/${table.name}.csv`, csvOf(table, pages(table), csvForm))
          await zip.addParts(
            `tables/${table.name}.json`,
            jsonOf(table, pages(table), (rows) => (made.rows += rows)),
          )
          made.tables += 1
        }
        for (const { id, number } of issued) {
          context.checkpoint()
          step()
          const { bytes } = await documentBytes(context, id, 'pdf').catch((error: unknown) => {
            // Erased since the moment that is exported: it is not brought back.
            if (error instanceof AppError && error.code === 'invoice-sealed') return { bytes: null }
            throw error
          })
          if (bytes === null) continue
          const name = number.replace(/[^\p{L}\p{N}._-]+/gu, '_')
          await zip.add(`invoices/${name}-${id}.pdf`, bytes)
          made.invoices += 1
        }
        // Before it is in place: a line too many is better than a file nobody knows of.
        context.write(({ audit }) => {
          audit({ entity: 'office', code: `exported-rows-${made.rows}` })
        })
      },
      { trial: false, checked: true },
    )
  } finally {
    db.close()
  }
  return made
}

async function* csvOf(
  table: Table,
  pages: AsyncIterable<Cells[]>,
  form: CsvForm,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([table.columns.map(({ name }) => name)], form)
  for await (const rows of pages)
    yield csvLines(
      rows.map((row) => plain(row, table)),
      form,
    )
}

/** A list with a row on each line. */
async function* jsonOf(
  table: Table,
  pages: AsyncIterable<Cells[]>,
  counted: (rows: number) => void,
): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of pages) {
    counted(rows.length)
    const lines = rows.map((row) =>
      JSON.stringify(
        Object.fromEntries(table.columns.map(({ name }) => [name, base64(row[name])])),
      ),
    )
    yield before + lines.join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
