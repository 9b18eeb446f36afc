import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract'
import type { Quote } from '../../../shared/quotes/contract'
import { aCreditNote, aClient } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aPersonNamed } from '../../support/office/retention'
import { anItem } from '../../support/office/services'
import { terminated } from '../../support/office/terminated'
import { signInAs } from '../../support/office/clients'
import { aBackup, restore } from '../backup/books'

const now = '2026-03-16T09:00:00.000Z'
const today = '2026-03-16'

const aDraft = async (
  office: TestOffice,
  overrides: Partial<Input<'quotes.add'>> = {},
): Promise<Quote> =>
  office.call('quotes.add', {
    clientId: overrides.clientId ?? (await aClient(office)),
    lines: [{ description: 'Website', unitPriceCents: 123_457, vatKind: 'standard' }],
    ...overrides,
  })

const aSent = async (office: TestOffice, overrides: Partial<Input<'quotes.add'>> = {}) => {
  const { id, updatedAt } = await aDraft(office, overrides)
  return office.call('quotes.send', { id, updatedAt })
}

const anAccepted = async (office: TestOffice, overrides: Partial<Input<'quotes.add'>> = {}) => {
  const { id } = await aSent(office, overrides)
  return office.call('quotes.accept', { id, on: today, by: 'mail' })
}

const planned = async (
  office: TestOffice,
  shares: number[],
  overrides: Partial<Input<'quotes.add'>> = {},
) => {
  const { id } = await anAccepted(office, overrides)
  return office.call('quotes.plan', { id, shares })
}

const billed = async (office: TestOffice, quoteId: number, nth: number) => {
  const { steps } = await office.call('quotes.get', { id: quoteId })
  const stepId = steps.find((step) => step.nth === nth)?.id ?? 0
  const { invoiceId } = await office.call('quotes.bill', { stepId })
  return invoiceId
}

const issued = async (office: TestOffice, quoteId: number, nth: number) => {
  const id = await billed(office, quoteId, nth)
  await office.call('invoices.issue', { id })
  return office.call('invoices.get', { id })
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

describe('a quote', () => {
  it('gets its number when it is sent, without a gap, and stays as it was then', async () => {
    const office = await anOffice({ now })
    const thrown = await aDraft(office)
    await office.call('quotes.discard', { id: thrown.id })
    const empty = await aDraft(office, { lines: [] })
    const { id, updatedAt } = empty
    expect(await codeOf(office.call('quotes.send', { id, updatedAt }))).toBe('quote-incomplete')
    const sent = await aSent(office, { intro: 'Beste klant' })
    expect(sent).toMatchObject({
      number: 'OF2026-0001',
      state: 'sent',
      validUntil: '2026-04-15',
      grossCents: 149_383,
    })
    expect((await aSent(office)).number).toBe('OF2026-0002')
    const again = { ...sent, lines: [], intro: 'Anders' }
    expect(await codeOf(office.call('quotes.change', { ...again, discount: null }))).toBe(
      'quote-sent',
    )
    expect(await codeOf(office.call('quotes.discard', { id: sent.id }))).toBe('quote-sent')
    const db = office.database()
    for (const sql of [
      `UPDATE quotes SET intro = 'x' WHERE id = ${sent.id}`,
      `UPDATE quoteLines SET unitPriceCents = 1 WHERE quoteId = ${sent.id}`,
      'UPDATE quoteNumbers SET last = last + 2',
      'DELETE FROM quoteNumbers',
    ])
      expect(() => db.exec(sql), sql).toThrow()
    db.close()
  })

  it('is not saved over what a colleague saved, and not sent as nobody saw it', async () => {
    const office = await anOffice({ now })
    const { id, updatedAt, clientId } = await aDraft(office)
    await office.call('quotes.change', { id, updatedAt, clientId, lines: [] })
    const stale = office.call('quotes.change', { id, updatedAt, clientId })
    expect(await codeOf(stale)).toBe('changed-meanwhile')
    expect(await codeOf(office.call('quotes.send', { id, updatedAt }))).toBe('changed-meanwhile')
  })

  it('lapses after its last day; a late word counts only when somebody says so', async () => {
    const office = await anOffice({ now })
    const { id } = await aSent(office, { validUntil: '2026-03-20' })
    office.setClock('2026-03-20T22:00:00.000Z')
    expect((await office.call('quotes.get', { id })).state).toBe('sent')
    office.setClock('2026-03-21T09:00:00.000Z')
    expect((await office.call('quotes.list', { filter: 'lapsed' })).rows).toMatchObject([{ id }])
    const accept = (on: string, late = false) =>
      office.call('quotes.accept', { id, on, by: 'phone', late })
    expect(await codeOf(accept('2026-03-15'))).toBe('invalid-input')
    expect(await codeOf(accept('2026-03-22'))).toBe('invalid-input')
    expect(await codeOf(accept('2026-03-21'))).toBe('quote-lapsed')
    expect((await accept('2026-03-20')).state).toBe('accepted')
    await office.call('quotes.reopen', { id })
    expect((await accept('2026-03-21', true)).state).toBe('accepted')
    expect(await codeOf(accept('2026-03-21', true))).toBe('quote-decided')
  })

  it('is found by number, client and reference, and waits on the start screen', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office, { companyName: 'Bakkerij Korenaar' })
    const soon = await aSent(office, { clientId, validUntil: '2026-03-23', reference: 'Nieuwbouw' })
    await aSent(office)
    const { id } = await anAccepted(office)
    for (const search of ['of2026-0001', 'korenaar', 'bouw'])
      expect((await office.call('quotes.list', { search })).rows).toMatchObject([{ id: soon.id }])
    expect((await office.call('quotes.list', { search: '%' })).rows).toEqual([])
    const page = await office.call('quotes.list', { limit: 2 })
    expect(page.rows.map((row) => row.id)).toEqual([id, id - 1])
    const rest = await office.call('quotes.list', { limit: 2, after: page.next })
    expect(rest.rows.map((row) => row.id)).toEqual([soon.id])
    expect(await office.call('quotes.due', {})).toEqual({
      lapsing: 1,
      toBill: 1,
      toBillCents: 149_383,
      held: 0,
    })
  })

  it('is a PDF that stays as it was made, and an e-mail draft to the client', async () => {
    const office = await anOffice({ now })
    const { id } = await aSent(office)
    const save = async (name: string): Promise<Buffer> => {
      const path = join(office.dir, name)
      await office.call('quotes.savePdf', { id, file: office.saveTo(path) })
      return readFileSync(path)
    }
    const first = await save('een.pdf')
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await save('twee.pdf')).equals(first)).toBe(true)
    const path = join(office.dir, 'offerte.eml')
    await office.call('quotes.saveMail', { id, file: office.saveTo(path) })
    const mail = readFileSync(path, 'utf8')
    expect(mail).toContain('Subject: Offerte OF2026-0001 van')
    expect(mail).toContain('Offerte-OF2026-0001.pdf')
    expect((await office.call('quotes.get', { id })).mailedAt).not.toBeNull()
  })
})

