import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOfDay } from '../../../shared/dates'
import {
  correctedBy,
  correctionsOf,
  returnOf,
  type FiledReturn,
  type RecordedAmount,
} from '../../../shared/vat/corrections'
import { overviewOf, sumOfOverviews } from '../../../shared/vat/overview'
import { isWithin, periodOf, periodsOfYear } from '../../../shared/vat/periods'

function filed(date: string, filedAt: string): FiledReturn {
  return { period: periodOf(date, 'quarter'), filedAt }
}

function recorded(on: string, at: string, vatCents: number): RecordedAmount {
  const netCents = Math.round(vatCents / 0.21)
  return { on, kind: 'standard', rate: 2100, netCents, vatCents, recordedAt: at }
}

const first = filed('2026-02-01', '2026-04-20T09:00:00.000Z')
const second = filed('2026-05-01', '2026-07-20T09:00:00.000Z')

describe('a document recorded after its return was filed', () => {
  it('corrects that return; one recorded before it does not', () => {
    const late = recorded('2026-03-31', '2026-04-20T09:00:00.001Z', 100)
    expect(correctedBy(late, [first])).toBe(first)
    expect(correctedBy({ ...late, recordedAt: first.filedAt }, [first])).toBeNull()
    expect(correctedBy({ ...late, on: '2026-04-01' }, [first])).toBeNull()
  })

  it('goes into the next return up to 1,000 euro of VAT in all', () => {
    const late = [
      recorded('2026-03-01', '2026-05-01T10:00:00.000Z', 1600_00),
      recorded('2026-03-02', '2026-05-02T10:00:00.000Z', -600_00),
    ]
    expect(correctionsOf(late, [first])).toMatchObject([
      { of: first.period, toldIn: null, foundOn: '2026-05-01', apart: false, dueOn: null },
    ])
    const next = returnOf(second.period, late, [first])
    expect(next.own.dueCents).toBe(0)
    expect(next.whole.dueCents).toBe(1000_00)
    expect(returnOf(second.period, late, [first, second]).whole.dueCents).toBe(1000_00)
    expect(returnOf(periodOf('2026-08-01', 'quarter'), late, [first]).corrections).toEqual([])
    expect(returnOf(first.period, late, [first]).whole.dueCents).toBe(0)
  })

  it.each([1000_01, -1000_01])('of %d cents goes apart, within eight weeks', (vatCents) => {
    const late = [recorded('2026-03-01', '2026-05-01T22:30:00.000Z', vatCents)]
    expect(correctionsOf(late, [first])).toMatchObject([
      // Half past ten in the evening UTC is the next day here in summer.
      { foundOn: '2026-05-02', apart: true, dueOn: '2026-06-27' },
    ])
    expect(returnOf(second.period, late, [first]).whole.dueCents).toBe(0)
  })

  it('has no term of eight weeks before the law set one', () => {
    const old = filed('2023-02-01', '2023-04-20T09:00:00.000Z')
    const late = [recorded('2023-03-01', '2023-06-01T10:00:00.000Z', 2000_00)]
    expect(correctionsOf(late, [old])).toMatchObject([{ apart: true, dueOn: null }])
  })

  it('is weighed anew once a correction was told in a return', () => {
    const late = [
      recorded('2026-03-01', '2026-05-01T10:00:00.000Z', 600_00),
      recorded('2026-03-02', '2026-08-01T10:00:00.000Z', 600_00),
    ]
    expect(correctionsOf(late, [first, second])).toMatchObject([
      { toldIn: second.period, apart: false },
      { toldIn: null, apart: false },
    ])
  })
})

describe('all returns together', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((one) => String(one).padStart(2, '0'))
  const month = fc.integer({ min: 1, max: 12 }).map((one) => String(one).padStart(2, '0'))
  const date = fc.tuple(month, day).map(([m, d]) => `2026-${m}-${d}`)
  const someAmount = fc
    .record({ on: date, recordedOn: date, vatCents: fc.integer({ min: -200_000, max: 200_000 }) })
    .map(({ on, recordedOn, vatCents }) =>
      recorded(on, startOfDay(recordedOn < on ? on : recordedOn), vatCents),
    )

  it('tell every amount exactly once: in its own return, in a later one, or apart', () => {
    fc.assert(
      fc.property(
        fc.array(someAmount, { maxLength: 20 }),
        fc.integer({ min: 0, max: 3 }),
        (amounts, count) => {
          const quarters = periodsOfYear(2026, 'quarter')
          const done = quarters
            .slice(0, count)
            .map((period) => ({ period, filedAt: startOfDay(period.to) }))
          const told = quarters.map((period) => returnOf(period, amounts, done).whole)
          const apart = correctionsOf(amounts, done)
            .filter((one) => one.apart)
            .map(({ overview }) => overview)
          expect(sumOfOverviews([...told, ...apart])).toEqual(overviewOf(amounts))
        },
      ),
    )
  })

  it('leave what was filed as it was filed', () => {
    fc.assert(
      fc.property(fc.array(someAmount, { maxLength: 20 }), (amounts) => {
        const before = amounts.filter(
          ({ on, recordedAt }) => isWithin(first.period, on) && recordedAt <= first.filedAt,
        )
        expect(returnOf(first.period, amounts, [first]).whole).toEqual(overviewOf(before))
      }),
    )
  })
})
