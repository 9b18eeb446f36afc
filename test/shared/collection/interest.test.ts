import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../../shared/dates'
import { interestOver } from '../../../shared/collection/interest'
import {
  interestRates,
  rateProblem,
  ratesWith,
  type InterestRate,
} from '../../../shared/collection/interest-rates'

function flat(basisPoints: number): InterestRate[] {
  return [{ validFrom: '2015-01-01', validTo: '2099-12-31', basisPoints }]
}

const open = (from: string, cents: number) => [{ from, cents }]

describe('the tables', () => {
  it.each([
    ['general', '2022-12-31', 200],
    ['general', '2023-01-01', 400],
    ['general', '2024-06-30', 700],
    ['general', '2025-12-31', 600],
    ['general', '2026-01-01', 400],
    ['trade', '2022-12-31', 800],
    ['trade', '2023-07-01', 1200],
    ['trade', '2024-06-30', 1250],
    ['trade', '2024-07-01', 1225],
    ['trade', '2025-06-30', 1115],
    ['trade', '2025-07-01', 1015],
    ['trade', '2026-07-01', 1040],
  ] as const)('%s interest on %s is %d basis points', (kind, on, basisPoints) => {
    const row = interestRates[kind].find(
      ({ validFrom, validTo }) => validFrom <= on && on <= validTo,
    )
    expect(row?.basisPoints).toBe(basisPoints)
  })

  it.each(['general', 'trade'] as const)('%s: every row follows the one before it', (kind) => {
    const [first, ...rest] = interestRates[kind]
    const known = first === undefined ? [] : [first]
    for (const row of rest) {
      expect(rateProblem(known, row)).toBeNull()
      known.push(row)
    }
  })

  it('take a row the owner adds, but no gap, overlap, odd stretch or odd rate', () => {
    const table = interestRates.trade
    const next = { validFrom: '2027-01-01', validTo: '2027-06-30', basisPoints: 1040 }
    expect(rateProblem(table, next)).toBeNull()
    expect(rateProblem(table, { ...next, validFrom: '2027-07-01' })).toBe('not-next')
    expect(rateProblem(table, { ...next, validFrom: '2026-07-01' })).toBe('not-next')
    expect(rateProblem(table, { ...next, validTo: '2027-05-31' })).toBe('not-half-years')
    expect(rateProblem(table, { ...next, validTo: '2026-06-30' })).toBe('not-half-years')
    for (const basisPoints of [-1, 10_001, 10.5, Number.NaN])
      expect(rateProblem(table, { ...next, basisPoints })).toBe('not-a-percentage')
  })
})

