/** Money that goes back: a direct debit returned, a payment reversed. The invoice is open again. */
import { describe, expect, it } from 'vitest'
import type { EntrySpec } from '../../support/bank/bank-files'
import { aClient, allEntries, anInvoice, receive, standing } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'

const iban = 'NL28RABO0300400500'
const debit: EntrySpec = {
  bookedOn: '2026-03-02',
  amountCents: 5000,
  name: 'Bakkerij Zonneveld',
  iban,
  description: 'Incasso',
  endToEndId: 'INC-1',
  bankReference: 'DEBIT',
}
const storno: EntrySpec = {
  ...debit,
  bookedOn: '2026-03-09',
  amountCents: -5000,
  returnReason: 'MD06',
  bankReference: 'STORNO',
}

/** An invoice paid by an entry. */
const paidInvoice = async (office: TestOffice) => {
  const invoice = await anInvoice(office, { cents: 5000 })
  const [entry] = await receive(office, debit)
  const entryId = entry?.id ?? 0
  await office.call('payments.match', {
    id: entryId,
    allocations: [{ invoiceId: invoice.id, amountCents: 5000 }],
  })
  return { invoice, entryId }
}
const comesBack = async (office: TestOffice, entry: EntrySpec = storno): Promise<number> =>
  (await receive(office, entry))[0]?.id ?? 0

