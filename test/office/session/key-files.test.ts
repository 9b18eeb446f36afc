import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentKdf } from '../../../electron/office/crypto'
import { changeSlots } from '../../../electron/office/session/keys/change'
import { exportKeys } from '../../../electron/office/session/keys/directory'
import { keyFileText, parseKeyFile } from '../../../electron/office/session/keys/key-file'
import { makeSlot, newSlotKey } from '../../../electron/office/session/keys/slots'
import { secretsOf } from '../../../electron/office/session/sign-in/own-write'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }
const keys = (office: TestOffice) => join(office.dir, 'office.keys.json')
const copy = (office: TestOffice) => join(office.dir, 'office.keys.copy.json')
const next = (office: TestOffice) => join(office.dir, 'office.keys.next.json')

const aLockedOffice = async (): Promise<TestOffice> => {
  const office = await anOffice()
  await office.call('session.lock', {})
  return office
}

const unlock = (office: TestOffice, password = ownerPassword) =>
  codeOf(office.call('session.unlock', { ...owner, password }))

const lines = async (office: TestOffice): Promise<string[]> =>
  (await office.call('audit.list', { domain: 'session' })).rows.map(({ code }) => code)

/** What the rows say, in an office that is open. */
const rowsOf = (office: TestOffice): string =>
  keyFileText(exportKeys(office.office.session.require().database.reader))

const bothSay = (office: TestOffice): string[] =>
  [keys(office), copy(office)].map((path) => readFileSync(path, 'utf8'))

describe('the key files', () => {
  it('say what the rows say, twice, after every change of access', async () => {
    const office = await anOffice()
    const expectSame = () => expect(bothSay(office)).toEqual([rowsOf(office), rowsOf(office)])
    expectSame()
    const sam = { name: 'Sam', email: 'sam@voorbeeld.nl', role: 'staff' } as const
    const { user } = await office.call('users.add', sam)
    expectSame()
    await office.call('users.change', {
      ...sam,
      id: user.id,
      email: 'sam.b@voorbeeld.nl',
      was: sam,
    })
    expectSame()
    await office.call('users.change', {
      ...sam,
      id: user.id,
      role: 'owner',
      was: { ...sam, email: 'sam.b@voorbeeld.nl' },
    })
    expectSame()
    await office.call('users.resetPassword', { id: user.id })
    expectSame()
    await office.call('users.disable', { id: user.id })
    expectSame()
    await office.call('users.enable', { id: user.id })
    expectSame()
    await office.call('session.renewRecoveryKit', { password: ownerPassword })
    expectSame()
    const password = 'een ander wachtwoord'
    await office.call('session.changePassword', { current: ownerPassword, password })
    expectSame()
    expect(existsSync(next(office))).toBe(false)
  })

  it('are made whole again from each other and from the rows, without anybody noticing', async () => {
    const office = await aLockedOffice()
    writeFileSync(keys(office), readFileSync(keys(office)).subarray(0, 300))
    expect(await unlock(office)).toBe('ok')
    expect(bothSay(office)).toEqual([rowsOf(office), rowsOf(office)])
    await office.call('session.lock', {})
    rmSync(copy(office))
    expect(await unlock(office)).toBe('ok')
    expect(bothSay(office)).toEqual([rowsOf(office), rowsOf(office)])
  })

  it('that differ from the rows are put right, and it is on record', async () => {
    const office = await aLockedOffice()
    const file = parseKeyFile(readFileSync(keys(office), 'utf8'))
    if (!file || file === 'version-1') throw new Error('no key file')
    const kit = file.slots.find(({ kind }) => kind === 'recovery')
    writeFileSync(
      keys(office),
      keyFileText({ ...file, slots: file.slots.filter((slot) => slot !== kit) }),
    )
    expect(await unlock(office)).toBe('ok')
    expect(bothSay(office)).toEqual([rowsOf(office), rowsOf(office)])
    expect(await lines(office)).toContain('differed')
    // Every owner is told until one has seen it.
    expect((await office.call('users.keys', {})).keyFileDifferedAt).not.toBeNull()
    await office.call('users.seenKeyFile', {})
    expect((await office.call('users.keys', {})).keyFileDifferedAt).toBeNull()
  })

  it('of weaker Argon2id parameters are strengthened at sign-in, and no copy is weaker', async () => {
    const office = await anOffice()
    const opened = office.office.session.require()
    const weak = await newSlotKey(ownerPassword, null, { ops: 1, mem: 8 * 1024 * 1024 })
    changeSlots(
      office.dir,
      opened.database.reader,
      (now, epoch) => ({
        put: now.slots
          .filter(({ kind }) => kind === 'user')
          .map((slot) => makeSlot(now.officeId, slot, weak, secretsOf(opened, epoch))),
      }),
      (store) => store(opened.database.writer),
    )
    await office.call('session.lock', {})
    expect(await unlock(office, 'mis')).toBe('wrong-password')
    expect(readFileSync(keys(office), 'utf8')).toContain('"ops": 1')
    expect(await unlock(office)).toBe('ok')
    for (const text of bothSay(office)) {
      const file = parseKeyFile(text)
      const slots = file && file !== 'version-1' ? file.slots : []
      expect(slots.find(({ kind }) => kind === 'user')?.kdf).toMatchObject(currentKdf)
    }
    await office.call('session.lock', {})
    expect(await unlock(office)).toBe('ok')
  })

  it('that are missing or damaged are named, and nothing new is made', async () => {
    const office = await aLockedOffice()
    writeFileSync(keys(office), 'x')
    writeFileSync(copy(office), 'y')
    expect(await unlock(office)).toBe('keys-damaged')
    rmSync(keys(office))
    rmSync(copy(office))
    expect(await unlock(office)).toBe('keys-missing')
    expect(await office.call('session.status', {})).toMatchObject({
      state: 'trouble',
      trouble: 'keys-missing',
    })
    expect(readFileSync(join(office.dir, 'office.db')).length).toBeGreaterThan(0)
  })

  it('of another office open nothing, and say so', async () => {
    const office = await aLockedOffice()
    const other = await anOffice({ fresh: true })
    copyFileSync(keys(other), keys(office))
    rmSync(copy(office))
    expect(await unlock(office)).toBe('wrong-key')
  })

  it('half-written beside the whole one change nothing', async () => {
    const office = await aLockedOffice()
    writeFileSync(`${keys(office)}.new`, '{"format":"klu')
    writeFileSync(next(office), '{"format":"klu')
    expect(await unlock(office)).toBe('ok')
    expect(existsSync(next(office))).toBe(false)
  })
})
