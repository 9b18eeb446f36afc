import { setImmediate } from 'node:timers/promises'

/** Long enough to be worth a pause, short enough that nobody notices who is asked in between. */
const turnMs = 20

/**
 * For long work without a pause of its own: awaited between its steps, it lets others be answered
 * whenever a turn is over.
 */
export const takingTurns = (): (() => Promise<void>) => {
  let begin = performance.now()
  return async () => {
    if (performance.now() - begin < turnMs) return
    await setImmediate()
    begin = performance.now()
  }
}
