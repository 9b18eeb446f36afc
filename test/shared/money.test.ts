import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatMoney,
  formatPercentage,
  formatQuantity,
  maxCents,
  maxQuantity,
  parseMoney,
  parsePercentage,
  parseQuantity,
  roundHalfAwayFromZero,
} from '../../shared/money'

const languages = fc.constantFrom('nl', 'en')
const anyCents = fc.integer({ min: -maxCents, max: maxCents })

describe('a typed amount', () => {
  it.each([
    ['1.234,56', 123456],
    ['1234,56', 123456],
    ['1234.56', 123456],
    ['1,234.56', 123456],
    ['1 234,56', 123456],
    ['1\u00a0234,56', 123456],
    ['€ 12', 1200],
    ['€12', 1200],
    ['12 €', 1200],
    ['EUR 12,50', 1250],
    ['12,50 eur', 1250],
    ['12,5', 1250],
    ['12.5', 1250],
    ['12', 1200],
    ['0', 0],
    ['0,01', 1],
    [',50', 50],
    ['.5', 50],
    ['007', 700],
    ['-5,00', -500],
    ['+5,00', 500],
    ['- 5', -500],
    ['-€ 5', -500],
    ['€ -5', -500],
    ['\u22125,00', -500],
    ['-0', 0],
    ['12,-', 1200],
    ['12,--', 1200],
    ['€ 1.250,-', 125000],
    ['1.234', 123400],
    ['1.234.567', 123456700],
    ['1,234,567', 123456700],
    ['1.234.567,89', 123456789],
    ['１２，５０', 1250],
    ['  12,50  ', 1250],
    ['100.000.000.000,00', maxCents],
  ])('%j is read as %d cents', (text, cents) => {
    expect(parseMoney(text)).toBe(cents)
  })

  it.each([
    '',
    ' ',
    '€',
    '-',
    ',',
    '.',
    'twaalf',
    '12a',
    '1,2,3',
    '1.2.3',
    '12.34.567',
    '1.234,5678',
    '12,345',
    '0,125',
    '0.125',
    '1234.567',
    '1,234',
    '1.234.56',
    '1,234,56',
    '1.234,567.89',
    '1 23,45',
    '12 34',
    '--5',
    '-€ -5',
    '€ 5 €',
    '5-',
    '1e5',
    '0x10',
    'Infinity',
    'NaN',
    '(5,00)',
    '12,50 USD',
    '100.000.000.000,01',
    '999999999999999999999',
    '1'.repeat(100_000),
    '1.'.repeat(50_000),
  ])('%j is refused', (text) => {
    expect(parseMoney(text)).toBeNull()
  })

  it('means thousands in English where the comma stands before three digits', () => {
    expect(parseMoney('1,234', 'en')).toBe(123400)
    expect(parseMoney('1.234', 'en')).toBeNull()
    expect(parseMoney('1,234.5', 'en')).toBe(123450)
    expect(parseMoney('1.234,50', 'en')).toBe(123450)
  })

  it('is the amount that was shown, in either language, with and without the euro sign', () => {
    fc.assert(
      fc.property(anyCents, languages, fc.boolean(), (cents, language, currency) => {
        expect(parseMoney(formatMoney(cents, language, { currency }), language)).toBe(
          cents === 0 ? 0 : cents,
        )
      }),
    )
  })

  it('is exact to the cent up to the bound, whatever the decimal sign', () => {
    fc.assert(
      fc.property(anyCents, fc.constantFrom(',', '.'), (cents, sign) => {
        const digits = String(Math.abs(cents)).padStart(3, '0')
        const text = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${sign}${digits.slice(-2)}`
        expect(parseMoney(text)).toBe(cents === 0 ? 0 : cents)
      }),
    )
  })

  it('never makes anything but whole cents within the bound out of any text', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789.,-+ €=') })
    fc.assert(
      fc.property(fc.oneof(fc.string(), signs), languages, (text, language) => {
        const cents = parseMoney(text, language)
        expect(cents === null || (Number.isSafeInteger(cents) && Math.abs(cents) <= maxCents)).toBe(
          true,
        )
        expect(Object.is(cents, -0)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a shown amount', () => {
  it.each([
    [123456, '€\u00a01.234,56', '€1,234.56'],
    [-123456, '€\u00a0-1.234,56', '-€1,234.56'],
    [0, '€\u00a00,00', '€0.00'],
    [-0, '€\u00a00,00', '€0.00'],
    [5, '€\u00a00,05', '€0.05'],
    [-5, '€\u00a0-0,05', '-€0.05'],
    [99_999, '€\u00a0999,99', '€999.99'],
    [100_000, '€\u00a01.000,00', '€1,000.00'],
    [maxCents, '€\u00a0100.000.000.000,00', '€100,000,000,000.00'],
  ])('of %d cents is %j in Dutch and %j in English', (cents, dutch, english) => {
    expect(formatMoney(cents, 'nl')).toBe(dutch)
    expect(formatMoney(cents, 'en')).toBe(english)
  })

  it('can leave the euro sign out', () => {
    expect(formatMoney(-123456, 'nl', { currency: false })).toBe('-1.234,56')
    expect(formatMoney(-123456, 'en', { currency: false })).toBe('-1,234.56')
  })

  it.each([1.5, NaN, Infinity, 2 ** 53])('is refused for %d, which is no whole cents', (value) => {
    expect(() => formatMoney(value, 'nl')).toThrow(RangeError)
  })
})

describe('a quantity', () => {
  it.each([
    ['1', 1000],
    ['1,5', 1500],
    ['1.5', 1500],
    ['0,125', 125],
    ['0.125', 125],
    ['1,250', 1250],
    ['1.250', 1_250_000],
    ['1.234,567', 1_234_567],
    ['1,234.567', 1_234_567],
    ['-2', -2000],
    ['1234.567', 1_234_567],
  ])('typed as %j in Dutch is %d thousandths', (text, thousandths) => {
    expect(parseQuantity(text)).toBe(thousandths)
  })

  it('typed in English takes the point for the decimal sign', () => {
    expect(parseQuantity('1.250', 'en')).toBe(1250)
    expect(parseQuantity('1,250', 'en')).toBe(1_250_000)
  })

  it.each(['', 'x', '1,2345', '0,0001', '1.2.3', '€ 1', '1000000000,001'])(
    'typed as %j is refused',
    (text) => {
      expect(parseQuantity(text)).toBeNull()
    },
  )

  it.each([
    [1000, '1', '1'],
    [1500, '1,5', '1.5'],
    [125, '0,125', '0.125'],
    [1_234_560, '1.234,56', '1,234.56'],
    [-500, '-0,5', '-0.5'],
    [0, '0', '0'],
  ])('of %d thousandths is shown as %j and %j', (thousandths, dutch, english) => {
    expect(formatQuantity(thousandths, 'nl')).toBe(dutch)
    expect(formatQuantity(thousandths, 'en')).toBe(english)
  })

  it('is read back as it was shown', () => {
    const quantities = fc.integer({ min: -maxQuantity, max: maxQuantity })
    fc.assert(
      fc.property(quantities, languages, (quantity, language) => {
        expect(parseQuantity(formatQuantity(quantity, language), language)).toBe(
          quantity === 0 ? 0 : quantity,
        )
      }),
    )
  })
})

describe('a percentage', () => {
  it.each([
    ['21', 2100],
    ['21%', 2100],
    ['21 %', 2100],
    ['2,5', 250],
    ['2.5 %', 250],
    ['0', 0],
    ['100', 10000],
    ['0,01', 1],
  ])('typed as %j is %d basis points', (text, basisPoints) => {
    expect(parsePercentage(text)).toBe(basisPoints)
  })

  it.each(['', '%', '100,01', '-5', '2,125', 'x', '5 %%'])('typed as %j is refused', (text) => {
    expect(parsePercentage(text)).toBeNull()
  })

  it('is shown with no more decimals than it has, and read back', () => {
    expect(formatPercentage(2100, 'nl')).toBe('21%')
    expect(formatPercentage(250, 'nl')).toBe('2,5%')
    expect(formatPercentage(250, 'en')).toBe('2.5%')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), languages, (basisPoints, language) => {
        expect(parsePercentage(formatPercentage(basisPoints, language), language)).toBe(basisPoints)
      }),
    )
  })
})

describe('rounding', () => {
  it.each([
    [5n, 10n, 1],
    [-5n, 10n, -1],
    [5n, -10n, -1],
    [-5n, -10n, 1],
    [4n, 10n, 0],
    [-4n, 10n, 0],
    [15n, 10n, 2],
    [25n, 10n, 3],
    [-25n, 10n, -3],
    [0n, 7n, 0],
    [10n ** 30n + 5n * 10n ** 16n, 10n ** 17n, 10_000_000_000_001],
  ])('%s / %s is %d', (numerator, denominator, expected) => {
    expect(roundHalfAwayFromZero(numerator, denominator)).toBe(expected)
  })

  it('lies within half a unit, and halves lie outwards', () => {
    const parts = fc.tuple(fc.bigInt(-(10n ** 19n), 10n ** 19n), fc.bigInt(10_000n, 10n ** 12n))
    fc.assert(
      fc.property(parts, ([numerator, denominator]) => {
        const rounded = BigInt(roundHalfAwayFromZero(numerator, denominator))
        const error = 2n * (rounded * denominator - numerator)
        const outwards = numerator < 0n ? -error : error
        expect(outwards <= denominator && outwards > -denominator).toBe(true)
        expect(roundHalfAwayFromZero(-numerator, denominator)).toBe(
          rounded === 0n ? 0 : -Number(rounded),
        )
      }),
    )
  })

  it('refuses to divide by zero, and results a number cannot hold', () => {
    expect(() => roundHalfAwayFromZero(1n, 0n)).toThrow(RangeError)
    expect(() => roundHalfAwayFromZero(2n ** 53n, 1n)).toThrow(RangeError)
  })
})
