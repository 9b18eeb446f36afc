/** A reduced client is looked at again; accounts known, money after erasure, and the ten-year class. */
import { describe, expect, it } from 'vitest'
import type { ErasureReport } from '../../../electron/office/retention/certificate/report'
import { anAgency, anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'
const approve = (office: TestOffice) => office.call('retention.run', { approved: true })

const entryOf = (office: TestOffice, entryId: number) => {
  const db = office.database()
  const row = db.get<{ name: string | null; clientId: number | null; sealed: number }>(
    `SELECT counterpartyName AS name, clientId, sealedAt IS NOT NULL AS sealed FROM bankEntries
     WHERE id = $entryId`,
    { entryId },
  )
  db.close()
  return row
}

describe('a reduced client', () => {
  const reduced = async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const open = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    await terminated(office, { id, on: '2026-03-16' })
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    return { office, id, open }
  }

  it('loses a note and a contact that somebody added afterwards', async () => {
    const { office, id } = await reduced()
    const { books: _books, createdAt: _at, ...card } = await office.call('clients.get', { id })
    await office.call('clients.change', {
      ...card,
      kvkNumber: null,
      vatId: null,
      paymentTermDays: null,
      note: 'Belde vandaag',
      contacts: [{ name: 'Zus Quispelaar', role: null, email: null, phone: null }],
    })
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    const after = await office.call('clients.get', { id })
    expect([after.books?.note, after.contacts]).toEqual([null, []])
    // What collecting needs is still there, and a run that changes nothing leaves no certificate.
    expect(after.emails).toHaveLength(1)
    expect(await approve(office)).toMatchObject({ reduced: 0 })
    expect((await office.call('retention.erasures', {})).rows).toHaveLength(2)
  })

  it('has money sealed that was paid back, while the rest is still to be collected', async () => {
    const { office, id } = await reduced()
    const keptId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 500, name: 'Quispelaar' })
    await office.call('payments.match', { id: keptId, allocations: [], remainderClientId: id })
    const byId = aBankEntry(office, { bookedOn: '2026-03-16', cents: -500, name: 'Quispelaar' })
    await office.call('payments.payBack', { entryId: keptId, byId })
    await approve(office)
    expect(entryOf(office, keptId)).toMatchObject({ name: 'Quispelaar', sealed: 0 })
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    expect(entryOf(office, keptId)).toMatchObject({ name: null, sealed: 1 })
    expect(entryOf(office, byId)).toMatchObject({ name: null, sealed: 1 })
    expect(await approve(office)).toMatchObject({ reduced: 0 })
  })

  it('has an over-payment kept for it, until it is paid back', async () => {
    const { office, id, open } = await reduced()
    const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 12_500, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: open.id, amountCents: 12_100 }],
    })
    office.setClock('2026-03-17T09:00:00.000Z')
    await approve(office)
    expect(entryOf(office, entryId)).toMatchObject({ clientId: id, sealed: 0 })
    expect(
      (await office.call('payments.owed', {})).map(({ kind, cents }) => [kind, cents]),
    ).toEqual([['kept', 400]])
    const byId = aBankEntry(office, { bookedOn: '2026-03-17', cents: -400, name: 'Q' })
    await office.call('payments.payBack', { entryId, byId })
    office.setClock('2026-03-18T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
    expect([entryOf(office, entryId)?.name, entryOf(office, byId)?.name]).toEqual([null, null])
  })
})

