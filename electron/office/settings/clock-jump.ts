/** A clock that jumped ahead destroys nothing by itself: the owner says first that the date is right. */
import { daysBetween, todayIn } from '../../../shared/dates'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

/** Steps ahead of more days than this are added up. */
const usualStep = 3
const jumpDays = 31

const latestMoment = (db: ReadableDatabase): string | null =>
  db.get<{ at: string | null }>('SELECT latestSeenAt AS at FROM settings')?.at ?? null

const aheadSoFar = (db: ReadableDatabase): number =>
  db.get<{ days: number }>('SELECT clockAheadDays AS days FROM settings')?.days ?? 0

/** The civil day of the latest moment the office saw; null when it saw none yet. */
export const latestDay = (db: ReadableDatabase): string | null => {
  const seen = latestMoment(db)
  return seen === null ? null : todayIn(new Date(seen))
}

/** Days the clock is ahead of what was seen; a step of a weekend or two is nobody's mistake. */
const stepAhead = (day: string | null, today: string): number => {
  const days = day === null ? 0 : daysBetween(day, today)
  return days > usualStep ? days : 0
}

/**
 * Whether the clock went ahead more than a month since an owner last confirmed the date, at once or
 * in steps that each look harmless.
 */
export const clockJumped = (db: ReadableDatabase, today: string): boolean =>
  aheadSoFar(db) + stepAhead(latestDay(db), today) > jumpDays

/** Remembers the latest moment seen; a clock that was set back does not take it back. */
export const sawMoment = (db: WritableDatabase, now: string): void => {
  const seen = latestMoment(db)
  if (seen !== null && now <= seen) return
  const step = stepAhead(latestDay(db), todayIn(new Date(now)))
  db.run(
    `UPDATE settings SET latestSeenAt = $now,
       clockAheadDays = clockAheadDays + $step`,
    { now, step },
  )
}

/** An owner says that this is the moment, also where it lies before what was seen. */
export const confirmMoment = (db: WritableDatabase, now: string): void => {
  db.run('UPDATE settings SET latestSeenAt = $now, clockAheadDays = 0', { now })
}
