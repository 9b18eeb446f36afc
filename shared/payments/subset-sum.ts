/** More would make a sum that fits by chance likely, and the search slow: 2¹⁰ sums a side here. */
export const mostSummed = 20

/**
 * The one set of values (given by their places, ascending) that adds up to the target, or null when
 * none or more than one does. Positive integers; more than `mostSummed` values give null.
 *
 * Meet in the middle: all sums of either half, sorted, walked from opposite ends.
 */
export function uniqueSubset(values: readonly number[], target: number): number[] | null {
  if (values.length > mostSummed || target <= 0) return null
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total < target) return null
  if (total === target) return values.map((_, place) => place)
  const half = values.length >> 1
  const left = sumsOf(values.slice(0, half))
  const right = sumsOf(values.slice(half))
  const leftOrder = ascending(left)
  const rightOrder = ascending(right)
  let found: [number, number] | null = null
  let low = 0
  let high = rightOrder.length - 1
  while (low < leftOrder.length && high >= 0) {
    const leftSet = leftOrder[low] ?? 0
    const rightSet = rightOrder[high] ?? 0
    const sum = (left[leftSet] ?? 0) + (right[rightSet] ?? 0)
    if (sum < target) low++
    else if (sum > target) high--
    else {
      const nextLeft = leftOrder[low + 1]
      const nextRight = rightOrder[high - 1]
      const twice =
        (nextLeft !== undefined && left[nextLeft] === left[leftSet]) ||
        (nextRight !== undefined && right[nextRight] === right[rightSet])
      if (found || twice) return null
      found = [leftSet, rightSet]
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

/** The sum of every subset; the subset's bits are its place in the list. */
function sumsOf(values: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** values.length)
  values.forEach((value, place) => {
    const bit = 2 ** place
    for (let set = 0; set < bit; set++) sums[bit + set] = (sums[set] ?? 0) + value
  })
  return sums
}

function ascending(sums: Float64Array): number[] {
  return Array.from(sums.keys()).sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0))
}
