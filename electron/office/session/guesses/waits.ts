/** How long the next guess waits after wrong ones. */

const freeGuesses = 3
export const longestWaitSeconds = 15 * 60

/** Seconds after `wrong` wrong guesses: none, then 2, 4, 8 … and a quarter of an hour at most. */
export const waitAfter = (wrong: number): number =>
  wrong < freeGuesses ? 0 : Math.min(2 ** (wrong - freeGuesses + 1), longestWaitSeconds)

/** A wait that began: on the clock, and on the machine's own running time. */
export interface Began {
  /** UTC ISO */
  at: string
  /** milliseconds of `elapsed` when it began, or was first seen by this process */
  elapsed: number
}

/**
 * Whole seconds that are left of a wait. Time has passed when either the clock or the machine's running
 * time says so: a clock set back or forward makes no wait longer.
 */
export const secondsLeft = (
  waitSeconds: number,
  began: Began,
  now: string,
  elapsed: number,
): number => {
  const onClock = (Date.parse(now) - Date.parse(began.at)) / 1000
  const running = (elapsed - began.elapsed) / 1000
  return Math.max(0, Math.ceil(waitSeconds - Math.max(onClock, running, 0)))
}
