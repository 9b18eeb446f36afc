import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Role } from '../../../shared/operation'
import { aFile } from '../../support/office/factories'
import { aDraft } from '../invoices/an-invoice'
import { aPerson } from '../../support/office/clients'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
  type TestSeat,
} from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }
const password = 'nog een goed lang wachtwoord'

interface Person {
  id: number
  email: string
}

/** Somebody of this role, signed in at a seat of their own. */
const colleague = async (
  office: TestOffice,
  role: Role,
  name = 'Stan Medewerker',
): Promise<TestSeat & Person> => {
  const email = `${role}@voorbeeld.nl`
  const { user, startPassword } = await office.call('users.add', { name, email, role })
  const seat = office.anotherSeat()
  await seat.call('session.unlock', { email, password: startPassword ?? '' })
  await seat.call('session.changePassword', { current: null, password })
  return { ...seat, id: user.id, email }
}

const whoIs = async (seat: Pick<TestSeat, 'call'>) => (await seat.call('session.status', {})).user

describe('two people in one office', () => {
  it('each stay who they are, and the log names each for their own work', async () => {
    const office = await anOffice()
    const staff = await colleague(office, 'staff')
    expect(await whoIs(office)).toMatchObject({ role: 'owner' })
    expect(await whoIs(staff)).toMatchObject({ role: 'staff', name: 'Stan Medewerker' })
    const { id: first } = await office.call('clients.add', aPerson())
    const { id: second } = await staff.call('clients.add', aPerson())
    const { rows } = await office.call('audit.list', { domain: 'clients' })
    const by = (id: number) => rows.find((row) => row.clientId === id)?.userName
    expect(by(first)).toBe('Olga Eigenaar')
    expect(by(second)).toBe('Stan Medewerker')
    // What the owner alone may do stays the owner's.
    expect(await codeOf(staff.call('users.list', {}))).toBe('forbidden')
    expect(await codeOf(office.call('users.list', {}))).toBe('ok')
  })

  it('lock each for themselves; the last one closes the file and wipes the key', async () => {
    const office = await anOffice()
    const staff = await colleague(office, 'staff')
    const { office: opened, archivePrivateKeys } = office.office.session.require()
    const [privateKey] = archivePrivateKeys
    await office.call('session.lock', {})
    expect(await codeOf(office.call('clients.list', {}))).toBe('locked')
    expect(privateKey?.every((byte) => byte === 0)).toBe(true)
    expect(await codeOf(staff.call('clients.list', {}))).toBe('ok')
    expect(opened.databaseKey.some((byte) => byte !== 0)).toBe(true)
    expect(staff.locked).toEqual([])

    staff.seat.lock('screen')
    expect(opened.databaseKey.every((byte) => byte === 0)).toBe(true)
    expect(() => opened.database.reader.get('SELECT 1')).toThrow()
    await office.call('session.unlock', owner)
    expect(await codeOf(staff.call('clients.list', {}))).toBe('locked')
  })

  it('wipe what opens the archive at the lock of the owner whose it is; the other one goes on', async () => {
    const office = await anOffice()
    const second = await colleague(office, 'owner')
    const mine = office.office.session.require().archivePrivateKeys
    const theirs = second.seat.session.require().archivePrivateKeys
    const isWiped = (keys: readonly Uint8Array[]) =>
      keys.every((key) => key.every((byte) => byte === 0))
    expect([mine.length, theirs.length]).toEqual([1, 1])
    await second.call('session.lock', {})
    expect([isWiped(mine), isWiped(theirs)]).toEqual([false, true])
    expect(await codeOf(office.call('archive.search', {}))).toBe('ok')
    expect(await codeOf(second.call('archive.search', {}))).toBe('locked')
    await office.call('session.lock', {})
    expect(isWiped(mine)).toBe(true)
  })

  it('are not disturbed by a wrong password, or by someone halfway in', async () => {
    const office = await anOffice()
    const email = 'staff@voorbeeld.nl'
    const added = await office.call('users.add', { name: 'Stan', email, role: 'staff' })
    const seat = office.anotherSeat()
    expect(await codeOf(seat.call('session.unlock', { email, password: 'fout' }))).toBe(
      'wrong-password',
    )
    await seat.call('session.unlock', { email, password: added.startPassword ?? '' })
    expect(await seat.call('session.status', {})).toMatchObject({ step: 'new-password' })
    expect(await codeOf(seat.call('clients.list', {}))).toBe('locked')
    expect(await whoIs(office)).toMatchObject({ role: 'owner' })
    await seat.call('session.leave', {})
    expect(await codeOf(office.call('clients.list', {}))).toBe('ok')
  })

  it('open no file that the other one chose', async () => {
    const office = await anOffice()
    const staff = await colleague(office, 'staff')
    const path = join(temporaryFolder(), 'afschrift.xml')
    writeFileSync(path, aFile([{ bookedOn: '2026-03-14', amountCents: 12_100 }]))
    const file = office.readFrom(path)
    expect(await codeOf(staff.call('payments.preview', { file }))).toBe('file-token-unknown')
    expect(await codeOf(office.call('payments.preview', { file }))).toBe('ok')
  })

  it('lock each by what is touched at their own desk', async () => {
    const office = await anOffice()
    const staff = await colleague(office, 'staff')
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const away = office.anotherSeat({
        idle: () => Promise.resolve({ seconds: 24 * 60 * 60, of: 'machine' }),
      })
      await away.call('session.unlock', { email: staff.email, password })
      await vi.advanceTimersByTimeAsync(10_000)
      await vi.waitFor(() => expect(away.locked).toEqual(['idle']))
    } finally {
      vi.useRealTimers()
    }
    expect([office.locked, staff.locked]).toEqual([[], []])
    expect(await codeOf(staff.call('clients.list', {}))).toBe('ok')
  })

  it('cannot take the last owner away between the two of them', async () => {
    const office = await anOffice()
    const second = await colleague(office, 'owner')
    const me = (await whoIs(office))?.id ?? 0
    const came = await Promise.all([
      codeOf(office.call('users.disable', { id: second.id })),
      codeOf(second.call('users.disable', { id: me })),
    ])
    expect(came).toEqual(['ok', 'locked'])
    expect(await whoIs(office)).toMatchObject({ role: 'owner' })
  })

  it('hear what changed as far as their role is shown it', async () => {
    const office = await anOffice()
    const support = await colleague(office, 'support')
    const staff = await colleague(office, 'staff', 'Saar')
    const nobody = office.anotherSeat()
    const { id } = await aDraft(office)
    for (const one of [office, support, staff]) one.changed.length = 0
    await office.call('invoices.issue', { id })
    await office.call('users.savePolicy', { requireTotp: false })
    const told = ({ changed }: Pick<TestSeat, 'changed'>) => [...new Set(changed.flat())].sort()
    expect(told(support)).toEqual(['clients', 'retention', 'search', 'settings'])
    expect(told(staff)).toEqual(
      [
        'audit',
        'clients',
        'collection',
        'dashboard',
        'invoices',
        'payments',
        'quotes',
        'reports',
        'retention',
        'search',
        'services',
        'settings',
        'vat',
      ].sort(),
    )
    expect(told(office)).toContain('users')
    expect(told(office)).toContain('audit')
    expect(told(nobody)).toEqual([])
  })

  const takings: [what: string, take: (office: TestOffice, who: Person) => Promise<unknown>][] = [
    [
      'role',
      ({ call }, { id, email }) => {
        const who = { name: 'Stan Medewerker', email, role: 'staff' as const }
        return call('users.change', { ...who, id, role: 'support', was: who })
      },
    ],
    ['password', ({ call }, { id }) => call('users.resetPassword', { id })],
    ['second step', ({ call }, { id }) => call('users.resetEnrolment', { id })],
    ['account', ({ call }, { id }) => call('users.disable', { id })],
  ]
  it.each(takings)('lose their session when an owner takes their %s', async (_, take) => {
    const office = await anOffice()
    const staff = await colleague(office, 'staff')
    const saar = await colleague(office, 'support', 'Saar')
    await take(office, staff)
    expect(staff.locked).toEqual(['access'])
    expect(await codeOf(staff.call('clients.list', {}))).toBe('locked')
    expect([office.locked, saar.locked]).toEqual([[], []])
    expect(await codeOf(office.call('clients.list', {}))).toBe('ok')
  })

  it('are all out when an owner puts back a backup', async () => {
    const office = await anOffice()
    const staff = await colleague(office, 'staff')
    await office.call('backup.make', {})
    const [backup] = await office.call('backup.known', {})
    if (!backup) throw new Error('no backup')
    await office.call('backup.restore', { file: backup.file, access: { by: 'password', ...owner } })
    expect(staff.locked).toEqual(['repair'])
    expect(await codeOf(staff.call('clients.list', {}))).toBe('locked')
    expect(await codeOf(office.call('clients.list', {}))).toBe('ok')
    await staff.call('session.unlock', { email: staff.email, password })
    expect(await codeOf(staff.call('clients.list', {}))).toBe('ok')
  })
})

