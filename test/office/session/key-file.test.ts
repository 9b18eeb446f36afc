import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentKdf } from '../../../electron/office/crypto'
import { readKeyFile, writeKeyFile } from '../../../electron/office/session/key-file'
import { rewrapSlot } from '../../../electron/office/session/slots'
import {
  aLockedCopy,
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }
const keys = (office: TestOffice) => join(office.dir, 'office.keys.json')
const previous = (office: TestOffice) => join(office.dir, 'office.keys.previous.json')

const aTwiceChangedOffice = async (fresh: boolean) => {
  const office = await anOffice({ fresh })
  // A second version, so that there is a previous one.
  await office.call('session.changePassword', {
    current: ownerPassword,
    password: 'even een ander',
  })
  await office.call('session.changePassword', {
    current: 'even een ander',
    password: ownerPassword,
  })
  return { office, known: undefined }
}

const aLockedOffice = async ({ another = false } = {}): Promise<TestOffice> => {
  const name = `twice changed password ${another}`
  const { office } = await aLockedCopy(name, () => aTwiceChangedOffice(another))
  return office
}

const unlock = (office: TestOffice) => codeOf(office.call('session.unlock', owner))

describe('the key file', () => {
  it('holds no e-mail address and no key', async () => {
    const office = await aLockedOffice()
    expect(readFileSync(keys(office), 'utf8')).not.toContain('voorbeeld')
  })

  it('of weaker Argon2id parameters is strengthened at sign-in, and keeps no weaker copy', async () => {
    const office = await aLockedOffice()
    const file = readKeyFile(office.dir)
    const weak = { ops: 1, mem: 8 * 1024 * 1024 }
    file.slots = file.slots.map((slot) =>
      slot.kind === 'user'
        ? (rewrapSlot(file.officeId, slot, ownerPassword, null, weak) ?? slot)
        : slot,
    )
    writeKeyFile(office.dir, file, { forgetPrevious: true })
    expect(await codeOf(office.call('session.unlock', { ...owner, password: 'mis' }))).toBe(
      'wrong-password',
    )
    expect(readKeyFile(office.dir).slots[0]?.kdf).toMatchObject(weak)
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await unlock(office)).toBe('ok')
    for (const path of [keys(office), previous(office)]) {
      expect(readFileSync(path, 'utf8')).not.toContain(`"mem": ${weak.mem}`)
    }
    expect(readKeyFile(office.dir).slots[0]?.kdf).toMatchObject(currentKdf)
    await office.call('session.lock', {})
    expect(await unlock(office)).toBe('ok')
  })

  it('that was cut off or damaged is replaced by the previous one', async () => {
    const office = await aLockedOffice()
    const whole = readFileSync(keys(office))
    writeFileSync(keys(office), whole.subarray(0, 300))
    expect(await unlock(office)).toBe('ok')
    await office.call('session.lock', {})
    const flipped = Buffer.from(whole)
    flipped[500] = (flipped[500] ?? 0) ^ 1
    writeFileSync(keys(office), flipped)
    expect(await unlock(office)).toBe('ok')
  })

  it('that is missing or damaged with its previous one is named, and nothing new is made', async () => {
    const office = await aLockedOffice()
    writeFileSync(keys(office), 'x')
    writeFileSync(previous(office), 'y')
    expect(await unlock(office)).toBe('keys-damaged')
    rmSync(keys(office))
    rmSync(previous(office))
    expect(await unlock(office)).toBe('keys-missing')
    expect(await office.call('session.status', {})).toMatchObject({
      state: 'trouble',
      trouble: 'keys-missing',
    })
    expect(readFileSync(join(office.dir, 'office.db')).length).toBeGreaterThan(0)
  })

  it('of another office opens nothing, and says so', async () => {
    const office = await aLockedOffice()
    const other = await aLockedOffice({ another: true })
    writeFileSync(keys(office), readFileSync(keys(other)))
    rmSync(previous(office))
    expect(await unlock(office)).toBe('wrong-key')
  })

  it('half-written beside the whole one changes nothing', async () => {
    const office = await aLockedOffice()
    writeFileSync(`${keys(office)}.new`, '{"format":"klu')
    expect(await unlock(office)).toBe('ok')
  })
})
