/**
 * What came to light after a return was filed: what its period amounts to now, less what was told of
 * it. Up to the bound it goes along in the next return, beyond it apart, within eight weeks of
 * finding it. Source: AWR art. 10a; Uitvoeringsbesluit OB 1968 art. 15.
 */
import { addDays, type CivilDate } from '../dates'
import { correctionBounds, correctionWeeks, inForce } from './bounds'
import { differenceOf, isNothing, sumOfOverviews, type VatOverview } from './overview'

export interface Correction {
  overview: VatOverview
  /** the day the first of it was recorded */
  foundOn: CivilDate
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
): Correction | null {
  const overview = differenceOf(now, sumOfOverviews(told))
  if (isNothing(overview)) return null
  const apart = Math.abs(overview.dueCents) > (inForce(correctionBounds, foundOn)?.cents ?? 0)
  return { overview, foundOn, apart, dueOn: apart ? termFrom(foundOn) : null }
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
