import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  anOffice,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
} from '../../support/office/office'

describe('first run, unlock and lock', () => {
  it('makes an encrypted office, locks it and opens it with the password alone', async () => {
    const office = await anOffice()
    expect((await office.call('session.status', {})).state).toBe('open')
    await office.call('session.lock', {})
    expect(await codeOf(office.call('settings.agency', {}))).toBe('locked')
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect((await office.call('settings.agency', {})).name).toBe('Bureau Voorbeeld')
    const raw = readFileSync(join(office.dir, 'office.db'))
    expect(raw.includes('SQLite format 3')).toBe(false)
    expect(raw.includes('Bureau Voorbeeld')).toBe(false)
  })

  it('refuses a wrong password and an unknown address with the same answer', async () => {
    const office = await anOffice()
    await office.call('session.lock', {})
    const wrong = await office.office.call('session.unlock', {
      email: ownerEmail,
      password: 'niet goed',
    })
    const unknown = await office.office.call('session.unlock', {
      email: 'x@y.nl',
      password: 'niet goed',
    })
    expect(wrong).toEqual(unknown)
    expect(wrong).toMatchObject({ ok: false, code: 'wrong-password' })
  })

  it('knows a folder without an office', async () => {
    const office = emptyOffice()
    expect((await office.call('session.status', {})).state).toBe('new')
    expect(await codeOf(office.call('session.unlock', { email: ownerEmail, password: 'x' }))).toBe(
      'not-set-up',
    )
  })
})
