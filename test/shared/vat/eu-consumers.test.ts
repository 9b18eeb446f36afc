import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  euConsumerState,
  needsCountryRate,
  ossOverview,
  type EuConsumerSale,
} from '../../../shared/vat/eu-consumers'
import { periodOf } from '../../../shared/vat/periods'

function sale(documentId: number, on: string, netCents: number, country = 'BE'): EuConsumerSale {
  return { documentId, on, country, netCents }
}

describe('sales to consumers in other member states', () => {
  it('are counted over all states together, up to 10,000 euro', () => {
    const sales = [sale(1, '2026-02-01', 6_000_00), sale(2, '2026-03-01', 4_000_00, 'DE')]
    expect(euConsumerState(sales, 2026)).toEqual({
      year: 2026,
      previousYearCents: 0,
      cents: 10_000_00,
      boundCents: 10_000_00,
      leftCents: 0,
      crossed: null,
    })
    expect(euConsumerState([...sales, sale(3, '2026-03-02', 1, 'FR')], 2026)?.crossed).toEqual({
      on: '2026-03-02',
      documentId: 3,
    })
  })

  it('carry the VAT of the country the whole year after a year beyond the bound', () => {
    const sales = [sale(1, '2025-06-01', 10_000_01)]
    expect(euConsumerState(sales, 2026)?.crossed).toEqual({ on: '2026-01-01', documentId: null })
    expect(euConsumerState(sales, 2027)?.crossed).toBeNull()
  })

  it('need the country’s VAT from the very sale that crosses the bound', () => {
    const earlier = [sale(1, '2026-02-01', 9_999_00)]
    expect(needsCountryRate(earlier, sale(2, '2026-03-01', 1_00))).toBe(false)
    expect(needsCountryRate(earlier, sale(2, '2026-03-01', 1_01))).toBe(true)
    const crossed = [...earlier, sale(2, '2026-03-01', 100_00)]
    expect(needsCountryRate(crossed, sale(3, '2026-03-01', 1))).toBe(true)
    expect(needsCountryRate(crossed, sale(3, '2026-02-15', 1))).toBe(false)
  })

  it('never cross unnoticed: whoever may charge Dutch VAT is within the bound', () => {
    const someSale = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      cents: fc.integer({ min: 1, max: 4_000_00 }),
    })
    fc.assert(
      fc.property(fc.array(someSale, { maxLength: 12 }), (list) => {
        const made: EuConsumerSale[] = []
        let dutch = 0
        for (const { month, cents } of list.toSorted((a, b) => a.month - b.month)) {
          const next = sale(made.length + 1, `2026-${String(month).padStart(2, '0')}-01`, cents)
          if (!needsCountryRate(made, next)) dutch += cents
          made.push(next)
        }
        expect(dutch).toBeLessThanOrEqual(10_000_00)
      }),
    )
  })
})

describe('the one-stop-shop overview', () => {
  it('adds up per country and rate within the quarter, to the cent', () => {
    const rows = [
      { on: '2026-04-01', country: 'DE', rate: 1900, netCents: 100_00, vatCents: 19_00 },
      { on: '2026-06-30', country: 'DE', rate: 1900, netCents: -10_01, vatCents: -1_90 },
      { on: '2026-05-01', country: 'DE', rate: 700, netCents: 5_00, vatCents: 35 },
      { on: '2026-05-01', country: 'BE', rate: 2100, netCents: 1_00, vatCents: 21 },
      { on: '2026-07-01', country: 'BE', rate: 2100, netCents: 999_00, vatCents: 209_79 },
    ]
    expect(ossOverview(rows, periodOf('2026-05-05', 'quarter'))).toEqual([
      { country: 'BE', rate: 2100, netCents: 1_00, vatCents: 21 },
      { country: 'DE', rate: 1900, netCents: 89_99, vatCents: 17_10 },
      { country: 'DE', rate: 700, netCents: 5_00, vatCents: 35 },
    ])
  })
})
