import type { Attempts } from './key-file'

const freeAttempts = 3
const longestWaitSeconds = 15 * 60

/** How long the next attempt waits after `wrong` wrong ones: 2, 4, 8 … seconds, 15 minutes at most. */
export const waitAfter = (wrong: number): number =>
  wrong < freeAttempts ? 0 : Math.min(2 ** (wrong - freeAttempts + 1), longestWaitSeconds)

/**
 * Seconds still to wait. A clock that was set back never locks anyone out for good: no wait is
 * longer than the longest.
 */
export const secondsToWait = (attempts: Attempts, now: string): number => {
  if (!attempts.notBefore) return 0
  const seconds = Math.ceil((Date.parse(attempts.notBefore) - Date.parse(now)) / 1000)
  return Math.max(0, Math.min(seconds, waitAfter(attempts.wrong)))
}

export const afterWrong = (attempts: Attempts, now: string): Attempts => {
  const wrong = attempts.wrong + 1
  const wait = waitAfter(wrong)
  return {
    wrong,
    notBefore: wait === 0 ? null : new Date(Date.parse(now) + wait * 1000).toISOString(),
  }
}

export const noAttempts: Attempts = { wrong: 0, notBefore: null }
