import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isWorkingDay } from '../../../shared/dates'
import {
  assumedReceipt,
  costsDueFrom,
  lastDayWithoutCosts,
} from '../../../shared/collection/fourteen-days'

describe('the fourteen days of a consumer', () => {
  it.each([
    // A Monday, so a Monday fourteen days on.
    ['2026-11-02', '2026-11-16', '2026-11-17'],
    // Saturday 14 November: until Monday.
    ['2026-10-31', '2026-11-16', '2026-11-17'],
    // Christmas 2026 is a Friday, Boxing Day a Saturday: until Monday 28.
    ['2026-12-11', '2026-12-28', '2026-12-29'],
  ])('received on %s: free of costs until %s, due from %s', (received, last, due) => {
    expect(lastDayWithoutCosts(received)).toBe(last)
    expect(costsDueFrom(received)).toBe(due)
  })

  it('are never fewer than fourteen whole days after receipt, and end on a working day', () => {
    fc.assert(
      fc.property(fc.nat(20_000), (days) => {
        const received = addDays('2015-01-01', days)
        expect(daysBetween(received, costsDueFrom(received))).toBeGreaterThan(14)
        expect(isWorkingDay(lastDayWithoutCosts(received))).toBe(true)
      }),
    )
  })

  it('run from receipt: an e-mail the same day, a letter after three working days', () => {
    expect(assumedReceipt('2026-11-27', 'email')).toBe('2026-11-27')
    expect(assumedReceipt('2026-11-23', 'post')).toBe('2026-11-26')
    expect(assumedReceipt('2026-11-27', 'post')).toBe('2026-12-02')
  })
})
