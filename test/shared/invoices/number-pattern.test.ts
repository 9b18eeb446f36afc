import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatNumber,
  maxSequence,
  normalizeReference,
  numberRegex,
  parsePattern,
  paymentReferences,
} from '../../../shared/invoices/number-pattern'

const yearly = { resetsYearly: true }

describe('a number pattern', () => {
  it.each([
    ['{year}-{number:4}', '2026-0012'],
    ['{number}', '12'],
    ['F{yy}{month}/{number:3}', 'F2611/012'],
    ['INV_{year}.{number:1}', 'INV_2026.12'],
    ['{number:9}', '000000012'],
    ['{year}{number:5}-NL', '202600012-NL'],
  ])('%s writes %s', (pattern, number) => {
    expect(parsePattern(pattern)).toMatchObject({ ok: true })
    expect(formatNumber(pattern, { date: '2026-11-22', sequence: 12 })).toBe(number)
  })

  it.each([
    ['', 'missing-number'],
    ['{year}', 'missing-number'],
    ['2026', 'missing-number'],
    ['{number}{number:4}', 'double-number'],
    ['{jaar}-{number}', 'unknown-token'],
    ['{Year}-{number}', 'unknown-token'],
    ['{}{number}', 'unknown-token'],
    ['{year:2}{number}', 'unknown-token'],
    ['{number:0}', 'bad-width'],
    ['{number:10}', 'bad-width'],
    ['{number:}', 'bad-width'],
    ['{number:x}', 'bad-width'],
    ['{number', 'bad-characters'],
    ['number}', 'bad-characters'],
    ['{{number}}', 'bad-characters'],
    ['F {number}', 'bad-characters'],
    ['№{number}', 'bad-characters'],
    ['a*{number}', 'bad-characters'],
    ['{number}\n', 'bad-characters'],
    [`${'A'.repeat(27)}{number:4}`, 'too-long'],
    ['A'.repeat(100_000), 'missing-number'],
  ])('%j is refused: %s', (pattern, reason) => {
    expect(parsePattern(pattern)).toEqual({ ok: false, reason })
    expect(() => formatNumber(pattern, { date: '2026-11-22', sequence: 1 })).toThrow(RangeError)
  })

  it('may be just so long that its largest number has 35 characters', () => {
    const pattern = `${'A'.repeat(26)}{number:4}`
    expect(parsePattern(pattern).ok).toBe(true)
    const largest = { date: '2026-11-22', sequence: maxSequence }
    expect(formatNumber(pattern, largest)).toHaveLength(35)
  })

  it('needs the year in a series that starts again each year', () => {
    for (const pattern of ['{number:4}', '{month}-{number:4}']) {
      expect(parsePattern(pattern, yearly)).toEqual({ ok: false, reason: 'year-required' })
    }
    expect(parsePattern('{year}-{number}', yearly).ok).toBe(true)
    expect(parsePattern('{yy}-{number}', yearly).ok).toBe(true)
  })

  it.each([0, -1, 1.5, NaN, maxSequence + 1])('has no number %d', (sequence) => {
    expect(() => formatNumber('{number}', { date: '2026-11-22', sequence })).toThrow(RangeError)
  })
})

const piece = fc.constantFrom('{year}', '{yy}', '{month}', 'F', 'INV', '-', '/', '.', '_', '7')
const patterns = fc
  .tuple(
    fc.array(piece, { maxLength: 4 }),
    fc.integer({ min: 0, max: 6 }),
    fc.array(piece, { maxLength: 2 }),
  )
  .map(([before, width, after]) =>
    [...before, width === 0 ? '{number}' : `{number:${width}}`, ...after].join(''),
  )
const dates = fc
  .record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`)
const sequences = fc.integer({ min: 1, max: maxSequence })

describe('the numbers of a series', () => {
  it('differ for any two running numbers, also of different months of a year', () => {
    const two = fc.tuple(sequences, sequences, fc.integer({ min: 10, max: 12 }))
    fc.assert(
      fc.property(patterns, two, (pattern, [one, other, month]) => {
        fc.pre(one !== other)
        const first = formatNumber(pattern, { date: '2026-01-31', sequence: one })
        const second = formatNumber(pattern, { date: `2026-${month}-01`, sequence: other })
        expect(first).not.toBe(second)
      }),
    )
  })

  it('are never handed out twice when the count starts again with the year', () => {
    fc.assert(
      fc.property(patterns, dates, dates, sequences, (pattern, one, other, sequence) => {
        fc.pre(parsePattern(pattern, yearly).ok && one.slice(0, 4) !== other.slice(0, 4))
        const numbers = [one, other].map((date) => formatNumber(pattern, { date, sequence }))
        expect(new Set(numbers).size).toBe(2)
      }),
    )
  })

  it('are found in what a payer typed, in any case and with any separators', () => {
    const separators = fc.constantFrom('', ' ', '/', '.', ' - ', '-')
    fc.assert(
      fc.property(patterns, dates, sequences, separators, (pattern, date, sequence, typed) => {
        const number = formatNumber(pattern, { date, sequence })
        const text = `betaling ${number.toLowerCase().replace(/[-/._]+/g, typed)} dank`
        const forms = paymentReferences(number)
        const found = [...text.matchAll(numberRegex(pattern))].map(([match]) => match)
        expect(found.some((match) => forms.includes(normalizeReference(match)))).toBe(true)
      }),
    )
  })
})

describe('finding a number in payment text', () => {
  const found = (pattern: string, text: string) =>
    [...text.matchAll(numberRegex(pattern))].map(([match]) => normalizeReference(match))

  it.each([
    ['factuur 2026-0001', ['20260001']],
    ['FACTUUR 20260001', ['20260001']],
    ['fact.nr:2026/0001,klant 12', ['20260001']],
    ['factuurnr20260001', ['20260001']],
    ['2026 - 0001 en 2026-0002', ['20260001', '20260002']],
    ['2026-00012', ['202600012']],
    ['12026-0001', []],
    ['2026-001', []],
    ['1826-0001', []],
  ])('of the pattern {year}-{number:4}: %j', (text, expected) => {
    expect(found('{year}-{number:4}', text)).toEqual(expected)
  })

  it('does with the digits when the letters of the series were left out', () => {
    expect(found('INV-{year}-{number:4}', 'inv 2026 0001, 2026-0002')).toEqual([
      'INV20260001',
      '20260002',
    ])
    expect(paymentReferences('INV-2026-0001')).toEqual(['INV20260001', '20260001'])
  })

  it('needs the letters when the digits alone say too little', () => {
    expect(found('F{number:3}', 'f001, 002 en X003')).toEqual(['F001'])
    expect(paymentReferences('F001')).toEqual(['F001'])
    expect(paymentReferences('2026-0001')).toEqual(['20260001'])
  })
})
