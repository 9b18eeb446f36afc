import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostSummed, uniqueSubset } from '../../../shared/payments/matching/subset-sum'

/** Every set of places whose values add up to the target, by trying them all. */
function everySubset(values: number[], target: number): number[][] {
  const found: number[][] = []
  for (let set = 1; set < 2 ** values.length; set++) {
    const places = values.map((_, place) => place).filter((place) => (set >> place) & 1)
    if (places.reduce((sum, place) => sum + (values[place] ?? 0), 0) === target) found.push(places)
  }
  return found
}

describe('the one choice of amounts that adds up', () => {
  test('is found', () => {
    expect(uniqueSubset([12100, 5000, 2500, 7777], 14600)).toEqual([0, 2])
    expect(uniqueSubset([12100, 5000], 17100)).toEqual([0, 1])
    expect(uniqueSubset([12100, 5000], 5000)).toEqual([1])
  })

  test('is not given when two choices add up', () => {
    expect(uniqueSubset([1210, 1210, 500], 1710)).toBeNull()
    expect(uniqueSubset([300, 200, 100], 300)).toBeNull()
  })

  test('is not given for nothing, for too much, and for too many amounts', () => {
    expect(uniqueSubset([100, 200], 0)).toBeNull()
    expect(uniqueSubset([], 100)).toBeNull()
    expect(uniqueSubset([100, 200], 400)).toBeNull()
    expect(uniqueSubset(Array<number>(mostSummed + 1).fill(100), 2100)).toBeNull()
  })

  test('agrees with trying every choice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 11 }),
        fc.integer({ min: 1, max: 160 }),
        (values, target) => {
          const all = everySubset(values, target)
          expect(uniqueSubset(values, target)).toEqual(all.length === 1 ? all[0] : null)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('holds for large amounts and the most amounts allowed', () => {
    const values = Array.from({ length: mostSummed }, (_, place) => 10 ** 12 + 3 ** place)
    const target = (values[0] ?? 0) + (values[9] ?? 0) + (values[10] ?? 0) + (values[19] ?? 0)
    expect(uniqueSubset(values, target)).toEqual([0, 9, 10, 19])
  })
})
