import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../../shared/dates'
import {
  daysIn,
  indexOn,
  isPeriodLength,
  nextPeriod,
  periodAt,
  periodLengths,
  periodOn,
  periodsDue,
  type Period,
  type Rhythm,
} from '../../../shared/services/periods'

const days = fc
  .integer({ min: 0, max: daysBetween('2000-01-01', '2080-12-31') })
  .map((count) => addDays('2000-01-01', count))
const rhythms = fc.record({ startsOn: days, periodMonths: fc.constantFrom(...periodLengths) })

const firsts = (rhythm: Rhythm, count: number) =>
  Array.from({ length: count }, (_, index) => periodAt(rhythm, index).from)

describe('billing periods', () => {
  it('start again on the 31st after a month that has none', () => {
    expect(firsts({ startsOn: '2027-01-31', periodMonths: 1 }, 5)).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
    ])
    expect(periodAt({ startsOn: '2028-01-31', periodMonths: 1 }, 0)).toEqual({
      from: '2028-01-31',
      to: '2028-02-28',
    })
    expect(periodAt({ startsOn: '2028-01-31', periodMonths: 1 }, 1)).toEqual({
      from: '2028-02-29',
      to: '2028-03-30',
    })
  })

  it('start on the 28th in years without a 29 February, and on the 29th in those with one', () => {
    expect(firsts({ startsOn: '2028-02-29', periodMonths: 12 }, 5)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ])
  })

  it('are quarters from any day, and as many years as sold', () => {
    expect(firsts({ startsOn: '2026-11-30', periodMonths: 3 }, 3)).toEqual([
      '2026-11-30',
      '2027-02-28',
      '2027-05-30',
    ])
    expect(periodAt({ startsOn: '2027-04-01', periodMonths: 36 }, 1)).toEqual({
      from: '2030-04-01',
      to: '2033-03-31',
    })
  })

  it('are none of zero months, of part of a month, or past the calendar', () => {
    for (const periodMonths of [0, -1, 1.5, NaN])
      expect(() => periodAt({ startsOn: '2027-01-01', periodMonths }, 0)).toThrow(RangeError)
    expect(() => periodAt({ startsOn: '2199-12-31', periodMonths: 1 }, 0)).toThrow(RangeError)
    expect(() => periodAt({ startsOn: '2027-01-01', periodMonths: 1 }, -1)).toThrow(RangeError)
    expect([0, 2, 5, 13, 132].some(isPeriodLength)).toBe(false)
    expect([1, 3, 6, 12, 24, 120].every(isPeriodLength)).toBe(true)
  })

  it('touch, without a gap and without an overlap, however long', () => {
    fc.assert(
      fc.property(rhythms, fc.nat({ max: 120 }), (rhythm, index) => {
        fc.pre(addMonths(rhythm.startsOn, (index + 2) * rhythm.periodMonths) < '2199')
        const [one, two] = [periodAt(rhythm, index), periodAt(rhythm, index + 1)]
        expect(one.from <= one.to).toBe(true)
        expect(two.from).toBe(addDays(one.to, 1))
        expect(nextPeriod(rhythm, one.from)).toEqual(two)
        expect(nextPeriod(rhythm, one.to)).toEqual(two)
      }),
    )
  })

  it('begin on the day it started, or on the last day of a month too short for it', () => {
    fc.assert(
      fc.property(rhythms, fc.nat({ max: 40 }), (rhythm, index) => {
        fc.pre(addMonths(rhythm.startsOn, (index + 1) * rhythm.periodMonths) < '2199')
        const { from } = periodAt(rhythm, index)
        const sameDay = from.slice(8) === rhythm.startsOn.slice(8)
        expect(sameDay || addDays(from, 1).endsWith('-01')).toBe(true)
      }),
    )
  })

  it('hold every day from the start on, in exactly one of them', () => {
    fc.assert(
      fc.property(rhythms, fc.nat({ max: 20_000 }), (rhythm, ahead) => {
        const day = addDays(rhythm.startsOn, ahead)
        const index = indexOn(rhythm, day) ?? -1
        const period = periodAt(rhythm, index)
        expect(period.from <= day && day <= period.to).toBe(true)
        expect(periodOn(rhythm, day)).toEqual(period)
      }),
    )
  })

  it('hold no day before the start, after which the first one is next', () => {
    const rhythm = { startsOn: '2027-03-15', periodMonths: 12 }
    expect(periodOn(rhythm, '2027-03-14')).toBeNull()
    expect(nextPeriod(rhythm, '2027-03-14').from).toBe('2027-03-15')
  })
})

