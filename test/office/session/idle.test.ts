import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockWhenIdle } from '../../../electron/office/session/sign-in/idle'
import { bareDesk } from '../../../electron/office/bare-desk'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'

const tenSeconds = 10_000

/** An office whose person last touched anything so many seconds ago. */
const watched = (office: TestOffice, idle: { seconds: number }): void => {
  const desk = { ...bareDesk, idleSeconds: () => Promise.resolve(idle.seconds) }
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

  it('stays open while somebody works', async () => {
    const office = await anOffice()
    watched(office, { seconds: 2 })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(office.locked).toEqual([])
  })
})
