import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icpListOf, type IcpSum } from '../../../shared/vat/icp'

function sum(rest: Partial<IcpSum>): IcpSum {
  const vatId = 'DE123456789'
  return { buyerId: 1, country: 'DE', vatId, goodsCents: 0, servicesCents: 100_00, ...rest }
}

describe('the ICP list', () => {
  it('goes by btw-id, those that were erased last, in whole euros that make the total', () => {
    const list = icpListOf([
      sum({ buyerId: 3, vatId: null, servicesCents: 7_50 }),
      sum({ buyerId: 2, country: 'EL', vatId: 'EL123456789', goodsCents: 10_60 }),
      sum({ buyerId: 1, servicesCents: 75_90 }),
    ])
    expect(
      list.rows.map(({ vatId, goodsEuros, servicesEuros }) => [vatId, goodsEuros, servicesEuros]),
    ).toEqual([
      ['DE123456789', 0, 76],
      ['EL123456789', 11, 100],
      [null, 0, 7],
    ])
    expect(list).toMatchObject({ totalCents: 194_00, totalEuros: 194 })
  })

  it('leaves out who was credited in full', () => {
    expect(icpListOf([sum({ servicesCents: 0 })]).rows).toEqual([])
  })

  const someSum = fc
    .record({
      goodsCents: fc.integer({ min: -5_000_00, max: 50_000_00 }),
      servicesCents: fc.integer({ min: -5_000_00, max: 50_000_00 }),
    })
    .map(sum)
  const someSums = fc
    .array(someSum, { maxLength: 30 })
    .map((all) => all.map((one, at) => ({ ...one, buyerId: at + 1, vatId: `DE${at}` })))

  it('rounds every row to a euro next to it, and the rows to the whole of 3b', () => {
    fc.assert(
      fc.property(someSums, (sums) => {
        const { rows, totalCents, totalEuros } = icpListOf(sums)
        const all = sums.reduce((total, one) => total + one.goodsCents + one.servicesCents, 0)
        expect(totalCents).toBe(all)
        expect(totalEuros).toBe(Math.floor(all / 100))
        expect(rows.reduce((total, row) => total + row.goodsEuros + row.servicesEuros, 0)).toBe(
          totalEuros,
        )
        for (const row of rows) {
          expect(Math.abs(row.goodsEuros * 100 - row.goodsCents)).toBeLessThan(100)
          expect(Math.abs(row.servicesEuros * 100 - row.servicesCents)).toBeLessThan(100)
        }
      }),
    )
  })

  it('moves no euro when a business is erased', () => {
    fc.assert(
      fc.property(someSums, fc.integer({ min: 0, max: 29 }), (sums, erased) => {
        const before = icpListOf(sums)
        const after = icpListOf(
          sums.map((one, at) => (at === erased ? { ...one, vatId: null } : one)),
        )
        const euros = ({ rows }: typeof before) =>
          rows
            .map(({ buyerId, goodsEuros, servicesEuros }) => [buyerId, goodsEuros, servicesEuros])
            .sort(([a = 0], [b = 0]) => a - b)
        expect(euros(after)).toEqual(euros(before))
      }),
    )
  })
})
