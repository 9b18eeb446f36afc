/**
 * A clock that setting the computer's clock back does not turn back. While logins are kept it goes on
 * from the latest moment it ever showed; a clock set forward is believed at once.
 */
export interface SteadyClock {
  /** `depended`: whether anything's expiry depends on it; when nothing does it starts afresh. */
  now(depended: boolean): Date
}

/**
 * `clock`: the computer's; `seen`: the latest moment known of before (ms), or null; `running`: ms on
 * a clock that nobody can set.
 */
export const createSteadyClock = (
  clock: () => Date,
  seen: number | null,
  running: () => number = () => performance.now(),
): SteadyClock => {
  let latest = seen
  let before = latest
  let ran = running()
  return {
    now: (depended) => {
      const shown = clock().getTime()
      const elapsed = running() - ran
      ran += elapsed
      if (latest === null || !depended) latest = shown
      else {
        // Set back now, or not caught up yet since: then time is counted, not read.
        const behind = shown < latest || (before ?? latest) < latest
        latest = behind ? Math.max(shown, latest + elapsed) : shown
      }
      before = shown
      return new Date(latest)
    },
  }
}
