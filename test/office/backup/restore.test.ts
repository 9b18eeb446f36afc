import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useKeyring } from '../../support/desktop/keyring'
import { deleteText } from '../../../electron/desk/keychain/keychain'
import {
  anOffice,
  aSetUp,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { signInAs } from '../../support/office/clients'
import { rewritten } from '../../support/office/forged-backup'
import { settle } from '../../support/office/retention'
import { codeAt } from '../../support/office/sign-in'
import {
  aBackup,
  anInvoiceFor,
  aPersonWithInvoice,
  asOwner,
  type OwnAccess,
  erase,
  flipByte,
  folderToken,
  officeBytes,
  ownFolder,
  restore,
  start,
} from './books'

const inspectCode = (office: TestOffice, path: string) =>
  codeOf(office.call('backup.inspect', { file: office.backupAt(path) }))
const restoreCode = (office: TestOffice, path: string, access: OwnAccess = asOwner) =>
  codeOf(restore(office, path, access))

const asides = (office: TestOffice) =>
  readdirSync(office.dir).filter((name) => name.startsWith('aside-'))

/** Nothing of a restore that did not come to an end is left. */
const leftovers = (office: TestOffice) =>
  readdirSync(office.dir).filter((name) => /^(restoring|staging)-|restore\.json/.test(name))

describe('a backup that is put back', () => {
  it('brings the office back as it was, and keeps what was here aside', async () => {
    const office = await anOffice({ now: start })
    const { clientId, invoice } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    office.setClock('2026-03-17T09:00:00.000Z')
    await aPersonWithInvoice(office, 'Wolkenband')

    const preview = await office.call('backup.inspect', { file: office.backupAt(path) })
    expect(preview).toMatchObject({
      createdAt: start,
      replaces: 'same-office',
      counts: { clients: 1, invoices: 1 },
      lost: { clients: 1, invoices: 1 },
      since: { invoices: 1, erasures: 0 },
    })
    const report = await office.call('backup.restore', { file: preview.file, access: asOwner })
    expect(report).toMatchObject({ createdAt: start, erased: 0, numbersSkipped: 1 })
    expect((await office.call('session.status', {})).state).toBe('open')
    expect(office.locked).toEqual(['replaced'])

    expect((await office.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
    expect((await office.call('clients.list', { search: 'wolkenband' })).rows).toEqual([])
    expect((await office.call('invoices.get', { id: invoice.id })).number).toBe('2026-0001')
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    expect(leftovers(office)).toEqual([])

    // What was here is whole: put in a folder of its own it opens.
    expect(asides(office)).toEqual([report.aside])
    const other = temporaryFolder()
    cpSync(join(office.dir, report.aside ?? ''), other, { recursive: true })
    const before = emptyOffice({ dir: other, now: start })
    // Without the counts of wrong guesses beside it everybody waits once.
    before.setClock('2026-03-16T09:15:00.000Z')
    await before.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect((await before.call('clients.list', { search: 'wolkenband' })).rows).toHaveLength(1)
  })

  it('works on a new, empty machine', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    office.close()
    const machine = emptyOffice({ now: '2026-03-20T09:00:00.000Z' })
    expect((await machine.call('session.status', {})).state).toBe('new')
    const preview = await machine.call('backup.inspect', { file: machine.backupAt(path) })
    expect(preview).toMatchObject({ replaces: 'nothing', lost: null })
    const report = await machine.call('backup.restore', { file: preview.file, access: asOwner })
    expect(report.aside).toBeNull()
    expect((await machine.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
    // The folders of the machine it came from do not come along.
    const { folders } = await machine.call('backup.status', {})
    expect(folders.map(({ place }) => place)).toEqual([ownFolder(machine)])
    const again = machine.reopen()
    await again.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect((await again.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
  })

  it('opens with the recovery kit, for an owner who gets a new password', async () => {
    const office = emptyOffice({ now: start })
    const { recoveryKey } = await office.call('session.setUp', aSetUp())
    await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    office.close()
    const machine = emptyOffice({ now: start })
    const kit = (key: string) =>
      machine.call('backup.restore', {
        file: machine.backupAt(path),
        access: {
          by: 'recovery-kit',
          email: ownerEmail,
          recoveryKey: key,
          password: 'een heel nieuw wachtwoord',
        },
      })
    const group = recoveryKey.slice(0, 4) === 'AAAA' ? 'BBBB' : 'AAAA'
    expect(await codeOf(kit(group + recoveryKey.slice(4)))).toBe('wrong-recovery-key')
    await kit(recoveryKey)
    expect((await machine.call('session.status', {})).state).toBe('open')
    await machine.call('session.lock', {})
    expect(
      await codeOf(machine.call('session.unlock', { email: ownerEmail, password: ownerPassword })),
    ).toBe('wrong-password')
    await machine.call('session.unlock', {
      email: ownerEmail,
      password: 'een heel nieuw wachtwoord',
    })
  })

  it('is listed for who is locked out, newest first', async () => {
    const office = await anOffice({ now: start })
    await aBackup(office)
    office.setClock('2026-03-17T09:00:00.000Z')
    await aBackup(office)
    await office.call('session.lock', {})
    const known = await office.call('backup.known', {})
    expect(known.map(({ createdAt }) => createdAt)).toEqual(['2026-03-17T09:00:00.000Z', start])
    const [newest] = known
    expect(newest?.place).toBe(ownFolder(office))
    if (newest) await office.call('backup.restore', { file: newest.file, access: asOwner })
    expect((await office.call('session.status', {})).state).toBe('open')
  })

  it('asks for the second step where there is one', async () => {
    const office = await anOffice({ now: start })
    const { secret } = await office.call('session.startEnrolment', { password: ownerPassword })
    await office.call('session.enrol', { code: codeAt(secret, start) })
    const path = await aBackup(office)
    office.setClock('2026-03-17T09:00:00.000Z')
    await restore(office, path)
    expect(await office.call('session.status', {})).toMatchObject({
      state: 'signing-in',
      step: 'code',
    })
    expect(await codeOf(office.call('clients.list', {}))).toBe('locked')
    await office.call('session.giveCode', { code: codeAt(secret, '2026-03-17T09:00:00.000Z') })
    expect((await office.call('session.status', {})).state).toBe('open')
  })
})

describe('a backup of an office that requires this desktop', () => {
  useKeyring()

  const password = 'een heel nieuw wachtwoord'

  /** Where the keychain has the secret no more: another machine, or a keychain that was lost. */
  const withoutItsKeychain = async () => {
    const office = emptyOffice({ now: start })
    const { recoveryKey } = await office.call('session.setUp', aSetUp())
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await office.call('session.requireDesktop', { password: ownerPassword, required: true })
    const { slotId } = office.office.session.require().user
    const path = await aBackup(office)
    return { office, recoveryKey, clientId, path, lose: () => deleteText(slotId, 'Kluis desktop') }
  }

  it('opens with the password here, and elsewhere with the recovery kit alone', async () => {
    const { office, recoveryKey, clientId, path, lose } = await withoutItsKeychain()
    expect(await restoreCode(office, path)).toBe('ok')
    office.close()
    await lose()
    const machine = emptyOffice({ now: start })
    expect(await restoreCode(machine, path)).toBe('other-desktop')
    expect((await machine.call('session.status', {})).state).toBe('new')
    expect(leftovers(machine)).toEqual([])
    await machine.call('backup.restore', {
      file: machine.backupAt(path),
      access: { by: 'recovery-kit', email: ownerEmail, recoveryKey, password },
    })
    expect((await machine.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
    expect(await machine.call('session.desktop', {})).toEqual({ required: false })
  })

  it('opens with the password of today, after the keychain was lost', async () => {
    const { office, recoveryKey, clientId, path, lose } = await withoutItsKeychain()
    await office.call('session.lock', {})
    await lose()
    await office.call('session.recover', { recoveryKey, email: ownerEmail, password })
    expect(await restoreCode(office, path)).toBe('other-desktop')
    expect(await restoreCode(office, path, { ...asOwner, password })).toBe('ok')
    expect((await office.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
  })
})

describe('what a restore never undoes', () => {
  it('an erased client stays erased, also in search and on the disk', async () => {
    const office = await anOffice({ now: start, plain: true })
    const { clientId, invoice } = await aPersonWithInvoice(office, 'Quispelaar')
    await aPersonWithInvoice(office, 'Wolkenband')
    const path = await aBackup(office)
    expect(await erase(office, clientId, '2026-03-20')).toMatchObject({ erased: 1 })
    const report = await restore(office, path)
    expect(report).toMatchObject({ erased: 1, reduced: 0 })

    expect(await codeOf(office.call('clients.get', { id: clientId }))).toBe('not-found')
    for (const search of ['quispelaar', 'xanthippe quis', 'quispelaar@zeldzaam.example']) {
      expect((await office.call('clients.list', { search, state: 'all' })).rows).toEqual([])
    }
    expect((await office.call('invoices.list', { search: 'quispelaar' })).rows).toEqual([])
    const kept = await office.call('invoices.get', { id: invoice.id })
    expect(kept).toMatchObject({ number: invoice.number, netCents: 10_000, buyer: null })
    // Sealed, not lost: the owner opens it in the archive.
    const { rows } = await office.call('archive.search', { search: 'quispelaar' })
    expect(rows.map(({ number }) => number)).toEqual([invoice.number])
    expect((await office.call('archive.check', {})).broken).toEqual([])
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    // Looked for again in what was put back, and so the certificate says it.
    expect((await office.call('retention.erasures', {})).rows[0]).toMatchObject({
      clientId,
      check: { sought: ['email', 'phone', 'name', 'address'] },
    })
    // The one who was not erased is there.
    expect((await office.call('clients.list', { search: 'wolkenband' })).rows).toHaveLength(1)

    office.close()
    const bytes = officeBytes(office.dir)
    expect(bytes).toContain('Wolkenband')
    for (const trace of ['Quispelaar', 'quispelaar']) {
      expect([trace, bytes.includes(trace)]).toEqual([trace, false])
    }
  })

  it('a client who was reduced stays reduced, with what collecting the debt needs', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const debt = await anInvoiceFor(office, clientId, 'Quispelaar')
    const path = await aBackup(office)
    expect(await erase(office, clientId, '2026-03-20')).toMatchObject({ erased: 0, reduced: 1 })
    expect(await restore(office, path)).toMatchObject({ erased: 0, reduced: 1 })
    const client = await office.call('clients.get', { id: clientId })
    expect(client).toMatchObject({ lastName: 'Quispelaar', street: 'Zeldzaamstraat' })
    expect(client.books?.note).toBeNull()
    const open = await office.call('invoices.get', { id: debt.id })
    expect(open).toMatchObject({ openCents: debt.grossCents, sealedAt: null })
    expect(open.buyer?.name).toContain('Quispelaar')
  })

  it('nor on another machine, by the ledger that lies in the backup folder', async () => {
    const office = await anOffice({ now: start })
    const usb = temporaryFolder()
    await office.call('backup.addFolder', { folder: folderToken(office, usb) })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const { name } = await office.call('backup.make', {})
    await erase(office, clientId, '2026-03-20')
    await office.office.ledgerCopied()
    office.close()
    rmSync(office.dir, { recursive: true })
    const machine = emptyOffice({ now: '2026-03-23T09:00:00.000Z' })
    expect(await restore(machine, join(usb, name))).toMatchObject({ erased: 1 })
    expect(await codeOf(machine.call('clients.get', { id: clientId }))).toBe('not-found')
    // And it goes on: a backup of the same week, put back again, knows it too.
    expect(await restore(machine, join(usb, name))).toMatchObject({ erased: 1 })
    expect(await codeOf(machine.call('clients.get', { id: clientId }))).toBe('not-found')
  })

  it('a client under a hold at the time, whose debt was open then, goes all the same', async () => {
    const office = await anOffice({ now: start })
    const client = await office.call('clients.add', {
      kind: 'person',
      firstName: 'Xanthippe',
      lastName: 'Quispelaar',
      street: 'Zeldzaamstraat',
      houseNumber: '77',
      postcode: '3511 AB',
      town: 'Utrecht',
      phone: '06 98761234',
      emails: [
        {
          address: 'xq@zeldzaam.example',
          forInvoices: true,
          forNotices: true,
          forTechnical: false,
        },
      ],
    })
    const invoice = await anInvoiceFor(office, client.id)
    const hold = await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: client.id },
      reason: 'Geschil',
      reviewOn: '2026-09-01',
    })
    const path = await aBackup(office)
    await office.call('retention.liftHold', { id: hold.id })
    settle(office, invoice)
    expect(await erase(office, client.id, '2026-03-20')).toMatchObject({ erased: 1 })
    expect(await restore(office, path)).toMatchObject({ erased: 1 })
    expect(await codeOf(office.call('clients.get', { id: client.id }))).toBe('not-found')
    expect((await office.call('archive.search', { search: '' })).rows).toHaveLength(1)
  })

  it('a number that was handed out is never handed out again', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    for (let more = 0; more < 3; more += 1) await anInvoiceFor(office, clientId)
    expect(await restore(office, path)).toMatchObject({ numbersSkipped: 3 })
    expect((await anInvoiceFor(office, clientId)).number).toBe('2026-0005')
    // Twice the same backup: the number of in between counts as well.
    expect(await restore(office, path)).toMatchObject({ numbersSkipped: 4 })
    expect((await anInvoiceFor(office, clientId)).number).toBe('2026-0006')
  })

  it('also in a year that had not begun at the time', async () => {
    const office = await anOffice({ now: '2026-12-30T09:00:00.000Z' })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    office.setClock('2027-01-05T09:00:00.000Z')
    expect((await anInvoiceFor(office, clientId)).number).toBe('2027-0001')
    await restore(office, path)
    expect((await anInvoiceFor(office, clientId)).number).toBe('2027-0002')
  })

  it('a sealed item that was destroyed at the end of its term', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await erase(office, clientId, '2026-03-20')
    office.setClock('2034-01-10T09:00:00.000Z')
    const path = await aBackup(office)
    const destroyed = await office.call('archive.destroyDue', {
      file: office.saveTo(join(temporaryFolder(), 'bewijs.zip')),
      language: 'nl',
      dateConfirmed: '2034-01-10',
    })
    expect(destroyed).toEqual({ destroyed: 1 })
    expect(await restore(office, path)).toMatchObject({ destroyed: 1 })
    expect((await office.call('archive.search', { search: '' })).rows).toEqual([])
    expect((await office.call('archive.check', {})).destroyed).toBe(1)
    expect((await office.call('archive.check', {})).broken).toEqual([])
  })

  it('access that was taken away since then', async () => {
    const office = await anOffice({ now: start })
    const { user: sam } = await office.call('users.add', {
      name: 'Sam',
      email: 'sam@voorbeeld.nl',
      role: 'staff',
    })
    const path = await aBackup(office)
    await office.call('users.disable', { id: sam.id })
    await office.call('session.changePassword', {
      current: ownerPassword,
      password: 'het wachtwoord van daarna',
    })
    const access = { ...asOwner, password: 'het wachtwoord van daarna' }
    expect(await restore(office, path, access)).toMatchObject({ usersShutOut: 1 })
    const users = await office.call('users.list', {})
    expect(users.find(({ id }) => id === sam.id)?.disabledAt).not.toBeNull()
    // The password of today is the one that counts, and the old one is dead.
    await office.call('session.lock', {})
    const unlock = (password: string) =>
      codeOf(office.call('session.unlock', { email: ownerEmail, password }))
    expect(await unlock(ownerPassword)).toBe('wrong-password')
    expect(await unlock('het wachtwoord van daarna')).toBe('ok')
  })
})

describe('a backup that cannot be put back', () => {
  it('is refused by its own code, and nothing changes', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    const size = readFileSync(path).length
    const folder = temporaryFolder()
    const copy = (name: string): string => {
      const to = join(folder, name)
      cpSync(path, to)
      return to
    }
    const places = [0, 10, 130, 260, 511, 600, 1500, size / 2, size - 3000, size - 1200, size - 1]
    for (const at of places.map(Math.floor)) {
      const flipped = copy(`flipped-${at}.kluisbackup`)
      flipByte(flipped, at)
      expect([at, await inspectCode(office, flipped)]).toEqual([at, 'backup-damaged'])
    }
    for (const bytes of [1, 511, 700, 2000, Math.floor(size / 2), size - 1024, size - 1]) {
      const short = copy(`short-${bytes}.kluisbackup`)
      truncateSync(short, bytes)
      const code = await inspectCode(office, short)
      expect([bytes, code]).toEqual([bytes, bytes === 1 ? 'not-a-backup' : 'backup-truncated'])
    }
    const longer = copy('longer.kluisbackup')
    writeFileSync(longer, Buffer.concat([readFileSync(path), Buffer.alloc(512)]))
    expect(await inspectCode(office, longer)).toBe('backup-damaged')
    const other = join(folder, 'something.kluisbackup')
    writeFileSync(other, 'geen back-up '.repeat(200))
    expect(await inspectCode(office, other)).toBe('not-a-backup')
    writeFileSync(other, '')
    expect(await inspectCode(office, other)).toBe('not-a-backup')
    expect(await inspectCode(office, join(folder, 'gone.kluisbackup'))).toBe('file-gone')
    expect(await restoreCode(office, longer)).toBe('backup-damaged')

    expect((await office.call('session.status', {})).state).toBe('open')
    expect((await office.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
    expect(asides(office)).toEqual([])
    expect(leftovers(office)).toEqual([])
  })

  it('is of a newer Kluis', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    const newer = join(temporaryFolder(), 'newer.kluisbackup')
    await rewritten(path, newer, (manifest) => manifest.replace(/"schema": \d+,/, '"schema": 99,'))
    expect(await inspectCode(office, newer)).toBe('backup-newer')
    await rewritten(path, newer, (manifest) => manifest.replace('"version": 1,', '"version": 2,'))
    expect(await inspectCode(office, newer)).toBe('backup-newer')
    expect(await restoreCode(office, newer)).toBe('backup-newer')
  })

  it('says something else of itself than what is in it', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    const forged = join(temporaryFolder(), 'forged.kluisbackup')
    await rewritten(path, forged, (manifest) => manifest.replace('"clients": 0,', '"clients": 5,'))
    expect(await inspectCode(office, forged)).toBe('backup-forged')
    expect(await restoreCode(office, forged)).toBe('backup-forged')
    expect((await office.call('session.status', {})).state).toBe('open')
  })

  it('is of another office', async () => {
    const office = await anOffice({ now: start })
    const other = await anOffice({ now: start, fresh: true })
    const path = await aBackup(other)
    expect(await inspectCode(office, path)).toBe('backup-other-office')
    expect(await restoreCode(office, path)).toBe('backup-other-office')
    await office.call('session.lock', {})
    expect(await restoreCode(office, path)).toBe('backup-other-office')
    // In an empty folder it is welcome.
    expect(await restoreCode(emptyOffice({ now: start }), path)).toBe('ok')
  })

  it('is not for a wrong password, which waits longer each time', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    await office.call('session.lock', {})
    const wrong = { ...asOwner, password: 'helemaal niet goed' }
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await restoreCode(office, path, wrong)).toBe('wrong-password')
    }
    expect(await restoreCode(office, path)).toBe('wait-first')
    office.setClock('2026-03-16T09:01:00.000Z')
    expect(await restoreCode(office, path)).toBe('ok')
  })

  it('is not for staff, nor for an owner who was put out since', async () => {
    const office = await anOffice({ now: start })
    const second = await office.call('users.add', {
      name: 'Tweede',
      email: 'tweede@voorbeeld.nl',
      role: 'owner',
    })
    const staff = await office.call('users.add', {
      name: 'Sam',
      email: 'sam@voorbeeld.nl',
      role: 'staff',
    })
    const path = await aBackup(office)
    const as = (email: string, password: string | null): OwnAccess => ({
      by: 'password',
      email,
      password: password ?? '',
    })
    await office.call('session.lock', {})
    expect(await restoreCode(office, path, as('sam@voorbeeld.nl', staff.startPassword))).toBe(
      'forbidden',
    )
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    await office.call('users.disable', { id: second.user.id })
    await office.call('session.lock', {})
    const late = as('tweede@voorbeeld.nl', second.startPassword)
    expect(await restoreCode(office, path, late)).toBe('forbidden')
    await signInAsStaff(office)
    expect(await restoreCode(office, path)).toBe('forbidden')
  })

  it('changes nothing when what came after it cannot be done again', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    // The copy refuses to let this client go: a rule that only this test puts there.
    const db = office.database()
    db.exec(`CREATE TRIGGER stays BEFORE UPDATE OF erasedAt ON clients
      BEGIN SELECT RAISE(ABORT, 'stays'); END`)
    db.close()
    const path = await aBackup(office)
    const again = office.database()
    again.exec('DROP TRIGGER stays')
    again.close()
    await erase(office, clientId, '2026-03-20')
    expect(await restoreCode(office, path)).toBe('replay-failed')
    expect((await office.call('session.status', {})).state).toBe('open')
    expect(await codeOf(office.call('clients.get', { id: clientId }))).toBe('not-found')
    expect(leftovers(office)).toEqual([])
    expect(asides(office)).toEqual([])
  })
})

