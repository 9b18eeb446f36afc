/** The whole office in open formats: loaded into empty tables it is the same, row by row. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { connect } from '../../../electron/office/database/driver'
import { migrate } from '../../../electron/office/database/migrate'
import { migrations } from '../../../electron/office/database/migrations/all'
import {
  exportedTables,
  leftColumns,
  leftTables,
  type Table,
} from '../../../electron/office/exports/whole/tables'
import { signInAs } from '../../support/office/clients'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { bytesInZip } from '../../support/zip'

const now = '2026-03-16T09:00:00.000Z'

const anOfficeWithBooks = async () => {
  const office = await anOffice({ now })
  const { id } = await aPersonNamed(office, 'Quispelaar')
  await office.call('disclosures.addRecipient', {
    name: '=1+1 "x"; é🙂',
    kind: 'processor',
    purpose: 'Regels',
    basis: 'contract',
    data: ['name'],
    country: 'NL',
  })
  const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
  const { id: gone } = await aPersonNamed(office, 'Verzegeld')
  settle(office, await anInvoiceFor(office, gone, { supplyFrom: '2026-03-10' }))
  await terminated(office, { id: gone, on: '2026-03-16' })
  office.setClock('2026-03-18T09:00:00.000Z')
  await office.call('retention.run', { approved: true })
  return { office, invoice }
}

const whole = (office: TestOffice, path: string, options = {}) =>
  office.call(
    'exports.whole',
    { csvForm: 'comma', language: 'nl', file: office.saveTo(path) },
    options,
  )

type Row = Record<string, string | number | null>

/** As SQLite takes it: what is base64 in the file are bytes again. */
const rowFor = ({ columns }: Table, row: Row): (string | number | null | Uint8Array)[] =>
  columns.map(({ name, type }) => {
    const value = row[name] ?? null
    return type === 'BLOB' && typeof value === 'string' ? Buffer.from(value, 'base64') : value
  })

describe('the export of the whole office', () => {
  it('is the same row by row once it is loaded into empty tables, and holds no key', async () => {
    const { office, invoice } = await anOfficeWithBooks()
    const path = join(office.dir, 'kantoor.zip')
    // The same moment, for what the export itself puts on record comes after it.
    const db = office.database()
    db.exec('BEGIN')
    db.get('SELECT id FROM settings')
    const made = await whole(office, path)
    expect(made.invoices).toBe(1)
    const files = await bytesInZip(path)
    const { tables } = JSON.parse(String(files.get('schema.json'))) as { tables: Table[] }
    expect(tables).toHaveLength(made.tables)
    expect([...files.keys()]).toContain(`invoices/${invoice.number}-${invoice.id}.pdf`)
    expect(String(files.get('leesmij.txt'))).toContain('users.totpSecret')

    expect(tables).toEqual(exportedTables(db))
    const empty = connect(join(temporaryFolder(), 'leeg.db'), null)
    migrate(empty, migrations)
    empty.pragma('foreign_keys = OFF')
    for (const { name } of empty.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
    ))
      empty.exec(`DROP TRIGGER "${name}"`)
    let rows = 0
    for (const table of tables) {
      const names = table.columns.map(({ name }) => `"${name}"`).join(', ')
      const read = JSON.parse(String(files.get(`tables/${table.name}.json`))) as Row[]
      const csv = Papa.parse<Record<string, string>>(
        String(files.get(`tables/${table.name}.csv`)).replace(/^\uFEFF/, ''),
        { header: true, skipEmptyLines: true },
      )
      expect([table.name, csv.data.length]).toEqual([table.name, read.length])
      empty.exec(`CREATE TEMP TABLE loaded AS SELECT ${names} FROM "${table.name}" LIMIT 0`)
      const marks = table.columns.map(() => '?').join(', ')
      for (const row of read)
        empty.run(`INSERT INTO loaded (${names}) VALUES (${marks})`, rowFor(table, row))
      const select = `SELECT ${names} FROM`
      expect([table.name, empty.all(`${select} loaded ORDER BY rowid`)]).toEqual([
        table.name,
        db.all(`${select} "${table.name}" ORDER BY rowid`),
      ])
      empty.exec('DROP TABLE loaded')
      rows += read.length
    }
    expect(made.rows).toBe(rows)
    empty.close()

    // Nothing that opens something: not as a column, and not as a value.
    for (const name of leftTables) expect(files.has(`tables/${name}.json`)).toBe(false)
    for (const [table, names] of Object.entries(leftColumns))
      for (const name of names)
        expect(tables.find((one) => one.name === table)?.columns.map((c) => c.name)).not.toContain(
          name,
        )
    const odd = tables.flatMap(({ name, columns }) =>
      columns.filter((c) => /secret|key/i.test(c.name)).map((c) => `${name}.${c.name}`),
    )
    // An order's secrecy, counters of keys and the name of an item in a keychain open nothing.
    expect(odd).toEqual([
      'logins.itemKey',
      'orders.secret',
      'settings.keyEpoch',
      'settings.keyFileDifferedAt',
    ])
    db.close()
  })

  it('leaves nothing when it is stopped, and is the owner’s alone', async () => {
    const { office } = await anOfficeWithBooks()
    const path = join(office.dir, 'uit', 'kantoor.zip')
    const folder = temporaryFolder()
    const stop = new AbortController()
    const stopped = whole(office, join(folder, 'kantoor.zip'), {
      signal: stop.signal,
      progress: ({ done }: { done: number }) => done === 3 && stop.abort(),
    })
    expect(await codeOf(stopped)).toBe('cancelled')
    expect(readdirSync(folder)).toEqual([])
    await signInAs(office, 'staff')
    expect(await codeOf(whole(office, path))).toBe('forbidden')
    expect(existsSync(path)).toBe(false)
  })
})
