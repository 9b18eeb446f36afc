import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/dates'
import {
  afterTerm,
  destructionOf,
  isLawful,
  lastExpiredDay,
  type Ending,
} from '../../../shared/retention/clocks'

const seven = { years: 7, days: 0 }
const ending: Ending = {
  currentUntil: '2026-03-14',
  terminatedOn: null,
  term: seven,
  lawful: seven,
  fiscalYearStart: 1,
}

describe('the last day something is kept', () => {
  it.each<[string, Partial<Ending>, string, string]>([
    ['of a client who stays', {}, '2033-12-31', 'fiscal-year-end'],
    ['who left in that year', { terminatedOn: '2026-12-31' }, '2033-12-31', 'fiscal-year-end'],
    ['who left a day later', { terminatedOn: '2027-01-01' }, '2034-01-01', 'termination'],
    ['by a term shorter than the law', { term: { years: 5, days: 0 } }, '2033-12-31', 'law'],
    [
      'by such a term, of who left long after',
      { term: { years: 5, days: 0 }, terminatedOn: '2029-06-01' },
      '2034-06-01',
      'termination',
    ],
    ['by a longer term', { term: { years: 7, days: 1 } }, '2034-01-01', 'fiscal-year-end'],
    ['with what it settled', { settled: '2034-01-01' }, '2034-01-01', 'settled-document'],
    ['with what it settled, earlier', { settled: '2033-12-30' }, '2033-12-31', 'fiscal-year-end'],
    ['of a year that begins in April', { fiscalYearStart: 4 }, '2033-03-31', 'fiscal-year-end'],
  ])('%s', (_who, change, destroyAfter, rule) => {
    expect(destructionOf({ ...ending, ...change })).toEqual({ destroyAfter, rule })
  })

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1995-01-01', days))
  const term = fc.record({
    years: fc.integer({ min: 0, max: 12 }),
    days: fc.integer({ min: 0, max: 400 }),
  })

  it('is never earlier than the law asks, whatever the office chose', () => {
    fc.assert(
      fc.property(
        day,
        fc.option(day),
        term,
        fc.integer({ min: 1, max: 12 }),
        (until, left, own, month) => {
          const of = {
            ...ending,
            currentUntil: until,
            terminatedOn: left,
            term: own,
            fiscalYearStart: month,
          }
          const least = destructionOf({ ...of, term: seven, terminatedOn: null }).destroyAfter
          expect(destructionOf(of).destroyAfter >= least).toBe(true)
          expect(destructionOf(of).destroyAfter > until).toBe(true)
        },
      ),
    )
  })

  it('of an active client has passed for all up to the newest expired year, and for none after', () => {
    fc.assert(
      fc.property(day, term, fc.integer({ min: 1, max: 12 }), (today, own, fiscalYearStart) => {
        const of = { term: own, lawful: seven, fiscalYearStart }
        const last = lastExpiredDay(today, of)
        const kept = (currentUntil: string) =>
          destructionOf({ ...of, currentUntil, terminatedOn: null }).destroyAfter
        expect(kept(last) < today).toBe(true)
        expect(kept(addDays(last, 1)) < today).toBe(false)
      }),
    )
  })
})

describe('a term', () => {
  it('is lawful from the law’s own on, and not a day below it', () => {
    expect(isLawful({ years: 7, days: 0 }, seven)).toBe(true)
    expect(isLawful({ years: 6, days: 364 }, seven)).toBe(false)
    expect(isLawful({ years: 8, days: 0 }, seven)).toBe(true)
  })

  it('of whole years ends on the same day of the year, on the last of February after a leap day', () => {
    expect(afterTerm('2026-12-31', seven)).toBe('2033-12-31')
    expect(afterTerm('2024-02-29', seven)).toBe('2031-02-28')
  })
})
