import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icpListOf, icpSuppliesOf, type IcpSupply } from '../../../shared/vat/icp'
import { periodOf } from '../../../shared/vat/periods'

const quarter = periodOf('2026-05-05', 'quarter')

function supply(rest: Partial<IcpSupply>): IcpSupply {
  return {
    documentId: 1,
    on: '2026-05-05',
    vatId: 'DE123456789',
    goods: false,
    netCents: 100_00,
    ...rest,
  }
}

describe('the ICP list', () => {
  it('adds up per btw-id, goods and services apart, credit notes off', () => {
    const list = icpListOf(
      [
        supply({}),
        supply({ vatId: 'de 123.456.789', netCents: -25_00 }),
        supply({ goods: true, netCents: 10_00 }),
        supply({ vatId: 'EL123456789', netCents: 7_00 }),
        supply({ on: '2026-07-01', netCents: 999_00 }),
      ],
      quarter,
    )
    expect(list.rows).toEqual([
      {
        vatId: 'DE123456789',
        country: 'DE',
        goodsCents: 10_00,
        servicesCents: 75_00,
        goodsEuros: 10,
        servicesEuros: 75,
      },
      {
        vatId: 'EL123456789',
        country: 'EL',
        goodsCents: 0,
        servicesCents: 7_00,
        goodsEuros: 0,
        servicesEuros: 7,
      },
    ])
    expect(list.totalCents).toBe(92_00)
  })

  it('leaves out who was credited in full', () => {
    expect(icpListOf([supply({}), supply({ netCents: -100_00 })], quarter).rows).toEqual([])
  })

  it('names documents that cannot be listed instead of dropping them', () => {
    const list = icpListOf(
      [
        supply({ documentId: 9, vatId: null }),
        supply({ documentId: 4, vatId: 'NL123456789B01' }),
        supply({ documentId: 4, vatId: ' ' }),
      ],
      quarter,
    )
    expect(list).toMatchObject({ rows: [], unlisted: [4, 9], totalCents: 0 })
  })

  it('rounds every row to a euro next to it, and the rows to the whole of 3b', () => {
    const someSupply = fc
      .record({
        vatId: fc.constantFrom('DE1', 'FR2', 'BE3', 'ATU4', 'EL5'),
        goods: fc.boolean(),
        netCents: fc.integer({ min: -5_000_00, max: 50_000_00 }),
      })
      .map(supply)
    fc.assert(
      fc.property(fc.array(someSupply, { maxLength: 30 }), (supplies) => {
        const { rows, totalCents, totalEuros } = icpListOf(supplies, quarter)
        const all = supplies.reduce((sum, { netCents }) => sum + netCents, 0)
        expect(totalCents).toBe(all)
        expect(totalEuros).toBe(Math.floor(all / 100))
        const euros = rows.reduce((sum, row) => sum + row.goodsEuros + row.servicesEuros, 0)
        expect(euros).toBe(totalEuros)
        for (const row of rows) {
          expect(Math.abs(row.goodsEuros * 100 - row.goodsCents)).toBeLessThan(100)
          expect(Math.abs(row.servicesEuros * 100 - row.servicesCents)).toBeLessThan(100)
        }
      }),
    )
  })
})

it('takes goods and services apart from a document, and leaves out what stays in the country', () => {
  const row = { rate: 0, vatCents: 0 }
  const document = {
    id: 7,
    kind: 'credit' as const,
    issuedOn: '2026-03-16',
    supplyFrom: '2026-03-10',
    supplyTo: null,
    buyerVatId: 'BE0123456789',
    vat: [
      { ...row, kind: 'reverse-eu' as const, netCents: 10_00 },
      { ...row, kind: 'goods-eu' as const, netCents: 25_00 },
      { ...row, kind: 'reverse-domestic' as const, netCents: 99_00 },
    ],
  }
  expect(icpSuppliesOf(document)).toEqual([
    { documentId: 7, on: '2026-03-16', vatId: 'BE0123456789', goods: false, netCents: -10_00 },
    { documentId: 7, on: '2026-03-16', vatId: 'BE0123456789', goods: true, netCents: -25_00 },
  ])
})
