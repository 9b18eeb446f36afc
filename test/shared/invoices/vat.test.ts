import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/dates'
import {
  earliestSupply,
  exemptionCode,
  isReverseCharge,
  rateOn,
  rubriekOf,
  shownAsTax,
  taxCategory,
  dutchKinds,
  vatKinds,
  vatRates,
  vatReason,
} from '../../../shared/invoices/vat'

describe('the VAT rate on the day of supply', () => {
  it.each([
    ['standard', '2001-01-01', 1900],
    ['standard', '2012-09-30', 1900],
    ['standard', '2012-10-01', 2100],
    ['standard', '2026-11-22', 2100],
    ['reduced', '2018-12-31', 600],
    ['reduced', '2019-01-01', 900],
    ['reduced', '2026-11-22', 900],
    ['zero', '2026-11-22', 0],
    ['exempt', '2026-11-22', 0],
    ['small-business', '2026-11-22', 0],
    ['reverse-domestic', '2026-11-22', 0],
    ['reverse-eu', '2026-11-22', 0],
    ['export', '2026-11-22', 0],
  ] as const)('of %s on %s is %d basis points', (kind, date, rate) => {
    expect(rateOn(kind, date)).toBe(rate)
  })

  it('is known for every kind from the earliest supply on, without gap or overlap', () => {
    for (const kind of dutchKinds) {
      const rows = vatRates.filter((row) => row.kind === kind)
      expect((rows[0]?.validFrom ?? '9') <= earliestSupply).toBe(true)
      expect(rows.at(-1)?.validTo).toBeUndefined()
      rows.slice(1).forEach((row, index) => {
        expect(row.validFrom).toBe(addDays(rows[index]?.validTo ?? '', 1))
      })
    }
  })

  it('is refused, not guessed, for days before that', () => {
    expect(() => rateOn('standard', '2000-12-31')).toThrow(RangeError)
  })
})

describe('the box of the VAT return', () => {
  it.each([
    ['standard', 2100, '1a'],
    ['reduced', 900, '1b'],
    ['standard', 1900, '1c'],
    ['reduced', 600, '1c'],
    ['zero', 0, '1e'],
    ['reverse-domestic', 0, '1e'],
    ['export', 0, '3a'],
    ['reverse-eu', 0, '3b'],
    ['exempt', 0, null],
    ['small-business', 0, null],
  ] as const)('of %s at %d is %s', (kind, rate, rubriek) => {
    expect(rubriekOf(kind, rate)).toBe(rubriek)
  })

  it('follows the rates of the period reported', () => {
    expect(rubriekOf('reduced', 600, '2018-12-31')).toBe('1b')
    expect(rubriekOf('reduced', 900, '2018-12-31')).toBe('1c')
    expect(rubriekOf('standard', 1900, '2012-07-01')).toBe('1a')
  })
})

describe('what an invoice says about a kind', () => {
  it.each([
    ['standard', 'S', null],
    ['reduced', 'S', null],
    ['zero', 'Z', null],
    ['exempt', 'E', null],
    ['small-business', 'E', null],
    ['reverse-domestic', 'AE', 'VATEX-EU-AE'],
    ['reverse-eu', 'AE', 'VATEX-EU-AE'],
    ['export', 'G', 'VATEX-EU-G'],
  ] as const)('of %s in EN 16931 is %s with %s', (kind, category, code) => {
    expect(taxCategory(kind)).toBe(category)
    expect(exemptionCode(kind)).toBe(code)
  })

  it('is either a rate or a reason in both languages', () => {
    for (const kind of vatKinds) {
      for (const language of ['nl', 'en'] as const) {
        expect(vatReason(kind, language) === null).toBe(shownAsTax(kind))
      }
    }
  })

  it('holds the words of the law in both languages', () => {
    for (const language of ['nl', 'en'] as const) {
      expect(vatReason('small-business', language)).toContain(
        'factuur vrijgesteld van OB op grond van artikel 25 Wet OB',
      )
      for (const kind of vatKinds) {
        const verlegd = vatReason(kind, language)?.includes('btw verlegd') ?? false
        expect(verlegd).toBe(isReverseCharge(kind))
      }
    }
    expect(vatReason('reverse-eu', 'en')).toMatch(/reverse charge/i)
  })
})
