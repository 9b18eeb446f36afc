import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatchEntry, PastEntry } from '../../../shared/payments/matching/proposal'
import {
  anInvoice,
  aPastEntry,
  best,
  codes,
  jansenIban,
  proposals,
  zonneveldIban,
} from './matching-fixtures'

/** A direct debit of 121.00 that the client's bank takes back. */
const storno = {
  bookedOn: '2026-01-15',
  amountCents: -12100,
  counterpartyIban: zonneveldIban,
  endToEndId: 'INCASSO-7',
  reversal: true,
  returnReason: 'MD06',
} satisfies Partial<MatchEntry>

function returns(entry: Partial<MatchEntry>, pastEntries: PastEntry[]) {
  return proposals([], entry, { pastEntries })
}

describe('a return', () => {
  test('undoes what the earlier entry settled, certain', () => {
    expect(best([], storno, { pastEntries: [aPastEntry()] })).toEqual({
      kind: 'return',
      certain: true,
      paid: { 1: -12100 },
      remainder: 0,
      clientId: 1,
    })
    const [proposal] = returns(storno, [aPastEntry()])
    expect(proposal?.returnOf).toBe(50)
    expect(proposal?.reasons).toContainEqual({ code: 'return-of-entry', params: { entryId: 50 } })
    expect(proposal?.reasons).toContainEqual({ code: 'return-reason', params: { reason: 'MD06' } })
  })

  test('takes back several invoices, a netted credit note and what the client was left with', () => {
    const past = aPastEntry({
      amountCents: 16000,
      allocations: [
        { invoiceId: 1, amountCents: 12100 },
        { invoiceId: 2, amountCents: 5000 },
        { invoiceId: 3, amountCents: -2100 },
      ],
    })
    expect(best([], { ...storno, amountCents: -16000 }, { pastEntries: [past] })).toMatchObject({
      certain: true,
      paid: { 1: -12100, 2: -5000, 3: 2100 },
      remainder: -1000,
    })
  })

  test('of a refund that bounced reopens the credit note', () => {
    const past = aPastEntry({
      amountCents: -2100,
      endToEndId: null,
      allocations: [{ invoiceId: 4, amountCents: -2100 }],
    })
    const entry = { ...storno, amountCents: 2100, endToEndId: null, returnReason: 'AC04' }
    expect(best([], entry, { pastEntries: [past] })).toMatchObject({
      kind: 'return',
      certain: true,
      paid: { 4: 2100 },
    })
  })

  test.each<[string, Partial<MatchEntry>]>([
    ['the account is missing', { counterpartyIban: null }],
    ['it is in another currency', { currency: 'USD' }],
    ['the end-to-end id is another', { endToEndId: 'INCASSO-8' }],
    [
      'nobody says it is a return, and the id is not given',
      { reversal: false, returnReason: null, endToEndId: 'NOTPROVIDED' },
    ],
    ['less came back', { amountCents: -5000 }],
    ['more was taken', { amountCents: -12600 }],
  ])('is proposed, not certain, when %s', (_, entry) => {
    expect(best([], { ...storno, ...entry }, { pastEntries: [aPastEntry()] })).toMatchObject({
      kind: 'return',
      certain: false,
    })
  })

  test.each<[string, Partial<MatchEntry>]>([
    ['it is from another account', { counterpartyIban: jansenIban }],
    ['the earlier entry is later', { bookedOn: '2026-01-09' }],
    ['it is more than thirteen months ago', { bookedOn: '2027-04-15' }],
    ['the amount has the same sign', { amountCents: 12100 }],
    ['only the id is the same', { amountCents: -500, reversal: false, returnReason: null }],
  ])('is not proposed when %s', (_, entry) => {
    expect(returns({ ...storno, ...entry }, [aPastEntry()])).toEqual([])
  })

  test('the bank saying so, or the same id, is enough with amount and account', () => {
    const pastEntries = [aPastEntry()]
    const quiet = { ...storno, reversal: false, returnReason: null }
    expect(best([], quiet, { pastEntries })?.certain).toBe(true)
    expect(best([], { ...storno, endToEndId: null }, { pastEntries })?.certain).toBe(true)
    expect(
      best([], { ...storno, reversal: false, endToEndId: null }, { pastEntries })?.certain,
    ).toBe(true)
  })

  test('of one of two equal entries is not certain, unless the id tells which', () => {
    const pastEntries = [
      aPastEntry({ id: 50, bookedOn: '2025-12-10', endToEndId: 'INCASSO-6' }),
      aPastEntry({ id: 51, bookedOn: '2026-01-10', endToEndId: 'INCASSO-7' }),
    ]
    const unnamed = returns({ ...storno, endToEndId: null }, pastEntries)
    expect(unnamed.map((it) => it.returnOf)).toEqual([51, 50])
    expect(unnamed.some((it) => it.certain)).toBe(false)
    const named = returns({ ...storno, endToEndId: 'INCASSO-6' }, pastEntries)
    expect(named[0]).toMatchObject({ returnOf: 50, certain: true })
  })

  test('an id that repeats does not tell which', () => {
    const pastEntries = [
      aPastEntry({ id: 50, bookedOn: '2025-12-10' }),
      aPastEntry({ id: 51, bookedOn: '2026-01-10' }),
    ]
    expect(returns(storno, pastEntries).some((it) => it.certain)).toBe(false)
  })

  test('of less takes back what was settled last', () => {
    const past = aPastEntry({
      amountCents: 17100,
      allocations: [
        { invoiceId: 1, amountCents: 12100 },
        { invoiceId: 2, amountCents: 5000 },
      ],
    })
    expect(best([], { ...storno, amountCents: -6000 }, { pastEntries: [past] })).toMatchObject({
      paid: { 1: -1000, 2: -5000 },
      remainder: 0,
    })
  })

  test('is never taken for a refund or a payment of its own', () => {
    const credit = anInvoice({ id: 4, number: 'C2026-0001', openCents: -12100 })
    const entry = { ...storno, description: 'C2026-0001' }
    expect(proposals([credit], entry)).toEqual([])
    expect(
      proposals([anInvoice()], { ...entry, amountCents: 12100, description: '2026-0012' }),
    ).toEqual([])
  })

  test('that nobody announces stands beside the refund it may be', () => {
    const credit = anInvoice({ id: 4, number: 'C2026-0001', openCents: -12100 })
    const entry = { ...storno, reversal: false, returnReason: null, endToEndId: null }
    const found = proposals([credit], entry, { pastEntries: [aPastEntry()] })
    expect(found.map((it) => it.kind)).toEqual(['refund', 'return'])
    const told = proposals(
      [],
      { ...entry, description: 'STORNO incasso' },
      { pastEntries: [aPastEntry()] },
    )
    expect(codes(told[0])).toContain('return-word-in-text')
  })
})

