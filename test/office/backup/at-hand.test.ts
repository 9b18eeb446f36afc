/** What the screens of backups lean on: choices that last, failures that are told, a true preview. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, emptyOffice, temporaryFolder } from '../../support/office/office'
import { aBackup, aPersonWithInvoice, asOwner, erase, folderToken, start } from './books'

describe('a chosen backup', () => {
  it('stays chosen when the password is mistyped, and is gone once it was put back', async () => {
    const office = await anOffice({ now: start })
    const file = office.backupAt(await aBackup(office))
    const wrong = { ...asOwner, password: 'niet het goede wachtwoord' }
    expect(await codeOf(office.call('backup.restore', { file, access: wrong }))).toBe(
      'wrong-password',
    )
    await office.call('backup.restore', { file, access: asOwner })
    expect(await codeOf(office.call('backup.restore', { file, access: asOwner }))).toBe(
      'file-token-unknown',
    )
  })

  it('tells on a new machine what the ledger beside it knows of the time after it', async () => {
    const office = await anOffice({ now: start })
    const disk = temporaryFolder()
    await office.call('backup.addFolder', { folder: folderToken(office, disk) })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const { name } = await office.call('backup.make', {})
    await erase(office, clientId, '2026-03-20')
    office.setClock('2026-03-21T10:00:00.000Z')
    await office.call('backup.make', {})
    office.close()

    const machine = emptyOffice({ now: '2026-03-22T09:00:00.000Z' })
    const look = { file: machine.backupAt(join(disk, name)) }
    expect(await machine.call('backup.inspect', look)).toMatchObject({
      replaces: 'nothing',
      since: { erasures: 1, invoices: 0 },
    })
  })
})

describe('a backup that fails everywhere', () => {
  it('tells every screen at once, with the reason, and stands in the log', async () => {
    const office = await anOffice({ now: start })
    const disk = temporaryFolder()
    await office.call('backup.addFolder', { folder: folderToken(office, disk) })
    await office.call('backup.removeFolder', { id: 'own' })
    rmSync(disk, { recursive: true })
    office.changed.length = 0
    expect(await codeOf(office.call('backup.make', {}))).toBe('backup-folder-gone')
    expect(office.changed.flat()).toContain('backup')
    expect(await office.call('backup.status', {})).toMatchObject({
      alarm: 'failed',
      failure: { at: start, code: 'backup-folder-gone' },
      folders: [{ reachable: false, failure: { code: 'backup-folder-gone' } }],
    })
    const { rows } = await office.call('audit.list', { after: null, limit: 5 })
    expect(rows[0]).toMatchObject({ operation: 'backup.make', entity: 'backup', code: 'failed' })
  })

  it('is no failure when it was stopped', async () => {
    const office = await anOffice({ now: start })
    const stop = new AbortController()
    stop.abort()
    expect(await codeOf(office.call('backup.make', {}, { signal: stop.signal }))).toBe('cancelled')
    expect(await office.call('backup.status', {})).toMatchObject({ failure: null })
  })
})
