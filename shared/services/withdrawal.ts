/**
 * The consumer's fourteen days to withdraw from a contract made at a distance, and what is due for
 * the part used. Sources: 6:230o, 6:230p, 6:230s BW; Regulation (EEC, Euratom) 1182/71 art. 3.
 */
import { addDays, addMonths, nextWorkingDay, type CivilDate } from '../dates'

export interface DistanceContract {
  concludedOn: CivilDate
  /** when the consumer was told of the right; null when that was never done */
  informedOn: CivilDate | null
  /** work began before the fourteen days were over, at the consumer's express request (6:230t) */
  begunOnRequest: boolean
  /**
   * the service was wholly done, with the consumer's consent and knowing that the right would be
   * lost (6:230p under d); null when it was not
   */
  fulfilledOn: CivilDate | null
}

const daysToWithdraw = 14

/**
 * The last day to withdraw: fourteen days after the day of the contract (6:230o lid 1). Told of the
 * right later, fourteen days from then; never told, a year more (lid 2). A last day that is a
 * Saturday, Sunday or public holiday moves to the next working day (1182/71 art. 3(4)).
 */
export function lastDayToWithdraw({ concludedOn, informedOn }: DistanceContract): CivilDate {
  const outer = addMonths(addDays(concludedOn, daysToWithdraw), 12)
  if (informedOn === null || informedOn > outer) return nextWorkingDay(outer)
  const told = informedOn > concludedOn ? informedOn : concludedOn
  return nextWorkingDay(addDays(told, daysToWithdraw))
}

/** Whether a consumer who says so on this day withdraws in time; the day it was fulfilled counts. */
export function mayWithdraw(contract: DistanceContract, on: CivilDate): boolean {
  const { concludedOn, fulfilledOn } = contract
  if (on < concludedOn || on > lastDayToWithdraw(contract)) return false
  return fulfilledOn === null || on <= fulfilledOn
}

/**
 * Whether the days until the withdrawal are to be paid: only when work began on request and the
 * consumer had been told (6:230s lid 4 and 5).
 */
export function paysForUse(
  { begunOnRequest, informedOn }: DistanceContract,
  on: CivilDate,
): boolean {
  return begunOnRequest && informedOn !== null && informedOn <= on
}