test('a return of the whole amount undoes exactly what was settled', () => {
  const allocations = fc.uniqueArray(
    fc.record({
      invoiceId: fc.integer({ min: 1, max: 50 }),
      amountCents: fc.integer({ min: 1, max: 100_000 }),
    }),
    { selector: (it) => it.invoiceId, minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(
      allocations,
      fc.nat({ max: 5000 }),
      fc.nat({ max: 400_000 }),
      (settled, kept, less) => {
        const total = settled.reduce((sum, it) => sum + it.amountCents, kept)
        const past = aPastEntry({ amountCents: total, allocations: settled })
        const [whole] = returns({ ...storno, amountCents: -total }, [past])
        expect(whole?.certain).toBe(true)
        expect(whole?.remainderCents).toBe(-kept || 0)
        expect(whole?.allocations).toEqual(
          settled.map((it) => ({ invoiceId: it.invoiceId, amountCents: -it.amountCents })),
        )

        const amountCents = -Math.max(1, total - less)
        const [part] = returns({ ...storno, amountCents }, [past])
        const undone = part?.allocations.reduce((sum, it) => sum + it.amountCents, 0) ?? 0
        expect(undone + (part?.remainderCents ?? 0)).toBe(amountCents)
        for (const it of part?.allocations ?? []) {
          const was = settled.find(({ invoiceId }) => invoiceId === it.invoiceId)
          expect(-it.amountCents).toBeGreaterThan(0)
          expect(-it.amountCents).toBeLessThanOrEqual(was?.amountCents ?? 0)
        }
      },
    ),
  )
})