describe('what the office does by itself', () => {
  it('is done by the program, once, whoever is in', async () => {
    const office = await anOffice({ rounds: true })
    await colleague(office, 'staff')
    const made = async () => {
      const { rows } = await office.call('audit.list', { domain: 'backup' })
      return rows.filter(({ code }) => code === 'made')
    }
    await vi.waitFor(async () => expect(await made()).toHaveLength(1), { timeout: 300_000 })
    const [line] = await made()
    expect(line).toMatchObject({ operation: 'backup.makeWhenDue', userName: null })
  })

  it('stops at the last lock', async () => {
    const office = await anOffice({ rounds: true })
    await office.call('session.lock', {})
    expect(await codeOf(office.call('clients.list', {}))).toBe('locked')
    await office.call('session.unlock', owner)
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
  })
})

describe('while a job needs the file as it is', () => {
  it('a write waits for it, and is refused after five seconds', async () => {
    const office = await anOffice()
    const release = office.office.session.pauseWrites()
    expect(() => office.office.session.pauseWrites()).toThrow('busy')
    const waits = codeOf(office.call('clients.add', aPerson()))
    expect(await codeOf(office.call('clients.list', {}))).toBe('ok')
    release()
    expect(await waits).toBe('ok')

    const again = office.office.session.pauseWrites()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const refused = codeOf(office.call('clients.add', aPerson()))
      await vi.advanceTimersByTimeAsync(5000)
      expect(await refused).toBe('busy')
    } finally {
      vi.useRealTimers()
      again()
    }
    expect(await codeOf(office.call('clients.add', aPerson()))).toBe('ok')
  })
})
