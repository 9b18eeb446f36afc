import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion } from '../../shared/apportion'
import { roundHalfAwayFromZero } from '../../shared/money'

describe('apportioning', () => {
  it.each([
    [[1n, 1n, 1n], 3n, 1, [1, 0, 0]],
    [[2n, 5n, 5n], 6n, 2, [0, 1, 1]],
    [[-1n, -1n, -1n], 3n, -1, [-1, 0, 0]],
    [[10n, -9n], 1n, 1, [10, -9]],
    [[], 1n, 0, []],
  ])('case %#: the parts add up to the whole', (numerators, denominator, total, parts) => {
    expect(apportion(numerators, denominator, total)).toEqual(parts)
  })

  it('adds up, stays within one of each share, and mirrors', () => {
    const shares = fc.array(fc.bigInt(-1_000_000n, 1_000_000n), { maxLength: 10 })
    fc.assert(
      fc.property(shares, fc.bigInt(1n, 10_000n), (numerators, denominator) => {
        const sum = numerators.reduce((total, share) => total + share, 0n)
        const total = roundHalfAwayFromZero(sum, denominator)
        const parts = apportion(numerators, denominator, total)
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total)
        parts.forEach((part, index) => {
          const error = BigInt(part) * denominator - (numerators[index] ?? 0n)
          expect(error < denominator && -error < denominator).toBe(true)
        })
        const mirrored = apportion(
          numerators.map((share) => -share),
          denominator,
          -total,
        )
        expect(mirrored.map((part) => -part + 0)).toEqual(parts)
      }),
      { numRuns: 1000 },
    )
  })
})
