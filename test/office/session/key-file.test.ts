import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, ownerEmail, ownerPassword, type TestOffice } from '../../support/office'

const owner = { email: ownerEmail, password: ownerPassword }
const keys = (office: TestOffice) => join(office.dir, 'office.keys.json')
const previous = (office: TestOffice) => join(office.dir, 'office.keys.previous.json')

const aLockedOffice = async (): Promise<TestOffice> => {
  const office = await anOffice()
  // A second version, so that there is a previous one.
  await office.call('session.changePassword', {
    current: ownerPassword,
    password: 'even een ander',
  })
  await office.call('session.changePassword', {
    current: 'even een ander',
    password: ownerPassword,
  })
  await office.call('session.lock', {})
  return office
}

const unlock = (office: TestOffice) => codeOf(office.call('session.unlock', owner))

describe('the key file', () => {
  it('holds no e-mail address and no key', async () => {
    const office = await aLockedOffice()
    expect(readFileSync(keys(office), 'utf8')).not.toContain('voorbeeld')
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
    const other = await aLockedOffice()
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
