/**
 * An accepted quote billed in parts. Each part charges VAT over itself, rounded by its own, and the
 * last one takes the others off per rate; so that all of them together come to the quote to the cent,
 * a part is chosen, at most a few cents beside its share, where the roundings add up.
 */
import { vatOver } from '../invoices/totals'
import type { VatKind } from '../invoices/vat'

/** In the price basis of the document: of the whole, and what the other parts leave of it. */
export interface LeftOfRate {
  kind: VatKind
  rate: number
  wholeCents: number
  cents: number
  /** the VAT that the other parts leave to be charged */
  vatCents: number
}

/** A share in basis points for each invoice, the last one last: they add up to the whole. */
export const addUp = (shares: readonly number[]): boolean =>
  shares.length > 0 && shares.reduce((sum, share) => sum + share, 0) === 10_000

/** Beside its share by so many cents at most; roundings add up again within a handful. */
const farthest = 200

/**
 * What a part that is not the last charges per rate: its share of the whole, within what is left of it.
 * A rate with nothing to charge, or less than nothing, is left to the last part.
 */
export function partOf(
  rates: readonly LeftOfRate[],
  { shareBasisPoints, pricesIncludeVat }: { shareBasisPoints: number; pricesIncludeVat: boolean },
): { kind: VatKind; rate: number; cents: number }[] {
  return rates.flatMap(({ kind, rate, wholeCents, cents: most, vatCents }) => {
    if (wholeCents <= 0 || most <= 0) return []
    // Exact: a share of at most 1e13 cents passes what a number holds.
    const share = Number((BigInt(wholeCents) * BigInt(shareBasisPoints) * 2n + 10_000n) / 20_000n)
    const vat = (of: number) => vatOver(of, rate, pricesIncludeVat)
    const cents = nearest(
      Math.min(share, most),
      most,
      (one) => vat(one) + vat(most - one) === vatCents,
    )
    return cents === 0 ? [] : [{ kind, rate, cents }]
  })
}

/** The amount within 0 and `most` nearest to `wanted` that does; itself where none near it does. */
function nearest(wanted: number, most: number, does: (cents: number) => boolean): number {
  for (let away = 0; away <= farthest; away++) {
    for (const one of [wanted - away, wanted + away])
      if (one >= 0 && one <= most && does(one)) return one
  }
  return wanted
}
