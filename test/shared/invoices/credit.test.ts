import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  creditOf,
  leftOf,
  type Credit,
  type CreditBasis,
  type CreditPart,
} from '../../../shared/invoices/credit'
import type { VatRow } from '../../../shared/invoices/document'
import { computeTotals, type DocumentDiscount } from '../../../shared/invoices/totals'

const rates = { standard: 2100, reduced: 900, zero: 0 } as const

const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 20_000 }),
  unitPriceCents: fc.integer({ min: 0, max: 300 }),
  unitPriceHundredths: fc.constantFrom(0, 0, 25, 99),
  discountBasisPoints: fc.constantFrom(0, 0, 333, 5_000),
  vatKind: fc.constantFrom('standard' as const, 'reduced' as const, 'zero' as const),
})

/** An issued invoice of small amounts, where roundings matter most. */
const anyBasis = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
    pricesIncludeVat: fc.boolean(),
    discount: fc.oneof(
      fc.constant(null),
      fc.record({ basisPoints: fc.integer({ min: 1, max: 9_000 }) }),
      fc.record({ share: fc.integer({ min: 0, max: 90 }) }),
    ),
  })
  .map(({ lines, pricesIncludeVat, discount }): CreditBasis => {
    const rated = lines.map((line) => ({ ...line, vatRate: rates[line.vatKind] }))
    const plain = computeTotals({ lines: rated, discount: null, pricesIncludeVat })
    const sum = plain.lines.reduce((total, { amountCents }) => total + amountCents, 0)
    const given: DocumentDiscount | null =
      discount === null || 'basisPoints' in discount
        ? discount
        : { cents: Math.floor((sum * discount.share) / 100) }
    const totals = computeTotals({ lines: rated, discount: given, pricesIncludeVat })
    return {
      id: 1,
      pricesIncludeVat,
      discountBasisPoints: discount && 'basisPoints' in discount ? discount.basisPoints : 0,
      discountCents: totals.discountCents,
      lines: rated.map((line, index) => ({
        ...line,
        id: index + 1,
        description: 'x',
        unit: 'hour' as const,
        amountCents: totals.lines[index]?.amountCents ?? 0,
        creditedQuantity: 0,
        creditedCents: 0,
      })),
      vat: totals.vat,
      grossCents: totals.grossCents,
      credited: { notes: 0, vat: [], discountCents: 0, grossCents: 0 },
    }
  })

const add = (rows: VatRow[], more: VatRow[]): VatRow[] => {
  const sums = rows.map((row) => ({ ...row }))
  for (const row of more) {
    const same = sums.find(({ kind, rate }) => kind === row.kind && rate === row.rate)
    if (!same) sums.push({ ...row })
    else {
      same.netCents += row.netCents
      same.vatCents += row.vatCents
    }
  }
  return sums
}

/** The basis as it is once the credit note was issued. */
const after = (basis: CreditBasis, credit: Credit): CreditBasis => ({
  ...basis,
  lines: basis.lines.map((line) => {
    const part = credit.lines.find(({ creditsLineId }) => creditsLineId === line.id)
    if (!part) return line
    const byQuantity =
      part.unitPriceCents === line.unitPriceCents &&
      part.discountBasisPoints === line.discountBasisPoints
    return {
      ...line,
      creditedQuantity: line.creditedQuantity + (byQuantity ? part.quantity : 0),
      creditedCents: line.creditedCents + part.amountCents,
    }
  }),
  credited: {
    notes: basis.credited.notes + 1,
    vat: add(basis.credited.vat, credit.vat),
    discountCents: basis.credited.discountCents + credit.discountCents,
    grossCents: basis.credited.grossCents + credit.grossCents,
  },
})

/** Some part of some lines: shares of what is left, in per mille. */
const choose = (basis: CreditBasis, shares: number[], byAmount: boolean): CreditPart[] =>
  basis.lines.flatMap((line, index): CreditPart[] => {
    const share = shares[index % shares.length] ?? 0
    const left = leftOf(line)
    if (byAmount) {
      const amountCents = Math.floor((left.amountCents * share) / 1000)
      return amountCents === 0 ? [] : [{ lineId: line.id, amountCents }]
    }
    const quantity = Math.floor((left.quantity * share) / 1000)
    return quantity === 0 ? [] : [{ lineId: line.id, quantity }]
  })

const anyChoices = fc.array(
  fc.record({
    shares: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 }),
    byAmount: fc.boolean(),
  }),
  { maxLength: 6 },
)

describe('crediting', () => {
  it('takes back the whole exactly', () => {
    fc.assert(
      fc.property(anyBasis, (basis) => {
        const outcome = creditOf(basis, null)
        if (basis.grossCents === 0) {
          expect(outcome.ok).toBe(false)
          return
        }
        if (!outcome.ok) throw new Error(outcome.reason)
        expect(outcome.credit).toMatchObject({
          vat: basis.vat,
          grossCents: basis.grossCents,
          discountCents: basis.discountCents,
        })
      }),
    )
  })

  it('in parts of any kind never takes more than was charged, and the rest makes it exact', () => {
    fc.assert(
      fc.property(anyBasis, anyChoices, (start, choices) => {
        let basis = start
        for (const { shares, byAmount } of choices) {
          const outcome = creditOf(basis, choose(basis, shares, byAmount))
          if (outcome.ok) basis = after(basis, outcome.credit)
          expect(basis.credited.grossCents).toBeLessThanOrEqual(basis.grossCents)
        }
        if (basis.credited.grossCents === basis.grossCents) return
        const rest = creditOf(basis, null)
        if (!rest.ok) throw new Error(`${rest.reason} ${rest.line}`)
        const done = after(basis, rest.credit)
        expect(done.credited.grossCents).toBe(start.grossCents)
        expect(done.credited.discountCents).toBe(start.discountCents)
        for (const row of start.vat) {
          const total = done.credited.vat.find(
            ({ kind, rate }) => kind === row.kind && rate === row.rate,
          )
          expect(total ?? { ...row, netCents: 0, vatCents: 0 }).toEqual(row)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('adds up inside each note: lines less discount, with or without VAT', () => {
    fc.assert(
      fc.property(anyBasis, anyChoices, (start, choices) => {
        let basis = start
        for (const { shares, byAmount } of choices) {
          const outcome = creditOf(basis, choose(basis, shares, byAmount))
          if (!outcome.ok) continue
          const { credit } = outcome
          const lines = credit.lines.reduce((sum, line) => sum + line.amountCents, 0)
          const base = basis.pricesIncludeVat ? credit.grossCents : credit.netCents
          expect(lines - credit.discountCents).toBe(base)
          expect(credit.netCents + credit.vatCents).toBe(credit.grossCents)
          for (const line of credit.lines) expect(line.unitPriceCents).toBeGreaterThanOrEqual(0)
          basis = after(basis, credit)
        }
      }),
    )
  })
})
