import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../shared/dates'
import { addTargetDays, isTargetDay, nextTargetDay } from '../../shared/target-days'

describe('TARGET days', () => {
  it.each([
    ['2026-01-01', false],
    ['2026-04-03', false], // Good Friday
    ['2026-04-06', false], // Easter Monday
    ['2026-05-01', false],
    ['2026-12-25', false],
    ['2026-12-26', false],
    ['2026-11-28', false], // Saturday
    ['2026-11-29', false], // Sunday
    ['2026-11-27', true],
    ['2026-04-27', true], // King's Day: banks settle
    ['2026-05-14', true], // Ascension Day
    ['2026-05-25', true], // Whit Monday
    ['2026-12-31', true],
  ])('%s: %s', (date, open) => {
    expect(isTargetDay(date)).toBe(open)
  })

  it('come again within five days, Easter and Christmas included', () => {
    fc.assert(
      fc.property(fc.nat(40_000), (days) => {
        const date = addDays('2010-01-01', days)
        const next = nextTargetDay(date)
        expect(isTargetDay(next)).toBe(true)
        expect(daysBetween(date, next)).toBeLessThanOrEqual(5)
        expect(nextTargetDay(next)).toBe(next)
      }),
    )
  })

  it('are counted without the day itself', () => {
    expect(addTargetDays('2026-11-27', 1)).toBe('2026-11-30')
    expect(addTargetDays('2026-04-02', 1)).toBe('2026-04-07')
    expect(addTargetDays('2026-11-29', 0)).toBe('2026-11-29')
    expect(addTargetDays('2026-11-28', 2)).toBe('2026-12-01')
  })
})
