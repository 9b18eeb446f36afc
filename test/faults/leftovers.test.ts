/** What a program that is killed leaves beside its files goes at the next start, and is never mistaken. */
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../electron/office/database/driver'
import { aPerson } from '../support/office/clients'
import {
  anOffice,
  aSetUp,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../support/office/office'
import { aBackup, restore } from '../office/backup/books'

const kinds = ['', '-wal', '-shm', '-journal']
const owner = { email: ownerEmail, password: ownerPassword }

const namesOf = async (office: TestOffice): Promise<string[]> =>
  (await office.call('clients.list', {})).rows.map(({ name }) => name)

const integrityOf = (office: TestOffice): unknown => {
  const db = office.database()
  try {
    return db.all('PRAGMA integrity_check')
  } finally {
    db.close()
  }
}
const whole = [{ integrity_check: 'ok' }]

describe('what a set-up that was cut short left', () => {
  it.each(kinds)('goes, whichever file it is: office.db.making%s', async (kind) => {
    const dir = temporaryFolder()
    writeFileSync(join(dir, `office.db.making${kind}`), 'the beginning of something')
    const office = emptyOffice({ dir })
    expect(readdirSync(dir).filter((name) => name.includes('making'))).toEqual([])
    expect((await office.call('session.status', {})).state).toBe('new')
    await office.call('session.setUp', aSetUp())
    expect((await office.call('session.status', {})).state).toBe('open')
  })

  it.each(kinds)('never takes an office along: office.db.making%s', async (kind) => {
    const office = await anOffice()
    await office.call('clients.add', aPerson())
    office.close()
    writeFileSync(join(office.dir, `office.db.making${kind}`), 'the beginning of something')
    const again = office.reopen()
    await again.call('session.unlock', owner)
    expect(await namesOf(again)).toEqual(['Sanne de Vries'])
    expect(readdirSync(office.dir).filter((name) => name.includes('making'))).toEqual([])
  })
})

describe('what a job that was cut short left', () => {
  const left = [
    ...kinds.map((kind) => `office.db.rotating${kind}`),
    ...['staging-AbC123', 'restoring-AbC123'].flatMap((folder) =>
      kinds.map((kind) => join(folder, `office.db${kind}`)),
    ),
  ]
  it.each(left)('goes: %s', async (path) => {
    const office = await anOffice()
    await office.call('clients.add', aPerson())
    office.close()
    mkdirSync(join(office.dir, path, '..'), { recursive: true })
    cpSync(join(office.dir, 'office.db'), join(office.dir, path))
    const again = office.reopen()
    expect(
      readdirSync(office.dir).filter((name) => /rotating|staging|restoring/.test(name)),
    ).toEqual([])
    await again.call('session.unlock', owner)
    expect(await namesOf(again)).toEqual(['Sanne de Vries'])
  })
})

/**
 * Puts a hot rollback journal beside a closed database: it says what to put back on pages of this file,
 * and the engine does so with whatever file of that name it finds there.
 */
const leaveJournal = (dir: string, key: Uint8Array): void => {
  const copy = join(temporaryFolder(), 'office.db')
  cpSync(join(dir, 'office.db'), copy)
  const db = connect(copy, key)
  db.pragma('journal_mode = DELETE')
  db.pragma('cache_size = 1')
  db.exec('BEGIN IMMEDIATE')
  db.exec(`CREATE TABLE more (text TEXT)`)
  for (let n = 0; n < 50; n += 1) db.run(`INSERT INTO more VALUES (hex(randomblob(4000)))`)
  cpSync(`${copy}-journal`, join(dir, 'office.db-journal'))
  db.exec('ROLLBACK')
  db.close()
}

const keyOf = (office: TestOffice): Uint8Array =>
  new Uint8Array(office.office.session.require().office.databaseKey)

describe('a log or a journal', () => {
  it('of a database that is gone is never read into a new one', async () => {
    const old = await anOffice()
    await old.call('clients.add', aPerson())
    const key = keyOf(old)
    const dir = temporaryFolder()
    // Both as they lie there while an office is at work.
    for (const kind of ['-wal', '-shm']) {
      cpSync(join(old.dir, `office.db${kind}`), join(dir, `office.db${kind}`))
    }
    old.close()
    leaveJournal(old.dir, key)
    cpSync(join(old.dir, 'office.db-journal'), join(dir, 'office.db-journal'))

    const office = emptyOffice({ dir })
    await office.call('session.setUp', aSetUp())
    office.close()
    const again = office.reopen()
    await again.call('session.unlock', owner)
    expect(await namesOf(again)).toEqual([])
    expect(integrityOf(again)).toEqual(whole)
  })

  it('steps aside together with its database when a backup is put back', async () => {
    const office = await anOffice()
    await office.call('clients.add', aPerson())
    const backup = await aBackup(office)
    await office.call('clients.add', aPerson({ lastName: 'Later' }))
    const key = keyOf(office)
    office.close()
    leaveJournal(office.dir, key)

    const again = office.reopen()
    const { aside } = await restore(again, backup)
    expect(existsSync(join(office.dir, 'office.db-journal'))).toBe(false)
    expect(await namesOf(again)).toEqual(['Sanne de Vries'])
    expect(integrityOf(again)).toEqual(whole)
    // What stepped aside is whole too: it was put back by its own journal, there or before.
    const old = connect(join(office.dir, aside ?? '', 'office.db'), key)
    expect(old.all('PRAGMA integrity_check')).toEqual(whole)
    expect(old.all('SELECT lastName FROM clients ORDER BY id')).toHaveLength(2)
    old.close()
  })

  it('of the database itself is used: what was committed is there, what was not is not', async () => {
    const office = await anOffice()
    await office.call('clients.add', aPerson())
    const key = keyOf(office)
    const cut = temporaryFolder()
    // As a power cut finds it: the client stands in the log alone.
    for (const name of readdirSync(office.dir)) {
      if (name !== 'office.lock')
        cpSync(join(office.dir, name), join(cut, name), { recursive: true })
    }
    const again = emptyOffice({ dir: cut })
    await again.call('session.unlock', owner)
    expect(await namesOf(again)).toEqual(['Sanne de Vries'])
    again.close()
    leaveJournal(cut, key)
    const third = again.reopen()
    await third.call('session.unlock', owner)
    expect(await namesOf(third)).toEqual(['Sanne de Vries'])
    expect(integrityOf(third)).toEqual(whole)
    expect(existsSync(join(cut, 'office.db-journal'))).toBe(false)
  })
})
