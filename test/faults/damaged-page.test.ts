import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addClients, aPerson } from '../support/office/clients'
import {
  anOffice,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
} from '../support/office/office'
import { aBackup, aPersonWithInvoice, flipByte, restore, start } from '../office/backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const pageSize = 4096

const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex')

it('a damaged page is found at the start, whichever it is, and nothing is changed or deleted', async () => {
  const office = await anOffice({ now: start })
  await aPersonWithInvoice(office, 'Quispelaar')
  const db = office.database()
  const many = Array.from({ length: 200 }, (_, n) =>
    aPerson({ lastName: `Klant${n}`, note: 'x'.repeat(400) }),
  )
  db.transaction(() => addClients(db, ...many))
  db.exec('VACUUM')
  const [free] = db.all<{ freelist_count: number }>('PRAGMA freelist_count')
  expect(free?.freelist_count).toBe(0)
  db.close()
  office.close()
  const pages = readFileSync(join(office.dir, 'office.db')).length / pageSize
  for (let n = 0; n < 24; n += 1) {
    const page = Math.floor((n * (pages - 1)) / 23)
    const dir = temporaryFolder()
    cpSync(office.dir, dir, { recursive: true })
    const path = join(dir, 'office.db')
    flipByte(path, page * pageSize + 1000 + n)
    const before = hashOf(path)
    const names = readdirSync(dir).sort()
    const damaged = emptyOffice({ dir, now: start })
    const code = await codeOf(damaged.call('session.unlock', owner))
    // Without its first page nobody can tell a damaged file from another office's.
    expect([page, code]).toEqual([page, page === 0 ? 'wrong-key' : 'database-damaged'])
    expect([page, (await damaged.call('session.status', {})).state]).toEqual([page, 'locked'])
    expect(damaged.office.session.current()).toBeNull()
    damaged.close()
    expect([page, hashOf(path)]).toEqual([page, before])
    expect([page, readdirSync(dir).filter((name) => !names.includes(name))]).toEqual([page, []])
  }
})

it('a damaged office is put right by its backup, and the damaged file is kept', async () => {
  const office = await anOffice({ now: start })
  const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
  const backup = await aBackup(office)
  await office.call('session.lock', {})
  const path = join(office.dir, 'office.db')
  flipByte(path, 40 * pageSize + 77)
  const damaged = hashOf(path)
  expect(await codeOf(office.call('session.unlock', owner))).toBe('database-damaged')

  const rescued = join(temporaryFolder(), 'gered.zip')
  const report = await office.call('backup.rescue', { ...owner, file: office.saveTo(rescued) })
  expect(report.tables).toBeGreaterThan(20)
  expect(readFileSync(rescued).subarray(0, 2).toString()).toBe('PK')
  expect(hashOf(path)).toBe(damaged)

  const { aside } = await restore(office, backup)
  expect((await office.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
  expect(hashOf(join(office.dir, aside ?? '', 'office.db'))).toBe(damaged)
})

it('a file without its first page gives nothing to rescue, and says that it is damaged', async () => {
  const office = await anOffice({ now: start })
  await office.call('session.lock', {})
  const path = join(office.dir, 'office.db')
  flipByte(path, 200)
  const before = hashOf(path)
  const file = office.saveTo(join(temporaryFolder(), 'gered.zip'))
  expect(await codeOf(office.call('backup.rescue', { ...owner, file }))).toBe('database-damaged')
  expect(hashOf(path)).toBe(before)
})
