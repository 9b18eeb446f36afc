/** What the preview says of a file before it is booked. */
import { describe, expect, it } from 'vitest'
import { gapBetween, summarise } from '../../../../electron/office/payments/import/summary'
import { camt053, mt940 } from '../../../support/bank/bank-files'
import type { StatementSpec } from '../../../support/bank/bank-files'
import { eventsOf } from '../../../support/bank/bank-events'

const spec: StatementSpec = {
  account: 'NL91ABNA0417164300',
  number: '12',
  opening: -500,
  entries: [
    { amountCents: 1000, bookedOn: '2026-03-05' },
    { amountCents: -250, bookedOn: '2026-03-02' },
  ],
}

describe('a summary', () => {
  it.each([
    ['CAMT.053', camt053, { format: 'camt053', version: 'camt.053.001.02' }],
    ['MT940', mt940, { format: 'mt940', version: 'MT940' }],
  ] as const)('of %s gives every figure of every statement', async (_, build, kind) => {
    const other = {
      account: 'NL20INGB0001234567',
      opening: 0,
      entries: [],
      openedOn: '2026-03-01',
      closedOn: '2026-03-31',
    }
    expect(summarise(await eventsOf(build([spec, other])))).toEqual({
      ...kind,
      statements: [
        {
          account: 'NL91ABNA0417164300',
          currency: 'EUR',
          number: '12',
          sequence: 12,
          from: '2026-03-02',
          to: '2026-03-05',
          entries: 2,
          transactions: 2,
          openingCents: -500,
          closingCents: 250,
          sumCents: 750,
          addsUp: true,
          differenceCents: 0,
          lacksBefore: false,
          lacksAfter: false,
          reason: null,
        },
        {
          account: 'NL20INGB0001234567',
          currency: 'EUR',
          number: '2',
          sequence: 2,
          from: '2026-03-01',
          to: '2026-03-31',
          entries: 0,
          transactions: 0,
          openingCents: 0,
          closingCents: 0,
          sumCents: 0,
          addsUp: true,
          differenceCents: 0,
          lacksBefore: false,
          lacksAfter: false,
          reason: null,
        },
      ],
    })
  })

  it('says by how much a statement does not add up', async () => {
    const { statements } = summarise(await eventsOf(camt053({ ...spec, closing: 200 })))
    expect(statements).toMatchObject([
      { addsUp: false, differenceCents: -50, reason: 'difference' },
    ])
  })

  it('counts a batch as the one entry the bank counts', async () => {
    const batch = {
      amountCents: 5,
      bookedOn: '2026-03-02',
      transactions: [{ amountCents: 2 }, { amountCents: 3 }],
    }
    const { statements } = summarise(await eventsOf(camt053({ ...spec, entries: [batch, batch] })))
    expect(statements).toMatchObject([{ entries: 2, transactions: 4, sumCents: 10, addsUp: true }])
  })
})

describe('a gap between statements', () => {
  const after = (sequence: number | null, openingCents: number | null = 0) => ({
    sequence,
    openingCents,
  })
  const before = (sequence: number | null, closingCents: number | null = 0) => ({
    sequence,
    closingCents,
  })

  it.each([
    ['the next number', before(7), after(8), null],
    ['a number left out', before(7), after(9), { missing: 1 }],
    ['a week left out', before(60), after(67), { missing: 6 }],
    ['a year that begins anew', before(252), after(1), null],
    ['a year written into the number', before(25252), after(26001), null],
    ['the first of a year left out', before(25252), after(26002), { missing: 749 }],
    ['the same number again', before(1), after(1), null],
    ['no numbers, balances that chain', before(null, 100), after(null, 100), null],
    [
      'no numbers, balances that do not chain',
      before(null, 100),
      after(null, 90),
      { missing: null },
    ],
    [
      'numbers in order, balances that do not chain',
      before(7, 100),
      after(8, 90),
      { missing: null },
    ],
    ['neither numbers nor balances', before(null, null), after(null, null), null],
  ])('%s', (_, one, other, gap) => {
    expect(gapBetween(one, other)).toEqual(gap)
  })
})
