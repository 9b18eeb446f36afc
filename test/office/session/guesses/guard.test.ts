import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createGuard, type Guard } from '../../../../electron/office/session/guesses/guard'
import {
  longestWaitSeconds,
  secondsLeft,
  waitAfter,
} from '../../../../electron/office/session/guesses/waits'
import { AppError, isAppError } from '../../../../shared/errors'
import { temporaryFolder } from '../../../support/office/office'
import fc from 'fast-check'

const start = '2026-03-16T09:00:00.000Z'
const after = (seconds: number, from = start): string =>
  new Date(Date.parse(from) + seconds * 1000).toISOString()

interface Machine {
  dir: string
  now: string
  elapsed: number
  office: boolean
}
const aMachine = (): Machine => ({ dir: temporaryFolder(), now: start, elapsed: 0, office: false })
const guardOf = (machine: Machine): Guard =>
  createGuard({
    dir: machine.dir,
    hasOffice: () => machine.office,
    now: () => machine.now,
    elapsed: () => machine.elapsed,
  })
const aGuard = (): { machine: Machine; guard: Guard } => {
  const machine = aMachine()
  const guard = guardOf(machine)
  guard.begin()
  machine.office = true
  return { machine, guard }
}

const sam = { subject: 'slot-of-sam', desk: 'front' }
const refusal = (waitSeconds: number) => new AppError('wrong-password', { waitSeconds })

/** What a guess came to: `ok`, or the code and how long the next one waits. */
const guess = async (guard: Guard, right: boolean, guesser = sam): Promise<string | number[]> => {
  try {
    await guard.guess(guesser, () => (right ? { right } : { wrong: null }), refusal)
    return 'ok'
  } catch (error) {
    if (!isAppError(error) || !('waitSeconds' in error.details)) throw error
    return error.code === 'wait-first' ? 'wait' : [error.details.waitSeconds]
  }
}

describe('the guard of guesses', () => {
  it('lets nobody guess faster than it says, however many at once', async () => {
    const { guard } = aGuard()
    let judged = 0
    const all = await Promise.all(
      Array.from({ length: 14 }, () =>
        guard
          .guess(
            sam,
            async () => {
              judged += 1
              await new Promise(setImmediate)
              return { wrong: null }
            },
            refusal,
          )
          .catch((error: unknown) => (isAppError(error) ? error.code : error)),
      ),
    )
    expect(judged).toBe(3)
    expect(all.filter((code) => code === 'wrong-password')).toHaveLength(3)
    expect(all.filter((code) => code === 'wait-first')).toHaveLength(11)
  })

  it('has a guess on the disk before it is judged, and takes it back when it was right', async () => {
    const { machine, guard } = aGuard()
    const onDisk = () => readFileSync(join(machine.dir, 'office.attempts.json'), 'utf8')
    await guard.guess(
      sam,
      () => {
        expect(onDisk()).toContain('"wrong": 1')
        return { right: true }
      },
      refusal,
    )
    expect(onDisk()).not.toContain('slot-of-sam')
  })

  it('counts a guess whose answer never came', async () => {
    const { machine, guard } = aGuard()
    void guard.guess(sam, () => new Promise<{ wrong: null }>(() => undefined), refusal)
    await new Promise(setImmediate)
    const again = guardOf(machine)
    expect(await guess(again, false)).toEqual([0])
    expect(await guess(again, false)).toEqual([2])
  })

  it('does not count what could not be judged', async () => {
    const { guard } = aGuard()
    const broken = () => Promise.reject(new AppError('keychain-unavailable', { reason: 'missing' }))
    for (let time = 0; time < 9; time += 1) {
      await expect(guard.guess(sam, broken, refusal)).rejects.toThrow('keychain-unavailable')
    }
    expect(await guess(guard, false)).toEqual([0])
  })

  it('goes on where it was after a restart', async () => {
    const { machine, guard } = aGuard()
    for (const expected of [0, 0, 2]) expect(await guess(guard, false)).toEqual([expected])
    const again = guardOf(machine)
    expect(await guess(again, true)).toBe('wait')
    machine.now = after(2)
    expect(await guess(again, false)).toEqual([4])
  })

  it('forgets wrong ones only when all was right', async () => {
    const { machine, guard } = aGuard()
    for (let time = 0; time < 2; time += 1) await guess(guard, false)
    expect(await guess(guard, true)).toBe('ok')
    expect(await guess(guard, false)).toEqual([2])
    machine.now = after(2)
    expect(guard.clear(sam)).toBe(3)
    expect(await guess(guard, false)).toEqual([0])
  })

  it('keeps nobody waiting for what was guessed at another desk or for another slot', async () => {
    const { guard } = aGuard()
    for (let time = 0; time < 3; time += 1) await guess(guard, false)
    expect(await guess(guard, true)).toBe('wait')
    expect(await guess(guard, true, { ...sam, desk: 'back' })).toBe('ok')
    expect(await guess(guard, true, { ...sam, subject: 'slot-of-kim' })).toBe('ok')
  })

  it('remembers fifty addresses that do not exist, and none of them pushes out a slot', async () => {
    const { machine, guard } = aGuard()
    for (let time = 0; time < 3; time += 1) await guess(guard, false)
    for (let n = 0; n < 60; n += 1) {
      await guess(guard, false, { subject: n.toString(16).padStart(64, '0'), desk: 'front' })
    }
    const text = readFileSync(join(machine.dir, 'office.attempts.json'), 'utf8')
    expect(text.match(/"[0-9a-f]{64}"/g)).toHaveLength(50)
    expect(await guess(guard, true)).toBe('wait')
  })
})

