import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/dates'
import { badDebtAmounts, type Debt } from '../../../shared/vat/bad-debts'
import { overviewOf } from '../../../shared/vat/overview'

const debt: Debt = {
  invoiceId: 7,
  dueOn: '2025-03-31',
  vat: [
    { kind: 'standard', rate: 2100, netCents: 1000_00, vatCents: 210_00 },
    { kind: 'reduced', rate: 900, netCents: 100_00, vatCents: 9_00 },
  ],
  grossCents: 1319_00,
  settlements: [],
  writeOffs: [],
}
const given = (on: string, cents = 1319_00) => ({ on, cents })
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

describe('VAT on what is not paid', () => {
  it('is asked back a year after it was due, and not a day before', () => {
    expect(badDebtAmounts(debt, '2026-03-30')).toEqual([])
    const amounts = badDebtAmounts(debt, '2026-03-31')
    expect(amounts).toMatchObject([
      { on: '2026-03-31', kind: 'standard', netCents: -1000_00, vatCents: -210_00 },
      { on: '2026-03-31', kind: 'reduced', netCents: -100_00, vatCents: -9_00 },
    ])
    expect(amounts.every(({ cause }) => cause === 'a-year-overdue')).toBe(true)
    expect(overviewOf(amounts).boxes).toMatchObject({
      '1a': { netCents: -1000_00, vatCents: -210_00 },
      '1b': { netCents: -100_00, vatCents: -9_00 },
    })
  })

  it('is asked back earlier once it was written off, but never later than the year', () => {
    const early = badDebtAmounts({ ...debt, writeOffs: [given('2025-08-01')] }, '2026-12-31')
    expect(early).toMatchObject([{ on: '2025-08-01', cause: 'written-off' }, { on: '2025-08-01' }])
    const late = badDebtAmounts({ ...debt, writeOffs: [given('2026-08-01')] }, '2026-12-31')
    expect(late).toMatchObject([{ on: '2026-03-31', cause: 'a-year-overdue' }, {}])
  })

  it('is due again on the day the write-off is taken back, and asked back once the year is over', () => {
    const writeOffs = [given('2025-08-01'), given('2025-10-05', -1319_00)]
    const amounts = badDebtAmounts({ ...debt, writeOffs }, '2026-12-31')
    expect(amounts.filter(({ kind }) => kind === 'standard')).toMatchObject([
      { on: '2025-08-01', cause: 'written-off', vatCents: -210_00 },
      { on: '2025-10-05', cause: 'taken-back', vatCents: 210_00 },
      { on: '2026-03-31', cause: 'a-year-overdue', vatCents: -210_00 },
    ])
  })

  it('is asked back for the part that is open', () => {
    const half = { ...debt, settlements: [{ on: '2025-05-01', cents: 659_50 }] }
    expect(sum(badDebtAmounts(half, '2026-12-31').map(({ vatCents }) => vatCents))).toBe(-109_50)
    const whole = { ...debt, settlements: [{ on: '2026-03-31', cents: 1319_00 }] }
    expect(badDebtAmounts(whole, '2026-12-31')).toEqual([])
  })

  it('is due again when paid after all, in the period of that payment', () => {
    const paid = { ...debt, settlements: [{ on: '2026-09-10', cents: 1319_00 }] }
    const again = badDebtAmounts(paid, '2026-12-31').filter(({ on }) => on === '2026-09-10')
    expect(again).toMatchObject([
      { cause: 'settled-after-all', netCents: 1000_00, vatCents: 210_00 },
      { cause: 'settled-after-all', netCents: 100_00, vatCents: 9_00 },
    ])
  })

  it('is asked back again when the money went back', () => {
    const returned = {
      ...debt,
      settlements: [
        { on: '2025-05-01', cents: 1319_00 },
        { on: '2026-05-01', cents: -1319_00 },
      ],
    }
    const amounts = badDebtAmounts(returned, '2026-12-31')
    expect(amounts).toMatchObject([{ on: '2026-05-01', cause: 'returned', vatCents: -210_00 }, {}])
  })

  it('leaves what carries no VAT alone', () => {
    const untaxed = {
      ...debt,
      vat: [{ kind: 'reverse-eu', rate: 0, netCents: 1319_00, vatCents: 0 } as const],
    }
    expect(badDebtAmounts(untaxed, '2026-12-31')).toEqual([])
  })

  it('comes to nothing once all is settled, in whatever pieces, and never beyond the invoice', () => {
    const pieces = fc.array(fc.record({ days: fc.nat(900), cents: fc.nat(1319_00) }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(pieces, (parts) => {
        const settlements = parts
          .map(({ days, cents }) => ({ on: addDays('2025-02-01', days), cents }))
          .sort((a, b) => (a.on < b.on ? -1 : 1))
        const amounts = badDebtAmounts({ ...debt, settlements }, '2029-12-31')
        const [net, vat] = [
          sum(amounts.map(({ netCents }) => netCents)),
          sum(amounts.map(({ vatCents }) => vatCents)),
        ]
        const open = Math.max(1319_00 - sum(settlements.map(({ cents }) => cents)), 0)
        expect(net + vat).toBe(open === 0 ? 0 : -open)
        expect(vat).toBeGreaterThanOrEqual(-219_00)
        expect(vat).toBeLessThanOrEqual(0)
      }),
    )
  })
})
