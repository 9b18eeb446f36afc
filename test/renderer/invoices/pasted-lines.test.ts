import { describe, expect, it } from 'vitest'
import { pastedLines } from '../../../renderer/invoices/editor/pasted-lines'
import type { Language } from '../../../shared/language'

const kinds = [
  { kind: 'standard', rate: 2100 },
  { kind: 'reduced', rate: 900 },
  { kind: 'zero', rate: 0 },
  { kind: 'exempt', rate: 0 },
  { kind: 'reverse-eu', rate: 0 },
] as const

const blank = {
  description: '',
  quantity: 1000,
  unit: '',
  unitPriceCents: null,
  unitPriceHundredths: 0,
  discountBasisPoints: null,
  vatKind: 'standard',
  periodId: null,
  periodFrom: null,
  periodTo: null,
  workId: null,
  deductsId: null,
} as const

const read = (rows: string[], language: Language = 'nl') =>
  pastedLines(rows.join('\r\n'), { language, kinds, blank })

const linesOf = (rows: string[], language: Language = 'nl') => {
  const pasted = read(rows, language)
  return pasted && 'lines' in pasted ? pasted.lines : []
}

describe('rows of a spreadsheet', () => {
  it('are lines: description, quantity, unit, price and VAT', () => {
    expect(linesOf(['Onderhoud\t3,5\tuur\t€ 85,00\t21%', 'Druk\t1.000\tst.\t0,0025\t9%'])).toEqual([
      {
        description: 'Onderhoud',
        quantity: 3_500,
        unit: 'hour',
        unitPriceCents: 8_500,
        unitPriceHundredths: 0,
        discountBasisPoints: null,
        vatKind: 'standard',
        periodId: null,
        periodFrom: null,
        periodTo: null,
        workId: null,
        deductsId: null,
      },
      {
        description: 'Druk',
        quantity: 1_000_000,
        unit: 'piece',
        unitPriceCents: 0,
        unitPriceHundredths: 25,
        discountBasisPoints: null,
        vatKind: 'reduced',
        periodId: null,
        periodFrom: null,
        periodTo: null,
        workId: null,
        deductsId: null,
      },
    ])
  })

  it('go by their headings, in any order and with columns of no use', () => {
    const rows = ['Artnr\tPrijs per uur\tOmschrijving\tBtw\tAantal', 'A1\t12,50\tHosting\t0,09\t2']
    expect(linesOf(rows)).toMatchObject([
      { description: 'Hosting', quantity: 2000, unitPriceCents: 1250, vatKind: 'reduced' },
    ])
  })

  it('are read in Dutch and in English', () => {
    const row = { quantity: 1_250_000, unitPriceCents: 123_456 }
    expect(linesOf(['a\t1.250\t1.234,56'])).toMatchObject([row])
    expect(linesOf(['a\t1,250\t1,234.56'], 'en')).toMatchObject([row])
    expect(linesOf(['a\t1,250\t0,125'])).toMatchObject([
      { quantity: 1_250, unitPriceCents: 12, unitPriceHundredths: 50 },
    ])
  })

  it('may come as a file of values, with texts over several lines', () => {
    expect(linesOf(['"Ontwerp;\nen bouw";1;dag;-640,00;vrijgesteld', 'Rest;2;;1;'])).toMatchObject([
      {
        description: 'Ontwerp;\nen bouw',
        unit: 'day',
        unitPriceCents: -64_000,
        vatKind: 'exempt',
      },
      { description: 'Rest', quantity: 2000, unit: '', unitPriceCents: 100, vatKind: 'standard' },
    ])
    expect(linesOf(['Design,2,640.00', 'Build,1,1200'], 'en')).toHaveLength(2)
  })

  it.each([
    ['a\tveel\tuur\t12\t21%', 'quantity', 'veel'],
    ['a\t1\tkrat\t12\t21%', 'unit', 'krat'],
    ['a\t1\tuur\t1,23456\t21%', 'price', '1,23456'],
    ['a\t1\tuur\t12\t19%', 'vat', '19%'],
    ['a\t1\tuur\t12\tKOR', 'vat', 'KOR'],
    ['a\t1\tuur\t12\t21%\tnog iets', 'vat', 'nog iets'],
  ])('with a bad cell are none, and the cell is named: %j', (row, column, text) => {
    expect(read(['goed\t1\tuur\t10\t21%', row])).toEqual({ bad: { row: 2, column, text } })
  })

  it.each(['Hosting', 'Ontwerp\nen bouw', 'een, twee, drie\nen nog meer', 'prijs: 12,50', ''])(
    'are not seen in a text: %j',
    (text) => {
      expect(read([text])).toBe(null)
    },
  )
})
