import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeTermination } from '../../../shared/clients/termination'
import { addDays } from '../../../shared/dates'

const facts = {
  today: '2026-03-16',
  clientSince: '2014-05-01',
  suppliedUntil: null,
  terminatedToday: 0,
}
const usual = { kind: 'usual' }
const unusual = (...why: string[]) => ({ kind: 'unusual', why })
const refused = (why: string) => ({ kind: 'refused', why })

describe('an opzegdatum', () => {
  it.each([
    ['today', '2026-03-16', usual],
    ['31 days back', '2026-02-13', usual],
    ['32 days back', '2026-02-12', unusual('long-ago')],
    ['400 days ahead', '2027-04-20', usual],
    ['401 days ahead', '2027-04-21', unusual('far-ahead')],
    ['ten years back', '2016-03-16', unusual('long-ago')],
    ['a day more', '2016-03-15', refused('years-away')],
    ['ten years ahead', '2036-03-16', unusual('far-ahead')],
    ['a day more ahead', '2036-03-17', refused('years-away')],
    ['the year 1066', '1066-10-14', refused('years-away')],
  ])('%s', (_, on, verdict) => {
    expect(judgeTermination(on, facts)).toEqual(verdict)
  })

  it('is not before the client began', () => {
    const since = { ...facts, clientSince: '2026-03-10' }
    expect(judgeTermination('2026-03-10', since)).toEqual(usual)
    expect(judgeTermination('2026-03-09', since)).toEqual(refused('before-client'))
  })

  it('is looked at when something runs more than 31 days past it', () => {
    const on = '2026-03-20'
    const until = (days: number) => ({ ...facts, suppliedUntil: addDays(on, days) })
    expect(judgeTermination(on, until(31))).toEqual(usual)
    expect(judgeTermination(on, until(32))).toEqual(unusual('supply-after'))
  })

  it('is looked at from the fourth client of one person in one day', () => {
    expect(judgeTermination('2026-03-16', { ...facts, terminatedToday: 2 })).toEqual(usual)
    expect(judgeTermination('2026-03-16', { ...facts, terminatedToday: 3 })).toEqual(
      unusual('many-today'),
    )
  })

  it('is never usual outside the window, whatever else is known', () => {
    const days = fc.integer({ min: -9000, max: 9000 })
    fc.assert(
      fc.property(days, days, fc.nat(9), (away, since, count) => {
        const { today } = facts
        const clientSince = addDays(today, -Math.abs(since))
        const on = addDays(today, away)
        const verdict = judgeTermination(on, { ...facts, clientSince, terminatedToday: count })
        if (verdict.kind === 'usual') {
          expect(away).toBeGreaterThanOrEqual(-31)
          expect(away).toBeLessThanOrEqual(400)
          expect(on >= clientSince).toBe(true)
          expect(count).toBeLessThan(3)
        }
      }),
    )
  })
})
