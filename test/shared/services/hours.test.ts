import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/dates'
import { countDown } from '../../../shared/services/bundles'
import {
  formatDuration,
  hoursQuantities,
  inSteps,
  mostMinutes,
  parseDuration,
} from '../../../shared/services/hours'

describe('a duration', () => {
  it.each([
    ['1:30', 90],
    ['0:05', 5],
    ['24:00', 1440],
    ['1u30', 90],
    ['1 uur 30 min', 90],
    ['1h', 60],
    ['2 uur', 120],
    ['1,5', 90],
    ['1.25', 75],
    [',5', 30],
    ['1½', 90],
    ['½', 30],
    ['0,333', 20],
    ['2', 120],
    ['90m', 90],
    ['90 minuten', 90],
    [' 45 MIN ', 45],
  ])('%j is %i minutes', (typed, minutes) => {
    expect(parseDuration(typed)).toBe(minutes)
  })

  it.each([
    '',
    '0',
    '0:00',
    '-1',
    '1:5',
    '1:60',
    '24:01',
    '25',
    '1441m',
    '1,5,5',
    'een uur',
    '0,001',
    '1e3',
    '½½',
    '9'.repeat(40),
  ])('%j is none', (typed) => {
    expect(parseDuration(typed)).toBeNull()
  })

  it('reads back as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        expect(parseDuration(formatDuration(minutes))).toBe(minutes)
      }),
    )
    expect(formatDuration(-75)).toBe('-1:15')
  })

  it('counts begun steps whole', () => {
    expect(inSteps(1, 15)).toBe(15)
    expect(inSteps(15, 15)).toBe(15)
    expect(inSteps(16, 15)).toBe(30)
    expect(inSteps(37, 1)).toBe(37)
    for (const step of [0, -5, 1.5]) expect(() => inSteps(10, step)).toThrow(RangeError)
  })

  it('becomes thousandths of an hour, three thirds being one', () => {
    expect(hoursQuantities([90, 50])).toEqual([1500, 833])
    expect(hoursQuantities([20, 20, 20])).toEqual([333, 334, 333])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: mostMinutes }), { maxLength: 40 }), (all) => {
        const quantities = hoursQuantities(all)
        const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0)
        expect(sum(quantities)).toBe(Math.round((sum(all) * 1000) / 60))
        for (const [place, quantity] of quantities.entries())
          expect(Math.abs(quantity - ((all[place] ?? 0) * 1000) / 60)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('bundles', () => {
  const bundle = (
    id: number,
    minutes: number,
    own: { from?: string; to?: string | null } = {},
  ) => ({
    id,
    minutes,
    validFrom: own.from ?? '2027-01-01',
    validTo: own.to ?? null,
  })
  const work = (id: number, on: string, minutes: number) => ({ id, on, minutes })

  it('pay in order of the day, and the rest is billed', () => {
    expect(
      countDown([bundle(7, 100)], [work(2, '2027-02-02', 60), work(1, '2027-02-01', 60)]),
    ).toEqual({
      parts: [
        { workId: 1, bundleId: 7, minutes: 60 },
        { workId: 2, bundleId: 7, minutes: 40 },
      ],
      toBill: [{ workId: 2, minutes: 20 }],
      left: [{ bundleId: 7, minutes: 0 }],
    })
  })

  it('that end first are used first', () => {
    const { parts, left } = countDown(
      [bundle(1, 60), bundle(2, 60, { to: '2027-03-31' })],
      [work(9, '2027-02-01', 90)],
    )
    expect(parts.map(({ bundleId, minutes }) => [bundleId, minutes])).toEqual([
      [2, 60],
      [1, 30],
    ])
    expect(left).toEqual([
      { bundleId: 1, minutes: 30 },
      { bundleId: 2, minutes: 0 },
    ])
  })

  it('pay on their first and last day, and on no day outside', () => {
    const one = [bundle(1, 600, { from: '2027-02-01', to: '2027-02-28' })]
    const paid = (on: string) => countDown(one, [work(1, on, 10)]).parts.length
    expect(['2027-01-31', '2027-02-01', '2027-02-28', '2027-03-01'].map(paid)).toEqual([0, 1, 1, 0])
  })

  it('lose and invent no minute', () => {
    const day = fc.nat({ max: 90 }).map((days) => addDays('2027-01-01', days))
    const bundles = fc.uniqueArray(
      fc.record({
        id: fc.nat({ max: 20 }),
        minutes: fc.nat({ max: 600 }),
        validFrom: day,
        validTo: fc.option(day, { nil: null }),
      }),
      { selector: (one) => one.id, maxLength: 5 },
    )
    const works = fc.uniqueArray(
      fc.record({ id: fc.nat({ max: 50 }), on: day, minutes: fc.integer({ min: 1, max: 400 }) }),
      { selector: (one) => one.id, maxLength: 12 },
    )
    fc.assert(
      fc.property(bundles, works, (all, done) => {
        const { parts, toBill, left } = countDown(all, done)
        const sum = (rows: { minutes: number }[]) => rows.reduce((n, row) => n + row.minutes, 0)
        for (const { id, minutes, on } of done) {
          const paid = parts.filter((part) => part.workId === id)
          expect(sum(paid) + sum(toBill.filter((row) => row.workId === id))).toBe(minutes)
          for (const { bundleId } of paid) {
            const from = all.find((one) => one.id === bundleId)
            expect((from?.validFrom ?? '9') <= on && on <= (from?.validTo ?? '9999')).toBe(true)
          }
        }
        for (const { id, minutes } of all) {
          const rest = left.find((row) => row.bundleId === id)?.minutes ?? -1
          expect(rest).toBeGreaterThanOrEqual(0)
          expect(rest + sum(parts.filter((part) => part.bundleId === id))).toBe(minutes)
        }
        // Nothing is billed while a bundle could have paid it.
        for (const { workId } of toBill) {
          const on = done.find((one) => one.id === workId)?.on ?? ''
          const could = all.filter((one) => one.validFrom <= on && on <= (one.validTo ?? '9999'))
          for (const { id } of could)
            expect(left.find((row) => row.bundleId === id)?.minutes).toBe(0)
        }
        // The order in which they are listed changes nothing.
        expect(countDown([...all].reverse(), [...done].reverse()).parts).toEqual(parts)
      }),
    )
  })
})
