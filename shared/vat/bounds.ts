/**
 * The amounts and terms of VAT law that change with the years, with the day each holds from. Money
 * in cents.
 */
import type { CivilDate } from '../dates'

export interface Bound {
  cents: number
  validFrom: CivilDate
}

/** Turnover in a calendar year up to which the small-business scheme holds: Wet OB art. 25. */
export const smallBusinessBounds: readonly Bound[] = [{ cents: 20_000_00, validFrom: '2020-01-01' }]

/**
 * Sales to consumers in other member states (electronic services and distance sales), all states
 * together, up to which Dutch VAT may be charged: Directive 2006/112 art. 59c; Wet OB art. 6j.
 */
export const euConsumerBounds: readonly Bound[] = [{ cents: 10_000_00, validFrom: '2021-07-01' }]

/**
 * VAT to pay or get back on balance, over all periods together, up to which earlier returns may be
 * corrected in the next one:
 * Belastingdienst, btw-aangifte corrigeren (suppletie).
 */
export const correctionBounds: readonly Bound[] = [{ cents: 1_000_00, validFrom: '2012-01-01' }]

/** Weeks a correction apart may take once it was found: Uitvoeringsbesluit OB 1968 art. 15. */
export const correctionWeeks: readonly { weeks: number; validFrom: CivilDate }[] = [
  { weeks: 8, validFrom: '2025-01-01' },
]

/** The row in force on a day, or null before the first. */
export function inForce<Row extends { validFrom: CivilDate }>(
  rows: readonly Row[],
  on: CivilDate,
): Row | null {
  return rows.findLast((row) => row.validFrom <= on) ?? null
}
