import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/dates'
import { daysIn, periodAt, periodLengths } from '../../../shared/services/periods'
import {
  priceOn,
  priceParts,
  shareOf,
  switchInside,
  unusedOf,
} from '../../../shared/services/pro-rata'

const year = { from: '2027-01-01', to: '2027-12-31' }
const april = { from: '2027-04-01', to: '2027-04-30' }

const wholes = fc
  .record({
    startsOn: fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2015-01-01', days)),
    periodMonths: fc.constantFrom(...periodLengths),
  })
  .map((rhythm) => periodAt(rhythm, 0))
const cents = fc.integer({ min: -10_000_000, max: 10_000_000 })

describe('a share of a price', () => {
  it('is by the day, half a cent away from zero', () => {
    expect(shareOf(36500, year, { from: '2027-01-01', to: '2027-01-31' })).toBe(3100)
    // 15 of 30 days of an odd amount is half a cent.
    expect(shareOf(101, april, { from: '2027-04-01', to: '2027-04-15' })).toBe(51)
    expect(shareOf(-101, april, { from: '2027-04-01', to: '2027-04-15' })).toBe(-51)
  })

  it('is no share when it lies outside the period', () => {
    expect(() => shareOf(100, april, { from: '2027-03-31', to: '2027-04-02' })).toThrow(RangeError)
    expect(() => shareOf(100, april, { from: '2027-04-30', to: '2027-05-01' })).toThrow(RangeError)
  })

  it('unused is all before the first day, and nothing from the last on', () => {
    expect(unusedOf(1210, april, '2027-03-31')).toBe(1210)
    expect(unusedOf(1210, april, '2027-01-01')).toBe(1210)
    expect(unusedOf(1210, april, '2027-04-30')).toBe(0)
    expect(unusedOf(1210, april, '2028-01-01')).toBe(0)
    expect(unusedOf(3000, april, '2027-04-01')).toBe(2900)
  })

  it('unused and used make the whole, to the cent', () => {
    fc.assert(
      fc.property(wholes, cents, fc.nat(), (whole, price, pick) => {
        const lastDay = addDays(whole.from, pick % daysIn(whole))
        const unused = unusedOf(price, whole, lastDay)
        expect(Math.abs(unused)).toBeLessThanOrEqual(Math.abs(price))
        // The exact share lies within half a cent of what goes back.
        const exact = (price * (daysIn(whole) - (pick % daysIn(whole)) - 1)) / daysIn(whole)
        expect(Math.abs(unused - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
    )
  })
})

describe('a price with a date', () => {
  const prices = [
    { validFrom: '2026-01-01', priceCents: 1000 },
    { validFrom: '2027-04-16', priceCents: 1300 },
    { validFrom: '2028-01-01', priceCents: 1500 },
  ]

  it('holds from its day, not the day before', () => {
    expect(priceOn(prices, '2025-12-31')).toBeNull()
    expect(priceOn(prices, '2026-01-01')).toBe(1000)
    expect(priceOn(prices, '2027-04-15')).toBe(1000)
    expect(priceOn(prices, '2027-04-16')).toBe(1300)
    expect(priceOn([...prices].reverse(), '2030-01-01')).toBe(1500)
  })

  it('that changes inside a period gives a part before and a part from that day', () => {
    expect(priceParts(prices, april)).toEqual([
      { from: '2027-04-01', to: '2027-04-15', priceCents: 1000, cents: 500 },
      { from: '2027-04-16', to: '2027-04-30', priceCents: 1300, cents: 650 },
    ])
  })

  it('that changes on the first or after the last day changes nothing inside', () => {
    const from = (validFrom: string) => [
      { validFrom: '2020-01-01', priceCents: 1000 },
      { validFrom, priceCents: 1300 },
    ]
    expect(priceParts(from('2027-04-01'), april)).toEqual([
      { ...april, priceCents: 1300, cents: 1300 },
    ])
    expect(priceParts(from('2027-05-01'), april)).toEqual([
      { ...april, priceCents: 1000, cents: 1000 },
    ])
    expect(priceParts(from('2027-04-30'), april)?.map((part) => part.to)).toEqual([
      '2027-04-29',
      '2027-04-30',
    ])
  })

  it('that changes to the same price is one part', () => {
    const same = [...prices, { validFrom: '2027-04-20', priceCents: 1300 }]
    expect(priceParts(same, april)).toHaveLength(2)
  })

  it('unknown on the first day is no price at all', () => {
    expect(priceParts([{ validFrom: '2027-04-02', priceCents: 1000 }], april)).toBeNull()
    expect(priceParts([], april)).toBeNull()
  })

  it('adds up over its parts to the exact sum, rounded once', () => {
    const changes = fc.array(fc.record({ after: fc.nat({ max: 4000 }), priceCents: cents }), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(wholes, cents, changes, (whole, first, later) => {
        const dated = [
          { validFrom: whole.from, priceCents: first },
          ...later.map(({ after, priceCents }) => ({
            validFrom: addDays(whole.from, after),
            priceCents,
          })),
        ]
        const parts = priceParts(dated, whole) ?? []
        expect(parts[0]?.from).toBe(whole.from)
        expect(parts.at(-1)?.to).toBe(whole.to)
        const sum = parts.reduce((total, part) => total + part.cents, 0)
        const exact = parts.reduce((total, part) => total + part.priceCents * daysIn(part), 0)
        expect(Math.abs(sum - exact / daysIn(whole))).toBeLessThanOrEqual(0.5 + 1e-6)
        for (const part of parts) {
          const share = (part.priceCents * daysIn(part)) / daysIn(whole)
          // Merged parts may each carry a cent of rounding.
          expect(Math.abs(part.cents - share)).toBeLessThan(6)
          expect(priceOn(dated, part.from)).toBe(part.priceCents)
        }
      }),
    )
  })
})

describe('another service inside a billed period', () => {
  it('gives back the rest of the old and charges the rest of the new', () => {
    expect(switchInside(april, { paidCents: 1000, priceCents: 2500, from: '2027-04-21' })).toEqual({
      creditCents: 333,
      chargeCents: 833,
      differenceCents: 500,
    })
  })

  it('from the first day trades the whole period, from after the last nothing', () => {
    const prices = { paidCents: 999, priceCents: 1999 }
    expect(switchInside(april, { ...prices, from: april.from }).differenceCents).toBe(1000)
    expect(switchInside(april, { ...prices, from: '2027-05-01' })).toEqual({
      creditCents: 0,
      chargeCents: 0,
      differenceCents: 0,
    })
  })

  it('to the same price costs nothing, on whatever day', () => {
    fc.assert(
      fc.property(wholes, cents, fc.nat(), (whole, price, pick) => {
        const from = addDays(whole.from, pick % daysIn(whole))
        const { differenceCents, creditCents } = switchInside(whole, {
          paidCents: price,
          priceCents: price,
          from,
        })
        expect(differenceCents).toBe(0)
        const used = price - creditCents
        const exact = (price * (pick % daysIn(whole))) / daysIn(whole)
        expect(Math.abs(used - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
    )
  })
})
