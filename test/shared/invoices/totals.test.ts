import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AmountOutOfRange,
  computeTotals,
  lineAmount,
  totalsWithinRange,
  type LineInput,
  type TotalsInput,
} from '../../../shared/invoices/totals'
import { rateOn, vatKinds, type VatKind } from '../../../shared/invoices/vat'
import { maxCents } from '../../../shared/money'

function line(unitPriceCents: number, rest: Partial<LineInput> = {}): LineInput {
  return {
    quantity: 1000,
    unitPriceCents,
    discountBasisPoints: 0,
    vatKind: 'standard',
    vatRate: 2100,
    ...rest,
  }
}

const reduced = { vatKind: 'reduced', vatRate: 900 } as const

function totals(lines: LineInput[], rest: Partial<TotalsInput> = {}) {
  return computeTotals({ lines, discount: null, pricesIncludeVat: false, ...rest })
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

describe('a line', () => {
  it.each([
    [1000, 1000, 0, 1000],
    [1500, 333, 0, 500],
    [1, 499, 0, 0],
    [1, 500, 0, 1],
    [1, 1499, 0, 1],
    [1, 1500, 0, 2],
    [-1, 500, 0, -1],
    [1, -500, 0, -1],
    [-1500, 333, 0, -500],
    [3000, 1005, 5000, 1508],
    [1000, 1, 5000, 1],
    [1000, 100, 10_000, 0],
    [1000, 1999, 1250, 1749],
    [0, 1000, 0, 0],
    [333, 300, 0, 100],
  ])('of %d thousandths at %d cents less %d basis points is %d cents', (...[q, price, off, is]) => {
    const amount = lineAmount(line(price, { quantity: q, discountBasisPoints: off }))
    expect(amount).toBe(is)
    expect(Object.is(amount, -0)).toBe(false)
  })

  it('is exact where floating point is not', () => {
    expect(lineAmount(line(1_000_000_000_000, { quantity: 1005 }))).toBe(1_005_000_000_000)
    expect(lineAmount(line(9_007_199_254_741, { quantity: 1001 }))).toBe(9_016_206_453_996)
  })

  it('is refused when it is no whole number, or the discount is beyond 0–100 %', () => {
    expect(() => lineAmount(line(1.5))).toThrow(RangeError)
    expect(() => lineAmount(line(100, { quantity: NaN }))).toThrow(RangeError)
    expect(() => lineAmount(line(100, { discountBasisPoints: 10_001 }))).toThrow(RangeError)
    expect(() => lineAmount(line(100, { discountBasisPoints: -1 }))).toThrow(RangeError)
    expect(() => totals([line(100, { vatRate: -1 })])).toThrow(RangeError)
  })
})

describe('an invoice without VAT in its prices', () => {
  it('takes VAT over the sum of a rate, not per line', () => {
    // 3 × round(0.10 × 21 %) would be 6 cents; over the sum it is 6.3.
    const result = totals([line(10), line(10), line(10), line(1000, reduced)])
    expect(result.vat).toEqual([
      { kind: 'standard', rate: 2100, netCents: 30, vatCents: 6 },
      { kind: 'reduced', rate: 900, netCents: 1000, vatCents: 90 },
    ])
    expect(totals([line(2), line(2), line(2)]).vatCents).toBe(1)
    expect(result).toMatchObject({ netCents: 1030, vatCents: 96, grossCents: 1126 })
  })

  it('rounds half a cent of VAT away from zero, both ways', () => {
    expect(totals([line(50, reduced)]).vatCents).toBe(5)
    expect(totals([line(-50, reduced)]).vatCents).toBe(-5)
  })

  it('keeps two rates of one kind apart, as around a change of rate', () => {
    const result = totals([line(100, { ...reduced, vatRate: 600 }), line(100, reduced)])
    expect(result.vat.map((row) => row.rate)).toEqual([900, 600])
  })

  it('has rows without VAT for kinds without VAT', () => {
    const result = totals([line(100, { vatKind: 'reverse-eu', vatRate: 0 })])
    expect(result.vat).toEqual([{ kind: 'reverse-eu', rate: 0, netCents: 100, vatCents: 0 }])
  })

  it('adds up to nothing without lines', () => {
    expect(totals([], { discount: { cents: 500 } })).toEqual({
      lines: [],
      discountCents: 0,
      discounts: [],
      vat: [],
      netCents: 0,
      vatCents: 0,
      grossCents: 0,
    })
  })
})

describe('an invoice with VAT in its prices', () => {
  it('takes VAT out of the sum of each rate', () => {
    const result = totals([line(12_100), line(1_09, reduced)], { pricesIncludeVat: true })
    expect(result.vat).toEqual([
      { kind: 'standard', rate: 2100, netCents: 10_000, vatCents: 2100 },
      { kind: 'reduced', rate: 900, netCents: 100, vatCents: 9 },
    ])
    expect(result.grossCents).toBe(12_209)
  })

  it('keeps the gross the customer saw, to the cent', () => {
    const result = totals([line(999), line(999), line(1)], { pricesIncludeVat: true })
    expect(result).toMatchObject({ netCents: 1652, vatCents: 347, grossCents: 1999 })
  })

  it('takes the discount off the gross', () => {
    const result = totals([line(12_100)], { pricesIncludeVat: true, discount: { cents: 2100 } })
    expect(result).toMatchObject({ discountCents: 2100, grossCents: 10_000, vatCents: 1736 })
  })
})

describe('a discount on the whole document', () => {
  it('in percent comes off every rate alike', () => {
    const result = totals([line(10_000), line(5_000, reduced)], { discount: { basisPoints: 1000 } })
    expect(result.discounts).toEqual([
      { kind: 'standard', rate: 2100, cents: 1000 },
      { kind: 'reduced', rate: 900, cents: 500 },
    ])
    expect(result).toMatchObject({ discountCents: 1500, netCents: 13_500, vatCents: 2295 })
  })

  it('in euros is spread in proportion, and the odd cent goes to the largest remainder', () => {
    const lines = [line(100), line(100, reduced), line(100, { vatKind: 'zero', vatRate: 0 })]
    const parts = (cents: number) =>
      totals(lines, { discount: { cents } }).discounts.map((part) => part.cents)
    expect(parts(100)).toEqual([34, 33, 33])
    expect(parts(200)).toEqual([67, 67, 66])
    expect(parts(-100)).toEqual([-34, -33, -33])
    const uneven = totals([line(300), line(100, reduced)], { discount: { cents: 10 } })
    expect(uneven.discounts.map((part) => part.cents)).toEqual([8, 2])
  })

  it('in euros leaves rates alone that only give money back', () => {
    const result = totals([line(10_000), line(-5_000, reduced)], { discount: { cents: 1000 } })
    expect(result.discounts.map((part) => part.cents)).toEqual([1000, 0])
  })

  it('of 100 % leaves nothing', () => {
    const result = totals([line(999), line(333, reduced)], { discount: { basisPoints: 10_000 } })
    expect(result).toMatchObject({ discountCents: 1332, netCents: 0, vatCents: 0, grossCents: 0 })
  })

  it('finds a place even where nothing is left to take it from', () => {
    const result = totals([line(0), line(0, reduced)], { discount: { cents: 3 } })
    expect(sum(result.discounts.map((part) => part.cents))).toBe(3)
    expect(result.netCents).toBe(-3)
  })
})

describe('amounts beyond the bound', () => {
  it.each([
    ['one line', [line(maxCents, { quantity: 2000 })]],
    ['the sum of the lines', [line(maxCents), line(1, { vatKind: 'zero', vatRate: 0 })]],
    ['the VAT on top', [line(maxCents)]],
  ])('are refused for %s', (_, lines) => {
    expect(() => totals(lines)).toThrow(AmountOutOfRange)
    expect(totalsWithinRange({ lines, discount: null, pricesIncludeVat: false })).toBeNull()
  })

  it('are refused for a discount', () => {
    expect(() => totals([line(1)], { discount: { cents: 2 * maxCents } })).toThrow(AmountOutOfRange)
  })

  it('do not depend on the order of the lines', () => {
    const lines = [line(maxCents), line(maxCents), line(-maxCents), line(-maxCents)]
    expect(totals(lines).netCents).toBe(0)
  })

  it('are the only thing that gives no totals while typing', () => {
    expect(() =>
      totalsWithinRange({ lines: [line(0.5)], discount: null, pricesIncludeVat: false }),
    ).toThrow(RangeError)
  })
})

const someLine: fc.Arbitrary<LineInput> = fc
  .record({
    quantity: fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.constant(1000)),
    unitPriceCents: fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: -100_000_000, max: 100_000_000 }),
    ),
    discountBasisPoints: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
    vat: fc.constantFrom<VatKind[]>(...vatKinds),
    old: fc.boolean(),
  })
  .map(({ vat, old, ...rest }) => ({
    ...rest,
    vatKind: vat,
    vatRate: vat === 'consumer-eu' ? 2_550 : rateOn(vat, old ? '2010-01-01' : '2026-01-01'),
  }))

