import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  deadlineInMonths,
  endOfMonth,
  fiscalYearOf,
  fiscalYearPeriod,
  formatDate,
  formatDateLong,
  formatMoment,
  isCivilDate,
  isWorkingDay,
  nextWorkingDay,
  oneMonthAfter,
  parseDate,
  publicHolidays,
  todayIn,
  yearOf,
} from '../../shared/dates'
import { startOfDay } from '../../shared/start-of-day'

const languages = fc.constantFrom('nl', 'en')
const civilDates = fc
  .integer({ min: 0, max: daysBetween('1900-01-01', '2199-12-31') })
  .map((days) => addDays('1900-01-01', days))
const recentDates = civilDates.filter((date) => date > '1990' && date < '2040')

describe('a civil date', () => {
  it.each(['1900-01-01', '2000-02-29', '2026-11-22', '2199-12-31'])('%s is one', (text) => {
    expect(isCivilDate(text)).toBe(true)
  })

  it.each([
    '1899-12-31',
    '2200-01-01',
    '1900-02-29',
    '2026-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-1-1',
    '26-11-22',
    '2026-11-22T00:00:00Z',
    ' 2026-11-22',
    '2026-11-22\n',
    '２０２６-11-22',
    '',
  ])('%j is none', (text) => {
    expect(isCivilDate(text)).toBe(false)
  })

  it('is refused by every rule when it does not exist', () => {
    for (const rule of [endOfMonth, fiscalYearOf, yearOf, nextWorkingDay, oneMonthAfter]) {
      expect(() => rule('2026-02-30')).toThrow(RangeError)
    }
  })
})

describe('reckoning with dates', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s and %d days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected)
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05-31', 6, '2026-11-30'],
  ])('%s and %d months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })

  it('ends a month on its last day', () => {
    expect(endOfMonth('2024-02-01')).toBe('2024-02-29')
    expect(endOfMonth('2026-04-30')).toBe('2026-04-30')
    expect(endOfMonth('2026-12-01')).toBe('2026-12-31')
  })

  it('counts back the days it added', () => {
    fc.assert(
      fc.property(civilDates, fc.integer({ min: -2000, max: 2000 }), (date, days) => {
        const later = addDays(date, days)
        fc.pre(isCivilDate(later))
        expect(daysBetween(date, later)).toBe(days)
        expect(later > date).toBe(days > 0)
      }),
    )
  })

  it('stays in the month it moved to', () => {
    fc.assert(
      fc.property(recentDates, fc.integer({ min: 0, max: 240 }), (date, months) => {
        const moved = addMonths(date, months)
        const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(count(moved)).toBe(count(date) + months)
        expect(moved.slice(8) === date.slice(8) || moved === endOfMonth(moved)).toBe(true)
      }),
    )
  })

  it('names a fiscal year after the year it begins in', () => {
    expect(fiscalYearOf('2026-12-31')).toBe(2026)
    expect(fiscalYearOf('2026-06-30', 7)).toBe(2025)
    expect(fiscalYearOf('2026-07-01', 7)).toBe(2026)
    expect(fiscalYearPeriod(2026)).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    expect(fiscalYearPeriod(2025, 7)).toEqual({ from: '2025-07-01', to: '2026-06-30' })
    expect(fiscalYearPeriod(2023, 3)).toEqual({ from: '2023-03-01', to: '2024-02-29' })
  })

  it('puts every date inside its fiscal year', () => {
    fc.assert(
      fc.property(recentDates, fc.integer({ min: 1, max: 12 }), (date, startMonth) => {
        const { from, to } = fiscalYearPeriod(fiscalYearOf(date, startMonth), startMonth)
        expect(from <= date && date <= to).toBe(true)
      }),
    )
  })
})

