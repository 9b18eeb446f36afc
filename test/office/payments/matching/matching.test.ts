/** Entries settle invoices: by proposal or by hand, within what both have left, and back again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntrySpec } from '../../../support/bank/bank-files'
import {
  aClient,
  aCreditNote,
  aFile,
  allEntries,
  anInvoice,
  book,
  receive,
  standing,
} from '../../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../../support/office/office'

const iban = 'NL28RABO0300400500'
const otherIban = 'NL39INGB0002223334'

let payments = 0
const paid = (amountCents: number, more: Partial<EntrySpec> = {}): EntrySpec => ({
  bookedOn: '2026-03-16',
  amountCents,
  name: 'Bakkerij Zonneveld',
  description: 'Betaling',
  bankReference: `REF${++payments}`,
  ...more,
})

const receiveOne = async (office: TestOffice, entry: EntrySpec): Promise<number> => {
  const [row] = await receive(office, entry)
  if (!row) throw new Error('nothing was booked')
  return row.id
}
const match = (
  office: TestOffice,
  id: number,
  parts: Record<number, number>,
  more: { remainderClientId?: number; returnOf?: number } = {},
) =>
  office.call('payments.match', {
    id,
    allocations: Object.entries(parts).map(([invoiceId, amountCents]) => ({
      invoiceId: Number(invoiceId),
      amountCents,
    })),
    ...more,
  })
const proposalsOf = async (office: TestOffice, id: number) =>
  (await office.call('payments.proposals', { ids: [id] }))[0]?.proposals ?? []

describe('proposals', () => {
  it('name the invoice, why, and how sure that is', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office)
    const id = await receiveOne(office, paid(12_100, { description: `Factuur ${invoice.number}` }))
    const [best] = await proposalsOf(office, id)
    expect(best).toMatchObject({
      kind: 'payment',
      certain: true,
      allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
      clientId: invoice.clientId,
      clientName: 'Bakkerij Zonneveld B.V.',
      invoices: [{ id: invoice.id, number: invoice.number, openCents: 12_100 }],
      returned: null,
    })
    expect(best?.score).toBeGreaterThanOrEqual(95)
    const codes = best?.reasons.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['number-in-text', 'amount-equal']))
  })

  it('see an invoice that was issued a moment ago, and no longer one that was paid', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const [first, second] = await receive(office, paid(5000), paid(5000))
    expect(await proposalsOf(office, first?.id ?? 0)).toEqual([])
    const invoice = await anInvoice(office, { clientId, cents: 5000 })
    expect((await proposalsOf(office, first?.id ?? 0))[0]?.allocations).toEqual([
      { invoiceId: invoice.id, amountCents: 5000 },
    ])
    await match(office, first?.id ?? 0, { [invoice.id]: 5000 })
    expect(await proposalsOf(office, second?.id ?? 0)).toEqual([])
  })

  it('are none for what is settled or set aside, and refused for what does not exist', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 5000 })
    const [one, other] = await receive(office, paid(5000), paid(700))
    await match(office, one?.id ?? 0, { [invoice.id]: 5000 })
    await office.call('payments.setAside', { ids: [other?.id ?? 0], reason: 'private' })
    const both = await office.call('payments.proposals', { ids: [one?.id ?? 0, other?.id ?? 0] })
    expect(both.map(({ proposals }) => proposals)).toEqual([[], []])
    expect(await codeOf(office.call('payments.proposals', { ids: [999] }))).toBe('not-found')
  })

  it('learn the account of who paid, for the next payment', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const first = await anInvoice(office, { clientId, cents: 5000 })
    const second = await anInvoice(office, { clientId, cents: 7000 })
    const strange = { name: 'P.Q. de Rekeninghouder', iban }
    const before = await receiveOne(office, paid(5000, strange))
    expect((await proposalsOf(office, before))[0]?.reasons.map(({ code }) => code)).not.toContain(
      'iban-known',
    )
    await match(office, before, { [first.id]: 5000 })
    const after = await receiveOne(office, paid(7000, strange))
    const [best] = await proposalsOf(office, after)
    expect(best?.reasons.map(({ code }) => code)).toContain('iban-known')
    expect(best?.allocations).toEqual([{ invoiceId: second.id, amountCents: 7000 }])
    const client = await office.call('clients.get', { id: clientId })
    expect(client.books?.accounts.map((account) => account.iban)).toEqual([iban])

    // A mistake that is undone teaches nothing.
    await office.call('payments.unmatch', { id: before })
    expect((await office.call('clients.get', { id: clientId })).books?.accounts).toEqual([])
  })

  it('learn nothing from an account that pays for several clients', async () => {
    const office = await anOffice()
    const one = await anInvoice(office, { cents: 5000 })
    const other = await anInvoice(office, { cents: 7000 })
    const id = await receiveOne(office, paid(12_000, { name: 'Betaaldienst', iban }))
    await match(office, id, { [one.id]: 5000, [other.id]: 7000 })
    for (const { clientId } of [one, other]) {
      const client = await office.call('clients.get', { id: clientId })
      expect(client.books?.accounts).toEqual([])
    }
  })
})

describe('an account that pays for many', () => {
  const accountsOf = async (office: TestOffice, clientId: number | null) =>
    (await office.call('clients.get', { id: clientId ?? 0 })).books?.accounts.map((one) => one.iban)

  it('is of two clients who share it, and of none once a third pays from it', async () => {
    const office = await anOffice()
    const invoices: Awaited<ReturnType<typeof anInvoice>>[] = []
    for (const cents of [5000, 6000, 7000, 8000]) invoices.push(await anInvoice(office, { cents }))
    const pay = async (place: number) => {
      const invoice = invoices[place] ?? expect.fail('no invoice')
      const cents = 5000 + place * 1000
      const id = await receiveOne(office, paid(cents, { name: 'Boekhouder', iban }))
      await match(office, id, { [invoice.id]: cents })
    }
    const learned = () => Promise.all(invoices.map(({ clientId }) => accountsOf(office, clientId)))
    await pay(0)
    await pay(1)
    expect(await learned()).toEqual([[iban], [iban], [], []])
    await pay(2)
    expect(await learned()).toEqual([[], [], [], []])
    await pay(3)
    expect(await learned()).toEqual([[], [], [], []])
  })

  it('is not learned from a payment service, from the first payment on', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 5000 })
    const id = await receiveOne(office, paid(5000, { name: 'Stg Mollie Payments', iban }))
    await match(office, id, { [invoice.id]: 5000 })
    expect(await accountsOf(office, invoice.clientId)).toEqual([])
  })
})

describe('accepting all that is certain', () => {
  it('settles them in one go and leaves the rest', async () => {
    const office = await anOffice()
    const invoices = []
    for (const cents of [1000, 2000, 3000, 4000]) invoices.push(await anInvoice(office, { cents }))
    const [a, b, c, d] = invoices
    await receive(
      office,
      paid(1000, { description: `factuur ${a?.number}` }),
      paid(2000, { description: `uw nummer ${b?.number} dank` }),
      // The amount is not the invoice's.
      paid(2999, { description: `factuur ${c?.number}` }),
      // Nothing says what for.
      paid(4000, { name: 'Iemand anders' }),
      paid(-950, { name: 'Leverancier' }),
    )
    expect(await office.call('payments.certain', {})).toEqual({ entries: 2, cents: 3000 })
    expect(await office.call('payments.acceptCertain', {})).toEqual({
      matched: 2,
      cents: 3000,
      left: 3,
    })
    expect(await office.call('payments.certain', {})).toEqual({ entries: 0, cents: 0 })
    const states = []
    for (const one of [a, b, c, d]) states.push((await standing(office, one?.id ?? 0)).state)
    expect(states).toEqual(['paid', 'paid', 'open', 'open'])
    const todo = await allEntries(office, { state: 'to-do' })
    expect(todo.map(({ amountCents }) => amountCents).sort((x, y) => x - y)).toEqual([
      -950, 2999, 4000,
    ])
  })

  it('goes on from what was found while one books by hand, and books nothing that became doubtful', async () => {
    const office = await anOffice()
    const [a, b, c] = [
      await anInvoice(office, { cents: 1000 }),
      await anInvoice(office, { cents: 2000 }),
      await anInvoice(office, { cents: 3000 }),
    ]
    const iban = 'NL02RABO0123456789'
    const rows = await receive(
      office,
      paid(1000, { description: `factuur ${a.number}` }),
      paid(2000, { description: `factuur ${b.number}`, iban }),
      paid(3000, { description: `factuur ${c.number}` }),
      // Says nothing, and comes from where the second came from.
      paid(777, { iban }),
    )
    const of = (cents: number) => rows.find((row) => row.amountCents === cents)?.id ?? 0
    expect(await office.call('payments.certain', {})).toEqual({ entries: 3, cents: 6000 })
    await match(office, of(1000), { [a.id]: 1000 })
    expect(await office.call('payments.certain', {})).toEqual({ entries: 2, cents: 5000 })
    // The account turns out to be another client's: the second is doubtful now.
    const other = await anInvoice(office, { cents: 777 })
    await match(office, of(777), { [other.id]: 777 })
    const [shown] = await office.call('payments.proposals', { ids: [of(2000)] })
    expect(shown?.proposals[0]?.certain).toBe(false)
    expect(await office.call('payments.acceptCertain', {})).toMatchObject({
      matched: 1,
      cents: 3000,
    })
    // Taken back, it is certain again.
    await office.call('payments.unmatch', { id: of(1000), invoiceId: null })
    expect(await office.call('payments.certain', {})).toEqual({ entries: 1, cents: 1000 })
  })

  it('pays an invoice once, however many entries name it', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 1000 })
    const text = { description: `factuur ${invoice.number}` }
    await receive(office, paid(1000, text), paid(1000, text))
    expect(await office.call('payments.acceptCertain', {})).toMatchObject({ matched: 1, left: 1 })
    expect(await standing(office, invoice.id)).toEqual({ state: 'paid', paid: 1000, open: 0 })
  })

  it('accepts hundreds, tells how far it is, and answers others meanwhile', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 100_000 })
    const connection = office.database()
    // Copies of the issued invoice: issuing hundreds through the door would only make the test slow.
    copyInvoice(connection, invoice.id, 1500)
    const numbers = connection.all<{ number: string }>(
      'SELECT number FROM invoices WHERE issuedAt IS NOT NULL ORDER BY id',
    )
    connection.close()
    await receive(
      office,
      ...numbers.map(({ number }) => paid(100_000, { description: `factuur ${number}` })),
    )
    const seen: string[] = []
    const run = { going: true }
    const accepted = office
      .call('payments.acceptCertain', {}, { progress: ({ stage }) => seen.push(stage) })
      .finally(() => (run.going = false))
    let answered = 0
    while (run.going) {
      await office.call('payments.gaps', {})
      answered += 1
      await new Promise(setImmediate)
    }
    expect(await accepted).toEqual({ matched: 1501, cents: 150_100_000, left: 0 })
    expect(answered).toBeGreaterThan(3)
    expect(new Set(seen)).toEqual(new Set(['matching', 'booking']))
  })

  it('leaves out what somebody took or set aside while it ran', async () => {
    const office = await anOffice()
    const one = await anInvoice(office, { cents: 1000 })
    const other = await anInvoice(office, { cents: 2000 })
    const [first, second] = await receive(
      office,
      paid(1000, { description: `factuur ${one.number}` }),
      paid(2000, { description: `factuur ${other.number}` }),
    )
    // Found now, accepted after somebody else's click came in between.
    let meddled = false
    const accepted = office.call(
      'payments.acceptCertain',
      {},
      {
        progress: ({ stage }) => {
          if (stage !== 'matching' || meddled) return
          meddled = true
          void office.call('payments.setAside', { ids: [first?.id ?? 0], reason: 'private' })
        },
      },
    )
    expect(await accepted).toMatchObject({ matched: 1, left: 0 })
    expect((await office.call('payments.entry', { id: first?.id ?? 0 })).state).toBe('set-aside')
    expect((await office.call('payments.entry', { id: second?.id ?? 0 })).state).toBe('matched')
  })
})

describe('by hand', () => {
  it('a part payment leaves the rest open, and the next one settles it', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 10_000 })
    const [first, second] = await receive(office, paid(4000), paid(6000))
    const matched = await match(office, first?.id ?? 0, { [invoice.id]: 4000 })
    expect(matched).toMatchObject({
      state: 'matched',
      allocatedCents: 4000,
      invoiceNumbers: [invoice.number],
      allocations: [{ invoiceId: invoice.id, amountCents: 4000, kind: 'payment' }],
    })
    expect(await standing(office, invoice.id)).toEqual({ state: 'part', paid: 4000, open: 6000 })
    await match(office, second?.id ?? 0, { [invoice.id]: 6000 })
    expect(await standing(office, invoice.id)).toEqual({ state: 'paid', paid: 10_000, open: 0 })
    const { settlements } = await office.call('invoices.get', { id: invoice.id })
    expect(settlements.map(({ amountCents }) => amountCents)).toEqual([4000, 6000])
  })

  it('one payment settles several invoices', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const one = await anInvoice(office, { clientId, cents: 3000 })
    const other = await anInvoice(office, { clientId, cents: 4500 })
    const id = await receiveOne(office, paid(7500))
    const { state, invoiceNumbers } = await match(office, id, { [one.id]: 3000, [other.id]: 4500 })
    expect({ state, invoiceNumbers }).toEqual({
      state: 'matched',
      invoiceNumbers: [one.number, other.number],
    })
    expect((await standing(office, one.id)).state).toBe('paid')
    expect((await standing(office, other.id)).state).toBe('paid')
  })

  it('an over-payment is kept for the client and used for the next invoice', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const first = await anInvoice(office, { clientId, cents: 5000 })
    const id = await receiveOne(office, paid(8000))
    const kept = await match(office, id, { [first.id]: 5000 }, { remainderClientId: clientId })
    expect(kept).toMatchObject({
      state: 'client',
      allocatedCents: 5000,
      clientId,
      clientName: 'Bakkerij Zonneveld B.V.',
    })
    expect(await allEntries(office, { state: 'to-do' })).toEqual([])
    expect(await allEntries(office, { clientId })).toHaveLength(1)

    const next = await anInvoice(office, { clientId, cents: 2000 })
    expect((await proposalsOf(office, id)).length).toBeGreaterThan(0)
    expect(await match(office, id, { [next.id]: 2000 })).toMatchObject({
      state: 'client',
      allocatedCents: 7000,
      clientId,
    })
    const last = await anInvoice(office, { clientId, cents: 1000 })
    expect(await match(office, id, { [last.id]: 1000 })).toMatchObject({
      state: 'matched',
      allocatedCents: 8000,
      clientId: null,
    })
  })

  it('the whole of a payment can be kept for a client who owes nothing yet', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const id = await receiveOne(office, paid(8000))
    expect(await match(office, id, {}, { remainderClientId: clientId })).toMatchObject({
      state: 'client',
      allocatedCents: 0,
    })
    expect(await office.call('payments.unmatch', { id })).toMatchObject({
      state: 'to-do',
      clientId: null,
    })
  })

  it('a credit note is netted against an invoice in one payment', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const old = await anInvoice(office, { clientId, cents: 6000 })
    const paidOld = await receiveOne(office, paid(6000))
    await match(office, paidOld, { [old.id]: 6000 })
    const credit = await aCreditNote(office, old.id, 2000)
    const fresh = await anInvoice(office, { clientId, cents: 9000 })
    expect((await standing(office, credit.id)).open).toBe(-2000)

    const id = await receiveOne(office, paid(7000))
    await match(office, id, { [fresh.id]: 9000, [credit.id]: -2000 })
    expect((await standing(office, fresh.id)).open).toBe(0)
    expect((await standing(office, credit.id)).open).toBe(0)
  })

  it('a refund settles the credit note it pays back', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const invoice = await anInvoice(office, { clientId, cents: 6000 })
    await match(office, await receiveOne(office, paid(6000)), { [invoice.id]: 6000 })
    const credit = await aCreditNote(office, invoice.id)
    const id = await receiveOne(office, paid(-6000))
    expect(await match(office, id, { [credit.id]: -6000 })).toMatchObject({
      state: 'matched',
      allocations: [{ kind: 'refund', amountCents: -6000 }],
    })
    expect((await standing(office, credit.id)).open).toBe(0)
  })

  it('un-matching reopens the invoice, wholly or one of several', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const one = await anInvoice(office, { clientId, cents: 3000 })
    const other = await anInvoice(office, { clientId, cents: 4000 })
    const id = await receiveOne(office, paid(7000))
    await match(office, id, { [one.id]: 3000, [other.id]: 4000 })
    expect(await office.call('payments.unmatch', { id, invoiceId: one.id })).toMatchObject({
      state: 'part',
      allocatedCents: 4000,
    })
    expect(await standing(office, one.id)).toEqual({ state: 'open', paid: 0, open: 3000 })
    expect((await standing(office, other.id)).state).toBe('paid')
    expect(await codeOf(office.call('payments.unmatch', { id, invoiceId: one.id }))).toBe(
      'not-found',
    )
    expect(await office.call('payments.unmatch', { id })).toMatchObject({ state: 'to-do' })
    expect(await codeOf(office.call('payments.unmatch', { id }))).toBe('not-found')
    await match(office, id, { [one.id]: 3000, [other.id]: 4000 })
    expect((await standing(office, one.id)).state).toBe('paid')
  })

  it('a claim that is given up, wholly or in part, can be taken back', async () => {
    const office = await anOffice()
    const { id: invoiceId } = await anInvoice(office, { cents: 5000 })
    const give = (amountCents: number) =>
      office.call('payments.writeOff', { invoiceId, amountCents })
    expect(await give(100)).toEqual({ openCents: 4900 })
    expect(await codeOf(give(4901))).toBe('allocation-exceeds')
    expect(await codeOf(give(-1))).toBe('allocation-exceeds')
    expect(await give(4900)).toEqual({ openCents: 0 })
    expect((await standing(office, invoiceId)).open).toBe(0)
    expect(await office.call('payments.undoWriteOff', { invoiceId })).toEqual({ openCents: 5000 })
    expect(await codeOf(office.call('payments.undoWriteOff', { invoiceId }))).toBe('not-found')
  })
})

describe('limits', () => {
  it('an invoice takes no more than it has open, an entry gives no more than it is', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 5000 })
    const other = await anInvoice(office, { cents: 50_000 })
    const id = await receiveOne(office, paid(8000))
    const refusals: Record<number, number>[] = [
      { [invoice.id]: 5001 },
      { [other.id]: 8001 },
      { [invoice.id]: 5000, [other.id]: 3001 },
      { [invoice.id]: -1 },
      { [invoice.id]: 5000, [other.id]: -100 },
    ]
    for (const parts of refusals) {
      expect([parts, await codeOf(match(office, id, parts))]).toEqual([parts, 'allocation-exceeds'])
    }
    const twice = office.call('payments.match', {
      id,
      allocations: [
        { invoiceId: invoice.id, amountCents: 3000 },
        { invoiceId: invoice.id, amountCents: 3000 },
      ],
    })
    await expect(twice).rejects.toMatchObject({
      code: 'allocation-exceeds',
      details: { available: 2000 },
    })
    expect((await office.call('payments.entry', { id })).allocations).toEqual([])
    expect((await standing(office, invoice.id)).paid).toBe(0)
  })

  it('nothing at all is no match; neither is a draft, nor what does not exist', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const draft = await office.call('invoices.addDraft', { clientId })
    const id = await receiveOne(office, paid(8000))
    expect(await codeOf(match(office, id, {}))).toBe('invalid-input')
    expect(await codeOf(match(office, id, { [draft.id]: 100 }))).toBe('not-found')
    expect(await codeOf(match(office, id, { 999: 100 }))).toBe('not-found')
    expect(await codeOf(match(office, 999, { 1: 100 }))).toBe('not-found')
    expect(await codeOf(match(office, id, {}, { remainderClientId: 999 }))).toBe('not-found')
  })

  it('only euro settles an invoice; money in another currency can be kept or set aside', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 5000 })
    await book(
      office,
      aFile([paid(5000, { description: `factuur ${invoice.number}` })], { currency: 'USD' }),
    )
    const [row] = await allEntries(office)
    const id = row?.id ?? 0
    expect(row?.currency).toBe('USD')
    expect(await office.call('payments.certain', {})).toEqual({ entries: 0, cents: 0 })
    const [best] = await proposalsOf(office, id)
    expect(best?.reasons.map(({ code }) => code)).toContain('currency-other')
    expect(await codeOf(match(office, id, { [invoice.id]: 5000 }))).toBe('currency-not-euro')
    await office.call('payments.setAside', { ids: [id], reason: 'other' })
  })
})

describe('entries and invoices stay in step', () => {
  interface Move {
    entry: number
    first: number
    second: number
    share: number
    what: 'match' | 'pair' | 'unmatch' | 'unmatch-one' | 'keep'
  }
  const aMove = fc.record<Move>({
    entry: fc.nat({ max: 5 }),
    first: fc.nat({ max: 4 }),
    second: fc.nat({ max: 4 }),
    share: fc.constantFrom(0.2, 0.5, 1, 1.5),
    what: fc.constantFrom('match', 'match', 'pair', 'unmatch', 'unmatch-one', 'keep'),
  })

  it('whatever is matched and undone, in any order', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const invoices: number[] = []
    for (const cents of [1000, 2500, 4000, 4000, 9900]) {
      invoices.push((await anInvoice(office, { clientId, cents })).id)
    }
    const rows = await receive(
      office,
      ...[1000, 3500, 4000, 12_000, 700, -2000].map((cents) => paid(cents, { iban: otherIban })),
    )
    const connection = office.database()
    let made = 0
    const play = async ({ entry, first, second, share, what }: Move) => {
      const row = rows[entry]
      const [one = 0, two = 0] = [invoices[first], invoices[second]]
      if (!row) return
      const part = Math.round(row.amountCents * share)
      if (what === 'unmatch') return codeOf(office.call('payments.unmatch', { id: row.id }))
      if (what === 'unmatch-one') {
        return codeOf(office.call('payments.unmatch', { id: row.id, invoiceId: one }))
      }
      if (what === 'keep') return codeOf(match(office, row.id, {}, { remainderClientId: clientId }))
      const parts = what === 'pair' && one !== two ? { [one]: part, [two]: 500 } : { [one]: part }
      return codeOf(match(office, row.id, parts))
    }
    const check = () => {
      expect(
        connection.all(
          `SELECT id FROM invoices i WHERE issuedAt IS NOT NULL AND (
             paidCents <> (SELECT coalesce(sum(amountCents), 0) FROM allocations
                           WHERE invoiceId = i.id)
             OR openCents <> grossCents - paidCents OR openCents < 0 OR openCents > grossCents)`,
        ),
      ).toEqual([])
      expect(
        connection.all(
          `SELECT id FROM bankEntries e WHERE
             allocatedCents <> (SELECT coalesce(sum(amountCents), 0) FROM allocations
                                WHERE entryId = e.id)
             OR abs(allocatedCents) > abs(amountCents)
             OR allocatedCents * amountCents < 0`,
        ),
      ).toEqual([])
    }
    await fc.assert(
      fc.asyncProperty(fc.array(aMove, { minLength: 5, maxLength: 25 }), async (moves) => {
        for (const move of moves) {
          const code = await play(move)
          if (code === 'ok') made += 1
          expect(['ok', 'not-found', 'allocation-exceeds', 'invalid-input', undefined]).toContain(
            code,
          )
          check()
        }
      }),
      { numRuns: 12 },
    )
    connection.close()
    expect(made).toBeGreaterThan(20)
  })
})

describe('the list', () => {
  it('shows each state by itself, newest first, page by page', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 1000 })
    const rows = await receive(
      office,
      ...[1, 2, 3, 4, 5].map((day) => paid(1000, { bookedOn: `2026-03-0${day}` })),
    )
    const [first, second] = rows
    await match(office, first?.id ?? 0, { [invoice.id]: 1000 })
    await office.call('payments.setAside', { ids: [second?.id ?? 0], reason: 'tax' })
    const days = async (state: 'to-do' | 'matched' | 'set-aside' | 'all') =>
      (await allEntries(office, { state, limit: 2 })).map(({ bookedOn }) => bookedOn.slice(-1))
    expect(await days('to-do')).toEqual(['5', '4', '3'])
    expect(await days('matched')).toEqual(['1'])
    expect(await days('set-aside')).toEqual(['2'])
    expect(await days('all')).toEqual(['5', '4', '3', '2', '1'])
    expect(await allEntries(office, { invoiceId: invoice.id })).toHaveLength(1)
  })

  it('finds by any part of name, account, text, reference and amount', async () => {
    const office = await anOffice()
    await receive(
      office,
      paid(123_450, { name: 'Café Zoë & Ünal', description: 'hosting voorjaar', iban }),
      paid(-999, { name: 'Belastingdienst', structuredReference: 'RF18539007547034' }),
      paid(50, { name: 'Pé', description: 'x' }),
    )
    const found = async (search: string, state: 'all' | 'to-do' = 'all') =>
      (await allEntries(office, { search, state })).map(({ amountCents }) => amountCents)
    for (const state of ['all', 'to-do'] as const) {
      expect(await found('zoe', state)).toEqual([123_450])
      expect(await found('ÜNAL café', state)).toEqual([123_450])
      expect(await found('NL28 RABO 0300', state)).toEqual([123_450])
      expect(await found('1.234,50', state)).toEqual([123_450])
      expect(await found('1234.50', state)).toEqual([123_450])
      expect(await found('voorjaar belasting', state)).toEqual([])
      expect(await found('RF185390', state)).toEqual([-999])
      expect(await found('€-9,99', state)).toEqual([-999])
      expect(await found('pé', state)).toEqual([50])
      expect(await found('"; DROP', state)).toEqual([])
    }
  })

  it('finds what was booked before the search index caught up', async () => {
    const office = await anOffice()
    await receive(office, paid(100, { name: 'Zonnebloem' }))
    await office.call('payments.certain', {})
    const connection = office.database()
    connection.exec(`INSERT INTO bankEntrySearch (bankEntrySearch) VALUES ('delete-all')`)
    connection.close()
    expect(await allEntries(office, { search: 'zonneb' })).toHaveLength(1)
  })
})

/** `count` invoices like the one with this id, with numbers that follow. */
const copyInvoice = (db: ReturnType<TestOffice['database']>, id: number, count: number): void => {
  db.transaction(() => {
    for (let n = 0; n < count; n++) {
      const copy = db.insert(
        `INSERT INTO invoices (kind, seriesId, clientId, pricesIncludeVat, netCents, vatCents,
           grossCents, createdAt, updatedAt)
         SELECT kind, seriesId, clientId, pricesIncludeVat, netCents, vatCents, grossCents,
           createdAt, updatedAt FROM invoices WHERE id = $id`,
        { id },
      )
      db.run('UPDATE invoiceNumbers SET last = last + 1')
      db.run(
        `UPDATE invoices SET (issuedAt, issuedOn, dueOn, fiscalYear, agencyId, language, year,
             sequence, number) =
           (SELECT o.issuedAt, o.issuedOn, o.dueOn, o.fiscalYear, o.agencyId, o.language, o.year,
              n.last, printf('2026-%04d', n.last)
            FROM invoices o JOIN invoiceNumbers n ON n.seriesId = o.seriesId AND n.year = o.year
            WHERE o.id = $id)
         WHERE id = $copy`,
        { id, copy },
      )
    }
  })
}
