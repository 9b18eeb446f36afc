import { describe, expect, it } from 'vitest'
import { isAppError, type FieldProblem } from '../../../shared/errors'
import { anAgency, anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aClient, aDraft, aGermanClient, aLine, anIssued } from './an-invoice'

type DraftInput = Parameters<typeof aDraft>[1]

/** Why issuing is refused, "path code" each; empty when it was issued. */
const refusal = async (
  office: TestOffice,
  draft: DraftInput,
  on: string | null = null,
  sure = false,
): Promise<string[]> => {
  const { id } = await aDraft(office, draft)
  const before = await office.call('invoices.get', { id })
  try {
    await office.call('invoices.issue', { id, on, sure })
    return []
  } catch (error) {
    if (!isAppError(error) || error.code !== 'invoice-incomplete') throw error
    const { problems } = error.details as { problems: FieldProblem[] }
    // What is refused leaves everything as it was, and `check` says the same beforehand.
    expect(await office.call('invoices.get', { id })).toEqual(before)
    expect((await office.call('invoices.check', { id, on })).problems).toEqual(problems)
    return problems.map(({ path, code }) => `${path} ${code}`)
  }
}

describe('issuing an invoice', () => {
  it('gives number, dates and the customer as they are now, and locks it', async () => {
    const office = await anOffice()
    const clientId = await aClient(office, { paymentTermDays: 30, language: 'en' })
    const draft = await aDraft(office, { clientId, attention: 'Kees' })
    const issued = await office.call('invoices.issue', { id: draft.id, updatedAt: draft.updatedAt })
    expect(issued).toMatchObject({
      number: '2026-0001',
      issuedOn: '2026-03-16',
      dueOn: '2026-04-15',
      grossCents: 12_100,
    })
    const invoice = await office.call('invoices.get', { id: draft.id })
    expect(invoice).toMatchObject({
      state: 'open',
      number: '2026-0001',
      language: 'en',
      openCents: 12_100,
      buyer: {
        name: 'Bakkerij De Korenaar',
        attention: 'Kees',
        company: true,
        address: { street: 'Molenstraat', houseNumber: '8', postcode: '3512 AB', town: 'Utrecht' },
        email: 'administratie@korenaar.example',
      },
      seller: { name: 'Bureau Voorbeeld', kvkNumber: '12345678' },
      vat: [{ kind: 'standard', rate: 2100, netCents: 10_000, vatCents: 2_100 }],
    })
    expect(await codeOf(office.call('invoices.issue', { id: draft.id }))).toBe('invoice-issued')
    expect(
      await codeOf(
        office.call('invoices.changeDraft', { id: draft.id, updatedAt: invoice.updatedAt }),
      ),
    ).toBe('invoice-issued')
  })

  it('uses the agency’s payment term when the client has none', async () => {
    const office = await anOffice()
    expect((await anIssued(office)).dueOn).toBe('2026-03-30')
  })

  it('keeps names and details of the day of issue when they change later', async () => {
    const office = await anOffice()
    const issued = await anIssued(office)
    const { clientId } = await office.call('invoices.get', { id: issued.id })
    const client = await office.call('clients.get', { id: clientId ?? 0 })
    await office.call('clients.change', {
      ...client,
      books: undefined,
      companyName: 'Een andere naam',
      emails: [],
      contacts: [],
    } as never)
    await office.call('settings.saveAgency', anAgency({ name: 'Nieuw Bureau', version: 1 }))
    expect(await office.call('invoices.get', { id: issued.id })).toMatchObject({
      clientName: 'Bakkerij De Korenaar',
      seller: { name: 'Bureau Voorbeeld' },
    })
  })

  it('refuses a draft that somebody changed since it was looked at', async () => {
    const office = await anOffice()
    const { id, updatedAt } = await aDraft(office)
    await office.call('invoices.changeDraft', { id, updatedAt, lines: [aLine()] })
    expect(await codeOf(office.call('invoices.issue', { id, updatedAt }))).toBe('changed-meanwhile')
  })

  it('leaves a line in the audit log, and no personal data in it', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const lines = office
      .database()
      .all<{ entityId: number; code: string; operation: string }>(
        `SELECT entityId, code, operation FROM audit WHERE operation = 'invoices.issue'`,
      )
    expect(lines).toEqual([{ entityId: id, code: 'issued', operation: 'invoices.issue' }])
  })
})

