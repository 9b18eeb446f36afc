/**
 * Which reminder comes next, and when: friendly, first, final, each at most once, then the task to
 * suspend the service; and the task to resume it once all is paid. What was sent is the only memory.
 */
import { addDays, type CivilDate } from '../dates'
import { costsDueFrom } from './fourteen-days'

export const reminderSteps = ['friendly', 'first', 'final'] as const
export type ReminderStep = (typeof reminderSteps)[number]

/**
 * Days to wait: for the first step that is used after the due date, for the others after the step
 * before; `suspend` after the last one. null: the step is not used, the service not suspended.
 */
export type ReminderPlan = Record<ReminderStep | 'suspend', number | null>

export const usualPlan: ReminderPlan = { friendly: 3, first: 7, final: 7, suspend: 14 }

export interface Claim {
  dueOn: CivilDate
  openCents: number
  /** the debtor is a consumer by the contract */
  consumer: boolean
  sent: readonly { step: ReminderStep; on: CivilDate; receivedOn: CivilDate }[]
  /** the debtor disputes the claim; a person decides how it goes on */
  disputed: boolean
  /** AVG art. 21: objection to reminders was granted */
  objected: boolean
  /** a pause agreed with the client, and its last day; without one, until somebody ends it */
  paused: { until: CivilDate | null } | null
  /** when the task to suspend was given, and the one to resume */
  suspendedOn: CivilDate | null
  resumedOn: CivilDate | null
}

export type NextStep =
  | { kind: 'settled' }
  /** paid, and the service is still to be resumed */
  | { kind: 'resume' }
  | { kind: 'held'; why: 'disputed' | 'objected' | 'paused'; until: CivilDate | null }
  | { kind: 'wait'; for: ReminderStep | 'suspend'; on: CivilDate }
  | { kind: 'send'; step: ReminderStep }
  | { kind: 'suspend' }
  /** every step was taken: a person decides */
  | { kind: 'done' }

/** What a claim asks for today. A claim that is not overdue waits for its first step. */
export function nextStep(claim: Claim, plan: ReminderPlan, today: CivilDate): NextStep {
  const suspended = claim.suspendedOn !== null && claim.resumedOn === null
  if (claim.openCents <= 0) return suspended ? { kind: 'resume' } : { kind: 'settled' }
  const held = heldBy(claim, today)
  if (held !== null) return held
  const taken = Math.max(-1, ...claim.sent.map(({ step }) => reminderSteps.indexOf(step)))
  const step = reminderSteps.find((one, index) => index > taken && plan[one] !== null)
  if (step !== undefined) {
    const on = dayFor(claim, plan[step] ?? 0)
    return on <= today ? { kind: 'send', step } : { kind: 'wait', for: step, on }
  }
  if (plan.suspend === null || suspended) return { kind: 'done' }
  const on = dayOfSuspension(claim, plan.suspend)
  return on <= today ? { kind: 'suspend' } : { kind: 'wait', for: 'suspend', on }
}

function heldBy({ disputed, objected, paused }: Claim, today: CivilDate): NextStep | null {
  if (disputed) return { kind: 'held', why: 'disputed', until: null }
  if (objected) return { kind: 'held', why: 'objected', until: null }
  if (paused !== null && (paused.until === null || today <= paused.until))
    return { kind: 'held', why: 'paused', until: paused.until }
  return null
}

/** So many days after the last reminder, or after the due date: never on the due date itself. */
function dayFor({ sent, dueOn }: Claim, days: number): CivilDate {
  const last = sent.reduce((latest, { on }) => (on > latest ? on : latest), dueOn)
  return addDays(last, Math.max(days, 1))
}

/** A consumer's fourteen days are over first. */
function dayOfSuspension(claim: Claim, days: number): CivilDate {
  const on = dayFor(claim, days)
  const letter = claim.sent.find(({ step }) => step === 'final')
  if (!claim.consumer || letter === undefined) return on
  const over = costsDueFrom(letter.receivedOn)
  return over > on ? over : on
}
