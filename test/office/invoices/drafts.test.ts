import { describe, expect, it } from 'vitest'
import { isAppError } from '../../../shared/errors'
import { computeTotals } from '../../../shared/invoices/totals'
import { anOffice, codeOf } from '../../support/office/office'
import { aMember, signIn } from '../../support/office/key-files'
import { settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { aClient, aDraft, aLine, anIssued } from './an-invoice'

/** The fields a refusal names, with their codes. */
const problemsOf = async (call: Promise<unknown>): Promise<string[]> => {
  try {
    await call
  } catch (error) {
    if (isAppError(error) && 'problems' in error.details) {
      return error.details.problems.map(({ path, code }) => `${path} ${code}`)
    }
    throw error
  }
  return []
}

describe('a draft invoice', () => {
  it('keeps everything that was typed, and the totals of the shared rules', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const lines = [
      aLine({ description: 'Ontwerp\nen bouw 🎨', quantity: 12_500, unitPriceCents: 8_250 }),
      aLine({ discountBasisPoints: 1_000, vatKind: 'reduced', unitPriceCents: 333 }),
      aLine({ quantity: -2_000, unitPriceCents: 1_999 }),
    ]
    const draft = await office.call('invoices.addDraft', {
      clientId,
      reference: 'PO 4711',
      attention: 'mevrouw Jansen',
      supplyFrom: '2026-01-01',
      supplyTo: '2026-03-31',
      discount: { basisPoints: 500 },
      note: 'Dank u',
      lines,
    })
    const totals = computeTotals({
      lines: lines.map((line) => ({
        ...line,
        quantity: line.quantity ?? 1000,
        discountBasisPoints: line.discountBasisPoints ?? 0,
        vatRate: line.vatKind === 'reduced' ? 900 : 2100,
      })),
      discount: { basisPoints: 500 },
      pricesIncludeVat: false,
    })
    expect(draft).toMatchObject({
      kind: 'invoice',
      state: 'draft',
      number: null,
      clientId,
      clientName: 'Bakkerij De Korenaar',
      reference: 'PO 4711',
      attention: 'mevrouw Jansen',
      supplyFrom: '2026-01-01',
      supplyTo: '2026-03-31',
      discount: { basisPoints: 500 },
      note: 'Dank u',
      vat: totals.vat,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      discountCents: totals.discountCents,
    })
    expect(draft.lines.map((line) => line.amountCents)).toEqual(
      totals.lines.map((line) => line.amountCents),
    )
    expect(draft.lines[0]?.description).toBe('Ontwerp\nen bouw 🎨')
    expect(await office.call('invoices.get', { id: draft.id })).toEqual(draft)
  })

  it('takes VAT out of prices that include it', async () => {
    const office = await anOffice()
    const draft = await aDraft(office, {
      pricesIncludeVat: true,
      lines: [aLine({ unitPriceCents: 12_100 })],
    })
    expect(draft).toMatchObject({ netCents: 10_000, vatCents: 2_100, grossCents: 12_100 })
  })

  it('charges the rate of the day of supply, of a period that of its end', async () => {
    const office = await anOffice()
    const lines = [aLine({ vatKind: 'reduced' })]
    const rateOf = async (supplyFrom: string, supplyTo: string | null) =>
      (await aDraft(office, { supplyFrom, supplyTo, lines })).vat[0]?.rate
    expect(await rateOf('2018-12-31', null)).toBe(600)
    expect(await rateOf('2019-01-01', null)).toBe(900)
    expect(await rateOf('2018-12-01', '2019-01-31')).toBe(900)
  })

  it('may be as empty as can be, and keeps a discount before there are lines', async () => {
    const office = await anOffice()
    const draft = await office.call('invoices.addDraft', { discount: { cents: 2_500 } })
    expect(draft).toMatchObject({ clientId: null, grossCents: 0, discount: { cents: 2_500 } })
  })

  it('is saved over only by who saw what is there', async () => {
    const office = await anOffice()
    const { id, updatedAt } = await aDraft(office)
    const input = { id, clientId: null, lines: [aLine({ unitPriceCents: 5_000 })] }
    const mine = await office.call('invoices.changeDraft', { ...input, updatedAt })
    expect(mine.grossCents).toBe(6_050)
    expect(await codeOf(office.call('invoices.changeDraft', { ...input, updatedAt }))).toBe(
      'changed-meanwhile',
    )
    expect(
      (await office.call('invoices.changeDraft', { ...input, updatedAt: mine.updatedAt }))
        .grossCents,
    ).toBe(6_050)
  })

  it('that was issued leaves what a colleague was typing in it to them, until its client goes', async () => {
    const office = await anOffice()
    const { id, clientId } = await aDraft(office)
    const form = `invoices/${id}`
    const email = 'stan@voorbeeld.nl'
    const added = await office.call('users.add', { name: 'Stan', email, role: 'staff' })
    const stan = office.anotherSeat()
    await stan.call('session.unlock', { email, password: added.startPassword ?? '' })
    await stan.call('session.changePassword', {
      current: null,
      password: 'nog een lang wachtwoord',
    })
    for (const { call } of [office, stan])
      await call('typing.keep', { form, value: '"getypt"', clientId: null })
    const issued = await office.call('invoices.issue', { id })
    expect(await office.call('typing.recall', { form })).toBe(null)
    expect(await stan.call('typing.recall', { form })).toMatchObject({ value: '"getypt"' })
    settle(office, issued)
    await terminated(office, { id: clientId ?? 0, on: '2026-03-16' })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    expect(await stan.call('typing.recall', { form })).toBe(null)
  })

  it('can be thrown away with all its rows; an issued one cannot', async () => {
    const office = await anOffice()
    const { id } = await aDraft(office, { reference: 'zoekmij' })
    await office.call('typing.keep', { form: `invoices/${id}`, value: '{}', clientId: null })
    await office.call('invoices.discardDraft', { id })
    expect(await codeOf(office.call('invoices.get', { id }))).toBe('not-found')
    expect((await office.call('invoices.list', { search: 'zoekmij' })).rows).toEqual([])
    expect(await office.call('typing.recall', { form: `invoices/${id}` })).toBe(null)
    const issued = await anIssued(office)
    expect(await codeOf(office.call('invoices.discardDraft', { id: issued.id }))).toBe(
      'invoice-issued',
    )
  })

  it('copies an issued invoice to a new draft for today', async () => {
    const office = await anOffice()
    const issued = await anIssued(office, {
      reference: 'PO 1',
      discount: { cents: 500 },
      lines: [aLine(), aLine({ description: 'Domein', vatKind: 'reduced' })],
    })
    const copy = await office.call('invoices.copy', { id: issued.id })
    expect(copy).toMatchObject({
      state: 'draft',
      number: null,
      reference: 'PO 1',
      supplyFrom: '2026-03-16',
      discount: { cents: 500 },
      grossCents: issued.grossCents,
    })
    expect(copy.lines.map((line) => line.description)).toEqual(['Hosting zakelijk', 'Domein'])
  })

  it('never keeps a BSN or a card number, and says where it stood', async () => {
    const office = await anOffice()
    const refusal = office.office.call('invoices.addDraft', {
      lines: [aLine(), aLine({ description: 'Voor BSN 111222333' })],
    })
    expect(await refusal).toMatchObject({
      code: 'forbidden-content',
      details: { field: 'lines.1.description', found: 'bsn' },
    })
    for (const field of ['reference', 'orderNumber', 'attention', 'note']) {
      const answer = await office.office.call('invoices.addDraft', {
        [field]: 'kaart 4111 1111 1111 1111',
      })
      expect(answer).toMatchObject({ code: 'forbidden-content', details: { field } })
    }
    expect((await office.call('invoices.list', {})).rows).toEqual([])
  })
})

