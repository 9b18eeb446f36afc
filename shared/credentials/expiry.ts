/**
 * How long a short-lived login may be kept: the terms to choose from, the policy's maximum, and what
 * is left. A login's whole life, extensions included, never exceeds the maximum (P9).
 */
import { Temporal } from 'temporal-polyfill'

export const lifetimes = ['1h', '4h', 'workday', '1d', '3d', '7d', 'maximum'] as const
/** `workday`: until 18:00 today in the Netherlands; `maximum`: as long as the policy allows. */
export type Lifetime = (typeof lifetimes)[number]

/** Seven days: a login is for one job, never for a relation. */
export const longestMaximumHours = 7 * 24

const hourMs = 60 * 60 * 1000
const endOfWorkday = 18
const zone = 'Europe/Amsterdam'

const hours = { '1h': 1, '4h': 4, '1d': 24, '3d': 72, '7d': 168 } as const satisfies Partial<
  Record<Lifetime, number>
>

export interface Life {
  /** when its life began, UTC ISO: with its first desktop, when it was handed over */
  startedAt: string
  maximumHours: number
}

/** The moment (UTC ISO) beyond which no extension reaches. */
export const latestExpiry = ({ startedAt, maximumHours }: Life): string =>
  new Date(Date.parse(startedAt) + maximumHours * hourMs).toISOString()

/** 18:00 today in the Netherlands as UTC ISO, or null when that is past. */
export const workdayEnd = (now: string): string | null => {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  const end = local.toPlainDate().toZonedDateTime({
    timeZone: zone,
    plainTime: new Temporal.PlainTime(endOfWorkday),
  })
  const moment = new Date(end.epochMilliseconds).toISOString()
  return moment > now ? moment : null
}

/**
 * When a login ends that is kept from `now` (UTC ISO) for this lifetime, or why it cannot be:
 * `beyond-maximum` (the policy), `workday-over` (it is past 18:00).
 */
export const expiryFor = (
  lifetime: Lifetime,
  now: string,
  life: Life,
): { ok: true; expiresAt: string } | { ok: false; code: 'beyond-maximum' | 'workday-over' } => {
  const latest = latestExpiry(life)
  const expiresAt =
    lifetime === 'maximum'
      ? latest
      : lifetime === 'workday'
        ? workdayEnd(now)
        : new Date(Date.parse(now) + hours[lifetime] * hourMs).toISOString()
  if (expiresAt === null) return { ok: false, code: 'workday-over' }
  return expiresAt > latest || expiresAt <= now
    ? { ok: false, code: 'beyond-maximum' }
    : { ok: true, expiresAt }
}

/** The lifetimes that can be chosen now, each with its end; `after` leaves out what ends no later. */
export const lifetimesNow = (
  now: string,
  life: Life,
  after: string | null = null,
): { lifetime: Lifetime; expiresAt: string }[] =>
  lifetimes.flatMap((lifetime) => {
    const expiry = expiryFor(lifetime, now, life)
    return expiry.ok && (after === null || expiry.expiresAt > after)
      ? [{ lifetime, expiresAt: expiry.expiresAt }]
      : []
  })

/** The same choices, without "as long as allowed" where another says the same by its name. */
export const distinct = <One extends { lifetime: Lifetime; expiresAt: string }>(
  choices: readonly One[],
): One[] =>
  choices.filter(
    ({ lifetime, expiresAt }) =>
      lifetime !== 'maximum' ||
      !choices.some((one) => one.lifetime !== 'maximum' && one.expiresAt === expiresAt),
  )

/** The first moment (UTC ISO) of the day after `now`'s day in the Netherlands. */
export const endOfToday = (now: string): string => {
  const tomorrow = Temporal.Instant.from(now)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: 1 })
  return new Date(tomorrow.toZonedDateTime(zone).epochMilliseconds).toISOString()
}

export interface Remaining {
  days: number
  hours: number
  minutes: number
  seconds: number
}

/** What is left until `expiresAt`, rounded down to the second; all zero once it has passed. */
export const remaining = (expiresAt: string, nowMs: number): Remaining => {
  const left = Math.max(0, Math.floor((Date.parse(expiresAt) - nowMs) / 1000))
  return {
    days: Math.floor(left / 86_400),
    hours: Math.floor(left / 3600) % 24,
    minutes: Math.floor(left / 60) % 60,
    seconds: left % 60,
  }
}

const warnMs = 15 * 60 * 1000

/**
 * When a person is warned that a login is about to end: 15 minutes before, or at three quarters of a
 * life too short for that. UTC ISO.
 */
export const warnAt = (now: string, expiresAt: string): string => {
  const life = Date.parse(expiresAt) - Date.parse(now)
  return new Date(Date.parse(expiresAt) - Math.min(warnMs, life / 4)).toISOString()
}