describe('an accepted quote', () => {
  it('in halves: VAT is charged once, and both come to the quote to the cent', async () => {
    const office = await anOffice({ now })
    const lines = [
      { description: 'Website', unitPriceCents: 99_999, vatKind: 'standard' as const },
      { description: 'Boekje', quantity: 3000, unitPriceCents: 1_111, vatKind: 'reduced' as const },
    ]
    const quote = await planned(office, [5000, 5000], { lines, discount: { basisPoints: 333 } })
    const stepOf = (nth: number) => quote.steps[nth - 1]?.id ?? 0
    const early = office.call('quotes.bill', { stepId: stepOf(2) })
    expect(await codeOf(early)).toBe('quote-step-waits')
    const first = await issued(office, quote.id, 1)
    expect(first.lines.map((line) => line.description)).toEqual([
      'Voorschot van 50% op offerte OF2026-0001 van 16 maart 2026',
      'Voorschot van 50% op offerte OF2026-0001 van 16 maart 2026',
    ])
    expect(await codeOf(office.call('quotes.bill', { stepId: stepOf(1) }))).toBe('quote-billed')
    const last = await issued(office, quote.id, 2)
    expect(last.lines.filter(({ deductsId }) => deductsId === first.id)).toHaveLength(2)
    expect(first.grossCents + last.grossCents).toBe(quote.grossCents)
    for (const { kind, netCents, vatCents } of quote.vat) {
      const rows = [...first.vat, ...last.vat].filter((row) => row.kind === kind)
      expect([sum(rows.map((row) => row.netCents)), sum(rows.map((row) => row.vatCents))]).toEqual([
        netCents,
        vatCents,
      ])
    }
    const done = await office.call('quotes.get', { id: quote.id })
    expect(done.state).toBe('billed')
    expect((await office.call('quotes.due', {})).toBill).toBe(0)
    expect(await office.call('quotes.ofInvoice', { invoiceId: last.id })).toEqual({
      id: quote.id,
      number: 'OF2026-0001',
    })
    // An e-invoice that the rules have nothing against.
    const file = office.saveTo(join(office.dir, 'laatste.xml'))
    await office.call('invoices.saveUbl', { id: last.id, flavour: 'peppol', file })
    const xml = readFileSync(join(office.dir, 'laatste.xml'), 'utf8')
    expect(xml).toContain(`<cbc:ID>${first.number ?? ''}</cbc:ID>`)
  })

  it('takes a down payment off at the rate it was charged at, and is billed by nothing but itself', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await office.call('clients.add', {
      ...{ kind: 'person', firstName: 'Xanthippe', lastName: 'Janssens', country: 'BE' },
      ...{ street: 'Grote Markt', houseNumber: '1', postcode: '1000', town: 'Brussel' },
    })
    const belgian = { country: 'BE', rate: 2_100, validFrom: '2026-01-01' }
    const typed = await office.call('vat.typeCountryRate', belgian)
    await office.call('vat.chooseCountryVat', { since: '2026-01-01' })
    const quote = await planned(office, [5000, 5000], {
      clientId,
      lines: [{ description: 'Website', unitPriceCents: 100_000, vatKind: 'consumer-eu' }],
    })
    const first = await issued(office, quote.id, 1)
    expect(first.vat).toMatchObject([{ rate: 2_100, netCents: 50_000 }])
    await office.call('vat.withdrawCountryRate', { id: typed.id })
    await office.call('vat.typeCountryRate', { ...belgian, rate: 2_200 })
    const last = await issued(office, quote.id, 2)
    expect(last.lines.map(({ vatRate, amountCents }) => [vatRate, amountCents])).toEqual([
      [2_200, 100_000],
      [2_100, -50_000],
    ])

    // Put right in a case, it is credited by hand and billed anew at the quote: never beside it.
    const { id, version } = await office.call('privacy.register', {
      ...{ type: 'rectification', clientId, channel: 'mail', receivedOn: today },
    })
    const move = { move: 'pass-identity', method: 'in-person' } as const
    await office.call('privacy.move', { id, version, move })
    const { updatedAt } = await office.call('privacy.card', { id })
    const changes = [{ field: 'street', to: 'Nieuwstraat' }]
    await office.call('privacy.rectify', { id, updatedAt, changes })
    const redo = office.call('privacy.redo', { id, invoiceId: last.id })
    expect(await codeOf(redo)).toBe('billed-by-quote')
    const { steps } = await office.call('quotes.get', { id: quote.id })
    expect(steps[1]?.invoice?.id).toBe(last.id)
  })

  it('deducts what still stands of a down payment that was credited', async () => {
    const office = await anOffice({ now })
    const quote = await planned(office, [3000, 3000, 4000], { pricesIncludeVat: true })
    const one = await issued(office, quote.id, 1)
    const two = await issued(office, quote.id, 2)
    const lastId = await billed(office, quote.id, 3)
    const draft = await office.call('invoices.get', { id: lastId })
    const without = draft.lines.filter(({ deductsId }) => deductsId === null)
    const { discount, note } = draft
    const change = office.call('invoices.changeDraft', {
      id: lastId,
      updatedAt: draft.updatedAt,
      clientId: draft.clientId,
      supplyFrom: today,
      pricesIncludeVat: true,
      discount,
      note,
      lines: without,
    })
    expect(await codeOf(change)).toBe('deduction-stays')
    await aCreditNote(office, two.id)
    const stale = office.call('invoices.issue', { id: lastId })
    expect(await codeOf(stale)).toBe('deduction-outdated')
    await office.call('invoices.discardDraft', { id: lastId })
    const last = await issued(office, quote.id, 3)
    expect(one.grossCents + last.grossCents).toBe(quote.grossCents)
    // What was deducted is not credited under it.
    expect(await codeOf(office.call('invoices.credit', { id: one.id }))).toBe(
      'down-payment-deducted',
    )
    const second = quote.steps[1]?.id ?? 0
    expect(await codeOf(office.call('quotes.bill', { stepId: second }))).toBe('quote-billed')
    // Credited whole, the last one is billed anew, with the instalment that had gone.
    await aCreditNote(office, last.id)
    const again = await issued(office, quote.id, 2)
    const final = await issued(office, quote.id, 3)
    expect(one.grossCents + again.grossCents + final.grossCents).toBe(quote.grossCents)
  })

  it('is one invoice as it was offered, or services and an invoice of the rest', async () => {
    const office = await anOffice({ now })
    const whole = await planned(office, [10_000], { discount: { cents: 1_001 } })
    const invoice = await issued(office, whole.id, 1)
    expect(invoice).toMatchObject({ grossCents: whole.grossCents, discount: { cents: 1_001 } })

    const itemId = await anItem(office)
    const { id, lines, clientId } = await anAccepted(office, {
      lines: [
        { description: 'Website', unitPriceCents: 50_000, vatKind: 'standard' },
        { description: 'Hosting', unitPriceCents: 9_900, vatKind: 'standard' },
      ],
    })
    const services = [
      { lineId: lines[1]?.id ?? 0, itemId, startsOn: '2026-04-01', priceCents: 9_900 },
    ]
    expect(await codeOf(office.call('quotes.plan', { id, shares: [], services }))).toBe(
      'invalid-input',
    )
    await office.call('quotes.plan', { id, shares: [10_000], services })
    const { rows } = await office.call('services.list', { clientId })
    expect(rows).toMatchObject([{ startsOn: '2026-04-01', priceCents: 9_900 }])
    expect((await issued(office, id, 1)).netCents).toBe(50_000)
    // Made once: neither planned again nor taken back.
    for (const again of [
      office.call('quotes.plan', { id, shares: [10_000] }),
      office.call('quotes.reopen', { id }),
    ])
      expect(await codeOf(again)).toBe('quote-billed')
  })

  it('bills a step once, whoever asks: the database refuses a second invoice', async () => {
    const office = await anOffice({ now })
    const quote = await planned(office, [10_000])
    await billed(office, quote.id, 1)
    const other = await office.call('invoices.addDraft', { clientId: quote.clientId })
    const db = office.database()
    expect(() =>
      db.exec(
        `UPDATE invoices SET quoteStepId = ${quote.steps[0]?.id ?? 0} WHERE id = ${other.id}`,
      ),
    ).toThrow()
    db.close()
  })
})

