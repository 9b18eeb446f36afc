import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctionOf, takenTogether, wholeOf } from '../../../shared/vat/corrections'
import type { VatAmount } from '../../../shared/vat/entries'
import { differenceOf, isNothing, overviewOf, sumOfOverviews } from '../../../shared/vat/overview'

const amount = (vatCents: number, on = '2026-03-01'): VatAmount => ({
  on,
  kind: 'standard',
  rate: 2100,
  netCents: Math.round(vatCents / 0.21),
  vatCents,
})
const of = (...vatCents: number[]) => overviewOf(vatCents.map((cents) => amount(cents)))

const one = (vatCents: number, foundOn = '2026-05-01') => ({ overview: of(vatCents), foundOn })

describe('the correction of a return that was filed', () => {
  it('is what its period amounts to now, less all that was told of it', () => {
    expect(correctionOf(of(500_00), [of(500_00)], '2026-05-01')).toBeNull()
    expect(correctionOf(of(500_00, 20_00), [of(500_00), of(20_00)], '2026-05-01')).toBeNull()
    const found = correctionOf(of(500_00, 20_00, 5_00), [of(500_00), of(20_00)], '2026-05-01')
    expect(found?.overview.dueCents).toBe(5_00)
  })

  it('is one too when only turnover moved between boxes', () => {
    const one = { on: '2026-03-01', rate: 0, netCents: 100_00, vatCents: 0 }
    const now = overviewOf([{ ...one, kind: 'export' }])
    const told = overviewOf([{ ...one, kind: 'reverse-eu' }])
    const found = correctionOf(now, [told], '2026-05-01') ?? expect.fail()
    expect(takenTogether([found])).toMatchObject([{ apart: false }])
  })

  it.each([1000_00, -1000_00])('of %d cents of VAT goes along in the next return', (vatCents) => {
    const [found] = takenTogether([one(vatCents)])
    expect(found).toMatchObject({ apart: false, dueOn: null })
    expect(wholeOf(of(1_00), [found ?? expect.fail()]).dueCents).toBe(vatCents + 1_00)
  })

  it.each([1000_01, -1000_01])('of %d cents goes apart, within eight weeks', (vatCents) => {
    const [found] = takenTogether([one(vatCents, '2026-05-02')])
    expect(found).toMatchObject({ apart: true, dueOn: '2026-06-27' })
    expect(wholeOf(of(1_00), [found ?? expect.fail()]).dueCents).toBe(1_00)
  })

  it('has its bound over the balance of all that are still to be told', () => {
    const small = takenTogether([one(600_00, '2026-02-01'), one(500_00, '2026-05-02')])
    // None was beyond it before the last was found: the eight weeks run from then.
    expect(small).toMatchObject([
      { apart: true, dueOn: '2026-06-27' },
      { apart: true, dueOn: '2026-06-27' },
    ])
    const evened = takenTogether([one(1600_00, '2026-02-01'), one(-900_00, '2026-05-02')])
    expect(evened.map(({ apart }) => apart)).toEqual([false, false])
    const [large] = takenTogether([one(1600_00, '2026-02-01'), one(100_00, '2026-05-02')])
    expect(large).toMatchObject({ apart: true, dueOn: '2026-03-29' })
  })

  it('has no term of eight weeks before the law set one', () => {
    expect(takenTogether([one(2000_00, '2023-06-01')])).toMatchObject([
      { apart: true, dueOn: null },
    ])
  })
})

describe('overviews', () => {
  const some = fc
    .array(
      fc.record({
        kind: fc.constantFrom('standard' as const, 'reduced' as const, 'exempt' as const),
        netCents: fc.integer({ min: -1e9, max: 1e9 }),
        vatCents: fc.integer({ min: -1e8, max: 1e8 }),
      }),
      { maxLength: 8 },
    )
    .map((rows) => overviewOf(rows.map((row) => ({ on: '2026-03-01', rate: 2100, ...row }))))

  it('differ by what makes the one the other', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(sumOfOverviews([differenceOf(a, b), b])).toEqual(a)
        expect(isNothing(differenceOf(a, a))).toBe(true)
      }),
    )
  })
})
