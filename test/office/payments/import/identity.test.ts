/** The same entry is known again, whichever file brings it; different ones stay apart. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createOccurrenceCounter,
  entryIdentity,
  looseKey,
} from '../../../../electron/office/payments/import/identity'
import type { StatementEntry } from '../../../../shared/payments/entry'
import { camt053, mt940 } from '../../../support/bank/bank-files'
import type { EntrySpec } from '../../../support/bank/bank-files'
import { entriesOf } from '../../../support/bank/bank-events'

const account = 'NL91ABNA0417164300'

function identities(entries: StatementEntry[], own = account): string[] {
  const occurrence = createOccurrenceCounter()
  return entries.map((entry) => entryIdentity(own, entry, occurrence(own, entry)))
}
const read = async (entries: EntrySpec[]) =>
  identities(await entriesOf(camt053({ account, opening: 0, entries })))

const payment: EntrySpec = {
  amountCents: 6050,
  bookedOn: '2026-03-02',
  name: 'Jansen',
  iban: 'NL28RABO0300400500',
  description: 'Factuur 2026-0001',
}

describe('without a reference of the bank', () => {
  it.each<[string, Partial<EntrySpec>]>([
    ['day', { bookedOn: '2026-03-03' }],
    ['amount', { amountCents: 6051 }],
    ['sign', { amountCents: -6050 }],
    ['account', { iban: 'NL39INGB0002223334' }],
    ['name', { name: 'Janssen' }],
    ['text', { description: 'Factuur 2026-0002' }],
  ])('another %s is another entry', async (_, difference) => {
    const [one, other] = await read([payment, { ...payment, ...difference }])
    expect(one).not.toBe(other)
  })

  it('what the payer set makes no difference: it repeats', async () => {
    const [one] = await read([{ ...payment, endToEndId: 'A' }])
    expect(await read([{ ...payment, endToEndId: 'B' }])).toEqual([one])
  })

  it('tells equal payments of a day apart, and knows both again', async () => {
    const both = await read([payment, payment])
    expect(new Set(both).size).toBe(2)
    expect(await read([{ ...payment, bookedOn: '2026-03-01' }, payment, payment])).toEqual([
      expect.any(String),
      ...both,
    ])
  })

  it('adds just the second when the first file ended between them', async () => {
    const morning = await read([payment])
    const wholeDay = await read([payment, payment])
    expect(wholeDay.filter((identity) => !morning.includes(identity))).toHaveLength(1)
  })
})

describe('with a reference of the bank', () => {
  const known = { ...payment, bankReference: 'BANK-1' }

  it('knows the entry again in another format, whatever its text', async () => {
    const [one] = await read([known])
    const [swift] = await entriesOf(
      mt940({ account, opening: 0, entries: [{ ...known, description: 'andere tekst' }] }),
    )
    expect(identities([swift ?? expect.fail()])).toEqual([one])
  })

  it('keeps the transactions of a batch apart, which share it', async () => {
    const batch: EntrySpec = {
      ...known,
      amountCents: 9000,
      transactions: [3000, 3000, 3000].map((amountCents, index) => ({
        amountCents,
        name: `Klant ${index}`,
        iban: 'NL28RABO0300400500',
      })),
    }
    const once = await read([batch])
    expect(new Set(once).size).toBe(3)
    expect(await read([payment, batch])).toEqual([expect.any(String), ...once])
  })

  it('is another entry on another day or with another reference', async () => {
    const all = await read([
      known,
      { ...known, bookedOn: '2026-03-03' },
      { ...known, bankReference: 'BANK-2' },
      payment,
    ])
    expect(new Set(all).size).toBe(4)
  })
})

it('belongs to its account', async () => {
  const entries = await entriesOf(camt053({ account, opening: 0, entries: [payment] }))
  expect(identities(entries)).not.toEqual(identities(entries, 'NL20INGB0001234567'))
})

it('gives overlapping files the same identities, in whatever pieces the days come', async () => {
  const entry = fc.record({
    amountCents: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 9 }),
    bankReference: fc.option(fc.constantFrom('A-1', 'A-2'), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      async (specs, a, b) => {
        const days = specs
          .map(({ day, bankReference, ...spec }) => ({
            ...spec,
            bookedOn: `2026-03-0${day}`,
            ...(bankReference === undefined ? {} : { bankReference }),
          }))
          .sort((one, other) => one.bookedOn.localeCompare(other.bookedOn))
        const all = await entriesOf(camt053({ account, opening: 0, entries: days }))
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map((day) => `2026-03-0${day}`)
        const part = all.filter(
          ({ bookedOn }) => bookedOn >= (from ?? '') && bookedOn <= (to ?? ''),
        )
        const whole = identities(all)
        expect(new Set(whole).size).toBe(all.length)
        expect(identities(part)).toEqual(
          whole.filter((_, index) => part.includes(all[index] ?? expect.fail())),
        )
      },
    ),
    { numRuns: 40 },
  )
})

describe('the occurrence counter', () => {
  const [day] = ['2026-03-02']
  const at = (bookedOn: string): StatementEntry => ({
    bookedOn,
    valueOn: null,
    amountCents: 100,
    currency: 'EUR',
    counterpartyName: null,
    counterpartyIban: null,
    description: '',
    structuredReference: null,
    endToEndId: null,
    mandateId: null,
    bankReference: null,
    reversal: false,
    returnReason: null,
    position: 1,
  })

  it('goes on when other days and accounts come in between', () => {
    const occurrence = createOccurrenceCounter()
    expect(occurrence(account, at(day))).toBe(1)
    for (let other = 10; other < 30; other++)
      expect(occurrence(account, at(`2026-04-${other}`))).toBe(1)
    expect(occurrence('other', at(day))).toBe(1)
    expect(occurrence(account, at(day))).toBe(2)
  })

  it('does not grow with the days of a long file', () => {
    const occurrence = createOccurrenceCounter()
    for (let index = 0; index < 5000; index++) {
      const date = new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10)
      expect(occurrence(account, at(date))).toBe(1)
    }
    expect(occurrence(account, at('2000-01-01'))).toBe(1)
  })
})

it('finds what may be the same entry seen through another format', async () => {
  const [one] = await entriesOf(
    camt053({ account, opening: 0, entries: [{ ...payment, bankReference: 'X-1' }] }),
  )
  const [other] = await entriesOf(
    mt940(
      { account, opening: 0, entries: [{ ...payment, description: 'anders' }] },
      { dialect: 'rabobank' },
    ),
  )
  if (!one || !other) expect.fail('no entries')
  expect(identities([one])).not.toEqual(identities([other]))
  expect(looseKey(account, one)).toBe(looseKey(account, other))
  expect(looseKey(account, { ...one, amountCents: 1 })).not.toBe(looseKey(account, other))
})
