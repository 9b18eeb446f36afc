import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'
const approve = (office: TestOffice) => office.call('retention.run', { approved: true })

describe('the opzegdatum', () => {
  it('can be moved and taken back until data went', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await terminated(office, { id, on: '2026-03-20' })
    office.setClock('2026-03-20T20:00:00.000Z')
    await terminated(office, { id, on: '2026-03-25' })
    office.setClock('2026-03-26T08:00:00.000Z')
    await terminated(office, { id, on: '2026-04-02' })
    expect(await approve(office)).toMatchObject({ erased: 0 })
    await office.call('clients.undoTermination', { id })
    expect((await office.call('clients.get', { id })).terminatedOn).toBeNull()
  })

  it('is fixed once data went because of it, and gone with the client after erasure', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    await terminated(office, { id, on: '2026-03-16' })
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    expect(await codeOf(office.call('clients.undoTermination', { id }))).toBe(
      'termination-has-come',
    )
    settle(office, invoice)
    expect(await approve(office)).toMatchObject({ erased: 1 })
    expect(await codeOf(terminated(office, { id, on: '2027-01-01' }))).toBe('not-found')
  })
})

describe("a client's clock", () => {
  it('tells of invoices and of payments when they are destroyed, and which rule decides', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    const entryId = aBankEntry(office, { bookedOn: '2026-03-14', cents: 12_100, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
    })
    expect(await office.call('retention.clock', { clientId: id })).toEqual(
      (['invoice', 'payment'] as const).map((name) => ({
        kind: 'destroyed',
        class: name,
        fiscalYear: 2026,
        items: 1,
        on: '2033-12-31',
        open: false,
        rule: 'fiscal-year-end',
      })),
    )
    await terminated(office, { id, on: '2028-05-01' })
    const clock = [
      { kind: 'terminated', on: '2028-05-01' },
      { kind: 'erased', on: '2028-05-01', done: false, waitsFor: [] },
      { kind: 'destroyed', class: 'invoice', on: '2035-05-01', rule: 'termination' },
      { kind: 'destroyed', class: 'payment', on: '2035-05-01', rule: 'termination' },
    ]
    expect(await office.call('retention.clock', { clientId: id })).toMatchObject(clock)
    office.setClock('2028-05-01T09:00:00.000Z')
    await approve(office)
    // The person is gone; what was promised about the rest still stands there for the owner.
    const after = await office.call('retention.clock', { clientId: id })
    expect(after).toMatchObject(
      clock.map((event) => (event.kind === 'erased' ? { ...event, done: true } : event)),
    )
  })

  it('says what keeps a client: a hold before its day, open debt after it', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    await terminated(office, { id, on: '2026-04-01' })
    const waits = async () => {
      const clock = await office.call('retention.clock', { clientId: id })
      return clock.flatMap((event) => (event.kind === 'erased' ? event.waitsFor : []))
    }
    expect(await waits()).toEqual(['claim'])
    await office.call('retention.addHold', {
      kind: 'legal-order',
      covers: { clientId: id },
      reason: 'Beslag',
      reviewOn: '2026-12-01',
    })
    expect(await waits()).toEqual(['hold'])
  })
})

