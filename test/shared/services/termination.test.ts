import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, isWorkingDay } from '../../../shared/dates'
import {
  creditsAfter,
  terminate,
  terminationRules,
  type Contract,
  type Terms,
} from '../../../shared/services/termination'
import { terminationLaw, terminationReason } from '../../../shared/services/termination-words'
import {
  lastDayToWithdraw,
  mayWithdraw,
  type DistanceContract,
} from '../../../shared/services/withdrawal'

const terms = (own: Partial<Terms> = {}): Terms => ({
  startsOn: '2027-01-01',
  firstTermMonths: 12,
  renewalMonths: 12,
  noticeMonths: 1,
  ...own,
})
const consumer = (
  own: Partial<Terms> = {},
  distance: DistanceContract | null = null,
): Contract => ({
  customer: 'consumer',
  terms: terms(own),
  distance,
})
const business = (own: Partial<Terms> = {}, unusedIsCredited = false): Contract => ({
  customer: 'business',
  terms: terms(own),
  unusedIsCredited,
})
const atDistance = (own: Partial<DistanceContract> = {}): DistanceContract => ({
  concludedOn: '2027-01-01',
  informedOn: '2027-01-01',
  begunOnRequest: true,
  fulfilledOn: null,
  ...own,
})
const notice = (receivedOn: string, wishedOn: string | null = null) => ({ receivedOn, wishedOn })
const year = (from: string, cents: number) => ({
  from,
  to: addDays(addMonths(from, 12), -1),
  cents,
})

describe('a consumer who gives notice', () => {
  it('is held to the first term', () => {
    expect(terminate(consumer(), notice('2027-05-10'), [])).toMatchObject({
      endsOn: '2027-12-31',
      rule: 'first-term',
    })
  })

  it('may let the month of notice end with the first term, and not a day sooner', () => {
    expect(terminate(consumer(), notice('2027-11-30'), []).endsOn).toBe('2027-12-31')
    expect(terminate(consumer(), notice('2027-12-01'), [])).toMatchObject({
      endsOn: '2028-01-01',
      rule: 'after-first-term',
    })
  })

  it('leaves on any day after the first term, though the contract says a year more', () => {
    const paid = [year('2027-01-01', 12000), year('2028-01-01', 12000)]
    // 2028 is a leap year: 16 April to 31 December is 260 of 366 days.
    expect(terminate(consumer(), notice('2028-03-15'), paid)).toEqual({
      endsOn: '2028-04-15',
      rule: 'after-first-term',
      later: false,
      credits: [0, 8525],
      creditCents: 8525,
    })
  })

  it('has no more than a month of notice, and less where the contract is kinder', () => {
    expect(terminate(consumer({ noticeMonths: 3 }), notice('2028-03-15'), []).endsOn).toBe(
      '2028-04-15',
    )
    expect(terminate(consumer({ noticeMonths: 0 }), notice('2028-03-15'), []).endsOn).toBe(
      '2028-03-15',
    )
  })

  it('at the end of January leaves at the end of February', () => {
    expect(terminate(consumer(), notice('2029-01-31'), []).endsOn).toBe('2029-02-28')
    expect(terminate(consumer(), notice('2028-01-31'), []).endsOn).toBe('2028-02-29')
  })

  it('is bound to a longer first term for one year', () => {
    const three = consumer({ firstTermMonths: 36 })
    expect(terminate(three, notice('2027-03-01'), [])).toMatchObject({
      endsOn: '2027-12-31',
      rule: 'after-one-year',
    })
    expect(terminate(three, notice('2028-06-10'), [])).toMatchObject({
      endsOn: '2028-07-10',
      rule: 'after-one-year',
    })
    expect(terminate(three, notice('2030-06-10'), []).rule).toBe('after-first-term')
  })

  it('without a fixed term leaves after the notice', () => {
    expect(terminate(consumer({ firstTermMonths: 0 }), notice('2027-02-10'), [])).toMatchObject({
      endsOn: '2027-03-10',
      rule: 'no-fixed-term',
    })
  })

  it('may ask for a later day, never for an earlier one than is lawful', () => {
    expect(terminate(consumer(), notice('2028-03-15', '2028-06-30'), [])).toMatchObject({
      endsOn: '2028-06-30',
      later: true,
    })
    expect(terminate(consumer(), notice('2028-03-15', '2028-03-20'), [])).toMatchObject({
      endsOn: '2028-04-15',
      later: false,
    })
  })

  it('before a service without fixed term starts gets everything back', () => {
    const paid = [year('2027-06-01', 9999)]
    const contract = consumer({ startsOn: '2027-06-01', firstTermMonths: 0 })
    expect(terminate(contract, notice('2027-04-01'), paid)).toMatchObject({
      endsOn: '2027-05-01',
      creditCents: 9999,
    })
  })
})

