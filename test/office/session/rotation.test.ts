import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { randomBytes } from '../../../electron/office/crypto'
import { keyFileNames } from '../../../electron/office/session/keys/key-file'
import { rekeyedBytes } from '../../../electron/office/session/rotation/rekey-progress'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { rotate } from '../../support/office/slots'

const owner = { email: ownerEmail, password: ownerPassword }
const sam = { name: 'Sam', email: 'sam@voorbeeld.nl', role: 'staff' } as const
const keyOf = (office: TestOffice): string =>
  Buffer.from(office.office.session.require().office.databaseKey).toString('hex')
const unlock = (office: TestOffice, password: string, email: string = sam.email) =>
  office.call('session.unlock', { email, password })

describe('new keys for the office', () => {
  it('keep who rotates in with their own password, and give everybody else a start password', async () => {
    const office = await anOffice()
    const added = await office.call('users.add', sam)
    const before = keyOf(office)
    const { people } = await rotate(office)
    expect(keyOf(office)).not.toBe(before)
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    await office.call('session.lock', {})
    expect((await office.call('session.unlock', owner)).state).toBe('open')
    await office.call('session.lock', {})
    expect(await codeOf(unlock(office, added.startPassword ?? ''))).toBe('wrong-password')
    expect(people).toMatchObject([{ name: 'Sam' }])
    expect((await unlock(office, people[0]?.startPassword ?? '')).step).toBe('new-password')
  })

  it('change nothing before the new kit was written down', async () => {
    const office = await anOffice()
    const before = keyOf(office)
    const files = keyFileNames.map((name) => join(office.dir, name)).filter(existsSync)
    const texts = files.map((path) => readFileSync(path, 'utf8'))
    const plan = { password: ownerPassword, stay: [] }
    const { recoveryKey } = await office.call('session.prepareRotation', plan)
    const group = recoveryKey.split('-')[3] ?? ''
    expect(await codeOf(office.call('session.rotateKey', { group: 3, text: group }))).toBe(
      'wrong-recovery-key',
    )
    expect(files.map((path) => readFileSync(path, 'utf8'))).toEqual(texts)
    expect(keyOf(office)).toBe(before)
    await office.call('session.lock', {})
    const recover = { email: ownerEmail, password: 'een ander wachtwoord', recoveryKey }
    expect(await codeOf(office.call('session.recover', recover))).toBe('wrong-recovery-key')
  })

  it('ask for the own password, and are gone from memory at lock', async () => {
    const office = await anOffice()
    const plan = { password: ownerPassword, stay: [] }
    expect(
      await codeOf(office.call('session.prepareRotation', { ...plan, password: 'niet dit' })),
    ).toBe('wrong-password')
    const { recoveryKey } = await office.call('session.prepareRotation', plan)
    const made = office.office.session.require().rotation
    await office.call('session.lock', {})
    expect(made?.databaseKey.every((byte) => byte === 0)).toBe(true)
    expect(made?.archive.privateKey.every((byte) => byte === 0)).toBe(true)
    await office.call('session.unlock', owner)
    const [text = ''] = recoveryKey.split('-')
    expect(await codeOf(office.call('session.rotateKey', { group: 1, text }))).toBe('not-found')
  })

  it('leave out who does not stay', async () => {
    const office = await anOffice()
    const { startPassword } = await office.call('users.add', sam)
    await rotate(office, { stay: [] })
    const users = await office.call('users.list', {})
    expect(users.map(({ name, disabledAt }) => [name, disabledAt !== null])).toEqual([
      ['Olga Eigenaar', false],
      ['Sam', true],
    ])
    await office.call('session.lock', {})
    expect(await codeOf(unlock(office, startPassword ?? ''))).toBe('wrong-password')
  })

  it('do not undo what happened to keys after they were made ready', async () => {
    const office = await anOffice()
    const plan = { password: ownerPassword, stay: [] }
    const { recoveryKey } = await office.call('session.prepareRotation', plan)
    const password = 'intussen een ander wachtwoord'
    await office.call('session.changePassword', { current: ownerPassword, password })
    const [text = ''] = recoveryKey.split('-')
    expect(await codeOf(office.call('session.rotateKey', { group: 1, text }))).toBe(
      'changed-meanwhile',
    )
    await office.call('session.lock', {})
    expect((await unlock(office, password, ownerEmail)).state).toBe('open')
  })

  it('let writes wait or refuse them meanwhile, and answer reads', async () => {
    const office = await anOffice()
    const rotating = rotate(office)
    const saving = () => codeOf(office.call('settings.saveBehaviour', { lockAfterMinutes: 5 }))
    expect((await office.call('settings.agency', {})).name).toBe('Bureau Voorbeeld')
    await rotating
    expect(await saving()).toBe('ok')
  })

  it('open what was sealed in the archive before, and what is sealed after', async () => {
    const office = await anOffice()
    const before = [...office.office.session.require().archivePrivateKeys].map((one) =>
      Buffer.from(one).toString('hex'),
    )
    await rotate(office)
    await rotate(office)
    await office.call('session.lock', {})
    await office.call('session.unlock', owner)
    const after = [...office.office.session.require().archivePrivateKeys].map((one) =>
      Buffer.from(one).toString('hex'),
    )
    expect(after).toHaveLength(3)
    expect(after.slice(2)).toEqual(before)
  })

  it('end the way in of who was between password and code, and say why', async () => {
    const office = await anOffice()
    const { startPassword } = await office.call('users.add', sam)
    const seat = office.anotherSeat()
    const first = { email: sam.email, password: startPassword ?? '' }
    expect((await seat.call('session.unlock', first)).step).toBe('new-password')
    await rotate(office)
    expect(seat.locked).toEqual(['keys'])
    const own = { current: null, password: 'eigen van sam hier' }
    expect(await codeOf(seat.call('session.changePassword', own))).toBe('wrong-step')
    expect(await codeOf(seat.call('session.unlock', first))).toBe('wrong-password')
  })

  it('stop what a colleague had running, and nothing of it comes after them', async () => {
    const office = await anOffice()
    const { startPassword } = await office.call('users.add', { ...sam, role: 'owner' })
    const seat = office.anotherSeat()
    await seat.call('session.unlock', { email: sam.email, password: startPassword ?? '' })
    await seat.call('session.changePassword', { current: null, password: 'eigen van sam hier' })
    const [rotated, backup] = await Promise.all([
      codeOf(rotate(office)),
      codeOf(seat.call('backup.make', {})),
    ])
    expect(rotated).toBe('ok')
    expect(['ok', 'busy', 'locked', 'cancelled']).toContain(backup)
    expect(seat.locked).toEqual(['keys'])
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
  })

  it('are due from the day an owner lost that role, whatever else happens, until they are made', async () => {
    const office = await anOffice()
    const dueAt = async () => (await office.call('users.keys', {})).rotationDueAt
    const staff = await office.call('users.add', sam)
    await office.call('users.disable', { id: staff.user.id })
    // Of staff it is offered only.
    expect(await dueAt()).toBeNull()
    const otto = { name: 'Otto', email: 'otto@voorbeeld.nl', role: 'owner' } as const
    const { user } = await office.call('users.add', otto)
    await office.call('users.change', { ...otto, id: user.id, role: 'staff', was: otto })
    const since = await dueAt()
    expect(since).not.toBeNull()
    office.setClock('2026-04-01T09:00:00.000Z')
    await office.call('users.disable', { id: user.id })
    await office.call('users.enable', { id: user.id })
    await office.call('session.lock', {})
    await office.call('session.unlock', owner)
    expect(await dueAt()).toBe(since)
    office.changed.splice(0)
    await rotate(office)
    expect(await dueAt()).toBeNull()
    // What is on screen is asked for again.
    expect(office.changed.at(-1)).toContain('users')
  })

  it('lock out everybody who is in', async () => {
    const office = await anOffice()
    const { startPassword } = await office.call('users.add', sam)
    const seat = office.anotherSeat()
    await seat.call('session.unlock', { email: sam.email, password: startPassword ?? '' })
    await seat.call('session.changePassword', { current: null, password: 'eigen van sam hier' })
    await rotate(office)
    expect(seat.locked).toEqual(['keys'])
    expect(await codeOf(seat.call('settings.agency', {}))).toBe('locked')
  })
})

describe('how far a rotation is', () => {
  it.each([0, 1, 6, 17])('is read off the file when %i of 17 pages have the new key', (pages) => {
    const dir = mkdtempSync(join(tmpdir(), 'kluis-rekey-'))
    const before = randomBytes(17 * 4096)
    const after = new Uint8Array(before)
    after.set(randomBytes(pages * 4096))
    writeFileSync(join(dir, 'before'), before)
    writeFileSync(join(dir, 'after'), after)
    expect(rekeyedBytes(join(dir, 'before'), join(dir, 'after'))).toBe(pages * 4096)
  })

  it('is told while it goes on, and never runs back', async () => {
    const office = await anOffice()
    const told: number[] = []
    await rotate(office, {}, { progress: ({ done, total }) => told.push(done / (total ?? 0)) })
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBeLessThanOrEqual(1)
  })
})
