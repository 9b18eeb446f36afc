import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../electron/office/database/driver'
import { migrate, versionOf, type Migration } from '../../electron/office/database/migrate'
import { migrations } from '../../electron/office/database/migrations/all'
import { openDatabase } from '../../electron/office/database/open'
import { AppError, isAppError } from '../../shared/errors'
import { temporaryFolder } from '../support/office/office'

const key = new Uint8Array(32).fill(9)
const first: Migration = {
  version: 1,
  up: (db) => db.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT) STRICT'),
}
const second: Migration = {
  version: 2,
  up: (db) => db.exec("ALTER TABLE things ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'"),
}
const failing: Migration = {
  version: 2,
  up: (db) => {
    db.exec('ALTER TABLE things ADD COLUMN half TEXT')
    db.exec('CREATE TABLE things (id INTEGER)')
  },
}

const refusal = (work: () => unknown): AppError => {
  try {
    work()
  } catch (error) {
    if (isAppError(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('migrations', () => {
  it('carry rows from one version to the next, backing up first', () => {
    const db = connect(join(temporaryFolder(), 'a.db'), key)
    migrate(db, [first])
    db.insert("INSERT INTO things (name) VALUES ('door')")
    const backedUpFrom: number[] = []
    migrate(db, [first, second], (from) => backedUpFrom.push(from))
    expect(db.all('SELECT * FROM things')).toEqual([{ id: 1, name: 'door', colour: 'blue' }])
    expect(versionOf(db)).toBe(2)
    expect(backedUpFrom).toEqual([1])
    db.close()
  })

  it('leave the old database whole when a step fails half-way', () => {
    const db = connect(join(temporaryFolder(), 'a.db'), key)
    migrate(db, [first])
    const error = refusal(() => migrate(db, [first, failing]))
    expect(error.code).toBe('migration-failed')
    expect(error.details).toEqual({ step: 2 })
    expect(versionOf(db)).toBe(1)
    expect(db.all("SELECT name FROM pragma_table_info('things')")).toEqual([
      { name: 'id' },
      { name: 'name' },
    ])
    db.close()
  })

  it('do not run when the backup before them fails', () => {
    const db = connect(join(temporaryFolder(), 'a.db'), key)
    migrate(db, [first])
    expect(
      refusal(() =>
        migrate(db, [first, second], () => {
          throw new AppError('disk-full', {})
        }),
      ).code,
    ).toBe('disk-full')
    expect(versionOf(db)).toBe(1)
    db.close()
  })

  it('refuse a database from a newer version by name, and leave it as it is', () => {
    const path = join(temporaryFolder(), 'office.db')
    openDatabase(path, key, { create: true }).close()
    const db = connect(path, key)
    db.exec(`PRAGMA user_version = ${migrations.length + 3}`)
    db.close()
    const error = refusal(() => openDatabase(path, key))
    expect(error.code).toBe('database-newer')
    expect(error.details).toEqual({ found: migrations.length + 3, known: migrations.length })
  })

  it('refuse a wrong key and a missing file, and never make a new file in its place', () => {
    const dir = temporaryFolder()
    openDatabase(join(dir, 'office.db'), key, { create: true }).close()
    expect(
      refusal(() => openDatabase(join(dir, 'office.db'), new Uint8Array(32).fill(1))).code,
    ).toBe('wrong-key')
    expect(refusal(() => openDatabase(join(dir, 'other.db'), key)).code).toBe('database-missing')
  })
})
