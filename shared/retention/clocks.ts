/**
 * When something goes, and which rule decides. Sources: AWR art. 52 lid 4 (seven years; the term
 * starts when the data lose their current value, for an invoice at the end of its fiscal year at the
 * earliest) and the agency's own statement (at most seven years after deletion).
 */
import { addDays, addMonths, fiscalYearPeriod, type CivilDate } from '../dates'
import type { Term } from './policy'

export type DestructionRule =
  /** the end of the document's fiscal year plus the term of its class */
  | 'fiscal-year-end'
  /** the termination date plus the term of its class */
  | 'termination'
  /** the term the law sets, where the office's own came out earlier */
  | 'law'

export interface Destruction {
  /** the last day the item is kept; it is due on the next */
  destroyAfter: CivilDate
  rule: DestructionRule
}

export const afterTerm = (date: CivilDate, term: Term): CivilDate =>
  addDays(addMonths(date, term.years * 12), term.days)

/**
 * When a sealed document is destroyed: the latest of (fiscal-year end + term) and (termination +
 * term), never before what the law asks. `terminatedOn` null: an active client's old document.
 */
export const destructionOf = (document: {
  fiscalYear: number
  terminatedOn: CivilDate | null
  term: Term
  lawful: Term | null
}): Destruction => {
  const yearEnd = fiscalYearPeriod(document.fiscalYear).to
  const candidates: Destruction[] = [
    { destroyAfter: afterTerm(yearEnd, document.term), rule: 'fiscal-year-end' },
  ]
  if (document.terminatedOn !== null) {
    candidates.push({
      destroyAfter: afterTerm(document.terminatedOn, document.term),
      rule: 'termination',
    })
  }
  if (document.lawful) {
    candidates.push({ destroyAfter: afterTerm(yearEnd, document.lawful), rule: 'law' })
  }
  // On a tie the first one decides: the law speaks only where the office's own term is too short.
  return candidates.reduce((latest, one) => (one.destroyAfter > latest.destroyAfter ? one : latest))
}

/**
 * The newest fiscal year whose documents have had their whole term on `today`, for active clients:
 * an invoice is destroyed although the client is still there.
 */
export const lastExpiredYear = (today: CivilDate, term: Term): number => {
  let year = Number(today.slice(0, 4))
  while (afterTerm(fiscalYearPeriod(year).to, term) >= today) year -= 1
  return year
}

/** Whether `term` is at least as long as the law asks, counted from any day. */
export const isLawful = (term: Term, atLeast: Term): boolean =>
  // A leap day must not make seven years shorter than seven years: compare from a common start.
  afterTerm('2001-01-01', term) >= afterTerm('2001-01-01', atLeast)
