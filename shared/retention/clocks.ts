/**
 * When something goes, and which rule decides. Sources: AWR art. 52 lid 4 (seven years, ten for some
 * records; the term starts when the data lose their current value: of a document no earlier than the
 * end of the fiscal year of its issue or its last settlement, whichever is later) and the agency's own
 * statement (at most seven years after deletion).
 */
import {
  addDays,
  addMonths,
  fiscalYearOf,
  fiscalYearPeriod,
  yearOf,
  type CivilDate,
} from '../dates'
import type { Term } from './policy'

export const destructionRules = [
  /** the end of the fiscal year in which the document lost its current value, plus its term */
  'fiscal-year-end',
  /** the termination date plus the term of its class */
  'termination',
  /** the term the law sets, where the office's own came out earlier */
  'law',
  /** a payment: kept for as long as a document it settled */
  'settled-document',
] as const
export type DestructionRule = (typeof destructionRules)[number]

export interface Destruction {
  /** the last day the item is kept; it is due on the next */
  destroyAfter: CivilDate
  rule: DestructionRule
}

export const afterTerm = (date: CivilDate, term: Term): CivilDate =>
  addDays(addMonths(date, term.years * 12), term.days)

/** The last day of the fiscal year a day falls in. `startMonth` 1–12. */
const yearEndOf = (day: CivilDate, startMonth: number): CivilDate =>
  fiscalYearPeriod(fiscalYearOf(day, startMonth), startMonth).to

export interface Ending {
  /** the day it was issued or booked, or last settled, whichever is later */
  currentUntil: CivilDate
  /** null: its client has not left */
  terminatedOn: CivilDate | null
  term: Term
  lawful: Term
  /** the month in which fiscal years begin, 1–12 */
  fiscalYearStart: number
  /** of a payment: the latest last day among the documents it settled */
  settled?: CivilDate | null
}

/**
 * When a settled document is destroyed: the latest of (end of that fiscal year + term) and
 * (termination + term), never before what the law asks, and a payment never before what it settled.
 */
export const destructionOf = ({
  currentUntil,
  terminatedOn,
  term,
  lawful,
  fiscalYearStart,
  settled = null,
}: Ending): Destruction => {
  const yearEnd = yearEndOf(currentUntil, fiscalYearStart)
  const candidates: Destruction[] = [
    { destroyAfter: afterTerm(yearEnd, term), rule: 'fiscal-year-end' },
  ]
  if (terminatedOn !== null) {
    candidates.push({ destroyAfter: afterTerm(terminatedOn, term), rule: 'termination' })
  }
  candidates.push({ destroyAfter: afterTerm(yearEnd, lawful), rule: 'law' })
  if (settled !== null) candidates.push({ destroyAfter: settled, rule: 'settled-document' })
  // On a tie the first one decides: the law speaks only where the office's own term is too short.
  return candidates.reduce((latest, one) => (one.destroyAfter > latest.destroyAfter ? one : latest))
}

/**
 * The last day of the newest fiscal year whose documents have had their whole term on `today`, for
 * active clients: an invoice is destroyed although the client is still there.
 */
export const lastExpiredDay = (
  today: CivilDate,
  { term, lawful, fiscalYearStart }: Pick<Ending, 'term' | 'lawful' | 'fiscalYearStart'>,
): CivilDate => {
  const ends = (year: number): CivilDate => fiscalYearPeriod(year, fiscalYearStart).to
  const isOver = (end: CivilDate): boolean =>
    afterTerm(end, term) < today && afterTerm(end, lawful) < today
  let year = yearOf(today)
  while (!isOver(ends(year))) year -= 1
  return ends(year)
}

/** The first civil day that on `today` is not past its term. */
export const firstKept = (today: CivilDate, term: Term): CivilDate => {
  let day = addDays(addMonths(today, -term.years * 12), -term.days)
  // Months differ in length: going back is not the way forth turned round.
  while (afterTerm(addDays(day, -1), term) >= today) day = addDays(day, -1)
  while (afterTerm(day, term) < today) day = addDays(day, 1)
  return day
}

/** Whether `term` is at least as long as the law asks, counted from any day. */
export const isLawful = (term: Term, atLeast: Term): boolean =>
  // A leap day must not make seven years shorter than seven years: compare from a common start.
  afterTerm('2001-01-01', term) >= afterTerm('2001-01-01', atLeast)
