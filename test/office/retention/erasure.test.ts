import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'

const aClientWithAnInvoice = async (office: TestOffice) => {
  const client = await office.call('clients.add', {
    kind: 'person',
    firstName: 'Xanthippe',
    lastName: 'Quispelaar',
    street: 'Zeldzaamstraat',
    houseNumber: '77',
    postcode: '3511 AB',
    town: 'Utrecht',
    phone: '06 98761234',
    note: 'Belt graag op dinsdagochtend',
    emails: [
      { address: 'xq@zeldzaam.example', forInvoices: true, forNotices: true, forTechnical: false },
    ],
    contacts: [{ name: 'Thelonius Quispelaar', role: 'Partner', email: null, phone: null }],
  })
  const draft = await office.call('invoices.addDraft', {
    clientId: client.id,
    supplyFrom: '2026-03-10',
    reference: 'Opdracht Quispelaar',
    lines: [
      {
        description: 'Onderhoud voor Quispelaar',
        quantity: 1000,
        unitPriceCents: 10_000,
        vatKind: 'standard',
      },
    ],
  })
  const invoice = await office.call('invoices.issue', { id: draft.id })
  return { client, invoice }
}

const everyByte = (dir: string): string =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n')

describe('erasure on the termination date', () => {
  it('seals the invoice, erases the person, and keeps number, turnover and VAT', async () => {
    const office = await anOffice({ now: start })
    const { client, invoice } = await aClientWithAnInvoice(office)
    settle(office, invoice)
    await terminated(office, { id: client.id, on: '2026-04-01' })
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 0 })

    office.setClock('2026-04-01T08:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject({
      clients: 1,
      askFirst: 'first-run',
    })
    expect(await codeOf(office.call('retention.run', {}))).toBe('ask-owner-first')
    const result = await office.call('retention.run', { approved: true })
    expect(result).toMatchObject({ erased: 1, failed: 0, residue: 0 })

    expect(await codeOf(office.call('clients.get', { id: client.id }))).toBe('not-found')
    expect(
      (await office.call('clients.list', { search: 'quispelaar', state: 'all' })).rows,
    ).toEqual([])
    const kept = await office.call('invoices.get', { id: invoice.id })
    expect(kept).toMatchObject({
      number: invoice.number,
      netCents: 10_000,
      vatCents: 2100,
      buyer: null,
    })
    expect(kept.lines[0]?.description).toBeNull()

    const db = office.database()
    const {
      createdAt: _made,
      updatedAt: _changed,
      ...row
    } = db.get<Record<string, unknown>>('SELECT * FROM clients') ?? {}
    db.close()
    // A number with its days; not even the country, the language or the term it had.
    expect(Object.entries(row).filter(([, value]) => value !== null && value !== '')).toEqual(
      Object.entries({
        id: client.id,
        kind: 'person',
        language: 'nl',
        terminatedOn: '2026-04-01',
        erasedAt: '2026-04-01T08:00:00.000Z',
      }),
    )

    const { rows } = await office.call('retention.erasures', {})
    expect(rows[0]).toMatchObject({
      clientId: client.id,
      kind: 'whole',
      invoicesSealed: 1,
      lastDestroyAfter: '2033-12-31',
    })
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
  })

  it('leaves no byte of the person in database, log or files', async () => {
    // Unencrypted, so that freed pages and slack can be searched as they lie on the disk.
    const office = await anOffice({ now: start, plain: true })
    const { client, invoice } = await aClientWithAnInvoice(office)
    settle(office, invoice)
    expect(everyByte(office.dir)).toContain('Quispelaar')
    await office.call('typing.keep', {
      form: `clients/${client.id}`,
      value: '{"note":"Quispelaar half getypt"}',
      clientId: client.id,
    })
    await terminated(office, { id: client.id, on: '2026-03-16' })
    await office.call('retention.run', { approved: true })
    office.close()
    const bytes = everyByte(office.dir)
    for (const trace of [
      'Quispelaar',
      'quispelaar',
      'Xanthippe',
      'Zeldzaamstraat',
      'zeldzaam.example',
      'dinsdagochtend',
    ]) {
      expect([trace, bytes.includes(trace)]).toEqual([trace, false])
    }
  })

  it('keeps what collecting an open debt needs, until it is paid', async () => {
    const office = await anOffice({ now: start })
    const { client, invoice } = await aClientWithAnInvoice(office)
    await terminated(office, { id: client.id, on: '2026-03-16' })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({
      erased: 0,
      reduced: 1,
    })
    const reduced = await office.call('clients.get', { id: client.id })
    expect(reduced).toMatchObject({ lastName: 'Quispelaar', contacts: [] })
    expect(reduced.books?.note).toBeNull()
    settle(office, invoice)
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    expect(await codeOf(office.call('clients.get', { id: client.id }))).toBe('not-found')
  })

  it('does nothing to a client under a hold until it is lifted', async () => {
    const office = await anOffice({ now: start })
    const { client, invoice } = await aClientWithAnInvoice(office)
    settle(office, invoice)
    const hold = await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: client.id },
      reason: 'Geschil over de oplevering',
      reviewOn: '2026-09-01',
    })
    await terminated(office, { id: client.id, on: '2026-03-16' })
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 0, held: 1 })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 0 })
    await office.call('retention.liftHold', { id: hold.id })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
  })

  it('asks before it acts on a clock that jumped far ahead', async () => {
    const office = await anOffice({ now: start })
    const { client, invoice } = await aClientWithAnInvoice(office)
    settle(office, invoice)
    await office.call('retention.run', { approved: true })
    await terminated(office, { id: client.id, on: '2029-01-01' })
    office.setClock('2029-06-01T09:00:00.000Z')
    expect(await office.call('retention.due', {})).toMatchObject({
      clients: 1,
      askFirst: 'clock-jump',
    })
    expect(await codeOf(office.call('retention.run', {}))).toBe('ask-owner-first')
  })
})
