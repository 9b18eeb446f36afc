/** A clock that jumped ahead destroys nothing by itself: the owner says first that the date is right. */
import { addDays, todayIn } from '../../../shared/dates'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

const jumpDays = 31

const latestMoment = (db: ReadableDatabase): string | null =>
  db.get<{ at: string | null }>('SELECT latestSeenAt AS at FROM settings')?.at ?? null

/** The civil day of the latest moment the office saw; null when it saw none yet. */
export const latestDay = (db: ReadableDatabase): string | null => {
  const seen = latestMoment(db)
  return seen === null ? null : todayIn(new Date(seen))
}

/** Whether today is more than a month after that day. */
export const clockJumped = (db: ReadableDatabase, today: string): boolean => {
  const day = latestDay(db)
  return day !== null && addDays(day, jumpDays) < today
}

/** Remembers the latest moment seen; a clock that was set back does not take it back. */
export const sawMoment = (db: WritableDatabase, now: string): void => {
  const seen = latestMoment(db)
  if (seen === null || now > seen) confirmMoment(db, now)
}

/** The owner says that this is the moment, also where it lies before what was seen. */
export const confirmMoment = (db: WritableDatabase, now: string): void => {
  db.run('UPDATE settings SET latestSeenAt = $now', { now })
}
