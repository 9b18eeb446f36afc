/** Entries that are no client's payment: out of the way with a reason, and back. */
import { describe, expect, it } from 'vitest'
import { allEntries, anInvoice, receive } from '../../support/office/factories'
import { anOffice, codeOf } from '../../support/office/office'

const costs = (cents: number, ref: string) => ({
  bookedOn: '2026-03-02',
  amountCents: cents,
  description: 'Kosten betaalpakket',
  bankReference: ref,
})

describe('setting aside', () => {
  it('takes entries out of what is to do, with the reason', async () => {
    const office = await anOffice()
    const rows = await receive(office, costs(-950, 'A'), costs(-250, 'B'), costs(700, 'C'))
    const ids = rows.slice(0, 2).map(({ id }) => id)
    expect(await office.call('payments.setAside', { ids, reason: 'bank-costs' })).toEqual({
      setAside: 2,
    })
    expect(await allEntries(office, { state: 'to-do' })).toHaveLength(1)
    const aside = await allEntries(office, { state: 'set-aside' })
    expect(aside.map(({ state, setAsideReason }) => [state, setAsideReason])).toEqual([
      ['set-aside', 'bank-costs'],
      ['set-aside', 'bank-costs'],
    ])
  })

  it('can be taken back, and given another reason', async () => {
    const office = await anOffice()
    const [row] = await receive(office, costs(-950, 'A'))
    const ids = [row?.id ?? 0]
    await office.call('payments.setAside', { ids, reason: 'private' })
    await office.call('payments.setAside', { ids, reason: 'tax' })
    expect((await allEntries(office))[0]?.setAsideReason).toBe('tax')
    expect(await office.call('payments.putBack', { ids })).toEqual({ putBack: 1 })
    expect((await allEntries(office))[0]).toMatchObject({ state: 'to-do', setAsideReason: null })
    expect(await codeOf(office.call('payments.putBack', { ids }))).toBe('not-found')
  })

  it('takes all of a choice or none of it', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 700 })
    const rows = await receive(office, costs(-950, 'A'), costs(700, 'C'))
    const ids = rows.map(({ id }) => id)
    const paying = rows.find(({ amountCents }) => amountCents > 0)?.id ?? 0
    await office.call('payments.match', {
      id: paying,
      allocations: [{ invoiceId: invoice.id, amountCents: 700 }],
    })
    const refused = office.call('payments.setAside', { ids, reason: 'other' })
    expect(await codeOf(refused)).toBe('entry-matched')
    expect(await allEntries(office, { state: 'set-aside' })).toEqual([])
    const unknown = office.call('payments.setAside', { ids: [999], reason: 'other' })
    expect(await codeOf(unknown)).toBe('not-found')
  })

  it('leaves money kept for a client alone', async () => {
    const office = await anOffice()
    const { clientId } = await anInvoice(office)
    const [row] = await receive(office, costs(700, 'C'))
    const id = row?.id ?? 0
    await office.call('payments.match', { id, allocations: [], remainderClientId: clientId })
    const refused = office.call('payments.setAside', { ids: [id], reason: 'other' })
    expect(await codeOf(refused)).toBe('entry-matched')
  })

  it('keeps what was set aside from settling an invoice until it is back', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 700 })
    const [row] = await receive(office, costs(700, 'C'))
    const id = row?.id ?? 0
    await office.call('payments.setAside', { ids: [id], reason: 'other' })
    const match = () =>
      office.call('payments.match', {
        id,
        allocations: [{ invoiceId: invoice.id, amountCents: 700 }],
      })
    expect(await codeOf(match())).toBe('entry-set-aside')
    await office.call('payments.putBack', { ids: [id] })
    expect((await match()).state).toBe('matched')
  })

  it('wants a reason from the list', async () => {
    const office = await anOffice()
    const answer = await office.office.call('payments.setAside', { ids: [1], reason: 'because' })
    expect(answer).toMatchObject({ ok: false, code: 'invalid-input' })
  })
})
