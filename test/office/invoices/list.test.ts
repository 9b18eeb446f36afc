import { describe, expect, it } from 'vitest'
import { pageQuery } from '../../../electron/office/invoices/list'
import type { Input, Output } from '../../../shared/contract'
import {
  invoiceFilters,
  invoiceSorts,
  listInput,
  type InvoiceFilter,
  type InvoiceRow,
  type InvoiceSort,
} from '../../../shared/invoices/contract'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aClient, aDraft, aLine, anIssued } from './an-invoice'

type ListInput = Input<'invoices.list'>

/** Page by page, so that the cursor is tested with everything else. */
const all = async (office: TestOffice, input: ListInput, limit = 2): Promise<InvoiceRow[]> => {
  const rows: InvoiceRow[] = []
  let after: string | null = null
  do {
    const page: Output<'invoices.list'> = await office.call('invoices.list', {
      ...input,
      after,
      limit,
    })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

const labels = (rows: InvoiceRow[]): string[] =>
  rows.map((row) => row.number ?? `draft ${row.grossCents / 121}`)

/** An office with invoices in every state, for two clients and over two years. */
const aBusyOffice = async () => {
  const office = await anOffice({ now: '2025-12-01T09:00:00.000Z' })
  const bakery = await aClient(office)
  const forge = await aClient(office, { companyName: 'Smederij Vuur & Vlam' })
  const lines = (euros: number) => [aLine({ unitPriceCents: euros * 100 })]
  const issue = (clientId: number, euros: number, reference: string | null = null) =>
    anIssued(office, { clientId, reference, supplyFrom: '2025-12-01', lines: lines(euros) })
  const books = office.database()
  const settle = (id: number, amountCents: number) =>
    books.run(
      `INSERT INTO allocations (invoiceId, kind, amountCents, settledOn, createdAt)
       VALUES ($id, 'write-off', $amountCents, '2026-01-01', '2026-01-01T00:00:00.000Z')`,
      { id, amountCents },
    )
  const overdue = await issue(bakery, 100, 'PO-1001')
  const paid = await issue(forge, 300, 'Ürün 7')
  settle(paid.id, 36_300)
  const taken = await issue(bakery, 200)
  office.setClock('2026-01-10T09:00:00.000Z')
  const note = await office.call('invoices.credit', { id: taken.id })
  await office.call('invoices.issue', { id: note.id })
  const part = await issue(forge, 50, 'po-1002')
  settle(part.id, 1_000)
  await issue(bakery, 500)
  await aDraft(office, { clientId: forge, lines: lines(7) })
  await office.call('invoices.addDraft', { lines: lines(9) })
  expect(overdue.number).toBe('2025-0001')
  const list = async (input: ListInput) => labels(await all(office, input))
  return { office, bakery, list }
}

describe('the list of invoices', () => {
  it('shows the newest first, drafts above all, each in its state', async () => {
    const { office, list } = await aBusyOffice()
    expect(await list({})).toEqual([
      'draft 9',
      'draft 7',
      '2026-0003',
      '2026-0002',
      '2026-0001',
      '2025-0003',
      '2025-0002',
      '2025-0001',
    ])
    const rows = await all(office, {})
    expect(rows.map(({ state }) => state)).toEqual([
      'draft',
      'draft',
      'open',
      'part',
      'paid',
      'credited',
      'paid',
      'overdue',
    ])
    expect(rows.map(({ kind }) => kind).filter((kind) => kind === 'credit')).toHaveLength(1)
  })

  it('filters by state, client, year and series; open means not settled yet', async () => {
    const { office, bakery, list } = await aBusyOffice()
    const [part] = (await office.call('invoices.list', { filter: 'part' })).rows
    await office.call('invoices.markSent', { id: part?.id ?? 0, sent: true })
    const expected: Record<InvoiceFilter, string[]> = {
      all: await list({}),
      draft: ['draft 9', 'draft 7'],
      open: ['2026-0003', '2026-0002', '2025-0001'],
      unsent: ['2026-0003', '2025-0001'],
      sent: ['2026-0002'],
      part: ['2026-0002'],
      overdue: ['2025-0001'],
      paid: ['2026-0001', '2025-0002'],
      credited: ['2025-0003'],
    }
    for (const filter of invoiceFilters)
      expect(await list({ filter }), filter).toEqual(expected[filter])
    expect(await list({ clientId: bakery })).toEqual([
      '2026-0003',
      '2026-0001',
      '2025-0003',
      '2025-0001',
    ])
    expect(await list({ clientId: bakery, filter: 'open' })).toEqual(['2026-0003', '2025-0001'])
    expect(await list({ year: 2025 })).toEqual(['2025-0003', '2025-0002', '2025-0001'])
    expect(await list({ year: 2025, clientId: bakery })).toEqual(['2025-0003', '2025-0001'])
    expect(await list({ year: 2024 })).toEqual([])
    expect(await list({ seriesId: 1 })).toHaveLength(8)
    expect(await list({ seriesId: 2 })).toEqual([])
  })

  it('sorts by each column in both directions, each page by an index', async () => {
    const { office, list } = await aBusyOffice()
    const byAmount = ['2025-0003', 'draft 7', 'draft 9', '2026-0002', '2025-0001']
    const expected: Partial<Record<InvoiceSort, string[]>> = {
      number: ['2025-0001', '2025-0002', '2025-0003', '2026-0001', '2026-0002', '2026-0003'],
      client: ['draft 9', '2025-0001', '2025-0003', '2026-0001', '2026-0003'],
      open: ['2026-0003', '2025-0001', '2026-0002'],
    }
    expect(await list({ sort: 'number', descending: false })).toEqual([
      ...(expected.number ?? []),
      'draft 7',
      'draft 9',
    ])
    expect((await list({ sort: 'client', descending: false })).slice(0, 5)).toEqual(expected.client)
    expect((await list({ sort: 'open' })).slice(0, 3)).toEqual(expected.open)
    expect((await list({ sort: 'amount', descending: false })).slice(0, 5)).toEqual([
      '2026-0001',
      ...byAmount.slice(1),
    ])
    for (const sort of invoiceSorts) {
      const up = await list({ sort, descending: false })
      expect(await list({ sort }), sort).toEqual(up.toReversed())
    }
    const books = office.database()
    for (const filter of invoiceFilters) {
      for (const sort of invoiceSorts) {
        for (const after of [null, '[5,5]']) {
          const { sql, parameters } = pageQuery(
            books,
            listInput.parse({ filter, sort, after }),
            '2026-01-10',
          )
          const steps = books
            .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)
            .map(({ detail }) => detail)
          const index = `invoicesListedBy${sort.slice(0, 1).toUpperCase()}${sort.slice(1)}`
          const reads = steps.filter((step) => /(SCAN|SEARCH) i\b/.test(step))
          for (const step of reads) {
            expect(step).toMatch(
              new RegExp(
                `SEARCH i USING (COVERING )?INDEX ${index} \\(phase=\\?|INTEGER PRIMARY KEY`,
              ),
            )
          }
        }
      }
    }
  })

  it('finds numbers as people type them, references and clients by any part', async () => {
    const { list } = await aBusyOffice()
    expect(await list({ search: '2025-0' })).toEqual(['2025-0003', '2025-0002', '2025-0001'])
    expect(await list({ search: '20250002' })).toEqual(['2025-0002'])
    expect(await list({ search: '2026 0001' })).toEqual(['2026-0001'])
    expect(await list({ search: '3' })).toEqual(['2026-0003', '2025-0003'])
    expect(await list({ search: 'po-10' })).toEqual(['2026-0002', '2025-0001'])
    expect(await list({ search: '1002' })).toEqual(['2026-0002'])
    expect(await list({ search: 'urun' })).toEqual(['2025-0002'])
    expect(await list({ search: 'vuur' })).toEqual(['draft 7', '2026-0002', '2025-0002'])
    expect(await list({ search: 'ede vla' })).toEqual(['draft 7', '2026-0002', '2025-0002'])
    expect(await list({ search: 'ba' })).toHaveLength(4)
    expect(await list({ search: 'vuur', filter: 'paid' })).toEqual(['2025-0002'])
    expect(await list({ search: 'bestaat niet' })).toEqual([])
    expect(await list({ search: '"%_\\' })).toEqual([])
  })

  it('finds an invoice by its amount, by what is open of it, and by the name it shows', async () => {
    const { office, bakery, list } = await aBusyOffice()
    expect(await list({ search: '60,50' })).toEqual(['2026-0002'])
    expect(await list({ search: '€ 50,50' })).toEqual(['2026-0002'])
    expect(await list({ search: '50.50' })).toEqual(['2026-0002'])
    expect(await list({ search: '242' })).toEqual(['2026-0001', '2025-0003'])
    expect(await list({ search: '60,51' })).toEqual([])
    const { emails, contacts, ...card } = await office.call('clients.get', { id: bakery })
    const { kind, street, houseNumber, postcode, town, country, updatedAt } = card
    await office.call('clients.change', {
      ...{ id: bakery, kind, street, houseNumber, postcode, town, country, updatedAt },
      companyName: 'Patisserie Nieuw',
      emails: emails.map(({ id: _, ...email }) => email),
      contacts: contacts.map(({ name }) => ({ name })),
    })
    expect(await list({ search: 'bakkerij' })).toEqual(await list({ clientId: bakery }))
    expect((await office.call('clients.list', { search: 'bakkerij' })).rows).toMatchObject([
      { name: 'Patisserie Nieuw', found: { of: 'former-name', text: 'Bakkerij De Korenaar' } },
    ])
  })

  it('counts what needs doing, and refuses a cursor that is none of its own', async () => {
    const { office } = await aBusyOffice()
    expect(await office.call('invoices.counts', {})).toEqual({
      draft: 2,
      open: 3,
      part: 1,
      overdue: 1,
      openCents: 60_500 + 5_050 + 12_100,
      overdueCents: 12_100,
      years: { first: 2025, last: 2026 },
    })
    for (const after of ['x', '[]', '{"key":1}', '[null,1]', '[1,"1"]']) {
      expect(await codeOf(office.call('invoices.list', { after }))).toBe('invalid-input')
    }
  })
})

describe('many hits', () => {
  it('are found in the order asked, also when there are too many to sort', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const books = office.database()
    books.transaction(() => {
      for (let index = 0; index < 2_100; index++) {
        books.run(
          `INSERT INTO invoices (kind, seriesId, clientId, reference, pricesIncludeVat, grossCents,
             createdAt, updatedAt)
           VALUES ('invoice', 1, $clientId, $reference, 0, $index, '2026', '2026')`,
          { clientId, reference: index % 2 === 0 ? `Klus ${index}` : null, index },
        )
      }
    })
    const first = async (search: string) =>
      (await office.call('invoices.list', { search, sort: 'amount', limit: 3 })).rows.map(
        (row) => row.grossCents,
      )
    expect(await first('korenaar')).toEqual([2_099, 2_098, 2_097])
    expect(await first('klus')).toEqual([2_098, 2_096, 2_094])
    expect(await first('kl')).toEqual([])
    expect((await office.call('invoices.counts', {})).draft).toBe(1000)
  })
})
