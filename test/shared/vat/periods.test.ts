import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../shared/dates'
import {
  icpDueOn,
  isWithin,
  nextPeriod,
  periodLengths,
  periodOf,
  periodsOfYear,
  returnDueOn,
  returnsDue,
} from '../../../shared/vat/periods'
import { someDay } from './arbitraries'

describe('a period', () => {
  it.each([
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-06-30', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-07-01', '2026-07-01', '2026-09-30'],
    ['year', '2026-11-27', '2026-01-01', '2026-12-31'],
  ] as const)('a %s with %s in it runs from %s to %s', (length, date, from, to) => {
    expect(periodOf(date, length)).toEqual({ length, from, to })
  })

  it('holds every day once: a day is in exactly one period of each length', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...periodLengths), (date, length) => {
        const year = Number(date.slice(0, 4))
        const around = [year - 1, year, year + 1].flatMap((one) => periodsOfYear(one, length))
        expect(around.filter((period) => isWithin(period, date))).toEqual([periodOf(date, length)])
      }),
    )
  })

  it('is followed by the next without a gap', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...periodLengths), (date, length) => {
        const period = periodOf(date, length)
        expect(nextPeriod(period).from).toBe(addDays(period.to, 1))
        expect(daysBetween(period.from, nextPeriod(period).from)).toBeGreaterThanOrEqual(28)
      }),
    )
  })

  it('comes 12, 4 or 1 times a year', () => {
    expect(periodLengths.map((length) => periodsOfYear(2028, length).length)).toEqual([12, 4, 1])
  })
})

describe('what is due', () => {
  it.each([
    ['month', '2026-01-15', '2026-02-28'],
    ['month', '2028-01-15', '2028-02-29'],
    ['month', '2026-12-31', '2027-01-31'],
    ['quarter', '2026-03-31', '2026-04-30'],
    ['quarter', '2026-12-01', '2027-01-31'],
    ['year', '2026-05-05', '2027-03-31'],
  ] as const)('the return of the %s of %s by %s', (length, date, due) => {
    expect(returnDueOn(periodOf(date, length))).toBe(due)
  })

  it('the ICP list of a quarter by the end of the month after it', () => {
    expect(icpDueOn(periodOf('2026-09-30', 'quarter'))).toBe('2026-10-31')
  })

  it('lists ended periods that were not filed, and not the running one', () => {
    const due = returnsDue('2026-11-27', 'quarter', '2026-02-10', new Set(['2026-04-01']))
    expect(due.map(({ period, dueOn }) => [period.from, dueOn])).toEqual([
      ['2026-01-01', '2026-04-30'],
      ['2026-07-01', '2026-10-31'],
    ])
    expect(returnsDue('2026-09-30', 'quarter', '2026-09-01', new Set())).toEqual([])
    expect(returnsDue('2026-10-01', 'quarter', '2026-09-01', new Set())).toHaveLength(1)
  })
})