describe('a number that an owner says is no BSN', () => {
  const typed = { reference: 'Zaak 111222333', orderNumber: '123456782', lines: [aLine()] }

  it('is kept with a reason in the log, without the number; then it stands, there alone', async () => {
    const office = await anOffice()
    const { id, updatedAt, ...draft } = await office.call('invoices.addDraft', {
      ...typed,
      overrule: 'client-number',
    })
    expect(draft).toMatchObject({ reference: typed.reference, orderNumber: typed.orderNumber })
    const { rows } = await office.call('audit.list', {})
    expect(rows.find(({ code }) => code === 'no-bsn-client-number')).toMatchObject({
      entityId: id,
      fields: ['reference'],
    })
    expect(JSON.stringify(rows)).not.toMatch(/111222333|123456782/)
    // Going on with it is nobody's business any more; a second number is.
    const again = { ...typed, id, reference: 'Spoed: zaak 111222333' }
    const changed = await office.call('invoices.changeDraft', { ...again, updatedAt })
    await office.call('invoices.copy', { id })
    const more = { ...again, updatedAt: changed.updatedAt, note: '123456782' }
    expect(await codeOf(office.call('invoices.changeDraft', more))).toBe('forbidden-content')
    const elsewhere = office.call('clients.add', {
      kind: 'person',
      lastName: 'X',
      note: '111222333',
    })
    expect(await codeOf(elsewhere)).toBe('forbidden-content')
  })

  it('is one number, and not what is called a BSN, now or later', async () => {
    const office = await anOffice()
    const word = { overrule: 'client-number' } as const
    const two = { ...typed, ...word, note: 'Ook 123456782' }
    expect(await codeOf(office.call('invoices.addDraft', two))).toBe('forbidden-content')
    const named = { ...typed, ...word, reference: 'BSN 111222333' }
    expect(await codeOf(office.call('invoices.addDraft', named))).toBe('forbidden-content')
    const { id, updatedAt } = await office.call('invoices.addDraft', { ...typed, ...word })
    const renamed = { ...typed, id, updatedAt, reference: 'BSN 111222333' }
    expect(await codeOf(office.call('invoices.changeDraft', renamed))).toBe('forbidden-content')
  })

  it('does not keep its invoice from being credited, in as many words', async () => {
    const office = await anOffice()
    const word = { overrule: 'client-number' } as const
    const clientId = await aClient(office)
    const made = { ...typed, ...word, clientId, supplyFrom: '2026-03-10' }
    const draft = await office.call('invoices.addDraft', made)
    const invoice = await office.call('invoices.issue', { id: draft.id })
    const credit = await office.call('invoices.credit', { id: invoice.id })
    const { reference } = await office.call('invoices.changeCredit', {
      id: credit.id,
      updatedAt: credit.updatedAt,
      reference: credit.reference,
    })
    expect(reference).toBe(typed.reference)
    const more = office.call('invoices.credit', { id: invoice.id, note: '123456782' })
    expect(await codeOf(more)).toBe('forbidden-content')
  })

  it('is refused to anybody else, and a card number to the owner too', async () => {
    const office = await anOffice()
    const card = { ...typed, note: '4111 1111 1111 1111', overrule: 'other-number' } as const
    expect(await codeOf(office.call('invoices.addDraft', card))).toBe('forbidden-content')
    const sam = await aMember(office, 'staff')
    const seat = office.anotherSeat()
    await signIn(seat, sam)
    const asStaff = seat.call('invoices.addDraft', { ...typed, overrule: 'client-number' })
    expect(await codeOf(asStaff)).toBe('forbidden-content')
  })
})