describe('numbers', () => {
  it('have no gaps, whatever is refused in between', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const numbers: string[] = []
    for (let round = 0; round < 3; round++) {
      expect(await refusal(office, { clientId, lines: [] })).toEqual(['lines no-lines'])
      const draft = await aDraft(office, { clientId })
      await office.call('invoices.discardDraft', { id: draft.id })
      numbers.push((await anIssued(office, { clientId })).number)
    }
    expect(numbers).toEqual(['2026-0001', '2026-0002', '2026-0003'])
  })

  it('start at 1 again in a new year, and the old year can still be finished', async () => {
    const office = await anOffice({ now: '2026-12-30T09:00:00.000Z' })
    const clientId = await aClient(office)
    const draft = { clientId, supplyFrom: '2026-12-30' }
    expect((await anIssued(office, draft)).number).toBe('2026-0001')
    office.setClock('2027-01-04T09:00:00.000Z')
    expect((await anIssued(office, draft)).number).toBe('2027-0001')
    const late = await aDraft(office, draft)
    expect(await office.call('invoices.check', { id: late.id, on: '2026-12-31' })).toMatchObject({
      number: '2026-0002',
      problems: [],
    })
    const issued = await office.call('invoices.issue', { id: late.id, on: '2026-12-31' })
    expect(issued).toMatchObject({
      number: '2026-0002',
      issuedOn: '2026-12-31',
      dueOn: '2027-01-14',
    })
    expect((await anIssued(office, draft)).number).toBe('2027-0002')
  })

  it('go on from the number the series was set up with', async () => {
    const office = await anOffice({
      setUp: {
        series: { name: 'F', pattern: 'F{number:5}', resetsYearly: false, nextNumber: 357 },
      },
    })
    expect((await anIssued(office)).number).toBe('F00357')
    expect((await anIssued(office)).number).toBe('F00358')
  })

  it('run apart in each series', async () => {
    const office = await anOffice()
    const series = await office.call('settings.addSeries', {
      name: 'Webwinkel',
      pattern: 'W{yy}{number:3}',
      resetsYearly: true,
      nextNumber: 10,
    })
    const seriesId = series.find((one) => one.name === 'Webwinkel')?.id ?? 0
    expect((await anIssued(office, { seriesId })).number).toBe('W26010')
    expect((await anIssued(office)).number).toBe('2026-0001')
    expect((await anIssued(office, { seriesId })).number).toBe('W26011')
    await office.call('settings.closeSeries', { id: seriesId })
    expect(await refusal(office, { seriesId })).toEqual(['seriesId series-closed'])
  })

  it('are never handed out twice when two series write alike', async () => {
    const office = await anOffice()
    const series = await office.call('settings.addSeries', {
      name: 'Dubbel',
      pattern: '{year}-{number:4}',
      resetsYearly: true,
      nextNumber: 1,
    })
    const seriesId = series.find((one) => one.name === 'Dubbel')?.id ?? 0
    await anIssued(office)
    const draft = await aDraft(office, { seriesId })
    expect(await office.office.call('invoices.issue', { id: draft.id })).toMatchObject({
      code: 'number-taken',
      details: { number: '2026-0001' },
    })
    expect((await office.call('invoices.get', { id: draft.id })).state).toBe('draft')
    expect((await anIssued(office)).number).toBe('2026-0002')
  })

  it('follow one another in time', async () => {
    const office = await anOffice()
    expect(await refusal(office, {}, '2026-03-17')).toEqual(['issuedOn in-future'])
    await office.call('invoices.issue', { id: (await aDraft(office)).id, on: '2026-03-12' })
    expect(await refusal(office, {}, '2026-03-11')).toEqual(['issuedOn before-last'])
    expect(await refusal(office, {}, '2026-03-12')).toEqual([])
  })

  it('are not handed out for a date more than a month back before somebody said it is right', async () => {
    const office = await anOffice()
    const { id } = await aDraft(office)
    expect(await codeOf(office.call('invoices.issue', { id, on: '2026-02-12' }))).toBe(
      'issue-date-unusual',
    )
    expect(await refusal(office, {}, '2025-12-31', true)).toEqual(['issuedOn before-series'])
    const issued = await office.call('invoices.issue', { id, on: '2026-02-12', sure: true })
    expect(issued.issuedOn).toBe('2026-02-12')
  })

  it('are not handed out for a supply a year away before somebody said it is right', async () => {
    const office = await anOffice()
    const asked = async (supplyFrom: string, supplyTo: string | null = null) => {
      const { id } = await aDraft(office, { supplyFrom, supplyTo })
      const { warnings } = await office.call('invoices.check', { id })
      const code = await codeOf(office.call('invoices.issue', { id }))
      expect(warnings.some((one) => one.code === 'date-far')).toBe(code === 'supply-date-unusual')
      return code
    }
    expect(await asked('2025-03-15')).toBe('supply-date-unusual')
    expect(await asked('2027-03-17')).toBe('supply-date-unusual')
    expect(await asked('2026-04-01', '2062-03-31')).toBe('supply-date-unusual')
    expect(await asked('2025-03-16')).toBe('ok')
    expect(await asked('2026-04-01', '2027-03-31')).toBe('ok')
    const { id } = await aDraft(office, { supplyFrom: '2025-01-10' })
    const { number } = await office.call('invoices.issue', { id, sure: true })
    // A credit note has those days too, and nobody is asked again.
    const note = await office.call('invoices.credit', { id })
    expect([number, await codeOf(office.call('invoices.issue', { id: note.id }))]).toEqual([
      '2026-0003',
      'ok',
    ])
  })

  it('are not held up by one wrong date, once that invoice is credited whole', async () => {
    const office = await anOffice({ now: '2026-05-20T09:00:00.000Z' })
    const ahead = await anIssued(office)
    office.setClock('2026-04-02T09:00:00.000Z')
    expect(await refusal(office, {}, '2026-04-02')).toEqual(['issuedOn before-last'])
    const note = await office.call('invoices.credit', { id: ahead.id })
    const credited = await office.call('invoices.issue', { id: note.id, on: ahead.issuedOn })
    expect(credited).toMatchObject({ issuedOn: '2026-05-20', number: '2026-0002' })
    expect(await refusal(office, {}, '2026-04-02')).toEqual([])
  })

  it('stay gapless when many are issued at once', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const drafts = await Promise.all(Array.from({ length: 12 }, () => aDraft(office, { clientId })))
    const issued = await Promise.all(drafts.map(({ id }) => office.call('invoices.issue', { id })))
    expect(issued.map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(4, '0')}`),
    )
  })
})

describe('what the law wants on an invoice', () => {
  const large = aLine({ unitPriceCents: 100_000 })

  it('is complete in an ordinary one', async () => {
    expect(await refusal(await anOffice(), { lines: [large] })).toEqual([])
  })

  it('1: full name and address of the customer; a PO box is none', async () => {
    const office = await anOffice()
    expect(await refusal(office, { clientId: null, lines: [large] })).toEqual(['clientId required'])
    const clientId = await aClient(office, { street: '', houseNumber: '', postcode: '', town: '' })
    expect(await refusal(office, { clientId, lines: [large] })).toEqual([
      'client.street required',
      'client.houseNumber required',
      'client.postcode required',
      'client.town required',
    ])
    const boxes = [
      'Postbus',
      'postbus 12',
      'P.O. Box',
      'Antwoordnummer 3',
      't.a.v. de administratie, Postbus 12',
      'Pb 12',
    ]
    for (const street of boxes) {
      const box = await aClient(office, { street })
      expect(await refusal(office, { clientId: box, lines: [large] })).toEqual([
        'client.street po-box',
      ])
    }
    for (const street of ['Postbusstraat', 'Kerkstraat 1, Postbus 12', 'PB-laan']) {
      const address = await aClient(office, { street })
      expect(await refusal(office, { clientId: address, lines: [large] })).toEqual([])
    }
  })

  it('3 and 5: dates of invoice and supply', async () => {
    const office = await anOffice()
    expect(await refusal(office, { supplyFrom: null, lines: [large] })).toEqual([
      'supplyFrom required',
    ])
    const reversed = { supplyFrom: '2026-03-10', supplyTo: '2026-03-09', lines: [large] }
    expect(await refusal(office, reversed)).toEqual(['supplyTo before-start'])
  })

  it('6: what was supplied, and how much of it', async () => {
    const office = await anOffice()
    const lines = [large, aLine({ description: '  ' }), aLine({ quantity: 0 })]
    expect(await refusal(office, { lines })).toEqual([
      'lines.1.description required',
      'lines.2.quantity quantity-zero',
    ])
    expect(await refusal(office, { lines: [] })).toEqual(['lines no-lines'])
  })

  it('takes lines below zero, and no total below zero', async () => {
    const office = await anOffice()
    const back = aLine({ quantity: -1000, unitPriceCents: 30_000 })
    expect(await refusal(office, { lines: [large, back] })).toEqual([])
    expect(await refusal(office, { lines: [aLine(), back] })).toEqual(['lines total-negative'])
    expect(await refusal(office, { lines: [large], discount: { cents: 100_001 } })).toEqual([
      'lines total-negative',
    ])
    expect(await refusal(office, { lines: [large], discount: { basisPoints: 10_000 } })).toEqual([])
  })

  it('11: reverse charge and the btw-id come together or not at all', async () => {
    const office = await anOffice()
    const lines = [aLine({ vatKind: 'reverse-domestic' })]
    const dutch = await aClient(office)
    expect(await refusal(office, { clientId: dutch, lines })).toEqual([
      'client.vatId required-reverse-charge',
    ])
    const known = await aClient(office, { vatId: 'NL001234567B29' })
    expect(await refusal(office, { clientId: known, lines })).toEqual([])
  })

  it('11: EU reverse charge wants another member state', async () => {
    const office = await anOffice()
    const lines = [aLine({ vatKind: 'reverse-eu' })]
    const issue = (clientId: number) => refusal(office, { clientId, lines })
    expect(await issue(await aGermanClient(office))).toEqual([])
    expect(await issue(await aGermanClient(office, { vatId: null }))).toEqual([
      'client.vatId required-reverse-charge',
    ])
    expect(await issue(await aClient(office, { vatId: 'NL001234567B29' }))).toEqual([
      'client.vatId not-another-member-state',
      'client.country not-another-member-state',
    ])
    expect(await issue(await aGermanClient(office, { country: 'CH' }))).toEqual([
      'client.country not-another-member-state',
    ])
    expect(await issue(await aGermanClient(office, { vatId: 'XI123456789' }))).toEqual([
      'client.vatId not-another-member-state',
    ])
    const mixed = [...lines, aLine({ vatKind: 'standard' })]
    expect(await refusal(office, { clientId: await aGermanClient(office), lines: mixed })).toEqual(
      [],
    )
  })

  it('goods within the EU go to another member state, for a customer with its btw-id', async () => {
    const office = await anOffice()
    const lines = [aLine({ vatKind: 'goods-eu' })]
    const german = await aGermanClient(office)
    const to = (deliveryCountry: string | null, clientId = german) =>
      refusal(office, { clientId, lines, deliveryCountry })
    expect(await to('NL')).toEqual(['deliveryCountry not-another-member-state'])
    expect(await to('CH')).toEqual(['deliveryCountry not-another-member-state'])
    expect(await to('FR', await aGermanClient(office, { vatId: null }))).toEqual([
      'client.vatId required-reverse-charge',
    ])
    const northern = { vatId: 'XI123456789', country: 'GB' }
    expect(await to(null, await aGermanClient(office, northern))).toEqual([])
    const { id } = await anIssued(office, { clientId: german, lines })
    expect(await office.call('invoices.get', { id })).toMatchObject({
      deliveryCountry: 'DE',
      vat: [{ kind: 'goods-eu', rate: 0 }],
    })
  })

  it('export goes outside the EU', async () => {
    const office = await anOffice()
    const lines = [aLine({ vatKind: 'export' })]
    const client = async (country: string) => aGermanClient(office, { country, vatId: null })
    expect(await refusal(office, { clientId: await client('US'), lines })).toEqual([])
    expect(await refusal(office, { clientId: await client('GB'), lines })).toEqual([])
    expect(await refusal(office, { clientId: await client('DE'), lines })).toEqual([
      'client.country inside-eu',
    ])
  })

  it('12: the scheme covers the Netherlands: services abroad are billed as anybody’s', async () => {
    const small = await anOffice({ setUp: { agency: anAgency({ vatPosition: 'small-business' }) } })
    const german = await aGermanClient(small)
    const eu = [aLine({ vatKind: 'reverse-eu' })]
    expect(await refusal(small, { clientId: german, lines: eu })).toEqual([])
    const american = await aGermanClient(small, { country: 'US', vatId: null })
    const outside = [aLine({ vatKind: 'export' })]
    expect(await refusal(small, { clientId: american, lines: outside })).toEqual([])
  })

  it('11: never to the agency’s own number, and a company abroad is asked about', async () => {
    const office = await anOffice()
    const lines = [aLine({ vatKind: 'reverse-domestic' })]
    const own = await aClient(office, { vatId: 'NL004495445B01' })
    expect(await refusal(office, { clientId: own, lines })).toEqual(['client.vatId own-vat-id'])
    const draft = await aDraft(office, { clientId: await aGermanClient(office), lines })
    const { warnings } = await office.call('invoices.check', { id: draft.id })
    expect(warnings.map(({ code }) => code)).toContain('reverse-domestic-abroad')
  })

  it('12: under the small-business scheme every line is, elsewhere none', async () => {
    const normal = await anOffice()
    const lines = [large, aLine({ vatKind: 'small-business' })]
    expect(await refusal(normal, { lines })).toEqual(['lines.1.vatKind not-small-business'])
    const small = await anOffice({
      setUp: { agency: anAgency({ vatPosition: 'small-business', vatId: null }) },
    })
    expect(await refusal(small, { lines })).toEqual(['lines.0.vatKind small-business-only'])
    // Reverse charge names both btw-ids.
    const german = await aGermanClient(small)
    const eu = [aLine({ vatKind: 'reverse-eu' })]
    expect(await refusal(small, { clientId: german, lines: eu })).toEqual(['agency.vatId required'])
    const issued = await anIssued(small, { lines: [aLine({ vatKind: 'small-business' })] })
    const invoice = await small.call('invoices.get', { id: issued.id })
    expect(invoice).toMatchObject({ netCents: 10_000, vatCents: 0, grossCents: 10_000 })
  })

  it('is less up to EUR 100 including VAT', async () => {
    const office = await anOffice()
    const clientId = await aClient(office, { street: '', houseNumber: '', postcode: '', town: '' })
    const lines = (unitPriceCents: number) => [aLine({ unitPriceCents })]
    const small = { clientId, supplyFrom: null, pricesIncludeVat: true }
    expect(await refusal(office, { ...small, lines: lines(10_000) })).toEqual([])
    expect(await refusal(office, { ...small, lines: lines(10_001) })).toContain(
      'client.street required',
    )
    const reverse = [aLine({ unitPriceCents: 100, vatKind: 'reverse-domestic' })]
    expect(await refusal(office, { ...small, lines: reverse })).toContain('client.town required')
    const [row] = (await office.call('invoices.list', { filter: 'open' })).rows
    expect((await office.call('invoices.get', { id: row?.id ?? 0 })).supplyFrom).toBe('2026-03-16')
  })

  it('warns without stopping', async () => {
    const office = await anOffice()
    const warnings = async (draft: DraftInput) =>
      (await office.call('invoices.check', { id: (await aDraft(office, draft)).id })).warnings
    expect(await warnings({})).toEqual([])
    expect(await warnings({ supplyFrom: '2026-01-31' })).toEqual([
      { path: 'supplyFrom', code: 'issued-late', params: { date: '2026-02-15' } },
    ])
    expect(await warnings({ supplyFrom: '2026-03-01' })).toEqual([])
    // On the fifteenth of the next month it is in time, on the sixteenth it is late.
    office.setClock('2026-03-15T20:00:00.000Z')
    expect(await warnings({ supplyFrom: '2026-02-28' })).toEqual([])
    office.setClock('2026-03-16T09:00:00.000Z')
    expect(await warnings({ supplyFrom: '2026-02-28' })).toMatchObject([
      { code: 'issued-late', params: { date: '2026-03-15' } },
    ])
    const noEmail = await aClient(office, { emails: [] })
    expect(await warnings({ clientId: noEmail })).toEqual([
      { path: 'client.email', code: 'no-email' },
    ])
    expect(await warnings({ clientId: await aGermanClient(office) })).toEqual([
      { path: 'lines', code: 'vat-charged-abroad' },
    ])
    expect(await warnings({ discount: { basisPoints: 10_000 } })).toEqual([
      { path: 'lines', code: 'total-zero' },
    ])
  })

  it('can be looked at before anything was saved', async () => {
    const office = await anOffice()
    const check = await office.call('invoices.check', { draft: { lines: [large] } })
    expect(check).toMatchObject({
      number: '2026-0001',
      issuedOn: '2026-03-16',
      dueOn: '2026-03-30',
    })
    expect(check.problems.map(({ path }) => path)).toEqual(['clientId', 'supplyFrom'])
    expect((await office.call('invoices.list', {})).rows).toEqual([])
  })
})

describe('an issued invoice is kept by the database itself', () => {
  const statements: Record<string, string> = {
    'another amount': 'UPDATE invoices SET grossCents = 1 WHERE id = $id',
    'another customer': "UPDATE invoices SET buyerName = 'X' WHERE id = $id",
    'another number': "UPDATE invoices SET number = 'X' WHERE id = $id",
    'another date': "UPDATE invoices SET issuedOn = '2020-01-01' WHERE id = $id",
    'back to draft': 'UPDATE invoices SET issuedAt = NULL, number = NULL WHERE id = $id',
    'deleting it': 'DELETE FROM invoices WHERE id = $id',
    'changing a line': 'UPDATE invoiceLines SET quantity = 1 WHERE invoiceId = $id',
    'deleting its lines': 'DELETE FROM invoiceLines WHERE invoiceId = $id',
    'another line': `INSERT INTO invoiceLines (invoiceId, position, quantity, unitPriceCents,
      discountBasisPoints, vatKind, vatRate, amountCents)
      VALUES ($id, 99, 1000, 1, 0, 'standard', 2100, 1)`,
    'changing its VAT': 'UPDATE invoiceVat SET vatCents = 0 WHERE invoiceId = $id',
    'deleting its VAT': 'DELETE FROM invoiceVat WHERE invoiceId = $id',
    'another PDF': 'UPDATE invoiceDocuments SET bytes = zeroblob(1) WHERE invoiceId = $id',
    'deleting its PDF': 'DELETE FROM invoiceDocuments WHERE invoiceId = $id',
    'skipping a number': 'UPDATE invoiceNumbers SET last = last + 2 WHERE seriesId > 0 OR $id',
    'forgetting a number': 'DELETE FROM invoiceNumbers WHERE seriesId > 0 OR $id',
  }

  it('whatever is tried', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    await office.call('invoices.makePdfs', { ids: [id] })
    const before = await office.call('invoices.get', { id })
    const books = office.database()
    for (const [what, sql] of Object.entries(statements)) {
      expect(() => books.run(sql, { id }), what).toThrow()
    }
    expect(await office.call('invoices.get', { id })).toEqual(before)
  })
})
