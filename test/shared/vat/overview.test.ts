import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateOn, dutchKinds } from '../../../shared/invoices/vat'
import { amountsOf, boxOf, taxPointOf, type VatDocument } from '../../../shared/vat/entries'
import {
  boxes,
  overviewOf,
  returnForm,
  sumOfOverviews,
  type VatOverview,
} from '../../../shared/vat/overview'
import { isWithin, periodOf, periodsOfYear, type VatPeriod } from '../../../shared/vat/periods'
import { someDocument } from './arbitraries'

const typedNothing = { '2a': null, '4a': null, '4b': null, '5b': null }
const nothing = { netCents: 0, vatCents: 0 }
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const sign = ({ kind }: VatDocument) => (kind === 'credit' ? -1 : 1)

function within(documents: VatDocument[], period: VatPeriod): VatOverview {
  return overviewOf(documents.flatMap(amountsOf).filter(({ on }) => isWithin(period, on)))
}

function totalOf({ boxes: all, outside }: VatOverview): number {
  return sum([...Object.values(all), outside].map(({ netCents, vatCents }) => netCents + vatCents))
}

describe('the day VAT is due', () => {
  const invoice = { kind: 'invoice', supplyFrom: '2026-03-10', supplyTo: '2026-03-31' } as const
  it.each([
    ['in time: the invoice date', { ...invoice, issuedOn: '2026-04-02' }, '2026-04-02'],
    ['on the last day', { ...invoice, issuedOn: '2026-04-15' }, '2026-04-15'],
    ['too late: when it should have been', { ...invoice, issuedOn: '2026-04-16' }, '2026-04-15'],
    [
      'a supply without an end',
      { ...invoice, supplyTo: null, issuedOn: '2026-09-01' },
      '2026-04-15',
    ],
    ['billed beforehand', { ...invoice, issuedOn: '2026-01-05' }, '2026-01-05'],
    [
      'no supply known',
      { ...invoice, supplyFrom: null, supplyTo: null, issuedOn: '2026-09-01' },
      '2026-09-01',
    ],
    ['a credit note', { ...invoice, kind: 'credit', issuedOn: '2026-09-01' }, '2026-09-01'],
    [
      'from 31 January',
      { ...invoice, supplyTo: '2026-01-31', issuedOn: '2026-09-01' },
      '2026-02-15',
    ],
  ] as const)('%s', (_, document, day) => {
    expect(taxPointOf(document)).toBe(day)
  })

  it('puts every document in exactly one period, whatever the length', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const day = taxPointOf(document)
        const year = Number(day.slice(0, 4))
        for (const length of ['month', 'quarter', 'year'] as const) {
          const own = periodsOfYear(year, length).filter((period) => isWithin(period, day))
          expect(own).toEqual([periodOf(day, length)])
        }
      }),
    )
  })
})