describe('terms in force', () => {
  it('may be made ten years, and what is sealed from then on is kept ten years', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
    const shorter = office.call('retention.saveTerm', { class: 'invoice', years: 6, days: 364 })
    expect(await codeOf(shorter)).toBe('term-below-law')
    const rows = await office.call('retention.saveTerm', { class: 'invoice', years: 10, days: 0 })
    expect(rows.find((row) => row.class === 'invoice')).toMatchObject({
      term: { years: 10, days: 0 },
      changedAt: start,
    })
    await terminated(office, { id, on: '2026-03-16' })
    await approve(office)
    expect((await office.call('archive.search', {})).rows).toMatchObject([
      { destroyAfter: '2036-12-31', rule: 'fiscal-year-end' },
    ])
    office.setClock('2036-12-31T09:00:00.000Z')
    expect((await office.call('archive.check', {})).due).toEqual([])
    office.setClock('2037-01-01T09:00:00.000Z')
    expect((await office.call('archive.check', {})).due).toMatchObject([{ items: 1 }])
  })

  it('are fixed where the privacy statement promises them', async () => {
    const office = await anOffice({ now: start })
    for (const row of await office.call('retention.policy', {})) {
      const { years, days } = row.term
      const longer = office.call('retention.saveTerm', { class: row.class, years, days: days + 1 })
      const fixed = row.startsAt === 'termination' || row.class === 'privacy-case'
      expect([row.class, await codeOf(longer)]).toEqual([row.class, fixed ? 'term-promised' : 'ok'])
    }
  })

  it('end for unsaved typing after thirty days, and not sooner', async () => {
    const office = await anOffice({ now: start })
    await office.call('typing.keep', { form: 'clients/new', value: '{"a":1}', clientId: null })
    office.setClock('2026-04-15T09:00:00.000Z')
    await office.call('retention.noticeTime', {})
    await office.call('retention.run', {})
    expect(await office.call('typing.recall', { form: 'clients/new' })).not.toBeNull()
    office.setClock('2026-04-16T09:00:00.000Z')
    await office.call('retention.run', {})
    expect(await office.call('typing.recall', { form: 'clients/new' })).toBeNull()
  })

  it("end for a former employee's account seven years after it was disabled", async () => {
    const office = await anOffice({ now: start })
    const { user } = await office.call('users.add', {
      name: 'Sam Vertrokken',
      email: 'sam@voorbeeld.nl',
      role: 'staff',
    })
    await office.call('users.disable', { id: user.id })
    const names = async () => (await office.call('users.list', {})).map(({ name }) => name)
    office.setClock('2033-03-16T09:00:00.000Z')
    await approve(office)
    expect(await names()).toContain('Sam Vertrokken')
    office.setClock('2033-03-17T09:00:00.000Z')
    await approve(office)
    expect(await names()).toEqual(expect.arrayContaining([`#${user.id}`]))
    expect(await names()).not.toContain('Sam Vertrokken')
  })
})

describe('documents of a client who stays', () => {
  it('lose their person after their own term, invoices and payments alike', async () => {
    const office = await anOffice({ now: '2018-06-01T09:00:00.000Z' })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' })
    const entryId = aBankEntry(office, {
      bookedOn: '2018-05-30',
      cents: 12_100,
      name: 'Quispelaar',
    })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
    })
    const open = await anInvoiceFor(office, id, { supplyFrom: '2018-05-11' })
    office.setClock('2025-12-31T09:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject({ oldInvoices: 0, oldPayments: 0 })
    office.setClock('2026-01-01T09:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject({ oldInvoices: 1, oldPayments: 1 })
    expect(await approve(office)).toMatchObject({ invoicesScrubbed: 1, paymentsScrubbed: 1 })
    expect((await office.call('invoices.get', { id: invoice.id })).buyer).toBeNull()
    expect((await office.call('invoices.get', { id: open.id })).buyer).not.toBeNull()
    const db = office.database()
    const entry = db.get('SELECT counterpartyName, description, amountCents FROM bankEntries')
    db.close()
    expect(entry).toEqual({ counterpartyName: null, description: null, amountCents: 12_100 })
    expect((await office.call('clients.get', { id })).lastName).toBe('Quispelaar')
  })
})

describe('holds', () => {
  it('are brought up again when their review date has come', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const hold = await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: id },
      reason: 'Geschil',
      reviewOn: '2026-04-01',
    })
    expect((await office.call('retention.due', {})).holdsToReview).toBe(0)
    office.setClock('2026-04-01T09:00:00.000Z')
    expect((await office.call('retention.due', {})).holdsToReview).toBe(1)
    await office.call('retention.liftHold', { id: hold.id })
    expect((await office.call('retention.due', {})).holdsToReview).toBe(0)
  })

  it('on one sealed invoice keep that item, and not the others of its year', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const held = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    const other = await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' })
    settle(office, held)
    settle(office, other)
    await terminated(office, { id, on: '2026-03-16' })
    await approve(office)
    await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { invoiceId: held.id },
      reason: 'Geschil',
      reviewOn: '2026-12-01',
    })
    office.setClock('2034-01-02T09:00:00.000Z')
    const check = await office.call('archive.check', {})
    expect(check.due).toMatchObject([{ fiscalYear: 2026, items: 1 }])
    expect(check.held).toEqual([{ fiscalYear: 2026, items: 1 }])
    expect((await office.call('archive.years', {}))[0]).toMatchObject({ held: true })
    const gone = office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: id },
      reason: 'Te laat',
      reviewOn: '2035-01-01',
    })
    expect(await codeOf(gone)).toBe('not-found')
  })
})
