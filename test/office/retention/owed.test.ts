/** One fate, open counted, and what is owed either way: each rule with its opposite. */
import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'
const approve = (office: TestOffice) => office.call('retention.run', { approved: true })

const paidBy = async (office: TestOffice, invoice: { id: number }, cents = 12_100) => {
  const id = aBankEntry(office, { bookedOn: '2026-03-16', cents, name: 'Quispelaar' })
  await office.call('payments.match', {
    id,
    allocations: [{ invoiceId: invoice.id, amountCents: cents }],
  })
  return id
}

const nameOf = (office: TestOffice, entryId: number): string | null => {
  const db = office.database()
  const row = db.get<{ counterpartyName: string | null }>(
    'SELECT counterpartyName FROM bankEntries WHERE id = $entryId',
    { entryId },
  )
  db.close()
  return row?.counterpartyName ?? null
}

describe('what settles and what is settled', () => {
  it('are sealed together, also when another invoice stays open', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const entryId = await paidBy(
      office,
      await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }),
    )
    const open = await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' })
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    const found = async () =>
      (await office.call('payments.entries', { state: 'all', search: 'quispelaar' })).rows
    expect(await found()).toHaveLength(1)
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    expect(nameOf(office, entryId)).toBeNull()
    expect(await found()).toEqual([])
    expect((await office.call('retention.erasures', {})).rows).toMatchObject([
      { kind: 'reduced', invoicesSealed: 1, paymentsSealed: 1 },
    ])
    // Looked at again once it is paid: nothing is left.
    const later = await paidBy(office, open)
    office.setClock('2026-03-18T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
    expect(nameOf(office, later)).toBeNull()
  })

  it('wait a day after they were settled', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    const entryId = await paidBy(office, invoice)
    await terminated(office, { id, on: '2026-03-16' })
    expect(await approve(office)).toMatchObject({ erased: 0, reduced: 1 })
    expect(nameOf(office, entryId)).toBe('Quispelaar')
    expect((await office.call('invoices.get', { id: invoice.id })).buyer).not.toBeNull()
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
  })
})

describe('open', () => {
  it('is counted, not summed: an invoice and an equal refund keep a client from going whole', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const paid = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    settle(office, paid)
    const note = await office.call('invoices.credit', { id: paid.id })
    await office.call('invoices.issue', { id: note.id })
    const open = await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' })
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 0, reduced: 1 })
    expect((await office.call('retention.dueList', {})).rows).toMatchObject([
      { step: 'reduced', claimCents: 12_100, owedCents: 12_100, waitsFor: ['claim', 'owed'] },
    ])
    expect(await approve(office)).toMatchObject({ erased: 0, reduced: 1 })
    expect(await office.call('retention.due', {})).toMatchObject({ reduced: 0, waiting: 1 })
    expect(await approve(office)).toMatchObject({ erased: 0, reduced: 0 })
    // What is open is still somebody's: named where it is called up, and to be settled or credited.
    office.setClock('2026-04-16T09:00:00.000Z')
    expect((await office.call('dashboard.overview', {})).mostOverdue).toMatchObject([
      { invoiceId: open.id, clientName: 'Xanthippe Quispelaar', openCents: 12_100 },
    ])
    await office.call('payments.writeOff', { invoiceId: open.id, amountCents: 6000 })
    const second = await office.call('invoices.credit', { id: open.id })
    expect(await codeOf(office.call('invoices.issue', { id: second.id }))).toBe('ok')
    const back = aBankEntry(office, { bookedOn: '2026-04-16', cents: -12_100, name: 'Quispelaar' })
    const allocations = [{ invoiceId: note.id, amountCents: -12_100 }]
    await office.call('payments.match', { id: back, allocations })
  })

  it('a write-off can be taken back for fourteen days, and is final after them', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    await office.call('payments.writeOff', { invoiceId: invoice.id, amountCents: 12_100 })
    await terminated(office, { id, on: '2026-03-16' })
    await approve(office)
    office.setClock('2026-03-30T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 0 })
    expect((await office.call('retention.dueList', {})).rows).toMatchObject([
      { waitsFor: ['write-off'], until: '2026-03-30' },
    ])
    office.setClock('2026-03-31T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
  })
})

