/** When terms begin, what they hold together, and what waits for nobody. */
import { describe, expect, it } from 'vitest'
import { aPerson } from '../../support/office/clients'
import { anAgency, anOffice, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const approve = (office: TestOffice) => office.call('retention.run', { approved: true })
const buyerOf = async (office: TestOffice, id: number) =>
  (await office.call('invoices.get', { id })).buyer?.name ?? null

describe('the term of an invoice', () => {
  it('starts at the end of the year it was paid in, also when its client stays', async () => {
    const office = await anOffice({ now: '2018-06-01T09:00:00.000Z' })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' })
    const mistaken = await anInvoiceFor(office, id, { supplyFrom: '2018-05-11' })
    office.setClock('2026-02-01T09:00:00.000Z')
    await office.call('payments.writeOff', { invoiceId: mistaken.id, amountCents: 12_100 })
    const entryId = aBankEntry(office, { bookedOn: '2026-02-01', cents: 12_100, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
    })
    const nothing = { invoicesScrubbed: 0, paymentsScrubbed: 0 }
    expect(await approve(office)).toMatchObject(nothing)
    office.setClock('2026-02-02T09:00:00.000Z')
    expect(await approve(office)).toMatchObject(nothing)
    expect(await buyerOf(office, invoice.id)).not.toBeNull()
    // A mistake: it can be taken back, and the person is still on it.
    await office.call('payments.undoWriteOff', { invoiceId: mistaken.id })
    expect(await buyerOf(office, mistaken.id)).not.toBeNull()
    await office.call('payments.writeOff', { invoiceId: mistaken.id, amountCents: 12_100 })
    office.setClock('2033-12-31T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 0 })
    office.setClock('2034-01-01T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 2, paymentsScrubbed: 1 })
  })

  it('is ten years for what needs it, also when its client stays, and its payment waits', async () => {
    const office = await anOffice({ now: '2018-06-01T09:00:00.000Z' })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const short = await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' })
    const long = await anInvoiceFor(office, id, {
      supplyFrom: '2018-05-11',
      keptAs: 'long-invoice',
    })
    for (const { id: invoiceId } of [short, long]) {
      const entryId = aBankEntry(office, { bookedOn: '2018-06-01', cents: 12_100, name: 'Q' })
      await office.call('payments.match', {
        id: entryId,
        allocations: [{ invoiceId, amountCents: 12_100 }],
      })
    }
    const one = { invoicesScrubbed: 1, paymentsScrubbed: 1 }
    office.setClock('2026-01-01T09:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject({ oldInvoices: 1, oldPayments: 1 })
    expect(await approve(office)).toMatchObject(one)
    expect([await buyerOf(office, short.id), await buyerOf(office, long.id)]).toEqual([
      null,
      'Xanthippe Quispelaar',
    ])
    office.setClock('2028-12-31T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 0, paymentsScrubbed: 0 })
    office.setClock('2029-01-01T09:00:00.000Z')
    expect(await approve(office)).toMatchObject(one)
    expect(await buyerOf(office, long.id)).toBeNull()
  })

  it('is that of the name on it too: nobody is found any more by what they were called', async () => {
    const office = await anOffice({ now: '2018-06-01T09:00:00.000Z' })
    const { id, updatedAt } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' })
    settle(office, invoice)
    const named = { ...aPerson({ lastName: 'Zonneveld' }), id, updatedAt }
    await office.call('clients.change', named)
    const found = async () => (await office.call('clients.list', { search: 'quispelaar' })).rows
    expect(await found()).toMatchObject([{ id, found: { of: 'former-name' } }])
    office.setClock('2026-01-01T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 1 })
    expect(await found()).toEqual([])
    const db = office.database()
    expect(db.all("SELECT 1 FROM clientSearch WHERE text LIKE '%quispelaar%'")).toEqual([])
    expect(db.all("SELECT 1 FROM clientSearch WHERE text LIKE '%zonneveld%'")).toHaveLength(1)
    db.close()
  })

  it('is reckoned from fiscal years as the agency has them', async () => {
    const office = await anOffice({
      now: '2018-06-01T09:00:00.000Z',
      setUp: { agency: anAgency({ fiscalYearStart: 7 }) },
    })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' })
    settle(office, invoice)
    // Of that fiscal year too, and nobody's: what is not matched is the bookkeeping's.
    const loose = aBankEntry(office, { bookedOn: '2018-06-01', cents: 100, name: 'Q' })
    await office.call('payments.setAside', { ids: [loose], reason: 'supplier' })
    const { sealed } = await office.call('retention.preview', { clientId: id, on: '2018-07-10' })
    const told = { fiscalYear: 2017, until: '2025-07-10' }
    expect(sealed).toMatchObject([{ class: 'invoice', ...told }])
    const [clock] = await office.call('retention.clock', { clientId: id })
    expect(clock).toMatchObject({ kind: 'destroyed', fiscalYear: 2017, on: '2025-06-30' })
    const none = { oldInvoices: 0, oldPayments: 0 }
    office.setClock('2025-06-30T09:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject(none)
    office.setClock('2025-07-01T09:00:00.000Z')
    const hold = async (fiscalYear: number) =>
      office.call('retention.addHold', {
        kind: 'tax-audit',
        covers: { fiscalYear },
        reason: 'Controle',
        reviewOn: '2026-12-01',
      })
    // A hold on the year that began a day later holds none of it; one on its own year all of it.
    await hold(2018)
    expect(await office.call('retention.due', {})).toMatchObject({ oldInvoices: 1, oldPayments: 1 })
    const { id: holdId } = await hold(2017)
    expect(await office.call('retention.due', {})).toMatchObject(none)
    await office.call('retention.liftHold', { id: holdId })
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 1, paymentsScrubbed: 1 })
  })
})

describe('a payment of two clients', () => {
  it('stays for the other, and the certificate of the first says so', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    const one = await aPersonNamed(office, 'Quispelaar')
    const two = await aPersonNamed(office, 'Blijvend')
    const first = await anInvoiceFor(office, one.id, { supplyFrom: '2026-03-10' })
    const second = await anInvoiceFor(office, two.id, { supplyFrom: '2026-03-10' })
    const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 24_700, name: 'Samen' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [first, second].map(({ id }) => ({ invoiceId: id, amountCents: 12_100 })),
      remainderClientId: one.id,
    })
    const byId = aBankEntry(office, { bookedOn: '2026-03-16', cents: -500, name: 'Samen' })
    await office.call('payments.payBack', { entryId, byId })
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id: one.id, on: '2026-03-17' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    const db = office.database()
    const report = db.get<{ report: string }>('SELECT report FROM erasures')?.report ?? '{}'
    const entries = () =>
      db.all('SELECT counterpartyName AS name, clientId FROM bankEntries ORDER BY id')
    // What took the rest of it back stays with it, and both are nobody's money any more.
    expect(JSON.parse(report)).toMatchObject({
      paymentsSealed: 0,
      stays: [{ why: 'other-client', items: 2 }],
    })
    expect(entries()).toEqual([
      { name: 'Samen', clientId: null },
      { name: 'Samen', clientId: null },
    ])
    await terminated(office, { id: two.id, on: '2026-03-17' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    expect(entries()).toEqual([
      { name: null, clientId: null },
      { name: null, clientId: null },
    ])
    db.close()
  })

  it('is kept with what is sealed of the first, to the last day of that', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    const one = await aPersonNamed(office, 'Quispelaar')
    const two = await aPersonNamed(office, 'Blijvend')
    const first = await anInvoiceFor(office, one.id, { supplyFrom: '2026-03-10' })
    const second = await anInvoiceFor(office, two.id, { supplyFrom: '2026-03-10' })
    const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 24_200, name: 'Samen' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [first, second].map(({ id }) => ({ invoiceId: id, amountCents: 12_100 })),
    })
    await terminated(office, { id: one.id, on: '2027-06-12' })
    office.setClock('2027-06-12T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ erased: 1 })
    // The other one's invoice has had its term; the payment is of use for as long as the first is.
    office.setClock('2034-06-12T09:00:00.000Z')
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 1, paymentsScrubbed: 1 })
    const { rows } = await office.call('archive.search', {})
    expect(rows.map(({ kind, destroyAfter }) => [kind, destroyAfter]).sort()).toEqual([
      ['invoice', '2034-06-12'],
      ['payment', '2034-06-12'],
    ])
  })
})

