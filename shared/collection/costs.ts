/**
 * What collecting a claim may cost the debtor. Source: BW art. 6:96(4)–(7); Besluit vergoeding voor
 * buitengerechtelijke incassokosten (Stb. 2012, 141).
 */
import type { CivilDate } from '../dates'
import { roundHalfAwayFromZero } from '../money'

interface CostsTable {
  validFrom: CivilDate
  /** share of each slice of the claim, in basis points; null: of all that is left */
  slices: readonly { upToCents: number | null; basisPoints: number }[]
  leastCents: number
  mostCents: number
}

/** Oldest first. */
const tables: readonly CostsTable[] = [
  {
    validFrom: '2012-07-01',
    slices: [
      { upToCents: 2_500_00, basisPoints: 1500 },
      { upToCents: 5_000_00, basisPoints: 1000 },
      { upToCents: 10_000_00, basisPoints: 500 },
      { upToCents: 200_000_00, basisPoints: 100 },
      { upToCents: null, basisPoints: 50 },
    ],
    leastCents: 40_00,
    mostCents: 6_775_00,
  },
]

/**
 * The costs over what is open of the claim, or of claims that one letter demands together, in cents;
 * null before the table (July 2012). `vatBasisPoints`: the rate of VAT, for a creditor who cannot
 * deduct it (Besluit art. 2(3)); else 0. Nothing open costs nothing.
 */
export function collectionCosts(
  openCents: number,
  on: CivilDate,
  vatBasisPoints = 0,
): number | null {
  const table = tables.findLast(({ validFrom }) => validFrom <= on)
  if (table === undefined) return null
  if (openCents <= 0) return 0
  let [scaled, from] = [0n, 0]
  for (const { upToCents, basisPoints } of table.slices) {
    const to = Math.min(upToCents ?? openCents, openCents)
    if (to > from) scaled += BigInt(to - from) * BigInt(basisPoints)
    from = Math.max(from, to)
  }
  const costs = roundHalfAwayFromZero(scaled, 10_000n)
  const bounded = Math.min(Math.max(costs, table.leastCents), table.mostCents)
  return roundHalfAwayFromZero(BigInt(bounded) * BigInt(10_000 + vatBasisPoints), 10_000n)
}
