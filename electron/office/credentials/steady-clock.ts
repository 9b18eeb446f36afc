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
  let ran = running()
  return {
    now: (depended) => {
      const shown = clock().getTime()
      const elapsed = running() - ran
      ran += elapsed
      latest = latest === null || !depended || shown >= latest ? shown : latest + elapsed
      return new Date(latest)
    },
  }
}