describe('a hold on a client', () => {
  it('keeps money that was kept for it and paid back, past its term, until it is lifted', async () => {
    const office = await anOffice({ now: '2018-06-01T09:00:00.000Z' })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const entryId = aBankEntry(office, { bookedOn: '2018-05-30', cents: 500, name: 'Q' })
    await office.call('payments.match', { id: entryId, allocations: [], remainderClientId: id })
    const byId = aBankEntry(office, { bookedOn: '2018-05-31', cents: -500, name: 'Q' })
    await office.call('payments.payBack', { entryId, byId })
    office.setClock('2026-01-01T09:00:00.000Z')
    const hold = await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: id },
      reason: 'Geschil',
      reviewOn: '2026-12-01',
    })
    expect(await office.call('retention.due', {})).toMatchObject({ oldPayments: 0 })
    expect(await approve(office)).toMatchObject({ paymentsScrubbed: 0 })
    await office.call('retention.liftHold', { id: hold.id })
    expect(await office.call('retention.due', {})).toMatchObject({ oldPayments: 2 })
    expect(await approve(office)).toMatchObject({ paymentsScrubbed: 2 })
  })
})

describe('many old documents', () => {
  it('wait for the owner, and keep no client waiting', async () => {
    const office = await anOffice({ now: '2018-06-01T09:00:00.000Z' })
    const { id } = await aPersonNamed(office, 'Blijvend')
    for (let n = 0; n < 26; n++) {
      settle(office, await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' }))
    }
    const leaves = await aPersonNamed(office, 'Quispelaar')
    await terminated(office, { id: leaves.id, on: '2018-06-01' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    office.setClock('2025-12-31T09:00:00.000Z')
    const last = await aPersonNamed(office, 'Laatste')
    await approve(office)
    await terminated(office, { id: last.id, on: '2025-12-31' })
    office.setClock('2026-01-01T09:00:00.000Z')
    // From the twenty-sixth on, and not before.
    const [one] = (await office.call('invoices.list', {})).rows
    const hold = await office.call('retention.addHold', {
      kind: 'tax-audit',
      covers: { invoiceId: one?.id ?? 0 },
      reason: 'Controle',
      reviewOn: '2026-06-01',
    })
    expect(await office.call('retention.due', {})).toMatchObject({ oldInvoices: 25, askOld: false })
    await office.call('retention.liftHold', { id: hold.id })
    expect(await office.call('retention.due', {})).toMatchObject({ askFirst: null, askOld: true })
    expect(await office.call('retention.run', {})).toMatchObject({
      erased: 1,
      invoicesScrubbed: 0,
      left: { clients: 0, old: 26 },
    })
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 26 })
  })
})

describe('many clients', () => {
  it('wait for the owner from the twenty-sixth on, and not before', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    await approve(office)
    const leave = async (n: number) => {
      const { id } = await aPersonNamed(office, `Quispelaar${String.fromCharCode(97 + n)}`)
      await terminated(office, { id, on: '2026-03-17' })
    }
    for (let n = 0; n < 25; n++) await leave(n)
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 25, askFirst: null })
    office.setClock('2026-03-16T10:00:00.000Z')
    await leave(25)
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 26, askFirst: 'many' })
    expect(await office.call('retention.run', {})).toMatchObject({
      erased: 0,
      left: { clients: 26, old: 0 },
    })
    expect(await approve(office)).toMatchObject({ erased: 26 })
  })
})

describe('a hold on a fiscal year', () => {
  it('holds the payments of its invoices too, whenever they came', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    office.setClock('2027-02-01T09:00:00.000Z')
    const entryId = aBankEntry(office, { bookedOn: '2027-02-01', cents: 12_100, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
    })
    office.setClock('2027-02-02T09:00:00.000Z')
    await terminated(office, { id, on: '2027-02-02' })
    expect(await approve(office)).toMatchObject({ erased: 1 })
    const hold = await office.call('retention.addHold', {
      kind: 'tax-audit',
      covers: { fiscalYear: 2026 },
      reason: 'Controle',
      reviewOn: '2027-12-01',
    })
    office.setClock('2035-01-02T09:00:00.000Z')
    expect((await office.call('archive.check', {})).due).toEqual([])
    await office.call('retention.liftHold', { id: hold.id })
    const { due } = await office.call('archive.check', {})
    expect(due.map(({ items, destroyAfter }) => [items, destroyAfter])).toEqual([
      [1, '2034-12-31'],
      [1, '2034-12-31'],
    ])
  })
})