describe('counters that are lost', () => {
  const losses: [string, (path: string) => void][] = [
    ['missing', (path) => rmSync(path)],
    ['unreadable', (path) => writeFileSync(path, '{"format":"kluis-att')],
    ['of another form', (path) => writeFileSync(path, '{"format":"kluis-attempts","version":1}')],
  ]
  it.each(losses)('(%s) make everybody wait the longest, once', async (_, lose) => {
    const { machine } = aGuard()
    lose(join(machine.dir, 'office.attempts.json'))
    let guard = guardOf(machine)
    expect(await guess(guard, true)).toBe('wait')
    machine.now = after(longestWaitSeconds - 1)
    expect(await guess(guard, true)).toBe('wait')
    machine.now = after(longestWaitSeconds)
    expect(await guess(guard, false)).toEqual([0])
    guard = guardOf(machine)
    expect(await guess(guard, true)).toBe('ok')
  })

  it('are no loss where there is no office yet', async () => {
    expect(await guess(guardOf(aMachine()), true)).toBe('ok')
  })

  it('that cannot be written go on in memory, and refuse nobody', async () => {
    const { machine } = aGuard()
    rmSync(join(machine.dir, 'office.attempts.json'))
    const gone = { ...machine, dir: join(machine.dir, 'not', 'there'), office: false }
    const guard = guardOf(gone)
    for (const expected of [0, 0, 2]) expect(await guess(guard, false)).toEqual([expected])
    expect(await guess(guard, true)).toBe('wait')
    gone.now = after(2)
    expect(await guess(guard, true)).toBe('ok')
    chmodSync(machine.dir, 0o700)
  })
})

describe('a wait', () => {
  it('made while the clock was years ahead is over after its own length', async () => {
    const { machine, guard } = aGuard()
    machine.now = '2045-01-01T00:00:00.000Z'
    for (let time = 0; time < 3; time += 1) await guess(guard, false)
    machine.now = after(1)
    expect(await guess(guard, true)).toBe('wait')
    machine.elapsed += 2000
    expect(await guess(guard, true)).toBe('ok')
  })

  it('made while the clock was years ahead is over after its own length, after a restart too', async () => {
    const { machine, guard } = aGuard()
    machine.now = '2045-01-01T00:00:00.000Z'
    for (let time = 0; time < 3; time += 1) await guess(guard, false)
    machine.now = start
    machine.elapsed = 0
    const again = guardOf(machine)
    expect(await guess(again, true)).toBe('wait')
    machine.now = after(2)
    expect(await guess(again, true)).toBe('ok')
  })

  it('is never longer than it was, whatever the clock says', () => {
    const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01') })
    fc.assert(
      fc.property(
        fc.nat(40),
        moments.filter((date) => !Number.isNaN(date.getTime())),
        moments.filter((date) => !Number.isNaN(date.getTime())),
        fc.nat(2_000_000),
        (wrong, then, now, elapsed) => {
          const whole = waitAfter(wrong)
          const began = { at: then.toISOString(), elapsed: 0 }
          const left = secondsLeft(whole, began, now.toISOString(), elapsed)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left).toBeLessThanOrEqual(whole)
          expect(whole).toBeLessThanOrEqual(longestWaitSeconds)
          if (elapsed >= whole * 1000) expect(left).toBe(0)
        },
      ),
    )
  })
})