describe('a restore', () => {
  it('gives no number twice, and bills nothing twice before somebody looked', async () => {
    const office = await anOffice({ now })
    const { id } = await planned(office, [5000, 5000])
    const path = await aBackup(office)
    await issued(office, id, 1)
    await aSent(office)
    await restore(office, path)
    const stepId = (await office.call('quotes.get', { id })).steps[0]?.id ?? 0
    expect(await codeOf(office.call('quotes.bill', { stepId }))).toBe('quote-held')
    expect((await office.call('quotes.due', {})).held).toBe(1)
    await office.call('quotes.settleHeld', { id })
    await office.call('quotes.bill', { stepId })
    expect((await aSent(office)).number).toBe('OF2026-0003')
  })
})

describe('what is kept of quotes', () => {
  it('is nothing of a client who went, also of accepted ones', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const lines = [
      { description: 'Site Quispelaar', unitPriceCents: 0, vatKind: 'standard' as const },
    ]
    const texts = { clientId, lines, intro: 'Beste Quispelaar', closing: 'Groet, Quispelaar' }
    await aDraft(office, texts)
    const quote = await planned(office, [10_000], texts)
    await issued(office, quote.id, 1)
    await office.call('quotes.savePdf', {
      id: quote.id,
      file: office.saveTo(join(office.dir, 'q.pdf')),
    })
    await terminated(office, { id: clientId, on: today })
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    const db = office.database()
    for (const table of ['quotes', 'quoteLines', 'quoteDocuments', 'quoteSteps'])
      expect(db.all(`SELECT * FROM ${table}`), table).toEqual([])
    expect(db.get('SELECT quoteStepId FROM invoices')).toEqual({ quoteStepId: null })
    db.close()
    // The number stays handed out.
    expect((await aSent(office)).number).toBe('OF2026-0002')
  })

  it('goes a year after it was refused or lapsed; an accepted one stays with the client', async () => {
    const office = await anOffice({ now })
    const refused = await aSent(office)
    await office.call('quotes.close', { id: refused.id, outcome: 'refused', on: today })
    const lapsed = await aSent(office, { validUntil: '2026-03-31' })
    const kept = await anAccepted(office)
    const left = async (at: string) => {
      office.setClock(at)
      await office.call('retention.run', {})
      return (await office.call('quotes.list', {})).rows.map(({ id }) => id)
    }
    expect(await left('2027-03-16T09:00:00.000Z')).toEqual([kept.id, lapsed.id, refused.id])
    expect(await left('2027-03-17T09:00:00.000Z')).toEqual([kept.id, lapsed.id])
    expect(await left('2027-04-01T09:00:00.000Z')).toEqual([kept.id])
  })

  it('is nothing for support', async () => {
    const office = await anOffice({ now })
    const { id } = await aDraft(office)
    await signInAs(office, 'support')
    expect(await codeOf(office.call('quotes.get', { id }))).toBe('forbidden')
  })
})