describe('the overview', () => {
  it('puts each kind in its box', () => {
    const on = '2026-05-05'
    const placed = dutchKinds.map((kind) => [
      kind,
      boxOf({ kind, rate: rateOn(kind, on), on, ...nothing }),
    ])
    expect(Object.fromEntries(placed)).toEqual({
      standard: '1a',
      reduced: '1b',
      zero: '1e',
      exempt: null,
      'small-business': null,
      'reverse-domestic': '1e',
      'reverse-eu': '3b',
      'goods-eu': '3b',
      export: '3a',
    })
  })

  it('puts a rate that is no more in force in 1c, from the day it is not', () => {
    const old = { kind: 'standard', rate: 1900, ...nothing } as const
    expect(boxOf({ ...old, on: '2012-09-30' })).toBe('1a')
    expect(boxOf({ ...old, on: '2012-10-01' })).toBe('1c')
  })

  it('adds up to its documents: nothing is lost and nothing counted twice', () => {
    fc.assert(
      fc.property(fc.array(someDocument, { maxLength: 30 }), (documents) => {
        const overview = overviewOf(documents.flatMap(amountsOf))
        const gross = documents.map(
          (document) =>
            sign(document) * sum(document.vat.map(({ netCents, vatCents }) => netCents + vatCents)),
        )
        expect(totalOf(overview)).toBe(sum(gross) + 0)
        const due = documents.map((one) => sign(one) * sum(one.vat.map((row) => row.vatCents)))
        expect(overview.dueCents).toBe(sum(due) + 0)
        expect(overview.dueCents).toBe(sum(boxes.map((box) => overview.boxes[box].vatCents)))
      }),
    )
  })

  it('is the same by year, by quarter and by month', () => {
    fc.assert(
      fc.property(fc.array(someDocument, { maxLength: 30 }), (documents) => {
        const [first] = documents.flatMap(amountsOf)
        const year = Number((first?.on ?? '2026').slice(0, 4))
        const [whole, quarters, months] = (['year', 'quarter', 'month'] as const).map((length) =>
          sumOfOverviews(periodsOfYear(year, length).map((period) => within(documents, period))),
        )
        expect(quarters).toEqual(whole)
        expect(months).toEqual(whole)
      }),
    )
  })

  it('refuses a sum it cannot hold exactly', () => {
    const huge = { on: '2026-01-01', kind: 'standard', rate: 2100, netCents: 2 ** 53 - 1 } as const
    const amounts = [
      { ...huge, vatCents: 0 },
      { ...huge, vatCents: 0 },
    ]
    expect(() => overviewOf(amounts)).toThrow(RangeError)
  })
})

describe('the form', () => {
  const overview = overviewOf([
    { on: '2026-05-05', kind: 'standard', rate: 2100, netCents: 1000_99, vatCents: 210_21 },
    { on: '2026-05-05', kind: 'reduced', rate: 900, netCents: -10_01, vatCents: -90 },
    { on: '2026-05-05', kind: 'reverse-eu', rate: 0, netCents: 500_50, vatCents: 0 },
  ])
  const row = (box: string) =>
    returnForm(overview, typedNothing).rows.find((one) => one.box === box)

  it('rounds in favour of the payer, shown both ways', () => {
    expect(row('1a')).toMatchObject({
      net: { cents: 1000_99, euros: 1000 },
      vat: { cents: 210_21, euros: 210 },
    })
    expect(row('1b')).toMatchObject({
      net: { cents: -10_01, euros: -11 },
      vat: { cents: -90, euros: -1 },
    })
    expect(returnForm(overview, typedNothing)['5a']).toEqual({ cents: 209_31, euros: 209 })
  })

  it('shows no sum to pay while anything is not typed in', () => {
    const whole = { '2a': nothing, '4a': nothing, '4b': nothing, '5b': 50_01 }
    expect(returnForm(overview, whole)['5g']).toEqual({ cents: 159_30, euros: 158 })
    for (const box of ['2a', '4a', '4b', '5b'] as const)
      expect(returnForm(overview, { ...whole, [box]: null })['5g']).toBeNull()
  })

  it('counts what is typed in towards 5a', () => {
    const typed = { ...typedNothing, '4b': { netCents: 100_00, vatCents: 21_99 } }
    expect(returnForm(overview, typed)['5a']).toEqual({ cents: 231_30, euros: 230 })
  })

  it('never asks more than is due, and less than a euro for each box differs', () => {
    fc.assert(
      fc.property(
        fc.array(someDocument, { maxLength: 20 }),
        fc.nat(1_000_000),
        (documents, paid) => {
          const typed = { '2a': nothing, '4a': nothing, '4b': nothing, '5b': paid }
          const form = returnForm(overviewOf(documents.flatMap(amountsOf)), typed)
          for (const { net, vat } of form.rows)
            for (const { cents, euros } of [net, vat]) {
              expect(euros * 100).toBeLessThanOrEqual(cents)
              expect(euros * 100).toBeGreaterThan(cents - 100)
            }
          const pay = form['5g']
          expect(pay).not.toBeNull()
          if (pay === null) return
          expect(pay.euros * 100).toBeLessThanOrEqual(pay.cents)
          expect(pay.euros).toBe(form['5a'].euros - (form['5b']?.euros ?? 0))
          expect(pay.cents).toBe(form['5a'].cents - paid)
        },
      ),
    )
  })
})