describe('an account that is known to be of one client alone', () => {
  const iban = 'NL13TEST0000000042'
  type Stray = 'left' | 'sent-back' | 'refunds-another'
  const withStray = async ({
    shared = false,
    stray = 'left',
  }: {
    shared?: boolean
    stray?: Stray
  }) => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const other = await aPersonNamed(office, 'Blijvend')
    const pays = async (clientId: number) => {
      const invoice = await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })
      const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 12_100, name: 'Q', iban })
      await office.call('payments.match', {
        id: entryId,
        allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
      })
    }
    await pays(id)
    if (shared) await pays(other.id)
    const on = { bookedOn: '2026-03-16', name: 'Stray', iban }
    const entryId = aBankEntry(office, {
      ...on,
      cents: stray === 'refunds-another' ? -12_100 : 700,
    })
    if (stray === 'sent-back') {
      const byId = aBankEntry(office, { ...on, cents: -700 })
      await office.call('payments.payBack', { entryId, byId })
    }
    if (stray === 'refunds-another') {
      const invoice = await anInvoiceFor(office, other.id, { supplyFrom: '2026-03-10' })
      settle(office, invoice)
      const note = await office.call('invoices.credit', { id: invoice.id })
      await office.call('invoices.issue', { id: note.id })
      const allocations = [{ invoiceId: note.id, amountCents: -12_100 }]
      await office.call('payments.match', { id: entryId, allocations })
    }
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    const db = office.database()
    const report = db.get<{ report: string }>('SELECT report FROM erasures')?.report ?? '{}'
    db.close()
    const { stays } = JSON.parse(report) as Pick<ErasureReport, 'stays'>
    return { ...entryOf(office, entryId), stays: stays.map(({ why, items }) => [why, items]) }
  }

  it('has its entries go with the client, matched or not', async () => {
    expect(await withStray({})).toMatchObject({ name: null, sealed: 1, stays: [] })
  })

  it('has an entry go too that was sent back without saying whose it was', async () => {
    expect(await withStray({ stray: 'sent-back' })).toMatchObject({
      name: null,
      sealed: 1,
      stays: [],
    })
  })

  it('keeps one that settles a document of another client, and the certificate says so', async () => {
    expect(await withStray({ stray: 'refunds-another' })).toMatchObject({
      name: 'Stray',
      sealed: 0,
      stays: [['other-client', 1]],
    })
  })

  it('keeps what nobody looked at when another client pays from it too', async () => {
    expect(await withStray({ shared: true })).toMatchObject({ name: 'Stray', sealed: 0 })
  })
})

describe('a payment of somebody who was erased', () => {
  const afterErasure = async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
    await terminated(office, { id, on: '2026-03-16' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    office.setClock('2026-05-04T09:00:00.000Z')
    const entryId = aBankEntry(office, {
      bookedOn: '2026-05-04',
      cents: 12_100,
      name: 'Quispelaar',
    })
    return { office, entryId }
  }
  const goesAfter = async (office: TestOffice, ids: number[], last: string, next: string) => {
    office.setClock(`${last}T09:00:00.000Z`)
    expect(await approve(office)).toMatchObject({ paymentsScrubbed: 0 })
    office.setClock(`${next}T09:00:00.000Z`)
    expect(await approve(office)).toMatchObject({ paymentsScrubbed: ids.length })
    for (const id of ids) expect(entryOf(office, id)).toMatchObject({ name: null, sealed: 1 })
  }

  it('is set aside by that name, and goes at its own term', async () => {
    const { office, entryId } = await afterErasure()
    await office.call('payments.setAside', { ids: [entryId], reason: 'former-client' })
    expect((await office.call('payments.entries', { state: 'to-do' })).rows).toEqual([])
    await goesAfter(office, [entryId], '2033-12-31', '2034-01-01')
  })

  it('is paid back without a client, and both entries go at the term of the later one', async () => {
    const { office, entryId } = await afterErasure()
    office.setClock('2027-01-04T09:00:00.000Z')
    const byId = aBankEntry(office, { bookedOn: '2027-01-04', cents: -12_100, name: 'Quispelaar' })
    expect(await office.call('payments.counterparts', { entryId })).toMatchObject([{ id: byId }])
    await office.call('payments.payBack', { entryId, byId })
    expect((await office.call('payments.entries', { state: 'to-do' })).rows).toEqual([])
    expect((await office.call('dashboard.overview', {})).toRefund.count).toBe(0)
    await goesAfter(office, [entryId, byId], '2034-12-31', '2035-01-01')
  })
})

describe('an invoice for immovable property, or under the one-stop shop', () => {
  it('is kept ten years, with its payment and its credit note, and another one seven', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const draft = await anInvoiceFor(office, id, {
      supplyFrom: '2026-03-10',
      keptAs: 'long-invoice',
    })
    const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 12_600, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: draft.id, amountCents: 12_100 }],
      remainderClientId: id,
    })
    // What took the rest back is kept as long as what it took it from.
    const byId = aBankEntry(office, { bookedOn: '2026-03-16', cents: -500, name: 'Q' })
    await office.call('payments.payBack', { entryId, byId })
    const note = await office.call('invoices.credit', { id: draft.id })
    await office.call('invoices.issue', { id: note.id })
    expect((await office.call('invoices.get', { id: note.id })).keptAs).toBe('long-invoice')
    const back = aBankEntry(office, { bookedOn: '2026-03-16', cents: -12_100, name: 'Q' })
    await office.call('payments.match', {
      id: back,
      allocations: [{ invoiceId: note.id, amountCents: -12_100 }],
    })
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' }))
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    const { rows } = await office.call('archive.search', {})
    expect(rows.map(({ kind, destroyAfter }) => `${kind} ${destroyAfter}`).sort()).toEqual([
      'invoice 2033-12-31',
      'invoice 2036-12-31',
      'invoice 2036-12-31',
      'payment 2036-12-31',
      'payment 2036-12-31',
      'payment 2036-12-31',
    ])
    const shorter = office.call('retention.saveTerm', { class: 'long-invoice', years: 9, days: 0 })
    expect(await codeOf(shorter)).toBe('term-below-law')
  })
})