describe('the ledger that is believed', () => {
  it('is never a forged one, nor one that went another way', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    const folder = temporaryFolder()
    const elsewhere = join(folder, basename(path))
    cpSync(path, elsewhere)
    const [copy = ''] = readdirSync(ownFolder(office)).filter((name) => name.endsWith('.ledger'))
    const text = readFileSync(join(ownFolder(office), copy), 'utf8')
    const line = text.trimEnd().split('\n').at(-1) ?? ''
    const forged = line
      .replace(/"n":(\d+)/, (_, n: string) => `"n":${Number(n) + 1}`)
      .replace(
        /"entry":\{.*?\}/,
        `"entry":{"kind":"erasure","clientId":${clientId},"erasure":"whole"}`,
      )
    writeFileSync(join(folder, copy), `${text}${forged}\n`)
    office.close()
    const machine = emptyOffice({ now: start })
    expect(await restore(machine, elsewhere)).toMatchObject({ erased: 0 })
    expect((await machine.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
  })

  it('is not shortened by an older folder that was put here by hand', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await office.call('backup.make', {})
    await office.call('session.lock', {})
    const older = temporaryFolder()
    mkdirSync(join(older, 'x'))
    for (const name of ['office.db', 'office.keys.json', 'office.ledger']) {
      cpSync(join(office.dir, name), join(older, name))
    }
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    await anInvoiceFor(office, clientId)
    await anInvoiceFor(office, clientId)
    await office.office.ledgerCopied()
    office.close()
    for (const name of ['office.db', 'office.keys.json', 'office.ledger']) {
      cpSync(join(older, name), join(office.dir, name))
    }
    const back = emptyOffice({ dir: office.dir, now: start })
    const unlock = { email: ownerEmail, password: ownerPassword }
    expect(await codeOf(back.call('session.unlock', unlock))).toBe('older-database')
    const [copy = ''] = readdirSync(ownFolder(office)).filter((name) => name.endsWith('.ledger'))
    expect(
      readFileSync(join(ownFolder(office), copy), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(3)
    expect(existsSync(join(office.dir, 'office.ledger'))).toBe(true)
  })
})

const signInAsStaff = async (office: TestOffice): Promise<void> => {
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  await signInAs(office, 'support')
}
