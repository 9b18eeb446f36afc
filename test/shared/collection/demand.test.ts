import { describe, expect, it } from 'vitest'
import { demandOn, openAfterDue, type DemandBasis } from '../../../shared/collection/demand'
import { interestOver } from '../../../shared/collection/interest'
import { interestRates } from '../../../shared/collection/interest-rates'

const open = openAfterDue(1_210_00, '2026-08-31', [])
const basis: DemandBasis = {
  step: 'final',
  dueOn: '2026-08-31',
  open,
  consumer: false,
  receivedOn: '2026-10-30',
  finalReceivedOn: null,
  asksExtras: true,
  vatBasisPoints: 0,
}
const on = (rest: Partial<DemandBasis>, today = '2026-10-30') =>
  demandOn({ ...basis, ...rest }, today, interestRates[rest.consumer ? 'general' : 'trade'])

describe('what a reminder asks', () => {
  it('is the claim alone before the final notice, or when the agency asks no more', () => {
    for (const rest of [{ step: 'friendly' }, { step: 'first' }, { asksExtras: false }] as const)
      expect(on(rest)).toEqual({
        openCents: 1_210_00,
        interest: null,
        costsCents: 0,
        announced: null,
        totalCents: 1_210_00,
      })
  })

  it('has interest and costs for a business in the final notice', () => {
    const interest = interestOver(open, '2026-10-30', interestRates.trade)
    expect(on({})).toEqual({
      openCents: 1_210_00,
      interest,
      costsCents: 181_50,
      announced: null,
      totalCents: 1_210_00 + (interest?.cents ?? NaN) + 181_50,
    })
    expect(interest?.cents).toBeGreaterThan(0)
  })

  it('only announces the costs to a consumer, and the day they can be avoided by', () => {
    const demand = on({ consumer: true })
    expect(demand.costsCents).toBe(0)
    expect(demand.announced).toEqual({ costsCents: 181_50, payBy: '2026-11-13' })
    expect(demand.totalCents).toBe(1_210_00 + (demand.interest?.cents ?? NaN))
  })

  it('has them for a consumer once the fourteen days are over, and not a day before', () => {
    const later = { consumer: true, finalReceivedOn: '2026-10-30' } as const
    expect(on(later, '2026-11-13')).toMatchObject({ costsCents: 0 })
    expect(on(later, '2026-11-14')).toMatchObject({ costsCents: 181_50, announced: null })
  })

  it('asks nothing beyond what is left', () => {
    const paid = openAfterDue(1_210_00, '2026-08-31', [{ on: '2026-09-10', cents: 1_210_00 }])
    expect(on({ open: paid })).toMatchObject({ openCents: 0, totalCents: 0, costsCents: 0 })
  })

  it('says when the table did not know the interest', () => {
    expect(on({}, '2027-02-01').interest).toMatchObject({ countedTo: '2026-12-31', whole: false })
  })
})

describe('what was open', () => {
  it('falls on the day after each payment; what came in time was never in default', () => {
    const rows = openAfterDue(100_00, '2026-08-31', [
      { on: '2026-08-20', cents: 10_00 },
      { on: '2026-08-31', cents: 10_00 },
      { on: '2026-09-05', cents: 30_00 },
      { on: '2026-09-05', cents: 10_00 },
      { on: '2026-10-01', cents: -10_00 },
    ])
    expect(rows).toEqual([
      { from: '2026-09-01', cents: 80_00 },
      { from: '2026-09-06', cents: 40_00 },
      { from: '2026-10-02', cents: 50_00 },
    ])
  })
})
