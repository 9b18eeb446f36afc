import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectionCosts } from '../../../shared/collection/costs'

const today = '2026-11-27'

describe('collection costs', () => {
  it.each([
    [1, 40_00],
    [266_66, 40_00],
    [266_67, 40_00],
    [270_00, 40_50],
    [1_000_00, 150_00],
    [2_500_00, 375_00],
    [2_501_00, 375_10],
    [5_000_00, 625_00],
    [10_000_00, 875_00],
    [100_000_00, 1_775_00],
    [200_000_00, 2_775_00],
    [1_000_000_00, 6_775_00],
    [5_000_000_00, 6_775_00],
    [0, 0],
    [-100_00, 0],
  ])('over %d cents are %d cents', (open, costs) => {
    expect(collectionCosts(open, today)).toBe(costs)
  })

  it('come with VAT for a creditor who cannot deduct it', () => {
    expect(collectionCosts(1_000_00, today, 2100)).toBe(181_50)
    expect(collectionCosts(5_000_000_00, today, 2100)).toBe(8_197_75)
  })

  it('are unknown before the decree', () => {
    expect(collectionCosts(1_000_00, '2012-06-30')).toBeNull()
    expect(collectionCosts(1_000_00, '2012-07-01')).toBe(150_00)
  })

  it('never fall as the claim grows, and keep within 40 and 6,775 euro', () => {
    const cents = fc.integer({ min: 1, max: 3_000_000_00 })
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const [low, high] = [collectionCosts(less, today) ?? -1, collectionCosts(more, today) ?? -1]
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(40_00)
        expect(high).toBeLessThanOrEqual(6_775_00)
        // 15 % of the first slice is the highest share there is.
        if (high > 40_00) expect(high).toBeLessThanOrEqual(Math.ceil(more * 0.15))
      }),
    )
  })
})
