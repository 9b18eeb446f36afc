/**
 * Time worked, in whole minutes, and how much of it goes on an invoice, in thousandths of an hour.
 */
import { roundHalfAwayFromZero } from '../money'

/** Longest piece of work that is noted at once: a full day. */
export const mostMinutes = 24 * 60

/**
 * A typed duration in minutes, or null: "1:30", "1u30", "1h30", "1 uur 30", "1,5", "1.5", "2",
 * "90m", "90 min", "½". A bare number is hours. Nothing below a minute, nothing above a day.
 */
export function parseDuration(typed: string): number | null {
  if (typed.length > 32) return null
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/½/g, ',5')
    .replace(/¼/g, ',25')
    .replace(/¾/g, ',75')
    .replace(/\s+/g, ' ')
  const minutes = clockForm(text) ?? minutesForm(text) ?? decimalForm(text)
  return minutes === null || minutes < 1 || minutes > mostMinutes ? null : minutes
}

/** Minutes as "1:30". */
export function formatDuration(minutes: number): string {
  const size = Math.abs(minutes)
  const clock = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`
  return minutes < 0 ? `-${clock}` : clock
}

/** What one piece of work counts for: begun steps are counted whole (1, 5, 6, 15, 30 or 60 minutes). */
export function inSteps(minutes: number, step: number): number {
  if (!Number.isInteger(step) || step < 1) throw new RangeError('not a step')
  return Math.ceil(minutes / step) * step
}

/**
 * Minutes as the quantities of an invoice's lines at one price, in thousandths of an hour. A third of an
 * hour is no whole number of those: the lines together are what all minutes together are, so that three
 * thirds are an hour, and are billed as one.
 */
export function hoursQuantities(minutes: readonly number[]): number[] {
  let sum = 0
  let given = 0
  return minutes.map((one) => {
    sum += one
    const quantity = roundHalfAwayFromZero(BigInt(sum) * 1000n, 60n) - given
    given += quantity
    return quantity
  })
}

function clockForm(text: string): number | null {
  const [, hours, minutes = '0'] =
    /^(\d{1,2}) ?(?::|u(?:ur)?|h(?:our)?s?) ?(?:(\d{1,2}) ?(?:m(?:in)?)?)?$/.exec(text) ?? []
  if (hours === undefined || Number(minutes) > 59) return null
  // "1:5" could be five minutes or half an hour: ask again.
  if (text.includes(':') && !/:\s?\d\d/.test(text)) return null
  return Number(hours) * 60 + Number(minutes)
}

function minutesForm(text: string): number | null {
  const [, minutes] = /^(\d{1,4}) ?m(?:in(?:u(?:ten|tes?))?)?$/.exec(text) ?? []
  return minutes === undefined ? null : Number(minutes)
}

/** Hours with up to three decimals, to the nearest minute. */
function decimalForm(text: string): number | null {
  const [, whole = '', fraction = ''] =
    /^(\d{0,2})(?:[.,](\d{1,3}))? ?(?:u(?:ur)?|uren|h(?:ours?)?)?$/.exec(text) ?? []
  if (whole + fraction === '') return null
  const thousandths = Number(whole) * 1000 + Number(fraction.padEnd(3, '0'))
  return roundHalfAwayFromZero(BigInt(thousandths) * 60n, 1000n)
}
