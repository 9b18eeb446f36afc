/**
 * A privacy request from receipt to closing: a row of dated facts, the moves that are allowed on it,
 * and what comes next. The identity step comes first, and nothing is handed out before it was passed.
 * Source: AVG art. 11, 12 and 15–21.
 */
import type { CivilDate } from '../dates'
import { canExtendOn, daysLeft, extendedDueOn, requestDueOn } from './clocks'

export const requestTypes = [
  'explanation',
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
] as const
export type RequestType = (typeof requestTypes)[number]

/** What concerns data wherever they lie, also outside the program. AVG art. 15, 17 and 18. */
export const lookedAtElsewhere: ReadonlySet<RequestType> = new Set([
  'access',
  'erasure',
  'restriction',
])

/** How somebody was recognised: the method, never what was seen. No copy of an ID is one. */
export const identityMethods = [
  'mail-from-known-address',
  'call-back-on-known-number',
  'known-invoice-facts',
  'in-person',
] as const
export type IdentityMethod = (typeof identityMethods)[number]

export const outcomes = ['granted', 'partly', 'refused', 'nothing-held', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]

export interface RequestFacts {
  type: RequestType
  /** false: nobody whose data the office has at hand; only what tells nothing is answered then */
  known: boolean
  receivedOn: CivilDate
  confirmedOn: CivilDate | null
  identityAskedOn: CivilDate | null
  identityPassedOn: CivilDate | null
  identityFailedOn: CivilDate | null
  extendedOn: CivilDate | null
  answeredOn: CivilDate | null
  outcome: Outcome | null
  closedOn: CivilDate | null
  /** things to do in systems outside the program and at recipients (art. 19) that are still open */
  openTasks: number
}

export type RequestState = 'received' | 'identity' | 'working' | 'answered' | 'closed'

export type RequestMove =
  | { move: 'confirm' }
  | { move: 'ask-identity' }
  | { move: 'pass-identity'; method: IdentityMethod }
  | { move: 'fail-identity' }
  | { move: 'extend'; reason: string }
  | { move: 'answer'; outcome: Exclude<Outcome, 'withdrawn'> }
  | { move: 'withdraw' }
  | { move: 'close' }

/** Why a move is not allowed. */
export type MoveRefusal =
  | 'request-closed'
  | 'request-answered'
  | 'before-receipt'
  | 'already-confirmed'
  | 'identity-settled'
  | 'identity-first'
  | 'identity-failed'
  | 'person-not-known'
  | 'already-extended'
  | 'extension-too-late'
  | 'reason-missing'
  | 'not-answered'
  | 'tasks-open'
  | 'other-type'
  | 'nothing-changes'

export function stateOf(facts: RequestFacts): RequestState {
  if (facts.closedOn !== null) return 'closed'
  if (facts.answeredOn !== null) return 'answered'
  if (!needsIdentity(facts) || facts.identityPassedOn !== null) return 'working'
  // A failed check leaves one thing to do: the refusal.
  if (facts.identityFailedOn !== null) return 'working'
  return facts.identityAskedOn === null ? 'received' : 'identity'
}

/**
 * Explaining what the office does with data in general tells nobody anything about a person; neither
 * does the one answer that people get who are not known, whether they ever were or not.
 */
export function needsIdentity({ type, known }: Pick<RequestFacts, 'type' | 'known'>): boolean {
  return type !== 'explanation' && known
}

/** The day the answer must have left. */
export function dueOn({
  receivedOn,
  extendedOn,
}: Pick<RequestFacts, 'receivedOn' | 'extendedOn'>): CivilDate {
  return extendedOn === null ? requestDueOn(receivedOn) : extendedDueOn(receivedOn)
}

/** Why a move is not allowed today, or null when it is. */
export function refusalOf(
  facts: RequestFacts,
  wanted: RequestMove,
  today: CivilDate,
): MoveRefusal | null {
  if (facts.closedOn !== null) return 'request-closed'
  if (today < facts.receivedOn) return 'before-receipt'
  if (wanted.move === 'close')
    return facts.answeredOn === null ? 'not-answered' : facts.openTasks > 0 ? 'tasks-open' : null
  if (facts.answeredOn !== null) return 'request-answered'
  switch (wanted.move) {
    case 'confirm':
      return facts.confirmedOn === null ? null : 'already-confirmed'
    case 'ask-identity':
      return facts.identityPassedOn === null ? null : 'identity-settled'
    case 'pass-identity':
      return facts.identityPassedOn === null ? null : 'identity-settled'
    case 'fail-identity':
      if (facts.identityPassedOn !== null || facts.identityFailedOn !== null)
        return 'identity-settled'
      return facts.identityAskedOn === null ? 'identity-first' : null
    case 'extend':
      if (facts.extendedOn !== null) return 'already-extended'
      if (!canExtendOn(facts.receivedOn, today)) return 'extension-too-late'
      return wanted.reason.trim() === '' ? 'reason-missing' : null
    case 'answer':
      return answerRefusal(facts, wanted.outcome)
    case 'withdraw':
      return null
  }
}