describe('moments', () => {
  it.each([
    ['2026-11-22T22:59:59.999Z', '2026-11-22', '22-11-2026 23:59'],
    ['2026-11-22T23:00:00.000Z', '2026-11-23', '23-11-2026 00:00'],
    ['2026-07-01T21:59:00.000Z', '2026-07-01', '01-07-2026 23:59'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02', '02-07-2026 00:00'],
    ['2026-03-29T00:59:00.000Z', '2026-03-29', '29-03-2026 01:59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', '29-03-2026 03:00'],
    ['2025-12-31T23:30:00.000Z', '2026-01-01', '01-01-2026 00:30'],
  ])('%s is %s in the Netherlands, shown as %s', (moment, date, shown) => {
    expect(todayIn(new Date(moment))).toBe(date)
    expect(formatMoment(moment, 'nl')).toBe(shown)
  })

  it('fall on another day in another zone', () => {
    expect(todayIn(new Date('2026-11-22T23:00:00Z'), 'UTC')).toBe('2026-11-22')
    expect(todayIn(new Date('2026-11-22T04:00:00Z'), 'America/New_York')).toBe('2026-11-21')
  })

  it.each([
    ['2026-11-22', '2026-11-21T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ])('%s begins at %s', (date, moment) => {
    expect(startOfDay(date)).toBe(moment)
  })

  it('of a day lie from its beginning up to the next one’s', () => {
    fc.assert(
      fc.property(recentDates, (date) => {
        const begin = Date.parse(startOfDay(date))
        expect(todayIn(new Date(begin))).toBe(date)
        expect(todayIn(new Date(begin - 1))).toBe(addDays(date, -1))
        expect(todayIn(new Date(Date.parse(startOfDay(addDays(date, 1))) - 1))).toBe(date)
      }),
    )
  })

  it('are shown in English with the month as a word', () => {
    expect(formatMoment('2026-11-22T13:05:00.000Z', 'en')).toBe('22 Nov 2026 14:05')
  })
})

describe('a shown date', () => {
  it.each([
    ['2026-11-22', '22-11-2026', '22 Nov 2026', '22 november 2026', '22 November 2026'],
    ['2026-03-05', '05-03-2026', '5 Mar 2026', '5 maart 2026', '5 March 2026'],
    ['2026-05-01', '01-05-2026', '1 May 2026', '1 mei 2026', '1 May 2026'],
  ])('%s is %s, %s, %s, %s', (date, dutch, english, dutchLong, englishLong) => {
    expect(formatDate(date, 'nl')).toBe(dutch)
    expect(formatDate(date, 'en')).toBe(english)
    expect(formatDateLong(date, 'nl')).toBe(dutchLong)
    expect(formatDateLong(date, 'en')).toBe(englishLong)
  })

  it('is read back as the same date, short and long, in both languages', () => {
    fc.assert(
      fc.property(civilDates, languages, (date, language) => {
        expect(parseDate(formatDate(date, language), '2026-01-01')).toBe(date)
        expect(parseDate(formatDateLong(date, language), '2026-01-01')).toBe(date)
        expect(parseDate(date, '2026-01-01')).toBe(date)
      }),
    )
  })
})

describe('a typed date', () => {
  const today = '2026-11-22'

  it.each([
    ['22-11-2026', '2026-11-22'],
    ['1-2-2026', '2026-02-01'],
    ['22/11/26', '2026-11-22'],
    ['22.11.2026', '2026-11-22'],
    ['22 11 2026', '2026-11-22'],
    ['22-11', '2026-11-22'],
    ['3/4', '2027-04-03'],
    ['1-6', '2026-06-01'],
    ['24-5', '2026-05-24'],
    ['23-5', '2027-05-23'],
    ['31-12', '2026-12-31'],
    ['1e april 2026', '2026-04-01'],
    ['1ste mei 2026', '2026-05-01'],
    ['2de mei 2026', '2026-05-02'],
    ['3rd May 2026', '2026-05-03'],
    ['22e nov', '2026-11-22'],
    ['zo 22-11', '2026-11-22'],
    ['zondag 22 november', '2026-11-22'],
    ['Sun, 22 Nov 2026', '2026-11-22'],
    ['di 10-3-2026', '2026-03-10'],
    ['22112026', '2026-11-22'],
    ['221126', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['20101112', '2010-11-12'],
    ['2026-11-22', '2026-11-22'],
    ['2026/1/2', '2026-01-02'],
    ['22 nov 2026', '2026-11-22'],
    ['22 november', '2026-11-22'],
    ['22nov26', '2026-11-22'],
    ['1 mrt 2026', '2026-03-01'],
    ['1 mrt. 2026', '2026-03-01'],
    ['1 mei 2026', '2026-05-01'],
    ['1 May 2026', '2026-05-01'],
    ['1 okt 2026', '2026-10-01'],
    ['1 Oct 2026', '2026-10-01'],
    ['vandaag', '2026-11-22'],
    ['Today', '2026-11-22'],
    ['morgen', '2026-11-23'],
    ['gisteren', '2026-11-21'],
    ['yesterday', '2026-11-21'],
    ['+14', '2026-12-06'],
    ['-22', '2026-10-31'],
    ['+ 1', '2026-11-23'],
    ['  22-11-2026 ', '2026-11-22'],
    ['1-1-46', '2046-01-01'],
    ['1-1-47', '1947-01-01'],
    ['1-1-99', '1999-01-01'],
    ['29-2-2024', '2024-02-29'],
  ])('%j is %s', (text, expected) => {
    expect(parseDate(text, today)).toBe(expected)
  })

  it.each([
    '',
    'x',
    '31-11-2026',
    '29-2-2026',
    '29-2',
    '11-22-2026',
    '0-1-2026',
    '22-11/2026',
    '22-11-',
    '22--11',
    '22-11-202',
    '22-11-1899',
    '22-11-2200',
    '22',
    '2211',
    '2026-13-01',
    '22 foo 2026',
    '22 ma 2026',
    'ma 22-11-2026',
    'wo 10-3-2026',
    'di',
    '22e',
    '+999999',
    '+99999',
    '12,5',
    '9'.repeat(100_000),
  ])('%j is refused', (text) => {
    expect(parseDate(text, today)).toBeNull()
  })

  it('without a year is the one nearest to today, at the turn of the year too', () => {
    expect(parseDate('30-12', '2026-01-02')).toBe('2025-12-30')
    expect(parseDate('3 jan', '2026-12-30')).toBe('2027-01-03')
    expect(parseDate('di 10-3', '2026-03-16')).toBe('2026-03-10')
    expect(parseDate('29-2', '2027-06-01')).toBe('2028-02-29')
    fc.assert(
      fc.property(recentDates, fc.integer({ min: -182, max: 182 }), (day, away) => {
        const date = addDays(day, away)
        const typed = `${Number(date.slice(8))}-${Number(date.slice(5, 7))}`
        expect(parseDate(typed, day)).toBe(date)
      }),
    )
  })

  it('is a civil date or nothing, whatever was typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789-/. +abcjn') })
    fc.assert(
      fc.property(fc.oneof(fc.string(), typed), (text) => {
        const date = parseDate(text, today)
        expect(date === null || isCivilDate(date)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('public holidays and working days', () => {
  it.each([
    [2026, '2026-04-05'],
    [2024, '2024-03-31'],
    [2019, '2019-04-21'],
    [2038, '2038-04-25'],
    [2008, '2008-03-23'],
    [1943, '1943-04-25'],
    [2100, '2100-03-28'],
  ])('in %d have Easter on %s', (year, easter) => {
    expect(publicHolidays(year)).toContain(easter)
    expect(publicHolidays(year)).toContain(addDays(easter, 1))
  })

  it('are those of the Algemene termijnenwet', () => {
    expect(publicHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  it('celebrate the King on Saturday when his day is a Sunday, and the Queen on 30 April', () => {
    expect(publicHolidays(2025)).toContain('2025-04-26')
    expect(publicHolidays(2025)).not.toContain('2025-04-27')
    expect(publicHolidays(2013)).toContain('2013-04-30')
    expect(publicHolidays(2014)).toContain('2014-04-26')
  })

  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-23'],
    ['2026-11-22', '2026-11-23'],
    ['2026-04-03', '2026-04-07'],
    ['2026-12-25', '2026-12-28'],
    ['2027-01-01', '2027-01-04'],
    ['2026-04-27', '2026-04-28'],
  ])('after %s work goes on at %s', (date, expected) => {
    expect(nextWorkingDay(date)).toBe(expected)
  })

  it('leave no more than five days without work', () => {
    fc.assert(
      fc.property(civilDates, (date) => {
        const next = nextWorkingDay(date)
        expect(isWorkingDay(next)).toBe(true)
        expect(daysBetween(date, next)).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('the answer to a privacy request (Regulation 1182/71)', () => {
  it.each([
    ['on the same date next month', '2026-09-15', '2026-10-15'],
    ['on the last day of a shorter month', '2027-08-31', '2027-09-30'],
    ['in February', '2024-01-31', '2024-02-29'],
    ['past a Saturday', '2026-10-21', '2026-11-23'],
    ['past a Sunday', '2026-10-22', '2026-11-23'],
    ['past Good Friday and Easter', '2026-03-03', '2026-04-07'],
    ['past Christmas and the weekend', '2026-11-25', '2026-12-28'],
    ['past New Year', '2026-12-01', '2027-01-04'],
    ["past King's Day", '2026-03-27', '2026-04-28'],
  ])('is due %s', (_, received, due) => {
    expect(oneMonthAfter(received)).toBe(due)
  })

  it('counts an extension from the receipt, not from the first deadline', () => {
    expect(deadlineInMonths('2026-01-31', 3)).toBe('2026-04-30')
    expect(deadlineInMonths('2026-01-31', 1)).toBe('2026-03-02')
  })
})