describe('withdrawal', () => {
  it('is open for fourteen days after the day of the contract', () => {
    // 1 March 2027 is a Monday; the 15th as well.
    const contract = atDistance({ concludedOn: '2027-03-01', informedOn: '2027-03-01' })
    expect(lastDayToWithdraw(contract)).toBe('2027-03-15')
    expect(mayWithdraw(contract, '2027-03-15')).toBe(true)
    expect(mayWithdraw(contract, '2027-03-16')).toBe(false)
    expect(mayWithdraw(contract, '2027-02-28')).toBe(false)
  })

  it.each([
    ['a Saturday', '2027-03-06', '2027-03-22'],
    ['a Sunday', '2027-03-07', '2027-03-22'],
    ['Easter Monday', '2027-03-15', '2027-03-30'],
    ['Christmas on a weekend', '2027-12-11', '2027-12-27'],
    ['New Year', '2026-12-18', '2027-01-04'],
  ])('whose last day is %s ends on the next working day', (_, concludedOn, last) => {
    expect(lastDayToWithdraw(atDistance({ concludedOn, informedOn: concludedOn }))).toBe(last)
  })

  it('runs from the day the consumer was told, and a year longer when never told', () => {
    const concludedOn = '2027-03-01'
    expect(lastDayToWithdraw(atDistance({ concludedOn, informedOn: '2027-05-04' }))).toBe(
      '2027-05-18',
    )
    expect(lastDayToWithdraw(atDistance({ concludedOn, informedOn: null }))).toBe('2028-03-15')
    expect(lastDayToWithdraw(atDistance({ concludedOn, informedOn: '2028-09-01' }))).toBe(
      '2028-03-15',
    )
    // Told before the contract was made.
    expect(lastDayToWithdraw(atDistance({ concludedOn, informedOn: '2027-02-01' }))).toBe(
      '2027-03-15',
    )
  })

  it('always ends on a working day, fourteen to nineteen days on', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20_000 }), (days) => {
        const concludedOn = addDays('2020-01-01', days)
        const last = lastDayToWithdraw(atDistance({ concludedOn, informedOn: concludedOn }))
        expect(isWorkingDay(last)).toBe(true)
        expect(last >= addDays(concludedOn, 14) && last <= addDays(concludedOn, 19)).toBe(true)
      }),
    )
  })

  const paid = [year('2027-01-01', 36500)]

  it('in time takes all back when the service had not begun on request', () => {
    const contract = consumer({}, atDistance({ begunOnRequest: false }))
    expect(terminate(contract, notice('2027-01-11'), paid)).toEqual({
      endsOn: '2027-01-11',
      rule: 'withdrawal',
      later: false,
      credits: [36500],
      creditCents: 36500,
    })
  })

  it('pays the days used when it had', () => {
    expect(terminate(consumer({}, atDistance()), notice('2027-01-11'), paid)).toMatchObject({
      rule: 'withdrawal-after-use',
      creditCents: 36500 - 1100,
    })
  })

  it('pays nothing when nobody told of the right, or before the first day', () => {
    const untold = consumer({}, atDistance({ informedOn: null }))
    expect(terminate(untold, notice('2027-01-11'), paid)).toMatchObject({
      rule: 'withdrawal',
      creditCents: 36500,
    })
    const later = consumer({ startsOn: '2027-02-01' }, atDistance())
    expect(terminate(later, notice('2027-01-11'), [year('2027-02-01', 5000)])).toMatchObject({
      rule: 'withdrawal',
      creditCents: 5000,
    })
  })

  it('is over once the service was wholly done with consent', () => {
    const done = consumer({}, atDistance({ fulfilledOn: '2027-01-05' }))
    expect(terminate(done, notice('2027-01-06'), paid).rule).toBe('first-term')
    expect(terminate(done, notice('2027-01-05'), paid).rule).toBe('withdrawal-after-use')
  })

  it('too late is a notice, and a wished day is never taken for a withdrawal', () => {
    const contract = consumer({}, atDistance())
    expect(terminate(contract, notice('2027-01-16'), paid).rule).toBe('first-term')
    expect(terminate(contract, notice('2027-01-11', '2028-05-01'), paid)).toMatchObject({
      endsOn: '2028-05-01',
      rule: 'first-term',
    })
  })

  it('is not open to a business', () => {
    expect(terminate(business(), notice('2027-01-02'), paid).rule).toBe('business-term')
  })
})

