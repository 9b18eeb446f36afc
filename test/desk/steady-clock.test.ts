import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSteadyClock } from '../../electron/desk/logins/steady-clock'

const minute = 60_000

/** A clock anybody can set, and one that only runs. */
const clocks = (start: number) => {
  const state = { shown: start, ran: 0 }
  return {
    state,
    clock: () => new Date(state.shown),
    running: () => state.ran,
    pass: (ms: number) => {
      state.shown += ms
      state.ran += ms
    },
    set: (to: number) => {
      state.shown = to
    },
  }
}

describe('the clock logins expire by', () => {
  it('shows what the computer shows while nobody sets it', () => {
    const own = clocks(1_000_000)
    const steady = createSteadyClock(own.clock, null, own.running)
    own.pass(5 * minute)
    expect(steady.now(true).getTime()).toBe(own.state.shown)
  })

  it('goes on when the clock is set back, as fast as time passes', () => {
    const own = clocks(100 * minute)
    const steady = createSteadyClock(own.clock, null, own.running)
    expect(steady.now(true).getTime()).toBe(100 * minute)
    own.set(10 * minute)
    expect(steady.now(true).getTime()).toBe(100 * minute)
    own.pass(7 * minute)
    expect(steady.now(true).getTime()).toBe(107 * minute)
    own.pass(90 * minute)
    expect(steady.now(true).getTime()).toBe(197 * minute)
  })

  it('starts from the latest moment of before, when the clock was set back while closed', () => {
    const own = clocks(10 * minute)
    const steady = createSteadyClock(own.clock, 100 * minute, own.running)
    expect(steady.now(true).getTime()).toBe(100 * minute)
  })

  it('starts afresh when nothing depends on it', () => {
    const own = clocks(10 * minute)
    const steady = createSteadyClock(own.clock, 100 * minute, own.running)
    expect(steady.now(false).getTime()).toBe(10 * minute)
    expect(steady.now(true).getTime()).toBe(10 * minute)
  })

  it('never runs backwards while something depends on it, whatever is done to the clock', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('pass' as const), by: fc.nat(1000) }),
        fc.record({ kind: fc.constant('set' as const), by: fc.nat(100_000) }),
      ),
    )
    fc.assert(
      fc.property(steps, (all) => {
        const own = clocks(50_000)
        const steady = createSteadyClock(own.clock, null, own.running)
        let last = steady.now(true).getTime()
        for (const { kind, by } of all) {
          if (kind === 'pass') own.pass(by)
          else own.set(by)
          const now = steady.now(true).getTime()
          expect(now).toBeGreaterThanOrEqual(last + (kind === 'pass' ? by : 0))
          last = now
        }
      }),
    )
  })
})
