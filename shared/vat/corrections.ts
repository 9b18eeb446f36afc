/**
 * What came to light after a return was filed: what its period amounts to now, less what was told of
 * it. Up to the bound it goes along in the next return, beyond it apart, within eight weeks of
 * finding it. Source: AWR art. 10a; Uitvoeringsbesluit OB 1968 art. 15.
 */
import { addDays, type CivilDate } from '../dates'
import { correctionBounds, correctionWeeks, inForce } from './bounds'
import { differenceOf, isNothing, sumOfOverviews, type VatOverview } from './overview'

/** What is to be told of a period that was filed. */
export interface Found {
  overview: VatOverview
  /** the day the first of it was recorded */
  foundOn: CivilDate
}

export interface Correction extends Found {
  /** more than the bound: a correction of its own (suppletie), not in the next return */
  apart: boolean
  /** last day for one that is apart; null before the law set a term, and for the others */
  dueOn: CivilDate | null
}

/**
 * The correction of a period that is still to be told, or null when all was. `told`: in its own
 * return, in later ones and apart.
 */
export function correctionOf(
  now: VatOverview,
  told: readonly VatOverview[],
  foundOn: CivilDate,
): Found | null {
  const overview = differenceOf(now, sumOfOverviews(told))
  return isNothing(overview) ? null : { overview, foundOn }
}

/**
 * Which way corrections are told. The bound is over the balance of all that are still to be told, not
 * of each period: up to it they go along in the next return together, beyond it all go apart. One that
 * is beyond it by itself has its own term; of the others it runs from the day the last was found.
 */
export function takenTogether<Of extends Found>(
  found: readonly Of[],
): (Of & Pick<Correction, 'apart' | 'dueOn'>)[] {
  const last = found.reduce((day, { foundOn }) => (foundOn > day ? foundOn : day), '')
  const balance = found.reduce((sum, { overview }) => sum + overview.dueCents, 0)
  const isBeyond = (cents: number) =>
    Math.abs(cents) > (inForce(correctionBounds, last)?.cents ?? 0)
  const apart = isBeyond(balance)
  return found.map((one) => {
    const from = isBeyond(one.overview.dueCents) ? one.foundOn : last
    return { ...one, apart, dueOn: apart ? termFrom(from) : null }
  })
}

/** What the form of a period is filled in with: its own figures, and small corrections of others. */
export function wholeOf(
  own: VatOverview,
  corrections: readonly Pick<Correction, 'apart' | 'overview'>[],
): VatOverview {
  const small = corrections.filter(({ apart }) => !apart)
  return sumOfOverviews([own, ...small.map(({ overview }) => overview)])
}

function termFrom(foundOn: CivilDate): CivilDate | null {
  const term = inForce(correctionWeeks, foundOn)
  return term === null ? null : addDays(foundOn, term.weeks * 7)
}