const someInput: fc.Arbitrary<TotalsInput> = fc.record({
  lines: fc.array(someLine, { maxLength: 12 }),
  discount: fc.oneof(
    fc.constant(null),
    fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }) }),
    fc.record({ cents: fc.integer({ min: -100_000, max: 100_000 }) }),
  ),
  pricesIncludeVat: fc.boolean(),
})

/** −0 is 0. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the totals of any document', () => {
  it('are the sums of their parts', () => {
    fc.assert(
      fc.property(someInput, (input) => {
        const result = computeTotals(input)
        const amounts = sum(result.lines.map((each) => each.amountCents))
        const base = amounts - result.discountCents
        expect(input.pricesIncludeVat ? result.grossCents : result.netCents).toBe(base)
        expect(sum(result.discounts.map((part) => part.cents))).toBe(result.discountCents)
        expect(sum(result.vat.map((row) => row.netCents))).toBe(result.netCents)
        expect(sum(result.vat.map((row) => row.vatCents))).toBe(result.vatCents)
        expect(result.netCents + result.vatCents).toBe(result.grossCents)
        if (input.discount && 'cents' in input.discount && input.lines.length > 0) {
          expect(result.discountCents).toBe(input.discount.cents === 0 ? 0 : input.discount.cents)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('have the VAT of each rate to the nearest cent of its own base (BR-CO-17)', () => {
    fc.assert(
      fc.property(someInput, (input) => {
        for (const { rate, netCents, vatCents } of computeTotals(input).vat) {
          const error = 10_000 * vatCents - rate * netCents
          // Taking VAT out of the gross rounds the net as well: one more half, times the rate.
          const slack = input.pricesIncludeVat ? (10_000 + rate) / 2 : 5000
          expect(Math.abs(error)).toBeLessThanOrEqual(slack)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('give each rate its share of a percentage, to within a cent', () => {
    fc.assert(
      fc.property(someInput, fc.integer({ min: 0, max: 10_000 }), (input, basisPoints) => {
        const full = computeTotals({ ...input, discount: null })
        const { discounts } = computeTotals({ ...input, discount: { basisPoints } })
        full.vat.forEach((row, index) => {
          const base = input.pricesIncludeVat ? row.netCents + row.vatCents : row.netCents
          const off = Math.abs((discounts[index]?.cents ?? 0) * 10_000 - base * basisPoints)
          expect(off).toBeLessThan(10_000)
        })
      }),
    )
  })

  it('do not depend on the order of the lines', () => {
    const shuffled = someInput.chain((input) =>
      fc
        .shuffledSubarray([...input.lines], { minLength: input.lines.length })
        .map((lines) => [input, { ...input, lines }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const { lines: _, ...expected } = computeTotals(one)
        expect(computeTotals(other)).toMatchObject(expected)
      }),
    )
  })

  it('are those of the credit note with the sign turned', () => {
    const turn = (value: number) => (value === 0 ? 0 : -value)
    fc.assert(
      fc.property(someInput, (input) => {
        const { discount } = input
        const credit: TotalsInput = {
          ...input,
          lines: input.lines.map((each) => ({ ...each, quantity: turn(each.quantity) })),
          discount: discount && 'cents' in discount ? { cents: turn(discount.cents) } : discount,
        }
        const invoice = computeTotals(input)
        expect(plain(computeTotals(credit))).toEqual(
          plain({
            lines: invoice.lines.map(({ amountCents }) => ({ amountCents: turn(amountCents) })),
            discountCents: turn(invoice.discountCents),
            discounts: invoice.discounts.map((part) => ({ ...part, cents: turn(part.cents) })),
            vat: invoice.vat.map((row) => ({
              ...row,
              netCents: turn(row.netCents),
              vatCents: turn(row.vatCents),
            })),
            netCents: turn(invoice.netCents),
            vatCents: turn(invoice.vatCents),
            grossCents: turn(invoice.grossCents),
          }),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('take on ten thousand lines', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      line(index, index % 2 ? reduced : { quantity: 1001 }),
    )
    const result = totals(lines, { discount: { cents: 12_345 } })
    expect(sum(result.lines.map((each) => each.amountCents)) - 12_345).toBe(result.netCents)
  })
})
