import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { peekContainer, readContainer } from '../../../electron/office/backup/file/container'
import { migrations } from '../../../electron/office/database/migrations/all'
import { ownSource } from '../../../electron/office/files/source'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'
import { signInAs } from '../../support/office/clients'
import {
  aBackup,
  anInvoiceFor,
  aPersonWithInvoice,
  backupFiles,
  flipByte,
  folderToken,
  ownFolder,
  start,
} from './books'

const alarmOf = async (office: TestOffice) => (await office.call('backup.status', {})).alarm

describe('making a backup', () => {
  it('is one verified file with the whole office, encrypted', async () => {
    const office = await anOffice({ now: start })
    await aPersonWithInvoice(office, 'Quispelaar')
    expect(await office.call('backup.status', {})).toMatchObject({ due: true, alarm: 'overdue' })
    const made = await office.call('backup.make', {})
    expect(made.folders).toEqual([{ id: 'own', failure: null }])
    expect(made.name).toMatch(/^kluis-[0-9a-f]{8}-20260316T090000Z\.kluisbackup$/)
    const path = join(ownFolder(office), made.name)
    const manifest = await readContainer(ownSource(path))
    expect(manifest).toMatchObject({
      createdAt: start,
      schema: migrations.length,
      ledgerLines: 1,
      counts: { clients: 1, invoices: 1, payments: 0, archive: 0 },
    })
    expect(manifest.parts.map(({ name }) => name)).toEqual(['office.keys.json', 'office.db'])
    const bytes = readFileSync(path, 'latin1')
    for (const trace of ['Quispelaar', 'SQLite format 3', 'Bureau Voorbeeld', 'eigenaar@']) {
      expect([trace, bytes.includes(trace)]).toEqual([trace, false])
    }
    expect(await office.call('backup.status', {})).toMatchObject({
      due: false,
      alarm: null,
      lastGood: { at: start },
      checked: { at: start, good: true },
    })
    expect(readdirSync(office.dir).filter((name) => name.startsWith('staging-'))).toEqual([])
  })

  it('is opened by any program that reads tar', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    const list = spawnSync('tar', ['-tf', path], { encoding: 'utf8' })
    expect(list.stderr).toBe('')
    expect(list.stdout.trim().split('\n')).toEqual([
      'manifest.json',
      'manifest.sha256',
      'office.keys.json',
      'office.db',
    ])
    // As long as the format asks, and no block longer: each with its header, filled up, and two to end.
    const sizes = spawnSync('tar', ['-tvf', path], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .map((line) => Number(line.trim().split(/\s+/)[2]))
    expect(sizes.some((size) => size % 512 === 0)).toBe(true)
    expect(sizes.some((size) => size % 512 !== 0)).toBe(true)
    const filled = sizes.reduce((sum, size) => sum + 512 + Math.ceil(size / 512) * 512, 1024)
    expect(statSync(path).size).toBe(filled)
    const into = temporaryFolder()
    spawnSync('tar', ['-xf', path, '-C', into])
    expect(spawnSync('sha256sum', ['-c', 'manifest.sha256'], { cwd: into }).status).toBe(0)
  })

  it('holds one moment, while others go on writing', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const making = office.call('backup.make', {})
    let written = 0
    const state = { done: false }
    const finished = making.finally(() => {
      state.done = true
    })
    while (!state.done) {
      await anInvoiceFor(office, clientId)
      written += 1
      await setImmediate()
    }
    const { name } = await finished
    expect(written).toBeGreaterThan(1)
    const manifest = await readContainer(ownSource(join(ownFolder(office), name)))
    const { counts } = await peekContainer(ownSource(join(ownFolder(office), name)))
    expect(counts.invoices).toBeLessThanOrEqual(1 + written)
    expect(manifest.ledgerLines).toBeGreaterThanOrEqual(1)
  })

  it('refuses a second one at the same time, and stops at once when the office is locked', async () => {
    const office = await anOffice({ now: start })
    const first = codeOf(office.call('backup.make', {}))
    expect(await codeOf(office.call('backup.make', {}))).toBe('busy')
    await office.call('session.lock', {})
    expect(await first).toBe('cancelled')
    expect(backupFiles(ownFolder(office))).toEqual([])
    expect(readdirSync(office.dir).filter((name) => name.startsWith('staging-'))).toEqual([])
  })

  it('is made by itself once a day, by whoever signs in', async () => {
    const office = await anOffice({ now: start })
    await signInAs(office, 'support')
    expect(await codeOf(office.call('backup.make', {}))).toBe('forbidden')
    const { made } = await office.call('backup.makeWhenDue', {})
    expect(made?.folders).toEqual([{ id: 'own', failure: null }])
    expect(await office.call('backup.makeWhenDue', {})).toEqual({ made: null })
    office.setClock('2026-03-17T08:59:00.000Z')
    expect(await office.call('backup.makeWhenDue', {})).toEqual({ made: null })
    office.setClock('2026-03-17T09:00:00.000Z')
    expect((await office.call('backup.makeWhenDue', {})).made).not.toBeNull()
    expect(backupFiles(ownFolder(office))).toHaveLength(2)
  })

  it('says that the list of folders was damaged until the owner says it is right again', async () => {
    const office = await anOffice({ now: start })
    const disk = temporaryFolder()
    await office.call('backup.addFolder', { folder: folderToken(office, disk) })
    writeFileSync(join(office.dir, 'office.backups.json'), '{"format":"kluis-backup-fol')
    expect(await alarmOf(office)).toBe('forgotten')
    // A backup beside the database alone does not make it quiet.
    expect((await office.call('backup.make', {})).folders).toEqual([{ id: 'own', failure: null }])
    expect(await alarmOf(office)).toBe('forgotten')
    await office.call('backup.addFolder', { folder: folderToken(office, disk) })
    expect(await office.call('backup.confirmFolders', {})).toMatchObject({ alarm: null })
    expect((await office.call('backup.make', {})).folders).toHaveLength(2)
    expect(await alarmOf(office)).toBeNull()
  })

  it('is not made of a damaged database, and says so', async () => {
    const office = await anOffice({ now: start })
    for (const name of ['Quispelaar', 'Wolkenband']) await aPersonWithInvoice(office, name)
    office.office.session.require().database.writer.pragma('wal_checkpoint(TRUNCATE)')
    flipByte(join(office.dir, 'office.db'), 30 * 4096 + 100)
    expect(await codeOf(office.call('backup.make', {}))).toBe('database-damaged')
    expect(await alarmOf(office)).toBe('damaged')
    expect(backupFiles(ownFolder(office))).toEqual([])
  })

  it('is not made of a log that was tampered with', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const db = office.database()
    db.exec('DROP TRIGGER auditIsNotChanged')
    db.run('UPDATE audit SET clientId = NULL WHERE clientId = $clientId', { clientId })
    db.close()
    expect(await codeOf(office.call('backup.make', {}))).toBe('audit-broken')
    expect(await alarmOf(office)).toBe('damaged')
  })
})

