import { describe, expect, it } from 'vitest'
import { planProblems, usualPlan } from '../../../shared/exports/ledger-plan'

const withDebtors = (rest: Partial<(typeof usualPlan)['debtors']>) =>
  planProblems({ ...usualPlan, debtors: { ...usualPlan.debtors, ...rest } })

describe('the accounts of a ledger', () => {
  it('can be used as they come', () => {
    expect(planProblems(usualPlan)).toEqual([])
  })

  it.each([
    [{ id: ' ' }, 'required'],
    [{ name: '' }, 'required'],
    [{ id: 'x'.repeat(36) }, 'too-long'],
    [{ id: '13\n00' }, 'control-characters'],
    [{ id: ' 1300' }, 'control-characters'],
    [{ rgsCode: 'bvordebhad' }, 'not-an-rgs-code'],
    [{ rgsCode: '1300' }, 'not-an-rgs-code'],
  ])('are refused with %o: %s', (rest, code) => {
    expect(withDebtors(rest)).toEqual([{ path: 'debtors', code }])
  })

  it('may be shared by parts of one type, not by the balance sheet and the profit', () => {
    expect(withDebtors({ id: usualPlan.bank.id })).toEqual([])
    const mixed = { ...usualPlan, 'sales-zero': usualPlan.debtors }
    expect(planProblems(mixed)).toEqual([{ path: 'sales-zero', code: 'account-of-two-types' }])
  })
})
