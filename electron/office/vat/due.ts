/** What asks for attention on the start screen. */
import { addDays, daysBetween, type CivilDate } from '../../../shared/dates'
import type { VatDue } from '../../../shared/vat/contract'
import { nextPeriod, periodOf, returnsDue, type PeriodLength } from '../../../shared/vat/periods'
import type { ReadableDatabase } from '../database/driver'
import { lastLocked, lockedReturns, openCorrections } from './returns'

export const periodLengthOf = (db: ReadableDatabase): PeriodLength =>
  db.get<{ vatPeriod: PeriodLength }>('SELECT vatPeriod FROM settings')?.vatPeriod ?? 'quarter'

/**
 * Periods before the latest locked one count as filed; of an office that never locked one, only the
 * last that ended is told of.
 */
export const vatDue = (db: ReadableDatabase, today: CivilDate): VatDue => {
  const locked = lockedReturns(db)
  const length = periodLengthOf(db)
  const last = lastLocked(locked)
  const since = last === null ? firstUnlocked(db, length, today) : addDays(last, 1)
  return {
    returns:
      since === null
        ? []
        : returnsDue(today, length, since, new Set()).map(({ period, dueOn }) => ({
            period,
            dueOn,
            daysLeft: daysBetween(today, dueOn),
          })),
    apart: openCorrections(db, locked, today)
      .filter(({ apart }) => apart)
      .map(({ of, dueOn, overview }) => ({
        of,
        dueOn,
        daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
        vatCents: overview.dueCents,
      })),
  }
}

const firstUnlocked = (
  db: ReadableDatabase,
  length: PeriodLength,
  today: CivilDate,
): CivilDate | null => {
  const first =
    db.get<{ on: CivilDate | null }>('SELECT min(countsOn) AS "on" FROM vatSums')?.on ?? null
  if (first === null) return null
  const running = periodOf(today, length)
  const before = periodOf(addDays(running.from, -1), length)
  return nextPeriod(periodOf(first, length)).from > before.from ? first : before.from
}