describe('a return', () => {
  it('is proposed with the entry it takes back, and reopens the invoice when accepted', async () => {
    const office = await anOffice()
    const { invoice, entryId } = await paidInvoice(office)
    const id = await comesBack(office)
    const [found] = await office.call('payments.proposals', { ids: [id] })
    const [best] = found?.proposals ?? []
    expect(best).toMatchObject({
      kind: 'return',
      certain: true,
      returnOf: entryId,
      returned: { id: entryId, bookedOn: '2026-03-02', amountCents: 5000 },
      allocations: [{ invoiceId: invoice.id, amountCents: -5000 }],
      invoices: [{ number: invoice.number }],
    })
    expect(await office.call('payments.acceptCertain', {})).toMatchObject({ matched: 1, left: 0 })
    expect(await standing(office, invoice.id)).toMatchObject({ paid: 0, open: 5000 })
    expect(await office.call('payments.entry', { id: entryId })).toMatchObject({
      returned: true,
      returnedBy: { id, bookedOn: '2026-03-09', amountCents: -5000 },
    })
    expect((await office.call('payments.entry', { id })).tookBack).toEqual([
      { id: entryId, bookedOn: '2026-03-02', amountCents: 5000 },
    ])
  })

  it('is found among what was paid from the account, not among other equal payments', async () => {
    const office = await anOffice()
    const { entryId } = await paidInvoice(office)
    const other = await anInvoice(office, { cents: 5000 })
    const [second] = await receive(office, {
      ...debit,
      iban: 'NL39INGB0002223334',
      endToEndId: 'INC-2',
      bankReference: 'DEBIT-2',
    })
    await office.call('payments.match', {
      id: second?.id ?? 0,
      allocations: [{ invoiceId: other.id, amountCents: 5000 }],
    })
    const id = await comesBack(office)
    const [found] = await office.call('payments.proposals', { ids: [id] })
    expect(found?.proposals[0]).toMatchObject({ returnOf: entryId, certain: true })
  })

  it('that is undone leaves the invoice paid as before', async () => {
    const office = await anOffice()
    const { invoice, entryId } = await paidInvoice(office)
    const id = await comesBack(office)
    await office.call('payments.acceptCertain', {})
    expect(await office.call('payments.unmatch', { id })).toMatchObject({ state: 'to-do' })
    expect(await standing(office, invoice.id)).toEqual({ state: 'paid', paid: 5000, open: 0 })
    expect((await office.call('payments.entry', { id: entryId })).returned).toBe(false)
  })

  it('stands in the way of undoing the payment it took back', async () => {
    const office = await anOffice()
    const { invoice, entryId } = await paidInvoice(office)
    const id = await comesBack(office)
    await office.call('payments.acceptCertain', {})
    expect(await codeOf(office.call('payments.unmatch', { id: entryId }))).toBe('entry-returned')
    expect((await standing(office, invoice.id)).paid).toBe(0)
    await office.call('payments.unmatch', { id })
    await office.call('payments.unmatch', { id: entryId })
    expect(await standing(office, invoice.id)).toEqual({ state: 'open', paid: 0, open: 5000 })
  })

  it('happens once: a second one finds nothing to take back', async () => {
    const office = await anOffice()
    const { invoice, entryId } = await paidInvoice(office)
    await comesBack(office)
    await office.call('payments.acceptCertain', {})
    const again = await comesBack(office, { ...storno, bankReference: 'AGAIN' })
    const [found] = await office.call('payments.proposals', { ids: [again] })
    expect(found?.proposals).toEqual([])
    const forced = office.call('payments.match', {
      id: again,
      allocations: [{ invoiceId: invoice.id, amountCents: -5000 }],
      returnOf: entryId,
    })
    expect(await codeOf(forced)).toBe('entry-returned')
  })

  it('takes back no more than was paid, and only money that went the other way', async () => {
    const office = await anOffice()
    const { invoice, entryId } = await paidInvoice(office)
    const back = await comesBack(office, { ...storno, amountCents: -9000 })
    const take = (id: number, amountCents: number) =>
      codeOf(
        office.call('payments.match', {
          id,
          allocations: [{ invoiceId: invoice.id, amountCents }],
          returnOf: entryId,
        }),
      )
    expect(await take(back, -5001)).toBe('allocation-exceeds')
    const [more] = await receive(office, { ...debit, bankReference: 'MORE' })
    expect(await take(more?.id ?? 0, 5000)).toBe('allocation-exceeds')
    expect(await take(back, -5000)).toBe('ok')
  })

  it('lets the invoice be paid again', async () => {
    const office = await anOffice()
    const { invoice } = await paidInvoice(office)
    await comesBack(office)
    await office.call('payments.acceptCertain', {})
    const [again] = await receive(office, {
      ...debit,
      bookedOn: '2026-03-12',
      description: `factuur ${invoice.number}`,
      endToEndId: 'X',
      bankReference: 'AGAIN',
    })
    expect(await office.call('payments.acceptCertain', {})).toMatchObject({ matched: 1 })
    expect(await standing(office, invoice.id)).toEqual({ state: 'paid', paid: 5000, open: 0 })
    expect((await office.call('payments.entry', { id: again?.id ?? 0 })).state).toBe('matched')
  })

  it('of one payment for several invoices reopens all of them, or those that came back', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const one = await anInvoice(office, { clientId, cents: 2000 })
    const other = await anInvoice(office, { clientId, cents: 3000 })
    const [entry] = await receive(office, debit)
    const entryId = entry?.id ?? 0
    await office.call('payments.match', {
      id: entryId,
      allocations: [
        { invoiceId: one.id, amountCents: 2000 },
        { invoiceId: other.id, amountCents: 3000 },
      ],
    })
    const id = await comesBack(office)
    await office.call('payments.acceptCertain', {})
    expect((await standing(office, one.id)).open).toBe(2000)
    expect((await standing(office, other.id)).open).toBe(3000)

    await office.call('payments.unmatch', { id, invoiceId: one.id })
    expect((await standing(office, one.id)).open).toBe(0)
    expect((await office.call('payments.entry', { id: entryId })).returned).toBe(true)
    await office.call('payments.unmatch', { id, invoiceId: other.id })
    expect((await office.call('payments.entry', { id: entryId })).returned).toBe(false)
  })

  it('of money kept for a client keeps it from being used', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const [entry] = await receive(office, debit)
    const entryId = entry?.id ?? 0
    await office.call('payments.match', {
      id: entryId,
      allocations: [],
      remainderClientId: clientId,
    })
    const id = await comesBack(office)
    const [found] = await office.call('payments.proposals', { ids: [id] })
    expect(found?.proposals[0]).toMatchObject({ returnOf: entryId, clientId })
    await office.call('payments.match', {
      id,
      allocations: [],
      remainderClientId: clientId,
      returnOf: entryId,
    })
    expect(await allEntries(office, { state: 'to-do' })).toEqual([])
    const invoice = await anInvoice(office, { clientId, cents: 5000 })
    const used = office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: invoice.id, amountCents: 5000 }],
    })
    expect(await codeOf(used)).toBe('entry-returned')
  })
})
