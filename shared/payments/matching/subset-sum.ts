/** More would make a sum that fits by chance likely, and the search slow: 2¹⁰ sums a side here. */
export const mostSummed = 20

/**
 * The one set of values (given by their places, ascending) that adds up to the target, or null when
 * none or more than one does. Positive integers; more than `mostSummed` values give null.
 *
 * Meet in the middle (Horowitz and Sahni, 1974): all sums of either half in ascending order, walked
 * from opposite ends.
 */
export function uniqueSubset(values: readonly number[], target: number): number[] | null {
  if (values.length > mostSummed || target <= 0) return null
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total < target) return null
  if (total === target) return values.map((_, place) => place)
  const half = values.length >> 1
  const left = ascendingSums(values.slice(0, half))
  const right = ascendingSums(values.slice(half))
  let found: [left: number, right: number] | null = null
  let low = 0
  let high = right.sums.length - 1
  while (low < left.sums.length && high >= 0) {
    const sum = at(left.sums, low) + at(right.sums, high)
    if (sum < target) low++
    else if (sum > target) high--
    else {
      const twice =
        left.sums[low + 1] === left.sums[low] || right.sums[high - 1] === right.sums[high]
      if (found || twice) return null
      found = [at(left.sets, low), at(right.sets, high)]
      low++
      high--
    }
  }
  if (!found) return null
  const [leftSet, rightSet] = found
  return values.flatMap((_, place) => {
    const chosen = place < half ? (leftSet >> place) & 1 : (rightSet >> (place - half)) & 1
    return chosen ? [place] : []
  })
}

interface Sums {
  sums: Float64Array
  /** the values in each sum, one bit a place */
  sets: Uint16Array
}

/** Each value doubles the list: the sums without it merged with the sums with it. */
function ascendingSums(values: readonly number[]): Sums {
  let { sums, sets }: Sums = { sums: new Float64Array(1), sets: new Uint16Array(1) }
  for (const [place, value] of values.entries()) {
    const size = sums.length
    const next: Sums = { sums: new Float64Array(2 * size), sets: new Uint16Array(2 * size) }
    let without = 0
    let having = 0
    for (let to = 0; to < 2 * size; to++) {
      const more = having < size ? at(sums, having) + value : Infinity
      if (without < size && at(sums, without) <= more) {
        next.sums[to] = at(sums, without)
        next.sets[to] = at(sets, without++)
      } else {
        next.sums[to] = more
        next.sets[to] = at(sets, having++) | (1 << place)
      }
    }
    ;({ sums, sets } = next)
  }
  return { sums, sets }
}

/** Never called outside the list. */
function at(list: Float64Array | Uint16Array, place: number): number {
  return list[place] ?? 0
}
