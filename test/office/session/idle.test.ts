import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockWhenIdle } from '../../../electron/office/session/sign-in/idle'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { enrolAt } from '../../support/office/sign-in'

const tenSeconds = 10_000
const start = '2026-03-16T09:00:00.000Z'

/** An office whose person last touched anything so many seconds ago. */
const watched = (office: TestOffice, idle: { seconds: number }): void => {
  const desk = { idle: () => Promise.resolve({ seconds: idle.seconds, of: 'machine' as const }) }
  const watch = lockWhenIdle(office.office.session, desk)
  stops.push(watch.stop)
}

const stops: (() => void)[] = []

describe('an office nobody touches', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => {
    for (const stop of stops.splice(0)) stop()
    vi.useRealTimers()
  })

  it('locks after the minutes the owner set, and says why', async () => {
    const office = await anOffice()
    await office.call('settings.saveBehaviour', { lockAfterMinutes: 3 })
    const idle = { seconds: 179 }
    watched(office, idle)
    await vi.advanceTimersByTimeAsync(tenSeconds)
    expect(await codeOf(office.call('settings.agency', {}))).toBe('ok')
    idle.seconds = 180
    await vi.advanceTimersByTimeAsync(tenSeconds)
    expect(await codeOf(office.call('settings.agency', {}))).toBe('locked')
    expect(office.locked).toEqual(['idle'])
  })

  it('locks between the password and the code too, wipes the keys, and says why', async () => {
    const office = await anOffice()
    await enrolAt(office, start)
    await office.call('session.lock', {})
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect(await office.call('session.status', {})).toMatchObject({ step: 'code' })
    const held = office.office.session.signingIn()?.session
    const keys = [held?.office.databaseKey, ...(held?.archivePrivateKeys ?? [])]
    office.locked.splice(0)
    watched(office, { seconds: 600 })
    await vi.advanceTimersByTimeAsync(tenSeconds)
    expect(await office.call('session.status', {})).toMatchObject({ state: 'locked', step: null })
    expect(keys).toHaveLength(2)
    for (const key of keys) expect(key?.every((byte) => byte === 0)).toBe(true)
    expect(office.locked).toEqual(['idle'])
  })

  it('tells nothing to who goes back to the password on their own', async () => {
    const office = await anOffice()
    await enrolAt(office, start)
    await office.call('session.lock', {})
    office.locked.splice(0)
    const owner = { email: ownerEmail, password: ownerPassword }
    await office.call('session.unlock', owner)
    await office.call('session.unlock', owner)
    await office.call('session.leave', {})
    expect(office.locked).toEqual([])
  })

  it('stays open while somebody works', async () => {
    const office = await anOffice()
    watched(office, { seconds: 2 })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(office.locked).toEqual([])
  })
})
