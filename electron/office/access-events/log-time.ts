/** The moments logs write, as UTC ISO text. */
import { Temporal } from 'temporal-polyfill'

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** "10/Oct/2026:13:55:36 +0200" as combined logs have it, or null. A leap second is the next one. */
export function readClfTime(text: string): string | null {
  const match = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([-+])(\d\d)(\d\d)$/.exec(
    text,
  )
  if (!match) return null
  const [, day = '', name = '', year = '', hour = '', minute = '', second = '', sign = ''] = match
  const month = months.indexOf(name) / 3 + 1
  if (!Number.isInteger(month) || month < 1 || Number(year) < 1990) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const utc = Date.UTC(
    Number(year),
    month - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  const local = new Date(Date.UTC(Number(year), month - 1, Number(day)))
  if (local.getUTCDate() !== Number(day)) return null
  const offset = (Number(match[8]) * 60 + Number(match[9])) * 60_000
  return new Date(utc - (sign === '-' ? -offset : offset)).toISOString()
}

/**
 * A moment in a portal's log, or null: ISO text with or without a zone (without one it is read in
 * `zone`), or seconds or milliseconds since 1970.
 */
export function readPortalTime(value: unknown, zone: string): string | null {
  if (typeof value === 'number') return fromEpoch(value)
  if (typeof value !== 'string' || value.length > 40) return null
  const text = value.trim()
  if (/^\d{10}(?:\d{3})?(?:\.\d{1,9})?$/.test(text)) return fromEpoch(Number(text))
  const match =
    /^((?:19|2\d)\d\d-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(Z|[-+]\d\d:?\d\d)?$/i.exec(
      text,
    )
  if (!match) return null
  const [, date = '', time = '', offset] = match
  try {
    const local = `${date}T${time.replace(',', '.')}`
    const epoch = offset
      ? Temporal.Instant.from(local + offset.toUpperCase()).epochMilliseconds
      : Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
    return fromEpoch(epoch)
  } catch {
    return null
  }
}

/** Seconds or milliseconds: five billion seconds lie past 2100, as many milliseconds before March 1970. */
function fromEpoch(count: number): string | null {
  const milliseconds = Math.trunc(count < 5_000_000_000 ? count * 1000 : count)
  const inRange = milliseconds >= Date.UTC(1990, 0, 1) && milliseconds < Date.UTC(2200, 0, 1)
  return inRange ? new Date(milliseconds).toISOString() : null
}
