/**
 * The letter a consumer must get before collection costs are due: it names the costs and leaves
 * fourteen days, counted from the day after it was received. Source: BW art. 6:96(6); HR 25-11-2016,
 * ECLI:NL:HR:2016:2704.
 */
import { addDays, isWorkingDay, nextWorkingDay, type CivilDate } from '../dates'

export type Channel = 'email' | 'post'

/** A margin over the two days the post takes: the days run from receipt, not from sending. */
const postWorkingDays = 3

/**
 * The day a letter counts as received when nobody knows better: an e-mail on the day it was sent, a
 * letter three working days later.
 */
export function assumedReceipt(sentOn: CivilDate, channel: Channel): CivilDate {
  if (channel === 'email') return sentOn
  let day = sentOn
  for (let passed = 0; passed < postWorkingDays;) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) passed++
  }
  return day
}

/**
 * The last day on which a consumer can pay without costs: the fourteenth after receipt, and when that
 * is no working day the next one (Algemene termijnenwet art. 1).
 */
export function lastDayWithoutCosts(receivedOn: CivilDate): CivilDate {
  return nextWorkingDay(addDays(receivedOn, 14))
}

/** The first day on which the costs are due. */
export function costsDueFrom(receivedOn: CivilDate): CivilDate {
  return addDays(lastDayWithoutCosts(receivedOn), 1)
}