/** A refusal may go to anybody; everything else says something about a person. */
function answerRefusal(facts: RequestFacts, outcome: Outcome): MoveRefusal | null {
  // Recognised, and erased meanwhile at their own request: what was done can still be said.
  if (!facts.known && facts.type !== 'explanation' && facts.identityPassedOn === null)
    return outcome === 'refused' || outcome === 'nothing-held' ? null : 'person-not-known'
  if (outcome === 'refused' || !needsIdentity(facts) || facts.identityPassedOn !== null) return null
  return facts.identityFailedOn === null ? 'identity-first' : 'identity-failed'
}

/**
 * The facts after a move.
 * @throws RangeError for a move that `refusalOf` refuses
 */
export function after(facts: RequestFacts, done: RequestMove, today: CivilDate): RequestFacts {
  const refusal = refusalOf(facts, done, today)
  if (refusal !== null) throw new RangeError(refusal)
  switch (done.move) {
    case 'confirm':
      return { ...facts, confirmedOn: today }
    case 'ask-identity':
      // Asked again after it failed: a second chance.
      return { ...facts, identityAskedOn: today, identityFailedOn: null }
    case 'pass-identity':
      return { ...facts, identityPassedOn: today, identityFailedOn: null }
    case 'fail-identity':
      return { ...facts, identityFailedOn: today }
    case 'extend':
      return { ...facts, extendedOn: today }
    case 'answer':
      return { ...facts, answeredOn: today, outcome: done.outcome }
    case 'withdraw':
      return { ...facts, answeredOn: today, outcome: 'withdrawn' }
    case 'close':
      return { ...facts, closedOn: today }
  }
}

export type NextAct =
  | 'confirm-receipt'
  | 'check-identity'
  | 'wait-for-identity'
  | 'refuse'
  | 'answer'
  | 'finish-tasks'
  | 'close'

/** What the page of a case says to do now; null once it is closed. */
export function nextAct(facts: RequestFacts): NextAct | null {
  const state = stateOf(facts)
  if (state === 'closed') return null
  if (state === 'answered') return facts.openTasks > 0 ? 'finish-tasks' : 'close'
  if (facts.confirmedOn === null) return 'confirm-receipt'
  if (state === 'received') return 'check-identity'
  if (state === 'identity') return 'wait-for-identity'
  const failed = needsIdentity(facts) && facts.identityPassedOn === null
  return failed ? 'refuse' : 'answer'
}

export interface RequestClock {
  dueOn: CivilDate
  /** negative once late */
  daysLeft: number
  /** the last day on which an extension can still be told; null when it cannot any more */
  extendableUntil: CivilDate | null
}

/** The clock of a request that still has to be answered; null once it was. */
export function clockOf(facts: RequestFacts, today: CivilDate): RequestClock | null {
  if (facts.answeredOn !== null) return null
  const due = dueOn(facts)
  const extend = { move: 'extend', reason: '-' } as const
  const extendable = refusalOf(facts, extend, today) === null
  return {
    dueOn: due,
    daysLeft: daysLeft(due, today),
    extendableUntil: extendable ? requestDueOn(facts.receivedOn) : null,
  }
}

/**
 * One case for two requests of one person that were both still open: received when the first was, so
 * that merging wins no time; what was done for either counts for both, except that an identity check
 * that failed for one is no check passed. null when one was answered, or the types differ.
 */
export function merged(a: RequestFacts, b: RequestFacts): RequestFacts | null {
  if (a.answeredOn !== null || b.answeredOn !== null || a.type !== b.type) return null
  const first = a.receivedOn <= b.receivedOn ? a : b
  const passed = earliest(a.identityPassedOn, b.identityPassedOn)
  return {
    ...first,
    confirmedOn: earliest(a.confirmedOn, b.confirmedOn),
    identityAskedOn: earliest(a.identityAskedOn, b.identityAskedOn),
    identityPassedOn: passed,
    identityFailedOn: passed === null ? earliest(a.identityFailedOn, b.identityFailedOn) : null,
    // An extension of the later one alone was told for another deadline.
    extendedOn: first.extendedOn,
    openTasks: a.openTasks + b.openTasks,
  }
}

function earliest(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
