/** What the office does by itself: at each sign-in and every hour while anybody is in. */
import type { Door } from './door'
import type { Acting } from './context'

const hourMs = 60 * 60 * 1000

/**
 * Operations that carry out what has come due, in this order. Each decides itself whether there is
 * anything to do; a refusal (the owner must look first) waits for the owner on the start screen.
 */
const operations: readonly { op: string; input: object }[] = [
  { op: 'retention.noticeTime', input: {} },
  // Before anything is erased, as before every risky job.
  { op: 'backup.makeWhenDue', input: {} },
  { op: 'retention.run', input: { approved: false } },
]

export interface Rounds {
  /** Once this turn of work is done. */
  soon(): void
  stop(): void
}

/**
 * One round at a time for the whole office, whoever is in; `door` and `acting` are the program's own.
 * The last lock stops it at the next checkpoint.
 */
export const keepRounds = (door: Door, acting: () => Acting | null, on: boolean): Rounds => {
  let running = false
  const round = async (): Promise<void> => {
    if (running || !acting()) return
    running = true
    try {
      for (const { op, input } of operations) await door.call(op, input)
    } finally {
      running = false
    }
  }
  const timer = on ? setInterval(() => void round(), hourMs) : undefined
  timer?.unref()
  return {
    soon: () => {
      if (on) setImmediate(() => void round())
    },
    stop: () => clearInterval(timer),
  }
}
