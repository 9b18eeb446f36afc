/** What the office does by itself: at each sign-in and every hour while anybody is in. */
import type { Door } from './door'
import type { OfficeKeys } from './session/office-keys'
import { dropOld, hasOld } from './once'
import type { Acting } from './session/office-keys'

const hourMs = 60 * 60 * 1000
const minutesMs = 5 * 60 * 1000

/**
 * Operations that carry out what has come due, in this order. Each decides itself whether there is
 * anything to do; a refusal (the owner must look first) waits for the owner on the start screen.
 */
const operations: readonly { op: string; input: object }[] = [
  { op: 'retention.noticeTime', input: {} },
  // Before anything is erased, as before every risky job.
  { op: 'backup.makeWhenDue', input: {} },
  { op: 'retention.run', input: { approved: false } },
  { op: 'invoices.makePdfs', input: {} },
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
export const keepRounds = (
  door: Door,
  own: { acting: () => Acting | null; keys: OfficeKeys; clock: () => Date },
  on: boolean,
): Rounds => {
  const { acting } = own
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
  const timers = on
    ? [setInterval(() => void round(), hourMs), setInterval(() => dropOldAnswers(own), minutesMs)]
    : []
  for (const timer of timers) timer.unref()
  return {
    soon: () => {
      if (on) setImmediate(() => void round())
    },
    stop: () => timers.forEach(clearInterval),
  }
}

/** What was answered is kept for an hour, that something was done for a week. */
export const dropOldAnswers = ({
  acting,
  keys,
  clock,
}: {
  acting: () => Acting | null
  keys: OfficeKeys
  clock: () => Date
}): void => {
  const open = acting()
  if (!open || keys.writesPaused()) return
  const { reader, writer } = open.office.database
  try {
    if (hasOld(reader, clock())) writer.transaction(() => dropOld(writer, clock()))
  } catch {
    // A full disk: it is tried again in five minutes.
  }
}