describe('what is due', () => {
  const monthly = { startsOn: '2026-10-31', periodMonths: 1 }
  const none = { billedTo: null, endsOn: null }

  it('is all that began and was not billed, oldest first, after weeks of absence', () => {
    const { periods, more } = periodsDue(monthly, { ...none, until: '2027-01-05' })
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-31', '2026-11-29'],
      ['2026-11-30', '2026-12-30'],
      ['2026-12-31', '2027-01-30'],
    ])
    expect(more).toBe(false)
  })

  it('is nothing before the start, and the first period on it', () => {
    expect(periodsDue(monthly, { ...none, until: '2026-10-30' }).periods).toEqual([])
    expect(periodsDue(monthly, { ...none, until: '2026-10-31' }).periods).toHaveLength(1)
  })

  it('is nothing for a subscription cancelled before it starts', () => {
    const due = periodsDue(monthly, { ...none, endsOn: '2026-10-30', until: '2030-01-01' })
    expect(due).toEqual({ periods: [], more: false })
  })

  it('is cut short by the end, with the whole beside it', () => {
    const due = periodsDue(monthly, { ...none, endsOn: '2026-11-09', until: '2030-01-01' })
    expect(due.periods).toEqual([
      {
        from: '2026-10-31',
        to: '2026-11-09',
        whole: { from: '2026-10-31', to: '2026-11-29' },
      },
    ])
  })

  it('goes on where a period was billed in part', () => {
    const due = periodsDue(monthly, { billedTo: '2026-11-09', endsOn: null, until: '2026-11-20' })
    expect(due.periods.map(({ from, to }) => [from, to])).toEqual([['2026-11-10', '2026-11-29']])
  })

  it('says when there is more than asked for', () => {
    const due = periodsDue(monthly, { ...none, until: '2199-01-01', most: 12 })
    expect(due.periods).toHaveLength(12)
    expect(due.more).toBe(true)
    const exact = periodsDue(monthly, { ...none, until: '2027-09-30', most: 12 })
    expect([exact.periods.length, exact.more]).toEqual([12, false])
  })

  it('bills every day from start to end once, in whatever steps the runs come', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 })
    const ends = fc.option(fc.integer({ min: -5, max: 1500 }), { nil: null })
    fc.assert(
      fc.property(rhythms, steps, ends, (rhythm, runs, endAfter) => {
        const endsOn = endAfter === null ? null : addDays(rhythm.startsOn, endAfter)
        const billed: Period[] = []
        let until = addDays(rhythm.startsOn, -30)
        for (const step of runs) {
          until = addDays(until, step)
          const billedTo = billed.at(-1)?.to ?? null
          billed.push(...periodsDue(rhythm, { billedTo, endsOn, until }).periods)
        }
        const all = periodsDue(rhythm, { billedTo: null, endsOn, until }).periods
        expect(billed).toEqual(all)
        for (const [index, period] of billed.entries())
          expect(period.from).toBe(
            index === 0 ? rhythm.startsOn : addDays(billed[index - 1]?.to ?? '', 1),
          )
        const last = billed.at(-1)
        if (last && endsOn !== null) expect(last.to <= endsOn).toBe(true)
        if (endsOn !== null && endsOn <= until && endsOn >= rhythm.startsOn)
          expect(last?.to).toBe(endsOn)
      }),
    )
  })

  it('has as many days as the calendar', () => {
    expect(daysIn({ from: '2028-02-01', to: '2028-02-29' })).toBe(29)
    expect(daysIn({ from: '2027-01-01', to: '2027-12-31' })).toBe(365)
    expect(daysIn({ from: '2027-01-01', to: '2027-01-01' })).toBe(1)
  })
})
