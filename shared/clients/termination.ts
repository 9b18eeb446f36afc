/**
 * Whether an opzegdatum can be expected: it erases for good, so a date that looks mistyped is never
 * carried out on one person's word.
 */
import { addDays, addMonths, type CivilDate } from '../dates'

/** From a month back to a year and a bit ahead. */
export const daysBack = 31
export const daysAhead = 400
/** What was agreed or billed may reach a little past the end. */
const daysPastEnd = 31
const yearsAway = 10
/** More clients than this, terminated by one person in one day, are looked at by an owner. */
export const manyInADay = 3

export const unusualCodes = ['long-ago', 'far-ahead', 'supply-after', 'many-today'] as const
export type Unusual = (typeof unusualCodes)[number]

export interface TerminationFacts {
  today: CivilDate
  /** the first day anything is known of the client */
  clientSince: CivilDate
  /** the last day of any supply period, renewal or open draft; null when there is none */
  suppliedUntil: CivilDate | null
  /** how many other clients this person terminated today */
  terminatedToday: number
}

export type TerminationVerdict =
  | { kind: 'usual' }
  /** needs its year typed, a reason, and an owner's confirmation */
  | { kind: 'unusual'; why: Unusual[] }
  | { kind: 'refused'; why: 'before-client' | 'years-away' }

export const judgeTermination = (
  on: CivilDate,
  { today, clientSince, suppliedUntil, terminatedToday }: TerminationFacts,
): TerminationVerdict => {
  const yearsBack = addMonths(today, -12 * yearsAway)
  if (on > addMonths(today, 12 * yearsAway) || on < yearsBack) {
    return { kind: 'refused', why: 'years-away' }
  }
  if (on < clientSince) return { kind: 'refused', why: 'before-client' }
  const why: Unusual[] = []
  if (on < addDays(today, -daysBack)) why.push('long-ago')
  if (on > addDays(today, daysAhead)) why.push('far-ahead')
  if (suppliedUntil !== null && suppliedUntil > addDays(on, daysPastEnd)) why.push('supply-after')
  if (terminatedToday >= manyInADay) why.push('many-today')
  return why.length === 0 ? { kind: 'usual' } : { kind: 'unusual', why }
}
