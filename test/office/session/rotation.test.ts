import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hashHex, randomBytes } from '../../../electron/office/crypto'
import { rekeyedBytes } from '../../../electron/office/session/rekey-progress'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }
const keys = (office: TestOffice) => join(office.dir, 'office.keys.json')
const file = (office: TestOffice) => join(office.dir, 'office.db')

describe('rotating the database key', () => {
  it('keeps everybody in, with their own passwords, and gives the file another key', async () => {
    const office = await anOffice()
    const { startPassword } = await office.call('users.add', {
      name: 'Sam',
      email: 'sam@voorbeeld.nl',
      role: 'staff',
    })
    const before = new Uint8Array(office.office.session.require().secrets.databaseKey)
    await office.call('session.rotateKey', {})
    const after = new Uint8Array(office.office.session.require().secrets.databaseKey)
    expect(after).not.toEqual(before)
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    await office.call('session.lock', {})
    expect((await office.call('session.unlock', owner)).state).toBe('open')
    await office.call('session.lock', {})
    const sam = { email: 'sam@voorbeeld.nl', password: startPassword ?? '' }
    expect((await office.call('session.unlock', sam)).step).toBe('new-password')
  })

  it('leaves the old key of no use, also with the key file of before', async () => {
    const office = await anOffice()
    const oldKeys = readFileSync(keys(office))
    await office.call('session.rotateKey', {})
    await office.call('session.lock', {})
    writeFileSync(keys(office), oldKeys)
    expect(await codeOf(office.call('session.unlock', owner))).toBe('wrong-key')
  })

  it('cut short before the file is swapped leaves the old key', async () => {
    const office = await anOffice()
    const oldFile = `${file(office)}.before`
    await office.call('session.lock', {})
    copyFileSync(file(office), oldFile)
    await office.call('session.unlock', owner)
    const halfway = await keysHalfway(office)
    await office.call('session.lock', {})
    // As a power cut would leave it: both keys in the slots, the old file still in place.
    writeFileSync(keys(office), halfway)
    copyFileSync(oldFile, file(office))
    writeFileSync(`${file(office)}.rotating`, 'half a copy')
    expect((await office.call('session.unlock', owner)).state).toBe('open')
    expect(existsSync(`${file(office)}.rotating`)).toBe(false)
    expect(readFileSync(keys(office), 'utf8')).not.toMatch(/"sealedNext": "/)
  })

  it('cut short after the file was swapped goes on with the new key', async () => {
    const office = await anOffice()
    const halfway = await keysHalfway(office)
    await office.call('session.lock', {})
    writeFileSync(keys(office), halfway)
    expect((await office.call('session.unlock', owner)).state).toBe('open')
    await office.call('session.lock', {})
    expect((await office.call('session.unlock', owner)).state).toBe('open')
    expect(readFileSync(keys(office), 'utf8')).not.toMatch(/"sealedNext": "/)
  })

  it('has writes wait meanwhile and answers reads', async () => {
    const office = await anOffice()
    const done: string[] = []
    const rotating = office.call('session.rotateKey', {}).then(() => done.push('rotated'))
    const written = office
      .call('settings.saveBehaviour', { lockAfterMinutes: 5 })
      .then(() => done.push('written'))
    expect((await office.call('settings.agency', {})).name).toBe('Bureau Voorbeeld')
    expect(done).toEqual([])
    await Promise.all([rotating, written])
    const { rows } = await office.call('audit.list', {})
    const codes = rows.map(({ operation, code }) => `${operation} ${code}`)
    const [saved, started] = ['settings.saveBehaviour ', 'session.rotateKey rotating']
    expect(codes.indexOf(saved)).toBeLessThan(codes.indexOf(started))
    expect(await office.call('settings.behaviour', {})).toEqual({ lockAfterMinutes: 5 })
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
    const answer = await office.office.call(
      'session.rotateKey',
      {},
      { progress: ({ done, total }) => told.push(done / (total ?? 0)) },
    )
    expect(answer.ok).toBe(true)
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBeLessThanOrEqual(1)
  })
})

interface Slots {
  slots: { sealed: string; sealedNext: string | null }[]
}

const slotsOf = (text: string): Slots =>
  JSON.parse(text.slice(0, text.lastIndexOf('\n//'))) as Slots

/** Carries a rotation out; gives the key file as it stood between its two halves. */
const keysHalfway = async (office: TestOffice): Promise<string> => {
  const before = slotsOf(readFileSync(keys(office), 'utf8'))
  await office.call('session.rotateKey', {})
  const after = slotsOf(readFileSync(keys(office), 'utf8'))
  const slots = before.slots.map((slot, at) => ({
    ...slot,
    sealedNext: after.slots[at]?.sealed ?? null,
  }))
  const text = JSON.stringify({ ...before, slots }, null, 1)
  return `${text}\n//${hashHex(text)}\n`
}