describe('a hold on a sealed invoice', () => {
  it('holds the payments of it too, and nothing else', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const pay = async () => {
      const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
      const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 12_100, name: 'Q' })
      await office.call('payments.match', {
        id: entryId,
        allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
      })
      return invoice
    }
    const held = await pay()
    await pay()
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    const hold = await office.call('retention.addHold', {
      kind: 'tax-audit',
      covers: { invoiceId: held.id },
      reason: 'Controle',
      reviewOn: '2027-12-01',
    })
    office.setClock('2034-01-02T09:00:00.000Z')
    const items = async () => {
      const { due, held: kept } = await office.call('archive.check', {})
      const sum = (list: { items: number }[]) => list.reduce((n, one) => n + one.items, 0)
      return [sum(due), sum(kept)]
    }
    expect(await items()).toEqual([2, 2])
    await office.call('retention.liftHold', { id: hold.id })
    expect(await items()).toEqual([4, 0])
  })
})

describe('a sealed invoice of an agency whose fiscal years begin in July', () => {
  it('is kept from the end of that fiscal year', async () => {
    const office = await anOffice({
      now: start,
      setUp: { agency: anAgency({ fiscalYearStart: 7 }) },
    })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
    await terminated(office, { id, on: '2026-03-16' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    expect((await office.call('archive.search', {})).rows).toMatchObject([
      { destroyAfter: '2033-06-30', rule: 'fiscal-year-end' },
    ])
  })
})

describe('money that was paid back in part', () => {
  it('keeps both entries until the rest is paid back too', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const on = { bookedOn: '2026-03-16', name: 'Quispelaar' }
    const entryId = aBankEntry(office, { ...on, cents: 500 })
    await office.call('payments.match', { id: entryId, allocations: [], remainderClientId: id })
    const byId = aBankEntry(office, { ...on, cents: -200 })
    await office.call('payments.payBack', { entryId, byId })
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    expect([entryOf(office, entryId)?.sealed, entryOf(office, byId)?.sealed]).toEqual([0, 0])
    const rest = aBankEntry(office, { ...on, bookedOn: '2026-03-17', cents: -300 })
    await office.call('payments.payBack', { entryId, byId: rest })
    office.setClock('2026-03-18T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
    expect([entryId, byId, rest].map((one) => entryOf(office, one)?.sealed)).toEqual([1, 1, 1])
  })
})
