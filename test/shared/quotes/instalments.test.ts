import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partOf } from '../../../shared/quotes/instalments'
import { vatOver } from '../../../shared/invoices/totals'

const shares = fc
  .array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 6 })
  .filter((parts) => parts.reduce((sum, part) => sum + part, 0) < 10_000)

it('parts and the last invoice together charge the whole and its VAT, to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500_000_00 }),
      fc.constantFrom(2100, 900, 550, 0),
      fc.boolean(),
      shares,
      (wholeCents, rate, pricesIncludeVat, parts) => {
        const vat = (cents: number) => vatOver(cents, rate, pricesIncludeVat)
        let left = wholeCents
        let vatLeft = vat(wholeCents)
        for (const shareBasisPoints of parts) {
          const [part] = partOf(
            [{ kind: 'standard', rate, wholeCents, cents: left, vatCents: vatLeft }],
            { shareBasisPoints, pricesIncludeVat },
          )
          const cents = part?.cents ?? 0
          // Beside its share by less than a euro, and never more than is left.
          expect(cents).toBeLessThanOrEqual(left)
          expect(Math.abs(cents - (wholeCents * shareBasisPoints) / 10_000)).toBeLessThan(100)
          left -= cents
          vatLeft -= vat(cents)
        }
        expect(vat(left)).toBe(vatLeft)
      },
    ),
    { numRuns: 2000 },
  )
})

it('leaves a rate that comes to less than nothing to the last part', () => {
  const rates = [
    { kind: 'standard' as const, rate: 2100, wholeCents: 10_000, cents: 10_000, vatCents: 2100 },
    { kind: 'reduced' as const, rate: 900, wholeCents: -500, cents: -500, vatCents: -45 },
  ]
  expect(partOf(rates, { shareBasisPoints: 5000, pricesIncludeVat: false })).toEqual([
    { kind: 'standard', rate: 2100, cents: 5000 },
  ])
})
