/**
 * When a contract may lawfully end after notice, what goes back of what was paid, and which rule
 * decided. A consumer's first term binds; after it the consumer may leave any day with one month's
 * notice (Wet Van Dam). A business is held to what was agreed.
 */
import { addDays, addMonths, type CivilDate } from '../dates'
import { unusedOf } from './pro-rata'
import type { Period } from './periods'
import { mayWithdraw, paysForUse, type DistanceContract } from './withdrawal'

/** What was agreed; months count from the start of the contract, to its last day included. */
export interface Terms {
  startsOn: CivilDate
  /** 0: from the start without a fixed term */
  firstTermMonths: number
  /** 0: after the first term for an indefinite time */
  renewalMonths: number
  noticeMonths: number
}

export type Contract =
  | { customer: 'consumer'; terms: Terms; distance: DistanceContract | null }
  | {
      customer: 'business'
      terms: Terms
      /** whether the contract gives back the unused rest of a period paid in advance */
      unusedIsCredited: boolean
    }

/** Days that a line of an invoice billed in advance; `cents` is what the line came to. */
export interface BilledDays extends Period {
  cents: number
  /**
   * Paid once, such as a set-up fee: what was done for it was wholly done, so that it goes back whole
   * or not at all. Source: CJEU C-641/19 (PE Digital), 28 to 29: a service with a price of its own.
   */
  once?: boolean
  /** its days from this one on were given back before; null: none */
  givenBackFrom?: CivilDate | null
}

export interface Notice {
  /** the day the notice arrived */
  receivedOn: CivilDate
  /** the last day of service the client asks for; null: as soon as may be */
  wishedOn: CivilDate | null
}

export const terminationRules = [
  'withdrawal',
  'withdrawal-after-use',
  'first-term',
  'after-one-year',
  'after-first-term',
  'no-fixed-term',
  'business-term',
  'business-notice',
] as const
export type TerminationRule = (typeof terminationRules)[number]

export interface Termination {
  /** the last day of service (*opzegdatum*); before the start when it never began */
  endsOn: CivilDate
  rule: TerminationRule
  /** the client asked for a later day than the rule gives */
  later: boolean
  /** per billed line, in their order: what goes back, in cents; zeros included */
  credits: number[]
  /** their sum */
  creditCents: number
}

/**
 * The lawful end after a notice. Where a consumer may still withdraw, a notice without a wished day
 * is a withdrawal: nothing is better for the consumer. Sources: see
 * `termination-words.ts`.
 */
export function terminate(
  contract: Contract,
  notice: Notice,
  billed: readonly BilledDays[],
): Termination {
  const { receivedOn, wishedOn } = notice
  if (contract.customer === 'consumer' && contract.distance && wishedOn === null)
    if (mayWithdraw(contract.distance, receivedOn))
      return withdraw(contract.distance, contract.terms, receivedOn, billed)
  const { endsOn: earliest, rule } =
    contract.customer === 'consumer'
      ? consumerEnd(contract.terms, receivedOn)
      : businessEnd(contract.terms, receivedOn)
  const later = wishedOn !== null && wishedOn > earliest
  const endsOn = later ? wishedOn : earliest
  const credited = contract.customer === 'consumer' || contract.unusedIsCredited
  return { endsOn, rule, later, ...creditsAfter(endsOn, credited ? billed : noneOf(billed)) }
}

/** What goes back of each line when service ends after this day, less what went back before. */
export function creditsAfter(
  endsOn: CivilDate,
  billed: readonly BilledDays[],
): { credits: number[]; creditCents: number } {
  const credits = billed.map((line) => unusedNow(line, endsOn))
  return { credits, creditCents: credits.reduce((sum, cents) => sum + cents, 0) }
}

/** To the cent what the days after `lastDay` cost on this line, and did not go back yet. */
export function unusedNow(
  { cents, once = false, givenBackFrom = null, ...days }: BilledDays,
  lastDay: CivilDate,
): number {
  if (once) return lastDay < days.from ? cents : 0
  const before = givenBackFrom === null ? 0 : unusedOf(cents, days, addDays(givenBackFrom, -1))
  return Math.max(0, unusedOf(cents, days, lastDay) - before)
}

/** Withdrawal undoes the contract: all goes back, except the days used where those are to be paid. */
function withdraw(
  distance: DistanceContract,
  terms: Terms,
  on: CivilDate,
  billed: readonly BilledDays[],
): Termination {
  const used = paysForUse(distance, on) && on >= terms.startsOn
  // Without use to pay, service counts as never given: it ends before it began.
  const counted = used ? on : addDays(terms.startsOn, -1)
  return {
    endsOn: on,
    rule: used ? 'withdrawal-after-use' : 'withdrawal',
    later: false,
    ...creditsAfter(counted, billed),
  }
}

interface End {
  endsOn: CivilDate
  rule: TerminationRule
}

/** At most one month's notice; a first term binds a consumer for one year at most. */
function consumerEnd(terms: Terms, receivedOn: CivilDate): End {
  const afterNotice = addMonths(receivedOn, Math.min(terms.noticeMonths, 1))
  const { firstTermMonths } = terms
  if (firstTermMonths === 0) return { endsOn: afterNotice, rule: 'no-fixed-term' }
  const bound = lastDayAfter(terms, Math.min(firstTermMonths, 12))
  const yearDecides = firstTermMonths > 12 && afterNotice < lastDayAfter(terms, firstTermMonths)
  if (afterNotice <= bound)
    return { endsOn: bound, rule: yearDecides ? 'after-one-year' : 'first-term' }
  return { endsOn: afterNotice, rule: yearDecides ? 'after-one-year' : 'after-first-term' }
}

/** The first end of a term that leaves the notice agreed; any day where no further term was agreed. */
function businessEnd(terms: Terms, receivedOn: CivilDate): End {
  const afterNotice = addMonths(receivedOn, terms.noticeMonths)
  const { firstTermMonths, renewalMonths } = terms
  let months = firstTermMonths
  if (months > 0 && lastDayAfter(terms, months) >= afterNotice)
    return { endsOn: lastDayAfter(terms, months), rule: 'business-term' }
  if (renewalMonths <= 0) return { endsOn: afterNotice, rule: 'business-notice' }
  while (lastDayAfter(terms, months) < afterNotice) months += renewalMonths
  return { endsOn: lastDayAfter(terms, months), rule: 'business-term' }
}

function lastDayAfter({ startsOn }: Terms, months: number): CivilDate {
  return addDays(addMonths(startsOn, months), -1)
}

function noneOf(billed: readonly BilledDays[]): BilledDays[] {
  return billed.map((period) => ({ ...period, cents: 0 }))
}
