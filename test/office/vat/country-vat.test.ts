/** Consumers in other member states: asked about, charged their country's VAT, and told apart. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aSubscription } from '../../support/office/services'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aClient, aDraft, aGermanClient, aLine, anIssued } from '../invoices/an-invoice'

const first = { from: '2026-01-01' }
const second = { from: '2026-04-01' }

const aConsumer = async (office: TestOffice, country = 'BE') =>
  (
    await office.call('clients.add', {
      kind: 'person',
      firstName: 'Xanthippe',
      lastName: 'Janssens',
      street: 'Grote Markt',
      houseNumber: '1',
      postcode: '1000',
      town: 'Brussel',
      country,
    })
  ).id

const belgian = { country: 'BE', rate: 2_100, validFrom: '2026-01-01' }
const lines = [aLine({ unitPriceCents: 1_000_000 })]
const elsewhere = [aLine({ vatKind: 'consumer-eu' })]

describe('an invoice to a consumer in another member state', () => {
  it('asks beyond the bound, and then carries the country’s VAT, ten years long', async () => {
    const office = await anOffice()
    const clientId = await aConsumer(office)
    await anIssued(office, { clientId, lines })
    const draft = await aDraft(office, { clientId })
    const { id } = draft
    const { warnings } = await office.call('invoices.check', { id })
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'consumer-vat' }))
    expect(await codeOf(office.call('invoices.issue', { id }))).toBe('consumer-taxed-abroad')
    const seen = { id, updatedAt: draft.updatedAt }
    expect((await office.call('invoices.chargeCountryVat', seen)).grossCents).toBe(10_000)
    // Nobody typed the rate yet: it is named, and nothing goes out at 0 %.
    expect((await office.call('invoices.check', { id })).problems).toMatchObject([
      { path: 'lines.0.vatKind', code: 'no-country-rate', params: { country: 'BE' } },
    ])
    expect(await codeOf(office.call('invoices.issue', { id }))).toBe('invoice-incomplete')
    const wrong = await office.call('vat.typeCountryRate', { ...belgian, rate: 1_200 })
    await office.call('vat.withdrawCountryRate', { id: wrong.id })
    const now = { ...belgian, validFrom: '2026-04-01', rate: 2_200 }
    await office.call('vat.typeCountryRate', belgian)
    await office.call('vat.typeCountryRate', now)
    // What was looked at before the rate was there is not what would be issued.
    expect(await codeOf(office.call('invoices.issue', { id, grossCents: 10_000 }))).toBe(
      'changed-meanwhile',
    )
    const { grossCents } = await office.call('invoices.check', { id })
    expect(await office.call('invoices.issue', { id, grossCents })).toMatchObject({
      grossCents: 12_100,
    })
    const issued = await office.call('invoices.get', { id })
    expect(issued).toMatchObject({
      keptAs: 'long-invoice',
      vat: [{ kind: 'consumer-eu', rate: 2_100, netCents: 10_000, vatCents: 2_100 }],
    })
    const page = await office.call('vat.overview', { length: 'quarter', ...first })
    expect(page.own.boxes['1a'].vatCents).toBe(210_000)
    expect(page.own.dueCents).toBe(210_000)
    expect(page.own.outside.netCents).toBe(10_000)
    expect((await office.call('vat.year', { year: 2026 })).euConsumers).toMatchObject({
      cents: 1_010_000,
    })
    const { rows } = await office.call('vat.countryRates', {})
    expect(rows.map(({ rate, withdrawnBy }) => [rate, withdrawnBy !== null])).toEqual([
      [2_200, false],
      [2_100, false],
      [1_200, true],
    ])
  })

  it('is refused where the country’s VAT is not due, and asks below the bound by choice', async () => {
    const office = await anOffice()
    const problems = async (clientId: number) => {
      const { id } = await aDraft(office, { clientId, lines: elsewhere })
      return (await office.call('invoices.check', { id })).problems.map(({ code }) => code)
    }
    expect(await problems(await aClient(office))).toEqual(['not-another-member-state'])
    expect(await problems(await aGermanClient(office))).toEqual(['consumers-only'])
    expect(await codeOf(office.call('vat.typeCountryRate', { ...belgian, country: 'US' }))).toBe(
      'invalid-input',
    )
    const clientId = await aConsumer(office)
    await anIssued(office, { clientId })
    await office.call('vat.chooseCountryVat', { since: '2026-03-01' })
    const { id } = await aDraft(office, { clientId })
    expect(await codeOf(office.call('invoices.issue', { id }))).toBe('consumer-taxed-abroad')
    await office.call('vat.chooseCountryVat', { since: null })
    await office.call('invoices.issue', { id })
  })

  it('stays a draft that asks in the recurring run', async () => {
    const office = await anOffice()
    const clientId = await aConsumer(office)
    await office.call('vat.chooseCountryVat', { since: '2026-01-01' })
    await aSubscription(office, { clientId, startsOn: '2026-03-01' })
    expect((await office.call('services.due', {})).invoices).toMatchObject([
      { why: 'asks-country-vat' },
    ])
    expect(await office.call('services.run', { issue: true })).toMatchObject({
      invoices: 0,
      left: [{ client: { id: clientId }, why: 'asks-country-vat' }],
    })
    const { rows } = await office.call('invoices.list', { clientId })
    expect(rows.map(({ state }) => state)).toEqual(['draft'])
    // It is billed once: by that draft.
    expect(await office.call('services.run', { issue: true })).toMatchObject({ left: [] })
  })
})

describe('the one-stop shop', () => {
  it('tells a quarter by country and rate, and later corrections by the quarter they are of', async () => {
    const office = await anOffice()
    await office.call('vat.typeCountryRate', belgian)
    await office.call('vat.typeCountryRate', { ...belgian, country: 'FR', rate: 2_000 })
    const clientId = await aConsumer(office)
    const old = await anIssued(office, { clientId, lines: elsewhere })
    const same = await anIssued(office, { clientId, lines: elsewhere })
    const note = await office.call('invoices.credit', { id: same.id })
    await office.call('invoices.issue', { id: note.id })
    await anIssued(office, { clientId: await aConsumer(office, 'FR'), lines: elsewhere })
    const be = { country: 'BE', netCents: 10_000, vatCents: 2_100 }
    const fr = { country: 'FR', rate: 2_000, netCents: 10_000, vatCents: 2_000 }
    expect(await office.call('vat.oss', first)).toMatchObject({
      dueOn: '2026-04-30',
      rows: [{ ...be, rate: 2_100 }, fr],
      corrections: [],
      vatCents: 4_100,
    })
    office.setClock('2026-05-20T09:00:00.000Z')
    const late = await office.call('invoices.credit', { id: old.id })
    await office.call('invoices.issue', { id: late.id })
    // Supplied long before, and billed when that quarter's return was in.
    await anIssued(office, { clientId, lines: elsewhere, supplyFrom: '2026-02-01' })
    expect(await office.call('vat.oss', first)).toMatchObject({ vatCents: 4_100 })
    const { rows, corrections, vatCents } = await office.call('vat.oss', second)
    expect(rows).toEqual([])
    expect(corrections).toMatchObject([
      { country: 'BE', of: { from: '2026-01-01' }, netCents: 0, vatCents: 0 },
    ])
    expect(vatCents).toBe(0)
    const asked = { ...second, country: 'BE' }
    const start = await office.call('vat.ossDocuments', { ...asked, limit: 1 })
    const rest = await office.call('vat.ossDocuments', { ...asked, limit: 1, after: start.next })
    const all = [...start.rows, ...rest.rows]
    expect(all.map(({ kind, vatCents: cents }) => [kind, cents])).toEqual([
      ['invoice', 2_100],
      ['credit', -2_100],
    ])
    expect(rest.next).toBeNull()
    const path = join(office.dir, 'oss.csv')
    const how = { ...first, language: 'nl', csvForm: 'semicolon' } as const
    await office.call('vat.saveOssCsv', { ...how, file: office.saveTo(path) })
    expect(readFileSync(path, 'utf8').split('\r\n')).toContain(
      'Verkopen tegen de btw van andere EU-landen;Frankrijk;FR;1e kwartaal 2026;20%;100,00;20,00',
    )
    const paper = join(office.dir, 'oss.pdf')
    await office.call('vat.saveOssPdf', { ...first, language: 'en', file: office.saveTo(paper) })
    expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