describe('a business that gives notice', () => {
  it('leaves at the end of a term, with the notice agreed', () => {
    expect(terminate(business(), notice('2027-11-30'), [])).toMatchObject({
      endsOn: '2027-12-31',
      rule: 'business-term',
    })
    expect(terminate(business(), notice('2027-12-01'), []).endsOn).toBe('2028-12-31')
    expect(terminate(business({ noticeMonths: 3 }), notice('2027-10-01'), []).endsOn).toBe(
      '2028-12-31',
    )
  })

  it('leaves any day after the first term where no further term was agreed', () => {
    const contract = business({ renewalMonths: 0, noticeMonths: 2 })
    expect(terminate(contract, notice('2027-02-01'), []).endsOn).toBe('2027-12-31')
    expect(terminate(contract, notice('2028-05-15'), [])).toMatchObject({
      endsOn: '2028-07-15',
      rule: 'business-notice',
    })
  })

  it('gets the unused rest back only where the contract says so', () => {
    const own = { renewalMonths: 0 }
    const paid = [year('2028-01-01', 36600)]
    const at = notice('2028-05-31')
    expect(terminate(business(own), at, paid)).toMatchObject({ credits: [0], creditCents: 0 })
    expect(terminate(business(own, true), at, paid)).toMatchObject({
      endsOn: '2028-06-30',
      creditCents: 18400,
    })
  })
})

describe('the lawful end', () => {
  const day = fc.nat({ max: 4000 }).map((days) => addDays('2026-06-01', days))
  const anyTerms = fc.record({
    startsOn: day,
    firstTermMonths: fc.constantFrom(0, 1, 3, 12, 24, 36),
    renewalMonths: fc.constantFrom(0, 1, 12, 24),
    noticeMonths: fc.constantFrom(0, 1, 2, 3),
  })

  it('never comes before the notice, and for a consumer never later than a month and a year', () => {
    fc.assert(
      fc.property(anyTerms, day, (own, receivedOn) => {
        const { endsOn } = terminate(consumer(own), notice(receivedOn), [])
        expect(endsOn >= receivedOn).toBe(true)
        const oneYear = addDays(addMonths(own.startsOn, 12), -1)
        const month = addMonths(receivedOn, 1)
        expect(endsOn <= (oneYear > month ? oneYear : month)).toBe(true)
      }),
    )
  })

  it('of a business leaves at least the notice, and is the first that does', () => {
    fc.assert(
      fc.property(anyTerms, day, (own, receivedOn) => {
        const { endsOn, rule } = terminate(business(own), notice(receivedOn), [])
        expect(endsOn >= addMonths(receivedOn, own.noticeMonths)).toBe(true)
        if (rule !== 'business-term' || own.renewalMonths === 0) return
        const termBefore = addDays(addMonths(addDays(endsOn, 1), -own.renewalMonths), -1)
        // A month's end moves by three days at most when reckoned backwards.
        const enough = addDays(addMonths(receivedOn, own.noticeMonths), 3)
        const first = addDays(addMonths(own.startsOn, own.firstTermMonths), -1)
        expect(termBefore < enough || endsOn === first).toBe(true)
      }),
    )
  })

  it('gives back never more than was paid, and less the later it comes', () => {
    const amounts = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        day,
        amounts,
        fc.nat({ max: 1500 }),
        fc.nat({ max: 400 }),
        (from, all, at, on) => {
          const paid = all.map((cents, index) => year(addMonths(from, 12 * index), cents))
          const end = addDays(from, at)
          const sooner = creditsAfter(end, paid)
          const later = creditsAfter(addDays(end, on), paid)
          const total = all.reduce((sum, cents) => sum + cents, 0)
          expect(sooner.creditCents).toBe(sooner.credits.reduce((sum, cents) => sum + cents, 0))
          expect(later.creditCents <= sooner.creditCents && sooner.creditCents <= total).toBe(true)
          expect(creditsAfter(addDays(from, -1), paid).creditCents).toBe(total)
        },
      ),
    )
  })

  it('has a reason in both languages for every rule, and the law where there is one', () => {
    for (const rule of terminationRules) {
      expect(terminationReason.nl[rule]).toMatch(/^[A-Z].+\.$/)
      expect(terminationReason.en[rule]).toMatch(/^[A-Z].+\.$/)
    }
    expect(terminationLaw['after-first-term']).toContain('6:236')
    expect(terminationLaw['business-term']).toBeNull()
  })
})
