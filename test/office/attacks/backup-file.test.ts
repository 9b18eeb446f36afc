/** Who can write to a backup folder, and has no password, makes no backup that is believed. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../electron/office/backup/file/manifest'
import { parseKeyFile } from '../../../electron/office/session/keys/key-file'
import { verifyExitCode, verifyOnly } from '../../../electron/office/verify-only'
import { makeSlot, newSlotKey, whoDigest } from '../../../electron/office/session/keys/slots'
import { packed, unpacked } from '../../support/office/forged-backup'
import { keyFileIn, plantKeyFile } from '../../support/office/key-files'
import {
  anOffice,
  codeOf,
  emptyOffice,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { someSecrets } from '../../support/office/slots'
import {
  aBackup,
  aPersonWithInvoice,
  asOwner,
  erase,
  ownFolder,
  restore,
  start,
} from '../backup/books'

const restoreCode = (office: TestOffice, path: string) => codeOf(restore(office, path))

const forged = () => join(temporaryFolder(), 'forged.kluisbackup')

/** An office with its backup, and another one that whoever attacks has the keys of. */
const aScene = async () => {
  const office = await anOffice({ now: start })
  const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
  const path = await aBackup(office)
  const theirs = await anOffice({ now: start, fresh: true })
  const theirBackup = await aBackup(theirs)
  theirs.close()
  return { office, clientId, path, theirBackup }
}

const expectUnchanged = async (office: TestOffice, clientId: number): Promise<void> => {
  expect((await office.call('session.status', {})).state).toBe('open')
  expect((await office.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
  expect(readdirSync(office.dir).filter((name) => /^(aside|restoring)-/.test(name))).toEqual([])
}

describe('another database under another key, put into a backup', () => {
  it('does not open with the owner’s own password', async () => {
    const { office, clientId, path, theirBackup } = await aScene()
    const folder = unpacked(path)
    cpSync(join(unpacked(theirBackup), 'office.db'), join(folder, 'office.db'))
    const to = forged()
    await packed(folder, to, path)
    expect(await codeOf(office.call('backup.inspect', { file: office.backupAt(to) }))).toBe(
      'backup-forged',
    )
    expect(await restoreCode(office, to)).not.toBe('ok')
    await expectUnchanged(office, clientId)
    // Nor where there is no office yet.
    const machine = emptyOffice({ now: start })
    expect(await restoreCode(machine, to)).toBe('wrong-key')
    expect((await machine.call('session.status', {})).state).toBe('new')
  })

  it('does not with a slot made for it either: only the password makes one it opens', async () => {
    const { path, theirBackup } = await aScene()
    const folder = unpacked(path)
    cpSync(join(unpacked(theirBackup), 'office.db'), join(folder, 'office.db'))
    const file = parseKeyFile(readFileSync(join(folder, 'office.keys.json'), 'utf8'))
    if (file === null || file === 'version-1') throw new Error('no key file')
    const key = await newSlotKey('een wachtwoord dat zij kozen')
    const slots = file.slots.map((slot) =>
      slot.kind === 'user' ? makeSlot(file.officeId, slot, key, someSecrets()) : slot,
    )
    writeFileSync(join(folder, 'office.keys.json'), JSON.stringify({ ...file, slots }))
    const to = forged()
    await packed(folder, to, path)
    const machine = emptyOffice({ now: start })
    expect(await restoreCode(machine, to)).toBe('wrong-password')
    const theirPassword = { ...asOwner, password: 'een wachtwoord dat zij kozen' }
    expect(await codeOf(restore(machine, to, theirPassword))).not.toBe('ok')
    expect((await machine.call('session.status', {})).state).toBe('new')
  })
})

it('a slot planted in the key file beside the database is in no backup that is made of it', async () => {
  const office = await anOffice({ now: start })
  const file = keyFileIn(office)
  const key = await newSlotKey('het wachtwoord van de dief', null, { ops: 1, mem: 8 * 1024 * 1024 })
  const who = whoDigest(file, 'dief@elders.example')
  const head = { id: 'geplant-slot', class: 'owner', who } as const
  const planted = makeSlot(file.officeId, head, key, someSecrets())
  plantKeyFile(office, { ...file, slots: [...file.slots, planted] })
  const folder = unpacked(await aBackup(office))
  expect(parseKeyFile(readFileSync(join(folder, 'office.keys.json'), 'utf8'))).toEqual(file)
})

describe('a manifest that lies', () => {
  const lies: [string, Partial<Manifest>][] = [
    ['that it knows the whole ledger', { ledgerLines: 99 }],
    ['that it is newer than it is', { createdAt: '2026-03-30T09:00:00.000Z' }],
    [
      'that nobody is in it',
      { counts: { clients: 0, invoices: 0, payments: 0, archive: 0, audit: 1 } },
    ],
    ['that another Kluis made it', { program: '9.9.9' }],
  ]

  it.each(lies)('is refused by name: %s', async (_, lie) => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    const to = forged()
    await packed(unpacked(path), to, path, lie)
    expect(await restoreCode(office, to)).toBe('backup-forged')
    await expectUnchanged(office, clientId)
    const machine = emptyOffice({ now: start })
    expect(await restoreCode(machine, to)).toBe('backup-forged')
    expect((await machine.call('session.status', {})).state).toBe('new')
  })

  it('never makes a lone backup known: the preview of one says unknown', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    await erase(office, clientId, '2026-03-20')
    const to = forged()
    await packed(unpacked(path), to, path, { ledgerLines: 3 })
    office.close()
    const machine = emptyOffice({ now: start })
    const preview = await machine.call('backup.inspect', { file: machine.backupAt(to) })
    expect(preview.since).toBeNull()
  })

  it('is told by --verify, beside backups that are the office’s own', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    office.setClock('2026-03-17T09:00:00.000Z')
    const second = await aBackup(office)
    await packed(unpacked(second), second, second, { program: '9.9.9' })
    office.close()
    const { email, password } = asOwner
    const answer = await verifyOnly(office.dir, { email, password })
    expect(verifyExitCode(answer)).toBe(1)
    const found = answer.ok ? answer.value.backups : []
    expect(found.map(({ name, code }) => [join(ownFolder(office), name), code]).sort()).toEqual([
      [path, null],
      [second, 'backup-forged'],
    ])
  })
})
