import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, formatMoment, isWorkingDay, todayIn } from '../../../shared/dates'
import {
  breachDueAt,
  canExtendOn,
  daysLeft,
  extendedDueOn,
  hoursAfter,
  momentAt,
  orderDueAt,
  preservedUntil,
  requestDueOn,
  timeLeft,
} from '../../../shared/privacy/clocks'

const someDay = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('2018-05-25', days))
const someMoment = fc
  .integer({ min: Date.UTC(2018, 4, 25), max: Date.UTC(2090, 0, 1) })
  .map((milliseconds) => new Date(milliseconds).toISOString())

describe('the answer to a request', () => {
  it.each([
    ['2026-11-27', '2026-12-28'], // 27 December is a Sunday
    ['2026-01-31', '2026-03-02'], // the last day of February is a Saturday
    ['2028-01-31', '2028-02-29'],
    ['2026-03-03', '2026-04-07'], // Good Friday, Easter
    ['2026-03-27', '2026-04-28'], // King's Day
    ['2026-09-15', '2026-10-15'],
  ])('to one received on %s is due on %s', (received, due) => {
    expect(requestDueOn(received)).toBe(due)
  })

  it('extended, is due three months after receipt, not after the first deadline', () => {
    expect(extendedDueOn('2026-11-27')).toBe('2027-03-01') // 27 February 2027 is a Saturday
    expect(extendedDueOn('2026-11-30')).toBe('2027-03-01') // its last day, a Sunday
  })

  it('is due on a working day: no earlier than a month, at most a long weekend later', () => {
    fc.assert(
      fc.property(someDay, (received) => {
        const due = requestDueOn(received)
        expect(isWorkingDay(due)).toBe(true)
        expect(daysBetween(received, due)).toBeGreaterThanOrEqual(28)
        expect(daysBetween(received, due)).toBeLessThanOrEqual(31 + 5)
        expect(extendedDueOn(received) > due).toBe(true)
      }),
    )
  })

  it('never gets a later date by coming earlier', () => {
    fc.assert(
      fc.property(someDay, fc.nat(60), (received, days) => {
        expect(requestDueOn(received) <= requestDueOn(addDays(received, days))).toBe(true)
      }),
    )
  })

  it('can be extended until its first deadline, that day included', () => {
    const received = '2026-11-27'
    expect(canExtendOn(received, '2026-11-26')).toBe(false)
    expect(canExtendOn(received, '2026-11-27')).toBe(true)
    expect(canExtendOn(received, '2026-12-28')).toBe(true)
    expect(canExtendOn(received, '2026-12-29')).toBe(false)
  })

  it('counts the days that are left', () => {
    expect(daysLeft('2026-12-28', '2026-12-27')).toBe(1)
    expect(daysLeft('2026-12-28', '2026-12-28')).toBe(0)
    expect(daysLeft('2026-12-28', '2026-12-30')).toBe(-2)
  })
})

describe('a clock in hours', () => {
  it('lets 72 hours pass also over the night the clock changes', () => {
    // 25 October 2026: an hour comes twice. 29 March 2026: one is left out.
    const shown = (date: string, time: string) =>
      formatMoment(breachDueAt(momentAt(date, time) ?? ''), 'nl')
    expect(shown('2026-10-23', '14:00')).toBe('26-10-2026 13:00')
    expect(shown('2026-03-27', '14:00')).toBe('30-03-2026 15:00')
    expect(shown('2026-11-27', '14:00')).toBe('30-11-2026 14:00')
  })

  it('is exact for every moment', () => {
    fc.assert(
      fc.property(someMoment, fc.nat(1000), (moment, hours) => {
        const due = hoursAfter(moment, hours)
        expect(Date.parse(due) - Date.parse(moment)).toBe(hours * 3_600_000)
        expect(timeLeft(due, moment)).toEqual({ late: false, hours, minutes: 0 })
      }),
    )
  })

  it('never shows more time than there is, and shows lateness at once', () => {
    const due = '2026-11-30T13:00:00.000Z'
    expect(timeLeft(due, '2026-11-30T12:00:00.001Z')).toEqual({
      late: false,
      hours: 0,
      minutes: 59,
    })
    expect(timeLeft(due, due)).toEqual({ late: false, hours: 0, minutes: 0 })
    expect(timeLeft(due, '2026-11-30T13:00:00.001Z')).toEqual({ late: true, hours: 0, minutes: 1 })
    expect(timeLeft(due, '2026-12-01T14:30:00.000Z')).toEqual({
      late: true,
      hours: 25,
      minutes: 30,
    })
  })
})

describe('an order of another member state', () => {
  it('in an emergency is due eight hours later, in the night of the clock too', () => {
    const received = momentAt('2026-10-24', '22:00') ?? ''
    const due = orderDueAt('production-emergency', received)
    expect(formatMoment(due, 'nl')).toBe('25-10-2026 05:00')
  })

  it('of production is due by the end of the tenth day, weekend or not', () => {
    const due = orderDueAt('production', momentAt('2026-11-25', '09:00') ?? '')
    expect(formatMoment(due, 'nl')).toBe('05-12-2026 23:59')
    expect(new Date('2026-12-05').getUTCDay()).toBe(6)
  })

  it('of production ends on the tenth day whatever the hour, and leaves at least ten times 24 hours less the change of the clock', () => {
    fc.assert(
      fc.property(someMoment, (received) => {
        const due = orderDueAt('production', received)
        const day = todayIn(new Date(received))
        expect(todayIn(new Date(due))).toBe(addDays(day, 10))
        expect(todayIn(new Date(Date.parse(due) + 1))).toBe(addDays(day, 11))
        expect(Date.parse(due) - Date.parse(received)).toBeGreaterThan(239 * 3_600_000 - 1)
      }),
    )
  })

  it('of preservation holds at once, for 60 days or 90', () => {
    const received = momentAt('2026-11-25', '23:30') ?? ''
    expect(orderDueAt('preservation', received)).toBe(received)
    expect(preservedUntil(received, false)).toBe('2027-01-24')
    expect(preservedUntil(received, true)).toBe('2027-02-23')
  })
})

describe('a time as the clock showed it', () => {
  it('is a moment: winter, summer, and the first of two in the night of October', () => {
    expect(momentAt('2026-11-27', '14:05')).toBe('2026-11-27T13:05:00.000Z')
    expect(momentAt('2026-07-01', '9:05')).toBe('2026-07-01T07:05:00.000Z')
    expect(momentAt('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(momentAt('2026-03-29', '02:30')).toBe('2026-03-29T00:30:00.000Z')
  })

  it.each(['24:00', '12:60', '1205', '', '12:5', '-1:00'])('%j is none', (time) => {
    expect(momentAt('2026-11-27', time)).toBeNull()
  })
})
