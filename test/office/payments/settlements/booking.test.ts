/** From the file of a payment provider to the books: seen first, booked once, and found at the bank. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NamedMapping } from '../../../../shared/payments/settlements'
import { aClient, allEntries, anInvoice, receive } from '../../../support/office/factories'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../../support/office/office'
import { aPersonNamed, anInvoiceFor } from '../../../support/office/retention'
import { terminated } from '../../../support/office/terminated'
import { csv, mollieHeader, paypalHeader, stripeHeader } from './files'

const lines =
  (header: readonly string[], usual: Record<string, string>) =>
  (...rows: Record<string, string>[]): string =>
    csv([header.slice(), ...rows.map((row) => header.map((one) => row[one] ?? usual[one] ?? ''))])

const mollie = lines(mollieHeader, {
  Date: '2026-03-10 10:00:00',
  Currency: 'EUR',
  'Settlement currency': 'EUR',
  'Settlement reference': '1234567.2603.01',
  Status: 'paid',
})
const stripe = lines(stripeHeader.concat('charge_id'), {
  automatic_payout_id: 'po_1QabcdEFG',
  created_utc: '2026-03-09 10:00:00',
  currency: 'eur',
})
const paypal = lines(paypalHeader, { Date: '10/03/2026', Status: 'Completed', Currency: 'EUR' })

const paid = (id: string, euros: string, description: string, name = '') => ({
  ID: id,
  'Settlement amount': euros,
  Description: description,
  'Consumer name': name,
})
const costs = (euros: string) => ({
  Description: 'Withheld transaction fees',
  'Settlement amount': euros,
})

const at = (office: TestOffice, content: string | Buffer) => {
  const path = join(temporaryFolder(), 'settlement.csv')
  writeFileSync(path, content)
  return office.readFrom(path)
}
const look = (office: TestOffice, contents: (string | Buffer)[], mapping?: NamedMapping) =>
  office.call('payments.previewSettlement', {
    files: contents.map((one) => at(office, one)),
    ...(mapping ? { mapping } : {}),
  })
const settle = async (office: TestOffice, content: string | Buffer, mapping?: NamedMapping) => {
  const { preview } = await look(office, [content], mapping)
  return office.call('payments.bookSettlement', { preview })
}
const openOf = async (office: TestOffice, id: number) =>
  (await office.call('invoices.get', { id })).openCents
describe('a file of a payment provider', () => {
  it('pays invoices in full, with the costs apart, and books nothing twice', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office)
    const euros = (invoice.grossCents / 100).toFixed(2)
    const file = mollie(paid('tr_1', euros, `Factuur ${invoice.number}`), costs('-1.47'))
    const preview = await look(office, [file])
    expect(preview).toMatchObject({
      rows: 2,
      newRows: 2,
      addsUp: true,
      foreign: [],
      files: [{ provider: 'mollie', account: 'Mollie', bookedBeforeAt: null, faultCount: 0 }],
      payouts: [
        {
          reference: '1234567.2603.01',
          grossCents: invoice.grossCents,
          feeCents: 147,
          netCents: invoice.grossCents - 147,
          paidOutCents: null,
        },
      ],
    })
    expect(await allEntries(office)).toEqual([])
    expect(await office.call('payments.bookSettlement', { preview: preview.preview })).toEqual({
      newRows: 2,
      found: 0,
    })
    expect(await office.call('payments.acceptCertain', {})).toMatchObject({ matched: 1, left: 0 })
    expect(await openOf(office, invoice.id)).toBe(0)
    expect(await office.call('payments.settlementFees', {})).toEqual([
      {
        month: '2026-03',
        account: 'Mollie',
        currency: 'EUR',
        grossCents: invoice.grossCents,
        feeCents: 147,
      },
    ])
    // The same file, and the same rows in another file.
    const again = await look(office, [file])
    expect(again).toMatchObject({
      newRows: 0,
      files: [{ bookedBeforeAt: '2026-03-16T09:00:00.000Z' }],
    })
    const booking = { preview: again.preview }
    expect(await codeOf(office.call('payments.bookSettlement', booking))).toBe('nothing-new')
    const more = mollie(
      paid('tr_1', euros, `Factuur ${invoice.number}`),
      paid('tr_2', '5.00', 'Iets anders'),
    )
    expect(await settle(office, more)).toMatchObject({ newRows: 1 })
    expect(await codeOf(office.call('payments.bookSettlement', booking))).toBe('preview-gone')
  })

  it('is not certain against what the name says', async () => {
    const office = await anOffice()
    const other = await aClient(office, { companyName: 'Willemsen Bouw BV' })
    const theirs = await anInvoice(office, { clientId: other })
    const invoice = await anInvoice(office)
    const euros = (invoice.grossCents / 100).toFixed(2)
    const name = (await office.call('clients.get', { id: other })).name
    await settle(office, mollie(paid('tr_1', euros, `Factuur ${invoice.number}`, name)))
    expect(await office.call('payments.certain', {})).toMatchObject({ entries: 0 })
    expect(await openOf(office, theirs.id)).toBeGreaterThan(0)
  })

  it('reopens what is charged back, once it was told of which payment', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office)
    const euros = (invoice.grossCents / 100).toFixed(2)
    const charge = {
      balance_transaction_id: 'txn_1',
      charge_id: 'ch_1',
      gross: euros,
      fee: '0.50',
      net: ((invoice.grossCents - 50) / 100).toFixed(2),
      reporting_category: 'charge',
      description: `Factuur ${invoice.number}`,
    }
    const back = {
      ...charge,
      automatic_payout_id: 'po_2QabcdEFG',
      created_utc: '2026-03-12 10:00:00',
      balance_transaction_id: 'txn_2',
      gross: `-${euros}`,
      fee: '15.00',
      net: ((-invoice.grossCents - 1500) / 100).toFixed(2),
      reporting_category: 'dispute',
    }
    await settle(office, stripe(charge))
    await office.call('payments.acceptCertain', {})
    expect(await openOf(office, invoice.id)).toBe(0)
    await settle(office, stripe(back))
    expect(await office.call('payments.acceptCertain', {})).toMatchObject({ matched: 1 })
    expect(await openOf(office, invoice.id)).toBe(invoice.grossCents)
    // Won after all: it is paid again.
    const won = {
      ...back,
      created_utc: '2026-03-14 10:00:00',
      balance_transaction_id: 'txn_3',
      gross: euros,
      fee: '-15.00',
      net: ((invoice.grossCents + 1500) / 100).toFixed(2),
      reporting_category: 'dispute_reversal',
    }
    await settle(office, stripe(won))
    await office.call('payments.acceptCertain', {})
    expect(await openOf(office, invoice.id)).toBe(0)
  })

  it('that does not add up is booked after saying so only', async () => {
    const office = await anOffice()
    const rows = [
      { 'Transaction ID': 'A', Type: 'Payment', Gross: '10.00', Fee: '-0.50', Net: '9.00' },
      { 'Transaction ID': 'B', Type: 'Payment', Gross: '10.00', Fee: '-0.50', Net: '9.50' },
    ]
    const preview = await look(office, [paypal(...rows)])
    expect(preview.addsUp).toBe(false)
    expect(preview.files[0]).toMatchObject({ faults: [{ line: 2, differenceCents: 50 }] })
    const booking = { preview: preview.preview }
    expect(await codeOf(office.call('payments.bookSettlement', booking))).toBe(
      'settlement-does-not-add-up',
    )
    expect(await allEntries(office)).toEqual([])
    await office.call('payments.bookSettlement', { ...booking, despiteMismatch: true })
    expect(await office.call('payments.files', {})).toMatchObject([
      { format: 'paypal', addsUp: false, newEntries: 2 },
    ])
  })

  it('in another currency pays no invoice, and says so', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office)
    const euros = (invoice.grossCents / 100).toFixed(2)
    const row = {
      ...paid('tr_1', euros, `Factuur ${invoice.number}`),
      'Settlement currency': 'USD',
    }
    const preview = await look(office, [mollie(row, paid('tr_2', '1.00', 'x'))])
    expect(preview.foreign).toEqual(['USD'])
    await office.call('payments.bookSettlement', { preview: preview.preview })
    expect(await office.call('payments.certain', {})).toMatchObject({ entries: 0 })
  })
})

it('a client who left is in no row of a provider, which is still known when it is read again', async () => {
  const office = await anOffice()
  const { id } = await aPersonNamed(office, 'Merkteken')
  const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
  const euros = (invoice.grossCents / 100).toFixed(2)
  const row = { ...paid('tr_1', euros, `Merkteken ${invoice.number}`, 'A. Merkteken') }
  await settle(office, mollie({ ...row, Date: '2026-03-16 10:00:00' }))
  expect(await office.call('payments.acceptCertain', {})).toMatchObject({ matched: 1 })
  await terminated(office, { id, on: '2026-03-16' })
  office.setClock('2026-03-18T09:00:00.000Z')
  await office.call('retention.run', { approved: true })
  const db = office.database()
  const left = db.all(
    `SELECT amountCents, settlementKind, counterpartyName, description, endToEndId, bankReference
     FROM bankEntries`,
  )
  db.close()
  const gone = { counterpartyName: null, description: null, endToEndId: null, bankReference: null }
  expect(left).toEqual([{ amountCents: invoice.grossCents, settlementKind: 'payment', ...gone }])
  const again = mollie({ ...row, Date: '2026-03-16 10:00:00' }, paid('tr_2', '5.00', 'ander'))
  expect(await settle(office, again)).toMatchObject({ newRows: 1 })
})

describe('a payout', () => {
  const stripeRow = (n: number, payout = 'po_1QabcdEFG') => ({
    automatic_payout_id: payout,
    balance_transaction_id: `txn_${n}`,
    gross: '50.00',
    fee: '1.00',
    net: '49.00',
    reporting_category: 'charge',
  })
  const out = (euros: string) => ({
    balance_transaction_id: 'txn_out',
    gross: `-${euros}`,
    fee: '0.00',
    net: `-${euros}`,
    reporting_category: 'payout',
  })

  it('over two files adds up once both are there, in whatever order', async () => {
    const office = await anOffice()
    const first = stripe(stripeRow(1), out('98.00'))
    const second = stripe(stripeRow(2))
    const half = await look(office, [first])
    expect(half).toMatchObject({ addsUp: false, payouts: [{ differenceCents: -49_00 }] })
    const both = await look(office, [first, second])
    expect(both).toMatchObject({ addsUp: true, payouts: [{ rows: 3, differenceCents: 0 }] })
    const seen = await look(office, [first])
    await office.call('payments.bookSettlement', { preview: seen.preview, despiteMismatch: true })
    expect(await look(office, [second])).toMatchObject({ addsUp: true })
  })

  it('is found at the bank to the cent, whichever comes first, and is no payment', async () => {
    const office = await anOffice()
    const bank = { name: 'STICHTING MOLLIE PAYMENTS', iban: 'NL30ABNA0524590958' }
    const file = mollie(paid('tr_1', '100.00', 'x'), costs('-1.00'))
    const [entry] = await receive(
      office,
      { ...bank, bookedOn: '2026-03-11', amountCents: 99_00, description: 'Uitb. 1234567.2603.01' },
      { ...bank, bookedOn: '2026-03-11', amountCents: 99_01, description: 'Uitb. 7654321.2603.01' },
    )
    expect(await settle(office, file)).toEqual({ newRows: 2, found: 1 })
    const [payout] = await office.call('payments.payouts', {})
    expect(payout).toMatchObject({
      amountCents: 99_00,
      feeCents: 100,
      entry: { bookedOn: '2026-03-11' },
    })
    const found = payout?.entry?.id ?? 0
    expect(await office.call('payments.entry', { id: found })).toMatchObject({
      state: 'set-aside',
      amountCents: 99_00,
      payout: { account: 'Mollie', reference: '1234567.2603.01' },
    })
    // Looked at anew: it waits for a person, who is not allowed another entry.
    await office.call('payments.putBack', { ids: [found] })
    const other = (await allEntries(office)).find(({ amountCents }) => amountCents === 99_01)
    const wrong = { payoutId: payout?.id ?? 0, entryId: other?.id ?? 0 }
    expect(await codeOf(office.call('payments.pairPayout', wrong))).toBe('payout-differs')
    await office.call('payments.pairPayout', { ...wrong, entryId: found })
    expect(await codeOf(office.call('payments.pairPayout', wrong))).toBe('payout-found')
    // A row of it that came late makes it another amount.
    await settle(office, mollie(paid('tr_9', '3.00', 'laat')))
    expect(await office.call('payments.entry', { id: found })).toMatchObject({ state: 'to-do' })
    expect((await office.call('payments.payouts', {}))[0]).toMatchObject({ entry: null })
    expect(entry).toBeDefined()
  })

  it('is found by who pays it where the bank names none, when one only can be meant', async () => {
    const office = await anOffice()
    await settle(office, stripe(stripeRow(1), out('49.00')))
    await receive(office, {
      name: 'STRIPE TECHNOLOGY EUROPE LTD',
      iban: 'DE62202208000042497181',
      bookedOn: '2026-03-13',
      amountCents: 49_00,
    })
    expect((await office.call('payments.payouts', {}))[0]).toMatchObject({
      entry: { bookedOn: '2026-03-13' },
    })
  })
})

describe('a file of another provider', () => {
  const header = ['Datum', 'Soort', 'Bruto', 'Kosten', 'Netto', 'Kenmerk', 'Omschrijving']
  const file = (...rows: string[][]) => Buffer.from(`\ufeff${csv([header, ...rows], ';')}`, 'utf8')
  const sale = ['10-03-2026', 'Verkoop', '1.121,00', '1,21', '1.119,79', 'K1', 'Café']
  const back = ['11-03-2026', 'Retour', '-21,00', '0,00', '-21,00', 'K2', 'Terug']

  it('is recognised as a list, mapped once, and known the next time', async () => {
    const office = await anOffice()
    const recognise = (content: string | Buffer) =>
      office.call('payments.recognise', { files: [at(office, content)] })
    expect(await recognise(file(sale))).toEqual({ kind: 'columns' })
    expect(await recognise(mollie(costs('-1.00')))).toEqual({ kind: 'settlement' })
    expect(await recognise('%PDF-1.7')).toEqual({ kind: 'bank' })
    const mixed = [at(office, file(sale)), at(office, '%PDF-1.7')]
    expect(await codeOf(office.call('payments.recognise', { files: mixed }))).toBe('files-mixed')

    const asked = { file: at(office, file(sale, back)) }
    const { mapping, words, remembered } = await office.call('payments.settlementColumns', asked)
    expect(remembered).toBe(false)
    expect(words['Soort']).toEqual(['retour', 'verkoop'])
    expect(mapping.columns).toMatchObject({ on: 'Datum', gross: 'Bruto', reference: 'Kenmerk' })
    expect(await codeOf(look(office, [file(sale)]))).toBe('file-unreadable')
    const named: NamedMapping = {
      ...mapping,
      name: 'Buckaroo',
      kinds: { verkoop: 'payment', retour: 'refund' },
    }
    expect(await settle(office, file(sale, back), named)).toMatchObject({ newRows: 2 })
    const rows = await allEntries(office)
    expect(rows).toMatchObject([
      { account: 'Buckaroo', amountCents: -21_00, settlementKind: 'refund', state: 'to-do' },
      { amountCents: 1121_00, settlementKind: 'payment', description: 'Café' },
    ])
    const next = await office.call('payments.settlementColumns', asked)
    expect(next).toMatchObject({ remembered: true, mapping: named })
    // The same file, whatever is said of it now.
    const other = await look(office, [file(sale, back)], { ...named, name: 'Anders' })
    expect(other.newRows).toBe(0)
  })
})
