/**
 * The one place where guesses are counted: passwords, codes, recovery codes, the recovery kit. A guess
 * is on disk before it is judged, and is taken back when it was right; for one slot there is one at a
 * time. Counters are kept per desk, so that nobody shuts a colleague out.
 */
import { AppError } from '../../../../shared/errors'
import { readAttempts, writeAttempts, type Attempts } from './attempts-file'
import { longestWaitSeconds, secondsLeft, waitAfter, type Began } from './waits'

/** Whose secret is guessed, and from which desk. */
export interface Guesser {
  /** a slot's id; the digest of an address that has none */
  subject: string
  desk: string
}

/** What a guess opened, or what is to be said of a wrong one. */
export type Judged<T, Wrong> = { right: T } | { wrong: Wrong }
type Judge<T, Wrong> = () => Promise<Judged<T, Wrong>> | Judged<T, Wrong>
/** The error of a wrong guess, told how long the next one waits. */
type Refusal<Wrong> = (waitSeconds: number, wrong: Wrong) => AppError

export interface Guard {
  /**
   * One guess. One that could not be judged (`judge` throws) does not count. Errors: wait-first, those
   * of `judge`, what `refusal` makes.
   */
  guess<T, Wrong>(guesser: Guesser, judge: Judge<T, Wrong>, refusal: Refusal<Wrong>): Promise<T>
  /** All that is asked was right: gives how many wrong ones there were before, and forgets them. */
  clear(guesser: Guesser): number
  /** A new office is being made: nothing was guessed yet, and nothing was lost. */
  begin(): void
}

export interface GuardParts {
  dir: string
  /** whether there is an office to guess at: then counters that are not there were lost */
  hasOffice(): boolean
  now(): string
  /** milliseconds the machine has been running, which no clock changes */
  elapsed(): number
}

/** Addresses without a slot that are remembered at once; older ones make room. */
const mostStrangers = 50
const mostCounters = 2000
const isStranger = ({ subject }: { subject: string }): boolean => /^[0-9a-f]{64}$/.test(subject)

const keyOf = ({ subject, desk }: Guesser): string => `${desk} ${subject}`

export const createGuard = (parts: GuardParts): Guard => {
  const { dir, now, elapsed } = parts
  let attempts: Attempts = readAttempts(dir) ?? {
    lostAt: parts.hasOffice() ? now() : null,
    counters: [],
  }
  settleFuture(attempts, now())
  /** when each wait began, by the machine's running time; those from before this process: first seen */
  const began = new Map<string, number>()
  const turns = new Map<string, Promise<unknown>>()

  const write = (): void => {
    try {
      writeAttempts(dir, attempts)
    } catch {
      // A full disk or a read-only folder keeps nobody out: counting goes on in memory.
    }
  }

  const find = (guesser: Guesser) =>
    attempts.counters.find((one) => keyOf(one) === keyOf(guesser)) ?? null

  const beganOf = (key: string, at: string): Began => {
    const first = began.get(key) ?? elapsed()
    began.set(key, first)
    return { at, elapsed: first }
  }

  const wait = (guesser: Guesser): number => {
    const { lostAt } = attempts
    const lost =
      lostAt === null
        ? 0
        : secondsLeft(longestWaitSeconds, beganOf('lost', lostAt), now(), elapsed())
    const counter = find(guesser)
    const own = counter
      ? secondsLeft(waitAfter(counter.wrong), beganOf(keyOf(guesser), counter.at), now(), elapsed())
      : 0
    return Math.max(lost, own)
  }

  const set = (guesser: Guesser, wrong: number, at: string): void => {
    const others = attempts.counters.filter((one) => keyOf(one) !== keyOf(guesser))
    const { subject, desk } = guesser
    const counters = wrong > 0 ? [...others, { subject, desk, wrong, at }] : others
    attempts = { ...attempts, counters: withinBounds(counters) }
  }

  const count = (guesser: Guesser): (() => void) => {
    const before = find(guesser)
    const beganBefore = began.get(keyOf(guesser))
    // Waited for, once.
    attempts = { ...attempts, lostAt: null }
    set(guesser, (before?.wrong ?? 0) + 1, now())
    began.set(keyOf(guesser), elapsed())
    write()
    return () => {
      set(guesser, before?.wrong ?? 0, before?.at ?? now())
      if (beganBefore === undefined) began.delete(keyOf(guesser))
      else began.set(keyOf(guesser), beganBefore)
      write()
    }
  }

  const one = async <T, Wrong>(
    guesser: Guesser,
    judge: Judge<T, Wrong>,
    refusal: Refusal<Wrong>,
  ): Promise<T> => {
    const waitSeconds = wait(guesser)
    if (waitSeconds > 0) throw new AppError('wait-first', { waitSeconds })
    const takeBack = count(guesser)
    let judged: Judged<T, Wrong>
    try {
      judged = await judge()
    } catch (error) {
      takeBack()
      throw error
    }
    if ('wrong' in judged) throw refusal(wait(guesser), judged.wrong)
    takeBack()
    return judged.right
  }

  return {
    guess: (guesser, judge, refusal) => {
      const { subject } = guesser
      const before = turns.get(subject) ?? Promise.resolve()
      const mine = before.then(() => one(guesser, judge, refusal))
      const done = mine.then(
        () => undefined,
        () => undefined,
      )
      turns.set(subject, done)
      void done.then(() => {
        if (turns.get(subject) === done) turns.delete(subject)
      })
      return mine
    },
    clear: (guesser) => {
      const wrong = find(guesser)?.wrong ?? 0
      if (wrong === 0) return 0
      set(guesser, 0, now())
      began.delete(keyOf(guesser))
      write()
      return wrong
    },
    begin: () => {
      attempts = { lostAt: null, counters: [] }
      began.clear()
      write()
    },
  }
}

/** A clock that was ahead when a wait began: it begins now, and is as long as it was. */
const settleFuture = (attempts: Attempts, now: string): void => {
  for (const counter of attempts.counters) if (counter.at > now) counter.at = now
  if (attempts.lostAt !== null && attempts.lostAt > now) attempts.lostAt = now
}

const withinBounds = (counters: Attempts['counters']): Attempts['counters'] => {
  const strangers = counters.filter(isStranger)
  const dropped = new Set(strangers.slice(0, Math.max(0, strangers.length - mostStrangers)))
  return counters.filter((one) => !dropped.has(one)).slice(-mostCounters)
}