describe('backup folders', () => {
  it('go on when one of them is gone, and say so', async () => {
    const office = await anOffice({ now: start })
    const usb = join(temporaryFolder(), 'usb')
    mkdirSync(usb)
    const status = await office.call('backup.addFolder', { folder: folderToken(office, usb) })
    expect(status.folders.map(({ place }) => place)).toEqual([ownFolder(office), usb])
    expect((await office.call('backup.make', {})).folders).toHaveLength(2)
    expect(backupFiles(usb)).toEqual(backupFiles(ownFolder(office)))
    rmSync(usb, { recursive: true })
    const [, id = ''] = status.folders.map((folder) => folder.id)
    office.setClock('2026-03-17T09:00:00.000Z')
    const made = await office.call('backup.make', {})
    expect(made.folders).toEqual([
      { id: 'own', failure: null },
      { id, failure: 'backup-folder-gone' },
    ])
    expect(await office.call('backup.status', {})).toMatchObject({
      alarm: 'failed',
      lastGood: { at: '2026-03-17T09:00:00.000Z' },
      folders: [{ failure: null }, { reachable: false, failure: { code: 'backup-folder-gone' } }],
    })
    expect(existsSync(usb)).toBe(false)
    const after = await office.call('backup.removeFolder', { id })
    expect(after).toMatchObject({ alarm: null, folders: [{ id: 'own' }] })
  })

  it('are never none', async () => {
    const office = await anOffice({ now: start })
    expect(await codeOf(office.call('backup.removeFolder', { id: 'own' }))).toBe(
      'last-backup-folder',
    )
    expect(await codeOf(office.call('backup.removeFolder', { id: 'nope' }))).toBe('not-found')
    const other = temporaryFolder()
    await office.call('backup.addFolder', { folder: folderToken(office, other) })
    await office.call('backup.addFolder', { folder: folderToken(office, other) })
    expect((await office.call('backup.removeFolder', { id: 'own' })).folders).toHaveLength(1)
    await office.call('backup.make', {})
    expect(backupFiles(other)).toHaveLength(1)
    expect(existsSync(ownFolder(office))).toBe(false)
  })

  it('are written to before they are taken', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may write everywhere')
    const office = await anOffice({ now: start })
    const closed = temporaryFolder()
    chmodSync(closed, 0o500)
    expect(
      await codeOf(office.call('backup.addFolder', { folder: folderToken(office, closed) })),
    ).toBe('folder-not-writable')
  })

  it('fail loudly when there is no other', async () => {
    const office = await anOffice({ now: start })
    // A file where the folder should be.
    writeFileSync(ownFolder(office), 'in the way')
    expect(await codeOf(office.call('backup.make', {}))).toBe('file-write-failed')
    expect(await alarmOf(office)).toBe('failed')
    rmSync(ownFolder(office))
    await office.call('backup.make', {})
    expect(await alarmOf(office)).toBeNull()
  })

  it('are loud after three days without a good one', async () => {
    const office = await anOffice({ now: start })
    await office.call('backup.make', {})
    office.setClock('2026-03-19T08:00:00.000Z')
    expect(await alarmOf(office)).toBeNull()
    office.setClock('2026-03-19T10:00:00.000Z')
    expect(await alarmOf(office)).toBe('overdue')
  })

  it('get the ledger as it grows, not only with the backups', async () => {
    const office = await anOffice({ now: start })
    await office.call('backup.make', {})
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await anInvoiceFor(office, clientId)
    await office.office.ledgerCopied()
    const [copy = ''] = readdirSync(ownFolder(office)).filter((name) => name.endsWith('.ledger'))
    expect(readFileSync(join(ownFolder(office), copy))).toEqual(
      readFileSync(join(office.dir, 'office.ledger')),
    )
  })
})