describe('money kept for a client', () => {
  const kept = async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const entryId = aBankEntry(office, { bookedOn: '2026-03-14', cents: 5000, name: 'Quispelaar' })
    await office.call('payments.match', { id: entryId, allocations: [], remainderClientId: id })
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    expect((await office.call('dashboard.overview', {})).toRefund).toEqual({
      count: 1,
      cents: 5000,
    })
    expect(await approve(office)).toMatchObject({ erased: 0, reduced: 1 })
    expect((await office.call('clients.get', { id })).books?.accounts).toHaveLength(1)
    return { office, entryId }
  }

  it('is paid back by another entry, and both end', async () => {
    const { office, entryId } = await kept()
    const byId = aBankEntry(office, { bookedOn: '2026-03-17', cents: -5000, name: 'Quispelaar' })
    expect(await office.call('payments.counterparts', { entryId: byId })).toMatchObject([
      { id: entryId, restCents: 5000, name: 'Xanthippe Quispelaar' },
    ])
    expect(await office.call('payments.payBack', { entryId, byId })).toMatchObject({
      allocatedCents: 5000,
    })
    expect((await office.call('dashboard.overview', {})).toRefund.count).toBe(0)
    office.setClock('2026-03-18T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
    expect([nameOf(office, entryId), nameOf(office, byId)]).toEqual([null, null])
  })

  it('is given up with a reason, which can be taken back', async () => {
    const { office, entryId } = await kept()
    await office.call('payments.giveUpMoney', { entryId, reason: 'unreachable' })
    await office.call('payments.undoKeptMoney', { entryId })
    expect((await office.call('dashboard.overview', {})).toRefund.count).toBe(1)
    expect(await codeOf(office.call('payments.undoKeptMoney', { entryId }))).toBe('not-found')
    await office.call('payments.giveUpMoney', { entryId, reason: 'unreachable' })
    office.setClock('2026-03-31T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 0 })
    expect(nameOf(office, entryId)).toBe('Quispelaar')
    office.setClock('2026-04-01T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
    // Final is final for the money too: it is not left behind a day longer than its client.
    expect(nameOf(office, entryId)).toBeNull()
  })
})

describe('a hold on one invoice', () => {
  it('keeps that invoice with its payment, and of the card only the name', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const held = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    const entryId = await paidBy(office, held)
    const other = await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' })
    settle(office, other)
    await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { invoiceId: held.id },
      reason: 'Geschil',
      reviewOn: '2026-12-01',
    })
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    const accounts = () => {
      const db = office.database()
      const rows = db.all('SELECT iban FROM clientAccounts')
      db.close()
      return rows
    }
    expect(accounts()).toHaveLength(1)
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    expect(nameOf(office, entryId)).toBe('Quispelaar')
    expect((await office.call('invoices.get', { id: held.id })).buyer).not.toBeNull()
    expect((await office.call('invoices.get', { id: other.id })).buyer).toBeNull()
    expect(await office.call('clients.get', { id })).toMatchObject({
      lastName: 'Quispelaar',
      street: '',
      phone: null,
      emails: [],
    })
    // Money that comes from there is for nobody to be recognised by.
    expect(accounts()).toEqual([])
  })
})

describe('an item that had its term in June', () => {
  it('is asked for in June, and announced before', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
    await approve(office)
    await terminated(office, { id, on: '2027-06-12' })
    office.setClock('2027-06-12T09:00:00.000Z')
    await approve(office)
    office.setClock('2034-01-05T09:00:00.000Z')
    await office.call('archive.check', {})
    expect(await office.call('archive.reminder', {})).toMatchObject({ ended: null, coming: null })
    const due = async () => (await office.call('retention.due', {})).archiveItems
    office.setClock('2034-06-01T09:00:00.000Z')
    const coming = { items: 1, on: '2034-06-13' }
    expect(await office.call('archive.reminder', {})).toMatchObject({ ended: null, coming })
    office.setClock('2034-06-12T09:00:00.000Z')
    expect(await office.call('archive.reminder', {})).toMatchObject({ ended: null, coming })
    expect(await due()).toBe(0)
    expect((await office.call('archive.check', {})).due).toEqual([])
    office.setClock('2034-06-13T09:00:00.000Z')
    expect(await due()).toBe(1)
    expect((await office.call('archive.check', {})).due).toMatchObject([{ items: 1 }])
    const ended = { items: 1, since: '2034-06-13' }
    expect(await office.call('archive.reminder', {})).toMatchObject({ ended, coming: null })
  })
})
