/**
 * Statutory interest as dated data. It is set anew on each 1 January and 1 July; a row says until
 * when it is known to hold, and nothing is computed past the last one: the owner adds the next.
 *
 * Sources: BW art. 6:119, 6:119a and 6:120; the decree of 18 January 1971, Stb. 27, as amended since;
 * for business debts the ECB's main refinancing rate on the first day of the half year plus eight
 * points. Rijksoverheid, "Hoogte van de wettelijke rente".
 */
import { addDays, type CivilDate } from '../dates'

/** `trade`: between businesses (6:119a); `general`: consumers and all others (6:119). */
export type InterestKind = 'general' | 'trade'

export interface InterestRate {
  validFrom: CivilDate
  /** the last day it is known to hold */
  validTo: CivilDate
  basisPoints: number
}

/** Oldest first, without gaps. */
export const interestRates: Record<InterestKind, readonly InterestRate[]> = {
  general: [
    { validFrom: '2015-01-01', validTo: '2022-12-31', basisPoints: 200 },
    { validFrom: '2023-01-01', validTo: '2023-06-30', basisPoints: 400 },
    { validFrom: '2023-07-01', validTo: '2023-12-31', basisPoints: 600 },
    { validFrom: '2024-01-01', validTo: '2024-12-31', basisPoints: 700 },
    { validFrom: '2025-01-01', validTo: '2025-12-31', basisPoints: 600 },
    { validFrom: '2026-01-01', validTo: '2026-12-31', basisPoints: 400 },
  ],
  trade: [
    { validFrom: '2015-01-01', validTo: '2016-06-30', basisPoints: 805 },
    { validFrom: '2016-07-01', validTo: '2022-12-31', basisPoints: 800 },
    { validFrom: '2023-01-01', validTo: '2023-06-30', basisPoints: 1050 },
    { validFrom: '2023-07-01', validTo: '2023-12-31', basisPoints: 1200 },
    { validFrom: '2024-01-01', validTo: '2024-06-30', basisPoints: 1250 },
    { validFrom: '2024-07-01', validTo: '2024-12-31', basisPoints: 1225 },
    { validFrom: '2025-01-01', validTo: '2025-06-30', basisPoints: 1115 },
    { validFrom: '2025-07-01', validTo: '2026-06-30', basisPoints: 1015 },
    { validFrom: '2026-07-01', validTo: '2026-12-31', basisPoints: 1040 },
  ],
}

/** The table with the rows an owner added, in order. */
export function ratesWith(
  kind: InterestKind,
  added: readonly InterestRate[],
): readonly InterestRate[] {
  return [...interestRates[kind], ...added].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
}

/** Why a row cannot be added to a table, or null when it can. */
export type RateProblem = 'not-next' | 'not-half-years' | 'not-a-percentage'

/**
 * A row follows the last one without a gap, and runs from 1 January or 1 July to a 30 June or
 * 31 December: a rate is never assumed for a half year nobody has announced.
 */
export function rateProblem(
  rates: readonly InterestRate[],
  { validFrom, validTo, basisPoints }: InterestRate,
): RateProblem | null {
  if (!Number.isInteger(basisPoints) || basisPoints < 0 || basisPoints > 10_000)
    return 'not-a-percentage'
  const last = rates.at(-1)
  if (last !== undefined && validFrom !== addDays(last.validTo, 1)) return 'not-next'
  const halves = /-0[17]-01$/.test(validFrom) && /-(?:06-30|12-31)$/.test(validTo)
  return halves && validFrom < validTo ? null : 'not-half-years'
}
