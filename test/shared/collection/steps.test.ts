import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/dates'
import {
  nextStep,
  reminderSteps,
  usualPlan,
  type Claim,
  type NextStep,
  type ReminderPlan,
} from '../../../shared/collection/steps'

const claim: Claim = {
  dueOn: '2026-10-01',
  openCents: 121_00,
  consumer: false,
  sent: [],
  disputed: false,
  objected: false,
  paused: null,
  suspendedOn: null,
  resumedOn: null,
}
const sent = (step: 'friendly' | 'first' | 'final', on: string) => ({ step, on, receivedOn: on })

describe('the next reminder', () => {
  it('waits for its day, and is due on it', () => {
    expect(nextStep(claim, usualPlan, '2026-10-03')).toEqual({
      kind: 'wait',
      for: 'friendly',
      on: '2026-10-04',
    })
    expect(nextStep(claim, usualPlan, '2026-10-04')).toEqual({ kind: 'send', step: 'friendly' })
  })

  it('never comes on the due date itself', () => {
    const eager = { ...usualPlan, friendly: 0 }
    expect(nextStep(claim, eager, '2026-10-01')).toMatchObject({ kind: 'wait', on: '2026-10-02' })
  })

  it('follows the one before it, counted from the day that was sent', () => {
    const one = { ...claim, sent: [sent('friendly', '2026-10-20')] }
    expect(nextStep(one, usualPlan, '2026-10-26')).toMatchObject({ for: 'first', on: '2026-10-27' })
    expect(nextStep(one, usualPlan, '2026-10-27')).toEqual({ kind: 'send', step: 'first' })
  })

  it('leaves out a step that is not used, and never goes back to an earlier one', () => {
    const plan = { ...usualPlan, first: null }
    const one = { ...claim, sent: [sent('friendly', '2026-10-04')] }
    expect(nextStep(one, plan, '2026-10-11')).toEqual({ kind: 'send', step: 'final' })
    const late = { ...claim, sent: [sent('final', '2026-10-04')] }
    expect(nextStep(late, { ...usualPlan, suspend: null }, '2027-10-11')).toEqual({ kind: 'done' })
  })

  it('ends with the task to suspend the service, given once', () => {
    const all = { ...claim, sent: reminderSteps.map((step) => sent(step, '2026-10-20')) }
    expect(nextStep(all, usualPlan, '2026-11-02')).toMatchObject({
      for: 'suspend',
      on: '2026-11-03',
    })
    expect(nextStep(all, usualPlan, '2026-11-03')).toEqual({ kind: 'suspend' })
    expect(nextStep({ ...all, suspendedOn: '2026-11-03' }, usualPlan, '2026-12-01')).toEqual({
      kind: 'done',
    })
  })

  it('does not suspend a consumer before the fourteen days after receipt are over', () => {
    const letter = { step: 'final', on: '2026-11-02', receivedOn: '2026-11-05' } as const
    const all = { ...claim, consumer: true, sent: [letter] }
    const plan = { ...usualPlan, suspend: 5 }
    expect(nextStep(all, plan, '2026-11-19')).toMatchObject({ for: 'suspend', on: '2026-11-20' })
    expect(nextStep(all, plan, '2026-11-20')).toEqual({ kind: 'suspend' })
    expect(nextStep({ ...all, consumer: false }, plan, '2026-11-07')).toEqual({ kind: 'suspend' })
  })

  it('asks to resume what was suspended once all is paid, and then nothing more', () => {
    const paid = { ...claim, openCents: 0, suspendedOn: '2026-11-03' }
    expect(nextStep(paid, usualPlan, '2026-11-10')).toEqual({ kind: 'resume' })
    expect(nextStep({ ...paid, resumedOn: '2026-11-10' }, usualPlan, '2026-11-10')).toEqual({
      kind: 'settled',
    })
    expect(nextStep({ ...claim, openCents: 0 }, usualPlan, '2026-11-10')).toEqual({
      kind: 'settled',
    })
    expect(nextStep({ ...claim, openCents: -1 }, usualPlan, '2026-11-10')).toEqual({
      kind: 'settled',
    })
  })

  it.each([
    [{ disputed: true }, { why: 'disputed', until: null }],
    [{ objected: true }, { why: 'objected', until: null }],
    [{ paused: { until: null } }, { why: 'paused', until: null }],
    [{ paused: { until: '2026-11-10' } }, { why: 'paused', until: '2026-11-10' }],
  ] as const)('is held by %o, though long due', (by, held) => {
    expect(nextStep({ ...claim, ...by }, usualPlan, '2026-11-10')).toEqual({
      kind: 'held',
      ...held,
    })
  })

  it('goes on the day after a pause', () => {
    const paused = { ...claim, paused: { until: '2026-11-10' } }
    expect(nextStep(paused, usualPlan, '2026-11-11')).toEqual({ kind: 'send', step: 'friendly' })
  })
})

describe('a whole course of reminders', () => {
  const days = fc.option(fc.nat(30))
  const plan: fc.Arbitrary<ReminderPlan> = fc.record({
    friendly: days,
    first: days,
    final: days,
    suspend: days,
  })

  it('sends each step at most once, in order, and none once paid', () => {
    fc.assert(
      fc.property(plan, fc.boolean(), fc.nat(200), (terms, consumer, paidAfter) => {
        let now = { ...claim, consumer }
        const course: NextStep[] = []
        for (let day = 0; day < 200; day++) {
          const today = addDays(claim.dueOn, day)
          if (day >= paidAfter) now = { ...now, openCents: 0 }
          const next = nextStep(now, terms, today)
          if (next.kind === 'send') now = { ...now, sent: [...now.sent, sent(next.step, today)] }
          if (next.kind === 'suspend') now = { ...now, suspendedOn: today }
          if (next.kind === 'resume') now = { ...now, resumedOn: today }
          course.push(next)
          if (next.kind === 'send' || next.kind === 'suspend') expect(day).toBeLessThan(paidAfter)
        }
        const steps = now.sent.map(({ step }) => reminderSteps.indexOf(step))
        expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
        expect(now.sent.every(({ step }) => terms[step] !== null)).toBe(true)
        expect(course.filter(({ kind }) => kind === 'suspend').length).toBeLessThanOrEqual(1)
        expect(course.filter(({ kind }) => kind === 'resume').length).toBe(
          now.suspendedOn === null || paidAfter >= 200 ? 0 : 1,
        )
      }),
    )
  })
})
