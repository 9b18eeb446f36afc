import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  endOfToday,
  expiryFor,
  latestExpiry,
  lifetimes,
  lifetimesNow,
  remaining,
  warnAt,
  workdayEnd,
} from '../../../shared/credentials/expiry'

const moments = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const hours = fc.integer({ min: 1, max: 168 })

describe('the life of a login', () => {
  it('never exceeds the maximum, however it is chosen or extended', () => {
    fc.assert(
      fc.property(
        moments,
        hours,
        fc.integer({ min: 0, max: 200 * 60 }),
        fc.constantFrom(...lifetimes),
        (startedAt, maximumHours, minutesLater, lifetime) => {
          const now = new Date(Date.parse(startedAt) + minutesLater * 60_000).toISOString()
          const expiry = expiryFor(lifetime, now, { startedAt, maximumHours })
          if (!expiry.ok) return
          expect(expiry.expiresAt > now).toBe(true)
          expect(expiry.expiresAt <= latestExpiry({ startedAt, maximumHours })).toBe(true)
        },
      ),
    )
  })

  it('offers exactly what would be accepted and lasts longer', () => {
    fc.assert(
      fc.property(moments, hours, (now, maximumHours) => {
        const life = { startedAt: now, maximumHours }
        const offered = lifetimesNow(now, life).map(({ lifetime }) => lifetime)
        expect(offered).toEqual(lifetimes.filter((one) => expiryFor(one, now, life).ok))
        expect(offered).toContain('maximum')
      }),
    )
  })

  it.each([
    ['winter', '2026-01-15T10:00:00.000Z', '2026-01-15T17:00:00.000Z'],
    ['summer', '2026-07-15T10:00:00.000Z', '2026-07-15T16:00:00.000Z'],
    ['the day the clock goes forward', '2026-03-29T08:00:00.000Z', '2026-03-29T16:00:00.000Z'],
    ['the day it goes back', '2026-10-25T08:00:00.000Z', '2026-10-25T17:00:00.000Z'],
    ['just after midnight', '2026-01-14T23:30:00.000Z', '2026-01-15T17:00:00.000Z'],
    ['18:00 itself', '2026-01-15T17:00:00.000Z', null],
    ['the evening', '2026-01-15T20:00:00.000Z', null],
  ])('ends the working day at 18:00 in the Netherlands: %s', (_, now, end) => {
    expect(workdayEnd(now)).toBe(end)
  })

  it.each([
    ['2026-03-16T09:00:00.000Z', '2026-03-16T23:00:00.000Z'],
    ['2026-03-16T23:30:00.000Z', '2026-03-17T23:00:00.000Z'],
    ['2026-07-01T21:59:59.000Z', '2026-07-01T22:00:00.000Z'],
    ['2026-03-29T00:30:00.000Z', '2026-03-29T22:00:00.000Z'],
  ])('lets today end at midnight in the Netherlands: %s', (now, end) => {
    expect(endOfToday(now)).toBe(end)
  })

  it('warns fifteen minutes before the end, or later when the life is short', () => {
    const now = '2026-03-16T09:00:00.000Z'
    expect(warnAt(now, '2026-03-16T13:00:00.000Z')).toBe('2026-03-16T12:45:00.000Z')
    expect(warnAt(now, '2026-03-16T10:00:00.000Z')).toBe('2026-03-16T09:45:00.000Z')
    expect(warnAt(now, '2026-03-16T09:20:00.000Z')).toBe('2026-03-16T09:15:00.000Z')
  })

  it('counts down to nothing and never below', () => {
    const end = '2026-03-18T10:01:02.000Z'
    expect(remaining(end, Date.parse('2026-03-16T09:00:00.500Z'))).toEqual({
      days: 2,
      hours: 1,
      minutes: 1,
      seconds: 1,
    })
    expect(remaining(end, Date.parse('2030-01-01T00:00:00.000Z'))).toEqual({
      days: 0,
      hours: 0,
      minutes: 0,
      seconds: 0,
    })
  })
})
