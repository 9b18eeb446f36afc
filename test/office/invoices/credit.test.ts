import { describe, expect, it } from 'vitest'
import type { Invoice } from '../../../shared/invoices/contract'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aDraft, aLine, anIssued } from './an-invoice'

type DraftInput = Parameters<typeof aDraft>[1]
type Part = { lineId: number } & ({ quantity: number } | { amountCents: number })

/** An issued invoice, whole. */
const invoiced = async (office: TestOffice, draft: DraftInput): Promise<Invoice> =>
  office.call('invoices.get', { id: (await anIssued(office, draft)).id })

const credited = async (office: TestOffice, id: number, lines: Part[] | null): Promise<Invoice> => {
  const draft = await office.call('invoices.credit', { id, lines })
  await office.call('invoices.issue', { id: draft.id })
  return office.call('invoices.get', { id: draft.id })
}

const lineId = (invoice: Invoice, index: number): number => invoice.lines[index]?.id ?? 0

describe('a credit note', () => {
  it('takes back a whole invoice, to the cent and per rate', async () => {
    const office = await anOffice()
    const original = await invoiced(office, {
      reference: 'PO 9',
      discount: { basisPoints: 333 },
      lines: [
        aLine({ quantity: 3_333, unitPriceCents: 777 }),
        aLine({ vatKind: 'reduced', unitPriceCents: 1_999, discountBasisPoints: 1_250 }),
        aLine({ quantity: -500, unitPriceCents: 333 }),
      ],
    })
    const note = await credited(office, original.id, null)
    expect(note).toMatchObject({
      kind: 'credit',
      number: '2026-0002',
      reference: 'PO 9',
      credits: { id: original.id, number: '2026-0001', issuedOn: '2026-03-16' },
      vat: original.vat,
      netCents: original.netCents,
      vatCents: original.vatCents,
      grossCents: original.grossCents,
      discountCents: original.discountCents,
      supplyFrom: original.supplyFrom,
      buyer: original.buyer,
      state: 'paid',
      openCents: 0,
    })
    const after = await office.call('invoices.get', { id: original.id })
    expect(after).toMatchObject({
      state: 'credited',
      openCents: 0,
      creditedCents: original.grossCents,
      creditNotes: [{ id: note.id, number: '2026-0002', grossCents: note.grossCents }],
      settlements: [
        { kind: 'credit', amountCents: original.grossCents, counter: { number: '2026-0002' } },
      ],
    })
    expect(note.settlements).toMatchObject([
      { kind: 'credit', amountCents: -original.grossCents, counter: { number: '2026-0001' } },
    ])
    expect(await codeOf(office.call('invoices.credit', { id: original.id }))).toBe('credit-exceeds')
  })

  it('takes back chosen lines, by quantity or by amount', async () => {
    const office = await anOffice()
    const original = await invoiced(office, {
      lines: [aLine({ quantity: 10_000, unitPriceCents: 5_000 }), aLine()],
    })
    const first = await credited(office, original.id, [
      { lineId: lineId(original, 0), quantity: 2_500 },
    ])
    expect(first.lines).toMatchObject([
      { quantity: 2_500, amountCents: 12_500, creditsLineId: lineId(original, 0) },
    ])
    expect(first.grossCents).toBe(15_125)
    const second = await credited(office, original.id, [
      { lineId: lineId(original, 1), amountCents: 4_000 },
    ])
    expect(second.lines).toMatchObject([{ quantity: 1_000, unitPriceCents: 4_000 }])
    const basis = await office.call('invoices.creditable', { id: original.id })
    expect(basis.lines).toMatchObject([
      { creditedQuantity: 2_500, creditedCents: 12_500 },
      { creditedCents: 4_000 },
    ])
    expect(await office.call('invoices.get', { id: original.id })).toMatchObject({
      state: 'part',
      creditedCents: 15_125 + 4_840,
      openCents: 72_600 - 15_125 - 4_840,
    })
    const rest = await credited(office, original.id, null)
    expect(rest.grossCents).toBe(72_600 - 15_125 - 4_840)
    expect((await office.call('invoices.get', { id: original.id })).state).toBe('credited')
  })

  it('keeps unit, price to four decimals and order number, of a part and of the rest', async () => {
    const office = await anOffice()
    const typed = { unit: 'hour', unitPriceCents: 12, unitPriceHundredths: 34 } as const
    const { id } = await anIssued(office, {
      orderNumber: 'PO 9',
      lines: [aLine({ ...typed, quantity: 1_234_000 })],
    })
    const { lines } = await office.call('invoices.get', { id })
    expect(lines).toMatchObject([{ ...typed, amountCents: 15_228 }])
    const lineId = lines[0]?.id ?? 0
    const part = await office.call('invoices.credit', {
      id,
      lines: [{ lineId, quantity: 234_000 }],
    })
    expect(part).toMatchObject({ orderNumber: 'PO 9', lines: [{ ...typed, quantity: 234_000 }] })
    await office.call('invoices.issue', { id: part.id })
    const rest = await office.call('invoices.credit', { id })
    expect(rest.lines).toMatchObject([{ ...typed, quantity: 1_000_000, amountCents: 12_340 }])
  })

  it('never takes more than is left, and names the line', async () => {
    const office = await anOffice()
    const original = await invoiced(office, {
      lines: [aLine(), aLine({ quantity: 2_000, unitPriceCents: 1_000 })],
    })
    const refused = async (lines: Part[]) =>
      office.office.call('invoices.credit', { id: original.id, lines })
    const second = lineId(original, 1)
    expect(await refused([{ lineId: second, quantity: 2_001 }])).toMatchObject({
      code: 'credit-exceeds',
      details: { line: 2 },
    })
    expect(await refused([{ lineId: second, amountCents: 2_001 }])).toMatchObject({
      details: { line: 2 },
    })
    expect(await refused([{ lineId: second, quantity: -1_000 }])).toMatchObject({
      details: { line: 2 },
    })
    expect(await refused([])).toMatchObject({
      code: 'invalid-input',
      details: { problems: [{ path: 'lines', code: 'nothing-to-credit' }] },
    })
    expect(await refused([{ lineId: 999_999, quantity: 1 }])).toMatchObject({
      details: { problems: [{ path: 'lines.0', code: 'unknown-line' }] },
    })
    const twice = { lineId: second, quantity: 500 }
    expect(await refused([twice, twice])).toMatchObject({
      details: { problems: [{ path: 'lines.1', code: 'double-line' }] },
    })
    expect((await office.call('invoices.list', { filter: 'draft' })).rows).toEqual([])
  })

  it('is judged again when it is issued', async () => {
    const office = await anOffice()
    const original = await invoiced(office, {})
    const late = await office.call('invoices.credit', { id: original.id })
    await credited(office, original.id, [{ lineId: lineId(original, 0), amountCents: 1 }])
    expect(await office.office.call('invoices.issue', { id: late.id })).toMatchObject({
      code: 'credit-exceeds',
      details: { line: 1 },
    })
    const chosen = await office.call('invoices.changeCredit', {
      id: late.id,
      updatedAt: late.updatedAt,
    })
    expect(chosen.grossCents).toBe(12_099)
    expect(
      await codeOf(
        office.call('invoices.changeCredit', { id: late.id, updatedAt: late.updatedAt }),
      ),
    ).toBe('changed-meanwhile')
    expect((await office.call('invoices.issue', { id: late.id })).number).toBe('2026-0003')
  })

  it('keeps what a paid invoice gets back open on itself', async () => {
    const office = await anOffice()
    const original = await invoiced(office, {})
    office.database().run(
      `INSERT INTO allocations (invoiceId, kind, amountCents, settledOn, createdAt)
       VALUES ($id, 'write-off', 10000, '2026-03-16', '2026-03-16T00:00:00.000Z')`,
      { id: original.id },
    )
    const note = await credited(office, original.id, null)
    expect(note).toMatchObject({ state: 'part', openCents: -10_000 })
    expect(await office.call('invoices.get', { id: original.id })).toMatchObject({
      state: 'credited',
      openCents: 0,
    })
    const { rows } = await office.call('invoices.list', { filter: 'open' })
    expect(rows.map((row) => row.id)).toEqual([note.id])
  })

  it('comes after its invoice in time, from an issued invoice only, and is not credited itself', async () => {
    const office = await anOffice()
    const draft = await aDraft(office)
    expect(await codeOf(office.call('invoices.credit', { id: draft.id }))).toBe(
      'invoice-not-issued',
    )
    const series = await office.call('settings.addSeries', {
      name: 'Credit',
      pattern: 'C{year}{number:3}',
      resetsYearly: true,
      nextNumber: 1,
    })
    const seriesId = series.find((one) => one.name === 'Credit')?.id ?? 0
    const original = await invoiced(office, {})
    const note = await office.call('invoices.credit', { id: original.id, seriesId })
    expect(await office.call('invoices.check', { id: note.id, on: '2026-03-15' })).toMatchObject({
      number: 'C2026001',
      problems: [{ path: 'issuedOn', code: 'before-original' }],
    })
    expect(await codeOf(office.call('invoices.issue', { id: note.id, on: '2026-03-15' }))).toBe(
      'invoice-incomplete',
    )
    expect((await office.call('invoices.issue', { id: note.id })).number).toBe('C2026001')
    expect(await codeOf(office.call('invoices.credit', { id: note.id }))).toBe('credit-of-credit')
  })

  it('is searched for forbidden content like any draft', async () => {
    const office = await anOffice()
    const original = await invoiced(office, {})
    expect(
      await office.office.call('invoices.credit', { id: original.id, note: 'BSN 111222333' }),
    ).toMatchObject({ code: 'forbidden-content', details: { field: 'note', found: 'bsn' } })
  })
})
