/** Giving up a claim or keeping money that was owed: for how long that can surely be taken back. */
import { addDays, type CivilDate } from '../dates'

/**
 * So many days nothing that a write-off settled is sealed, scrubbed or destroyed, also when its
 * client has left: a mistake can be taken back.
 */
export const takeBackDays = 14

/** The last of these days. `writtenOffOn`: the day it was put on record. */
export const takeBackUntil = (writtenOffOn: CivilDate): CivilDate =>
  addDays(writtenOffOn, takeBackDays)

/** Write-offs of this day and earlier ones are final on `today`. */
export const finalSince = (today: CivilDate): CivilDate => addDays(today, -takeBackDays - 1)

/** Why money that a client should have had is not paid out. */
export const keepReasons = ['waived', 'unreachable', 'time-barred', 'too-small'] as const
export type KeepReason = (typeof keepReasons)[number]
