import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readContainer } from '../../../electron/office/backup/file/container'
import { ownSource } from '../../../electron/office/files/source'
import { connect } from '../../../electron/office/database/driver'
import { migrations } from '../../../electron/office/database/migrations/all'
import { backupFiles, ownFolder } from '../../office/backup/books'
import { killMany, requireKiller } from './kill'
import { aPlainOffice, folderOf, today } from './offices'
import { addStep } from './step'
import { expectWhole, openAgain } from './whole'

const clients = 60
const before = migrations.length
const after = before + 1

it('a migration that is killed leaves the old form or the new one, with a backup before it', async (context) => {
  requireKiller(context)
  const office = await aPlainOffice(clients)
  const key = new Uint8Array(office.office.session.require().office.databaseKey)
  const folder = await folderOf(office)
  addStep()

  /** The form of the database, and how many rows have it. */
  const formOf = (dir: string): { version: number; marked: number; marks: number } => {
    const db = connect(join(dir, 'office.db'), key)
    try {
      const version = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
      const count = (sql: string): number => db.get<{ n: number }>(sql)?.n ?? 0
      const columns = db.all<{ name: string }>("SELECT name FROM pragma_table_info('clients')")
      const tables = db.all("SELECT 1 FROM sqlite_master WHERE name = 'marks'")
      const hasColumn = columns.some(({ name }) => name === 'mark')
      return {
        version,
        marked: hasColumn ? count("SELECT count(*) AS n FROM clients WHERE mark = 'm' || id") : 0,
        marks: tables.length > 0 ? count('SELECT count(*) AS n FROM marks') : 0,
      }
    } finally {
      db.close()
    }
  }
  const old = { version: before, marked: 0, marks: 0 }
  const migrated = { version: after, marked: clients, marks: clients }

  await killMany({
    kind: 'migration',
    outcomes: [`version ${before}`, `version ${after}`],
    before: folder,
    now: today,
    seed: 20260319,
    look: async (dir, moment) => {
      const form = formOf(dir)
      expect([moment, form]).toEqual([moment, form.version === before ? old : migrated])
      const backups = backupFiles(ownFolder({ dir }))
      if (form.version === after) expect([moment, backups.length]).toEqual([moment, 1])
      for (const name of backups) {
        const { schema } = await readContainer(ownSource(join(ownFolder({ dir }), name)))
        expect([moment, schema]).toEqual([moment, before])
      }
      const again = await openAgain(dir, today)
      await expectWhole(again, moment)
      again.close()
      expect([moment, formOf(dir)]).toEqual([moment, migrated])
      return `version ${form.version}`
    },
  })
})
