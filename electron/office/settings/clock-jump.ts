/** A clock that jumped ahead destroys nothing by itself: the owner says first that the date is right. */
import { addDays, todayIn } from '../../../shared/dates'
import type { ReadableDatabase } from '../database/driver'

const jumpDays = 31

/** The civil day of the latest moment the office saw; null when it saw none yet. */
export const latestDay = (db: ReadableDatabase): string | null => {
  const seen = db.get<{ at: string | null }>('SELECT latestSeenAt AS at FROM settings')?.at ?? null
  return seen === null ? null : todayIn(new Date(seen))
}

/** Whether today is more than a month after that day. */
export const clockJumped = (db: ReadableDatabase, today: string): boolean => {
  const day = latestDay(db)
  return day !== null && addDays(day, jumpDays) < today
}