describe('interest', () => {
  it('counts the day after the last day of payment and the day of payment', () => {
    // 1,000 euro at 3.65 % is ten cents a day.
    expect(interestOver(open('2025-04-01', 1_000_00), '2025-04-01', flat(365))?.cents).toBe(10)
    expect(interestOver(open('2025-04-01', 1_000_00), '2025-04-30', flat(365))?.cents).toBe(300)
    expect(interestOver(open('2025-04-01', 1_000_00), '2025-03-31', flat(365))?.cents).toBe(0)
  })

  it('is the rate over a full year, leap year or not, and over its own interest after it', () => {
    for (const from of ['2025-04-01', '2027-04-01', '2028-02-29']) {
      const years = (count: number) => addDays(addMonths(from, 12 * count), -1)
      expect(interestOver(open(from, 1_000_00), years(1), flat(1000))?.cents).toBe(100_00)
      expect(interestOver(open(from, 1_000_00), years(2), flat(1000))?.cents).toBe(210_00)
      expect(interestOver(open(from, 1_000_00), years(3), flat(1000))?.cents).toBe(331_00)
    }
  })

  it('changes with the rate from its very first day', () => {
    const rates = [
      { validFrom: '2025-01-01', validTo: '2025-06-30', basisPoints: 365 },
      { validFrom: '2025-07-01', validTo: '2025-12-31', basisPoints: 730 },
    ]
    expect(interestOver(open('2025-06-30', 1_000_00), '2025-07-01', rates)?.cents).toBe(30)
  })

  it('runs over what was left from the day after a payment', () => {
    const rows = [
      { from: '2025-04-01', cents: 1_000_00 },
      { from: '2025-04-11', cents: 500_00 },
      { from: '2025-04-21', cents: 0 },
    ]
    expect(interestOver(rows, '2025-12-31', flat(365))?.cents).toBe(100 + 50)
  })

  it('is never computed past the table, and says so', () => {
    const to = interestOver(open('2026-12-01', 1_000_00), '2027-03-15', interestRates.trade)
    expect(to).toMatchObject({ countedTo: '2026-12-31', whole: false })
    const known = interestOver(open('2026-12-01', 1_000_00), '2026-12-31', interestRates.trade)
    expect(known).toEqual({ cents: to?.cents, countedTo: '2026-12-31', whole: true })
    const added = ratesWith('trade', [
      { validFrom: '2027-01-01', validTo: '2027-06-30', basisPoints: 1040 },
    ])
    expect(interestOver(open('2026-12-01', 1_000_00), '2027-03-15', added)?.whole).toBe(true)
  })

  it('is unknown, not zero, for a first day the table does not know', () => {
    expect(interestOver(open('2014-12-31', 1_000_00), '2026-01-01', interestRates.trade)).toBeNull()
    expect(interestOver(open('2027-01-01', 1_000_00), '2027-02-01', interestRates.trade)).toBeNull()
  })

  it('stops at a gap in the table instead of leaping over it', () => {
    const holed = [
      { validFrom: '2025-01-01', validTo: '2025-06-30', basisPoints: 365 },
      { validFrom: '2026-01-01', validTo: '2026-12-31', basisPoints: 365 },
    ]
    expect(interestOver(open('2025-06-01', 1_000_00), '2026-05-01', holed)).toMatchObject({
      countedTo: '2025-06-30',
      whole: false,
    })
  })

  it('is what an independent sum gives, day by day', () => {
    const day = fc.integer({ min: 0, max: 3900 }).map((days) => addDays('2015-01-05', days))
    fc.assert(
      fc.property(
        day,
        fc.nat(1500),
        fc.integer({ min: 1, max: 1_000_000_00 }),
        (from, days, cents) => {
          const asked = addDays(from, days)
          const until = asked > '2026-12-31' ? '2026-12-31' : asked
          const counted = interestOver(open(from, cents), until, interestRates.trade)
          let [whole, running] = [0, 0]
          for (let one = 0; addDays(from, one) <= until; one++) {
            const today = addDays(from, one)
            const year = yearOfDefault(from, today)
            const length = daysBetween(addMonths(from, 12 * year), addMonths(from, 12 * year + 12))
            running += ((cents + whole) * rate(today)) / 10_000 / length
            if (addDays(today, 1) === addMonths(from, 12 * year + 12))
              [whole, running] = [whole + running, 0]
          }
          expect(Math.abs((counted?.cents ?? NaN) - (whole + running))).toBeLessThan(4)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('never falls with time, and never beyond what was claimed for nothing', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(1000), fc.nat(1_000_00), (days, more, cents) => {
        const until = addDays('2015-06-01', days)
        const early = interestOver(open('2015-06-01', cents), until, interestRates.general)
        const later = interestOver(
          open('2015-06-01', cents),
          addDays(until, more),
          interestRates.general,
        )
        expect(early?.cents).toBeLessThanOrEqual(later?.cents ?? -1)
        if (cents === 0) expect(later?.cents).toBe(0)
      }),
    )
  })
})

function rate(today: string): number {
  const row = interestRates.trade.findLast(({ validFrom }) => validFrom <= today)
  return row?.basisPoints ?? NaN
}

function yearOfDefault(from: string, today: string): number {
  let year = 0
  while (addMonths(from, 12 * (year + 1)) <= today) year++
  return year
}