describe('amounts at the edge', () => {
  it('refuses an amount of 10^15 at its field', async () => {
    const office = await anOffice()
    const call = office.call('invoices.addDraft', { lines: [aLine({ unitPriceCents: 1e15 })] })
    expect(await problemsOf(call)).toEqual(['lines.0.unitPriceCents amount-out-of-range'])
  })

  it('refuses a product and a sum beyond the bound', async () => {
    const office = await anOffice()
    const most = aLine({ unitPriceCents: 1e13 })
    const product = office.call('invoices.addDraft', {
      lines: [aLine(), { ...most, quantity: 2_000 }],
    })
    expect(await problemsOf(product)).toEqual(['lines.1.unitPriceCents amount-out-of-range'])
    const sum = office.call('invoices.addDraft', { lines: [most, most] })
    expect(await problemsOf(sum)).toEqual(['lines amount-out-of-range'])
    expect((await office.call('invoices.list', {})).rows).toEqual([])
  })

  it('refuses quantities, dates and discounts that cannot be', async () => {
    const office = await anOffice()
    expect(
      await problemsOf(
        office.call('invoices.addDraft', {
          supplyFrom: '1999-12-31',
          supplyTo: '2026-02-30',
          discount: { basisPoints: 10_001 },
          lines: [aLine({ quantity: 1.5 }), aLine({ quantity: 2e12 })],
        }),
      ),
    ).toEqual(
      expect.arrayContaining([
        'supplyFrom supply-too-early',
        'supplyTo not-a-date',
        'lines.0.quantity not-a-quantity',
        'lines.1.quantity quantity-out-of-range',
      ]),
    )
  })

  it('takes ten thousand lines and names the one too many', async () => {
    const office = await anOffice()
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      aLine({ description: `Regel ${index + 1}`, unitPriceCents: 199 }),
    )
    const draft = await aDraft(office, { lines })
    expect(draft.lines).toHaveLength(10_000)
    expect(draft).toMatchObject({ netCents: 1_990_000, vatCents: 417_900 })
    const more = office.call('invoices.addDraft', { lines: [...lines, aLine()] })
    expect(await problemsOf(more)).toEqual(['lines too-many-lines'])
  })
})
