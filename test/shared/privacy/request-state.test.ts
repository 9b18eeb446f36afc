import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/dates'
import {
  after,
  clockOf,
  dueOn,
  identityMethods,
  merged,
  nextAct,
  outcomes,
  refusalOf,
  requestTypes,
  stateOf,
  type RequestFacts,
  type RequestMove,
} from '../../../shared/privacy/request-state'

const fresh: RequestFacts = {
  type: 'access',
  known: true,
  receivedOn: '2026-11-02',
  confirmedOn: null,
  identityAskedOn: null,
  identityPassedOn: null,
  identityFailedOn: null,
  extendedOn: null,
  answeredOn: null,
  outcome: null,
  closedOn: null,
  openTasks: 0,
}
const today = '2026-11-10'
const pass = { move: 'pass-identity', method: 'call-back-on-known-number' } as const
const grant = { move: 'answer', outcome: 'granted' } as const
const extend = { move: 'extend', reason: 'many invoices' } as const

function through(moves: RequestMove[], start: Partial<RequestFacts> = {}): RequestFacts {
  return moves.reduce((facts, move) => after(facts, move, today), { ...fresh, ...start })
}

describe('a request', () => {
  it('goes from receipt to closing, and says what to do at each step', () => {
    let facts = fresh
    const course = [[stateOf(facts), nextAct(facts)]]
    for (const move of [
      { move: 'confirm' },
      { move: 'ask-identity' },
      pass,
      grant,
      { move: 'close' },
    ] as const) {
      facts = after(facts, move, today)
      course.push([stateOf(facts), nextAct(facts)])
    }
    expect(course).toEqual([
      ['received', 'confirm-receipt'],
      ['received', 'check-identity'],
      ['identity', 'wait-for-identity'],
      ['working', 'answer'],
      ['answered', 'close'],
      ['closed', null],
    ])
    expect(facts).toMatchObject({ outcome: 'granted', answeredOn: today, closedOn: today })
  })

  it('is not answered before the identity step, except with a refusal', () => {
    for (const outcome of ['granted', 'partly', 'nothing-held'] as const)
      expect(refusalOf(fresh, { move: 'answer', outcome }, today)).toBe('identity-first')
    expect(refusalOf(fresh, { move: 'answer', outcome: 'refused' }, today)).toBeNull()
    expect(refusalOf(through([pass]), grant, today)).toBeNull()
  })

  it('whose identity check failed can only be refused, or checked again', () => {
    const failed = through([
      { move: 'confirm' },
      { move: 'ask-identity' },
      { move: 'fail-identity' },
    ])
    expect(nextAct(failed)).toBe('refuse')
    expect(refusalOf(failed, grant, today)).toBe('identity-failed')
    expect(refusalOf(failed, { move: 'answer', outcome: 'refused' }, today)).toBeNull()
    expect(stateOf(after(failed, { move: 'ask-identity' }, today))).toBe('identity')
    expect(refusalOf(after(failed, pass, today), grant, today)).toBeNull()
  })

  it('cannot fail a check nobody asked for', () => {
    expect(refusalOf(fresh, { move: 'fail-identity' }, today)).toBe('identity-first')
  })

  it('for an explanation alone needs no identity', () => {
    const explanation = { ...fresh, type: 'explanation', confirmedOn: today } as const
    expect(nextAct(explanation)).toBe('answer')
    expect(refusalOf(explanation, grant, today)).toBeNull()
  })

  it('is extended once, with a reason, inside the first month', () => {
    expect(dueOn(fresh)).toBe('2026-12-02')
    expect(dueOn(through([extend]))).toBe('2027-02-02')
    expect(refusalOf(fresh, { move: 'extend', reason: '  ' }, today)).toBe('reason-missing')
    expect(refusalOf(fresh, extend, '2026-12-02')).toBeNull()
    expect(refusalOf(fresh, extend, '2026-12-03')).toBe('extension-too-late')
    expect(refusalOf(through([extend]), extend, today)).toBe('already-extended')
  })

  it('does not close before it was answered, nor with a task open elsewhere', () => {
    expect(refusalOf(fresh, { move: 'close' }, today)).toBe('not-answered')
    const answered = through([pass, grant], { openTasks: 2 })
    expect(refusalOf(answered, { move: 'close' }, today)).toBe('tasks-open')
    expect(nextAct(answered)).toBe('finish-tasks')
    expect(refusalOf({ ...answered, openTasks: 0 }, { move: 'close' }, today)).toBeNull()
  })

  it('can be withdrawn until it was answered', () => {
    expect(through([{ move: 'withdraw' }])).toMatchObject({ outcome: 'withdrawn' })
    expect(refusalOf(through([pass, grant]), { move: 'withdraw' }, today)).toBe('request-answered')
  })

  it('takes no move from before it was received', () => {
    expect(refusalOf(fresh, { move: 'confirm' }, '2026-11-01')).toBe('before-receipt')
  })

  it('has a clock until it was answered', () => {
    expect(clockOf(fresh, today)).toEqual({
      dueOn: '2026-12-02',
      daysLeft: 22,
      extendableUntil: '2026-12-02',
    })
    expect(clockOf(fresh, '2026-12-05')).toEqual({
      dueOn: '2026-12-02',
      daysLeft: -3,
      extendableUntil: null,
    })
    expect(clockOf(through([extend]), today)).toMatchObject({ extendableUntil: null })
    expect(clockOf(through([pass, grant]), today)).toBeNull()
  })
})

