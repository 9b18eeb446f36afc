import { describe, expect, it } from 'vitest'
import { smallBusinessState, type Turnover } from '../../../shared/vat/small-business'

function turnover(documentId: number, on: string, cents: number, rest: Partial<Turnover> = {}) {
  return { documentId, on, kind: 'small-business', goods: false, netCents: cents, ...rest } as const
}

describe('turnover under the small-business scheme', () => {
  it('may be the bound itself, and not a cent more', () => {
    const rows = [turnover(1, '2026-01-05', 12_000_00), turnover(2, '2026-06-01', 8_000_00)]
    expect(smallBusinessState(rows, 2026)).toEqual({
      turnoverCents: 20_000_00,
      boundCents: 20_000_00,
      leftCents: 0,
      crossedBy: null,
    })
    expect(smallBusinessState([...rows, turnover(3, '2026-06-02', 1)], 2026)).toMatchObject({
      crossedBy: { documentId: 3, on: '2026-06-02' },
    })
  })

  it('stays crossed when something is credited afterwards', () => {
    const rows = [turnover(1, '2026-01-05', 20_001_00), turnover(2, '2026-02-05', -15_000_00)]
    expect(smallBusinessState(rows, 2026)).toMatchObject({
      turnoverCents: 5_001_00,
      leftCents: 14_999_00,
      crossedBy: { documentId: 1 },
    })
  })

  it('counts rows of one document together', () => {
    const rows = [turnover(1, '2026-01-05', 25_000_00), turnover(1, '2026-01-05', -6_000_00)]
    expect(smallBusinessState(rows, 2026)?.crossedBy).toBeNull()
  })

  it('is of the calendar year, in the order of the days', () => {
    const rows = [
      turnover(5, '2026-12-31', 15_000_00),
      turnover(9, '2026-01-01', 15_000_00),
      turnover(1, '2025-12-31', 19_000_00),
      turnover(2, '2027-01-01', 19_000_00),
    ]
    expect(smallBusinessState(rows, 2026)?.crossedBy).toEqual({ documentId: 5, on: '2026-12-31' })
    expect(smallBusinessState(rows, 2025)?.turnoverCents).toBe(19_000_00)
  })

  it.each([
    ['standard', false, true],
    ['reverse-domestic', false, true],
    ['zero', false, true],
    ['export', true, true],
    ['export', false, false],
    ['reverse-eu', false, false],
    ['exempt', false, false],
  ] as const)('%s (goods: %s) counts: %s', (kind, goods, counts) => {
    const state = smallBusinessState([turnover(1, '2026-05-05', 100, { kind, goods })], 2026)
    expect(state?.turnoverCents).toBe(counts ? 100 : 0)
  })

  it('is unknown before the scheme was what it is', () => {
    expect(smallBusinessState([], 2019)).toBeNull()
  })
})
