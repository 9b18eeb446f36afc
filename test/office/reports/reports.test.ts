import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aClient, aCreditNote, anInvoice, receive } from '../../support/office/factories'
import { anOffice, type TestOffice } from '../../support/office/office'
import { aSubscription } from '../../support/office/services'
import { terminated } from '../../support/office/terminated'

const pay = async (office: TestOffice, invoiceId: number, cents: number) => {
  const [entry] = await receive(office, {
    bookedOn: '2026-03-16',
    amountCents: cents,
    description: 'betaling',
    bankReference: `R${invoiceId}`,
  })
  const allocations = [{ invoiceId, amountCents: cents }]
  await office.call('payments.match', { id: entry?.id ?? 0, allocations })
}

describe('turnover', () => {
  it('stands by month beside last year, and is the same by service and by client', async () => {
    const office = await anOffice({ now: '2025-03-10T09:00:00.000Z' })
    const clientId = await aClient(office)
    await anInvoice(office, { clientId, cents: 12_100 })
    office.setClock('2026-03-16T09:00:00.000Z')
    const own = await anInvoice(office, { clientId, cents: 24_200 })
    await aCreditNote(office, own.id, 6_050)
    await aSubscription(office, {
      clientId,
      startsOn: '2026-01-01',
      priceCents: 12_000,
      firstTermMonths: 0,
    })
    await office.call('services.run', { issue: true })
    const turnover = await office.call('reports.turnover', { year: 2026 })
    const sum = turnover.reduce((all, { cents }) => all + cents, 0)
    expect(sum).toBe(20_000 - 5_000 + 12_000)
    expect(turnover.reduce((all, one) => all + one.lastYearCents, 0)).toBe(10_000)
    const { services, clients } = await office.call('reports.shares', { year: 2026 })
    expect(services.map(({ kind, cents }) => [kind, cents])).toEqual([
      ['work', 15_000],
      ['item', 12_000],
    ])
    expect(clients).toMatchObject([{ kind: 'client', cents: sum }])
  })

  it('of an erased client stays, without a name and with what it was for', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office)
    await pay(office, invoice.id, 12_100)
    await aSubscription(office, { clientId: invoice.clientId, startsOn: '2026-03-01' })
    await office.call('services.run', { issue: true })
    const { rows } = await office.call('invoices.list', { filter: 'open' })
    for (const { id, grossCents } of rows) await pay(office, id, grossCents)
    const before = await office.call('reports.turnover', { year: 2026 })
    const { services } = await office.call('reports.shares', { year: 2026 })
    expect(services.map(({ kind }) => kind)).toContain('item')
    await terminated(office, { id: invoice.clientId, on: '2026-03-16' })
    office.setClock('2026-03-17T09:00:00.000Z')
    await office.call('retention.run', { approved: true })
    expect(await office.call('reports.turnover', { year: 2026 })).toEqual(before)
    const after = await office.call('reports.shares', { year: 2026 })
    expect(after.services).toEqual(services)
    expect(after.clients).toMatchObject([{ kind: 'archived', name: null }])
  })
})

describe('what clients owe and how they pay', () => {
  it('goes by how late it is on the day, to the day', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    await anInvoice(office, { clientId })
    const dueOn = '2026-03-30'
    const bandOn = async (day: string) => {
      office.setClock(`${day}T09:00:00.000Z`)
      const rows = await office.call('reports.outstanding', {})
      return rows.filter(({ invoices }) => invoices > 0).map(({ band, cents }) => [band, cents])
    }
    expect(await bandOn(dueOn)).toEqual([['not-due', 12_100]])
    expect(await bandOn('2026-03-31')).toEqual([['to-30', 12_100]])
    expect(await bandOn('2026-04-29')).toEqual([['to-30', 12_100]])
    expect(await bandOn('2026-04-30')).toEqual([['to-60', 12_100]])
    expect(await bandOn('2026-06-28')).toEqual([['to-90', 12_100]])
    expect(await bandOn('2026-06-29')).toEqual([['over-90', 12_100]])
  })

  it('tells days until the last payment, of what was paid and not given up', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const clientId = await aClient(office)
    const paid = await anInvoice(office, { clientId })
    const other = await anInvoice(office, { clientId })
    const givenUp = await anInvoice(office, { clientId })
    office.setClock('2026-03-16T09:00:00.000Z')
    await pay(office, paid.id, 12_100)
    await pay(office, other.id, 12_100)
    await office.call('payments.writeOff', { invoiceId: givenUp.id, amountCents: 12_100 })
    const { months, slowest } = await office.call('reports.paying', { year: 2026 })
    expect(months.filter(({ invoices }) => invoices > 0)).toEqual([
      { month: 2, invoices: 2, days: 28 },
    ])
    expect(slowest).toMatchObject([{ clientId, invoices: 2, days: 28 }])
  })
})

describe('expected income', () => {
  it('is what the coming twelve months of subscriptions bill, and ends where they end', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    await aSubscription(office, {
      clientId,
      startsOn: '2026-02-01',
      periodMonths: 3,
      priceCents: 3_000,
      firstTermMonths: 0,
    })
    const rows = await office.call('reports.expected', {})
    expect(rows).toHaveLength(12)
    // February's is late and counts now.
    expect(rows.filter(({ cents }) => cents > 0)).toMatchObject([
      { month: '2026-03', cents: 3_000 },
      { month: '2026-05', cents: 3_000 },
      { month: '2026-08', cents: 3_000 },
      { month: '2026-11', cents: 3_000 },
      { month: '2027-02', cents: 3_000 },
    ])
  })
})

it('each report is saved as the table that is shown', async () => {
  const office = await anOffice()
  await anInvoice(office)
  const path = join(office.dir, 'open.csv')
  const asked = { year: 2026, language: 'nl', csvForm: 'semicolon' } as const
  await office.call('reports.saveCsv', {
    ...asked,
    report: 'outstanding',
    file: office.saveTo(path),
  })
  expect(readFileSync(path, 'utf8').split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFTe laat;Facturen;Openstaand',
    'Nog niet vervallen;1;121,00',
  ])
  for (const report of ['turnover', 'services', 'clients', 'paying', 'slow', 'expected'] as const) {
    const file = office.saveTo(join(office.dir, `${report}.csv`))
    await office.call('reports.saveCsv', { ...asked, report, file })
    expect(readFileSync(join(office.dir, `${report}.csv`), 'utf8')).toMatch(/^\uFEFF\S/)
  }
})