describe('two requests of one person', () => {
  const later = { ...fresh, receivedOn: '2026-11-20', openTasks: 1 }

  it('become one, with the clock of the first', () => {
    const one = merged(later, { ...fresh, openTasks: 2 })
    expect(one).toMatchObject({ receivedOn: '2026-11-02', openTasks: 3 })
    expect(one && dueOn(one)).toBe('2026-12-02')
    // What was told about the later deadline says nothing about the first.
    expect(merged({ ...later, extendedOn: '2026-11-21' }, fresh)?.extendedOn).toBeNull()
  })

  it('share what was done for either', () => {
    const one = merged(
      { ...later, identityPassedOn: '2026-11-22' },
      { ...fresh, identityAskedOn: '2026-11-03', identityFailedOn: '2026-11-09' },
    )
    expect(one).toMatchObject({ identityPassedOn: '2026-11-22', identityFailedOn: null })
  })

  it('stay two when they ask different things, or one was answered', () => {
    expect(merged(fresh, { ...later, type: 'erasure' })).toBeNull()
    expect(merged(fresh, { ...later, answeredOn: today, outcome: 'granted' })).toBeNull()
  })
})

describe('whatever is tried', () => {
  const move: fc.Arbitrary<RequestMove> = fc.oneof(
    fc.constantFrom(
      { move: 'confirm' } as const,
      { move: 'ask-identity' } as const,
      { move: 'fail-identity' } as const,
      { move: 'withdraw' } as const,
      { move: 'close' } as const,
    ),
    fc.record({
      move: fc.constant('pass-identity' as const),
      method: fc.constantFrom(...identityMethods),
    }),
    fc.record({ move: fc.constant('extend' as const), reason: fc.constantFrom('', 'because') }),
    fc.record({
      move: fc.constant('answer' as const),
      outcome: fc.constantFrom(
        'granted' as const,
        'partly' as const,
        'refused' as const,
        'nothing-held' as const,
      ),
    }),
  )

  it('nobody gets data without having been recognised, and a closed case never changes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...requestTypes),
        fc.array(fc.tuple(move, fc.nat(20)), { maxLength: 25 }),
        (type, tries) => {
          let facts: RequestFacts = { ...fresh, type }
          let now = fresh.receivedOn
          for (const [wanted, days] of tries) {
            now = addDays(now, days)
            const before = facts
            const refusal = refusalOf(facts, wanted, now)
            if (refusal === null) facts = after(facts, wanted, now)
            else expect(() => after(facts, wanted, now)).toThrow(refusal)
            if (before.closedOn !== null) expect(facts).toBe(before)
            if (before.answeredOn !== null)
              expect(facts).toMatchObject({
                outcome: before.outcome,
                answeredOn: before.answeredOn,
              })
          }
          const told = facts.outcome !== null && !['refused', 'withdrawn'].includes(facts.outcome)
          if (told && type !== 'explanation') expect(facts.identityPassedOn).not.toBeNull()
          expect((facts.outcome === null) === (facts.answeredOn === null)).toBe(true)
          if (facts.outcome !== null) expect(outcomes).toContain(facts.outcome)
          if (facts.closedOn !== null) expect(facts.answeredOn).not.toBeNull()
          expect(nextAct(facts) === null).toBe(stateOf(facts) === 'closed')
        },
      ),
    )
  })
})
