import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openOffice } from '../../../electron/office/office'
import { isAppError } from '../../../shared/errors'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }
const file = (office: TestOffice) => join(office.dir, 'office.db')

const refusalOf = (dir: string): string => {
  try {
    openOffice({ dir }).close()
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
  return 'ok'
}

describe('the data folder', () => {
  it('is open in one office at a time, and free again when that one closes', async () => {
    const office = await anOffice()
    expect(refusalOf(office.dir)).toBe('office-in-use')
    office.close()
    expect(refusalOf(office.dir)).toBe('ok')
  })

  it('that cannot be written is named', () => {
    const parent = temporaryFolder()
    writeFileSync(join(parent, 'file'), 'in the way')
    expect(refusalOf(join(parent, 'file', 'office'))).toBe('folder-not-writable')
  })

  it('that cannot be made anew keeps what lies there', () => {
    const dir = temporaryFolder()
    mkdirSync(join(dir, 'office.lock'))
    expect(refusalOf(dir)).toBe('folder-not-writable')
    expect(statSync(join(dir, 'office.lock')).isDirectory()).toBe(true)
  })
})

describe('the database file', () => {
  it('with a flipped byte is named, kept as it is, and never replaced', async () => {
    const office = await anOffice()
    await office.call('session.lock', {})
    const whole = readFileSync(file(office))
    for (const at of [40, 4096 + 900, whole.length - 500]) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      writeFileSync(file(office), damaged)
      const code = await codeOf(
        (async () => {
          await office.call('session.unlock', owner)
          await office.call('audit.verify', {})
          await office.call('settings.agency', {})
        })(),
      )
      // The first page tells the key; a later one is met when it is read, or by the full check.
      expect(['wrong-key', 'database-damaged', 'ok']).toContain(code)
      if (at === 40) expect(code).not.toBe('ok')
      expect(statSync(file(office)).size).toBe(whole.length)
      if ((await office.call('session.status', {})).state === 'open') {
        await office.call('session.lock', {})
      }
    }
    writeFileSync(file(office), whole)
    expect(await codeOf(office.call('session.unlock', owner))).toBe('ok')
  })

  it('from a newer version is refused by name', async () => {
    const office = await anOffice()
    const db = office.database()
    db.exec('PRAGMA user_version = 999')
    db.close()
    await office.call('session.lock', {})
    const answer = await office.office.call('session.unlock', owner)
    expect(answer).toMatchObject({ ok: false, code: 'database-newer', details: { found: 999 } })
  })

  it('that is missing is named, and nothing is made in its place', async () => {
    const office = await anOffice()
    office.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(file(office) + suffix, { force: true })
    const again = office.reopen()
    expect(await codeOf(again.call('session.unlock', owner))).toBe('database-missing')
    expect(existsSync(file(again))).toBe(false)
  })
})
