/**
 * Whole parts that lie next to their exact shares `numerators[i] / denominator` and add up to
 * `total`, which is the sum of the shares, rounded. The units that rounding towards zero leaves over
 * go to the largest remainders; equal remainders in order. Negated shares give negated parts.
 */
export function apportion(
  numerators: readonly bigint[],
  denominator: bigint,
  total: number,
): number[] {
  const parts = numerators.map((numerator) => Number(numerator / denominator))
  const left = total - parts.reduce((sum, part) => sum + part, 0)
  const unit = Math.sign(left)
  const remainders = numerators.map((numerator, index) => ({
    index,
    size: (numerator % denominator) * BigInt(unit),
  }))
  remainders.sort((a, b) => (a.size === b.size ? a.index - b.index : a.size > b.size ? -1 : 1))
  for (const { index } of remainders.slice(0, Math.abs(left))) {
    parts[index] = (parts[index] ?? 0) + unit
  }
  return parts
}
