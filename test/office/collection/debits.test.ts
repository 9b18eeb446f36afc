import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract'
import type { EntrySpec } from '../../support/bank/bank-files'
import { problemsOf } from '../../support/office/clients'
import { aClient, anInvoice, receive, standing } from '../../support/office/factories'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { noSchemas, schemaFolder, schemaProblems } from '../../support/schemas'
import { filesInZip } from '../../support/zip'
import { aBackup, restore } from '../backup/books'

const creditor = { creditorId: 'NL69ZZZ123456780000', painVersion: 'pain.008.001.08', version: 1 }
const iban = 'NL20INGB0001234567'

const collecting = async (): Promise<TestOffice> => {
  const office = await anOffice()
  await office.call('collection.saveDebitSettings', {
    ...creditor,
    painVersion: 'pain.008.001.08',
  })
  return office
}

const aMandate = (
  office: TestOffice,
  clientId: number,
  overrides: Partial<Input<'collection.addMandate'>> = {},
) =>
  office.call('collection.addMandate', {
    clientId,
    signedOn: '2026-01-10',
    iban,
    holder: 'Bakkerij Zonneveld',
    ...overrides,
  })

/** Clients with a mandate and an open invoice each. */
const withInvoices = async (office: TestOffice, count: number) => {
  const made: { clientId: number; invoiceId: number; number: string }[] = []
  for (let place = 0; place < count; place++) {
    const clientId = await aClient(office, { companyName: `Klant ${place} B.V.` })
    await aMandate(office, clientId)
    const { id, number } = await anInvoice(office, { clientId })
    made.push({ clientId, invoiceId: id, number })
  }
  return made
}

const on18 = { scheme: 'CORE' as const, collectOn: '2026-03-18' }

const written = async (office: TestOffice, id: number) => {
  const path = join(temporaryFolder(), 'incasso.xml')
  const row = await office.call('collection.writeBatch', { id, file: office.saveTo(path) })
  return { row, xml: readFileSync(path, 'utf8') }
}

const comesBack = (xml: string, place: number, cents: number): EntrySpec => ({
  bookedOn: '2026-03-20',
  amountCents: -cents,
  name: 'Bakkerij Zonneveld',
  iban,
  description: 'Terugboeking incasso',
  endToEndId: [...xml.matchAll(/<EndToEndId>([^<]+)</g)][place]?.[1] ?? '',
  returnReason: 'MD06',
  bankReference: `R${place}`,
})

describe('a mandate', () => {
  it('without a date, of a closed account form or outside SEPA is refused in words', async () => {
    const office = await collecting()
    const clientId = await aClient(office)
    const add = (change: object) => problemsOf(aMandate(office, clientId, change))
    expect(await add({ signedOn: null })).toEqual(['signedOn: required'])
    expect(await add({ signedOn: '2026-03-17' })).toEqual(['signedOn: signed-later'])
    expect(await add({ iban: '1234567' })).toEqual(['iban: not-an-iban'])
    expect(await add({ iban: 'NL21INGB0001234567' })).toEqual(['iban: not-an-iban'])
    expect(await add({ iban: 'TR330006100519786457841326' })).toEqual(['iban: outside-sepa'])
    expect(await add({ reference: 'M 1' })).toEqual(['reference: not-a-mandate-id'])
    expect(await office.call('collection.mandates', { clientId })).toEqual([])
    expect(await aMandate(office, clientId)).toMatchObject([
      { reference: `M-${clientId}-1`, scheme: 'CORE', problems: [] },
    ])
    expect(await add({ reference: `M-${clientId}-1` })).toEqual(['reference: taken'])
    const [row] = await office.call('collection.mandates', { clientId })
    const revoke = { id: row?.id ?? 0, version: 1, move: 'revoke' as const }
    expect(await office.call('collection.moveMandate', revoke)).toMatchObject([
      { revokedOn: '2026-03-16' },
    ])
    expect(await codeOf(office.call('collection.moveMandate', revoke))).toBe('changed-meanwhile')
  })
})

describe('a batch of direct debits', () => {
  it('of nothing, too early, or on a day banks do not work is refused, and nothing is written', async () => {
    const office = await anOffice()
    const make = (collectOn: string) =>
      problemsOf(office.call('collection.makeBatch', { scheme: 'CORE', collectOn }))
    expect(await make('2026-03-18')).toEqual(['creditorId: no-creditor-id'])
    const settings = { ...creditor, painVersion: 'pain.008.001.02' as const }
    const wrong = { ...settings, creditorId: 'NL00ZZZ123456780000' }
    expect(await problemsOf(office.call('collection.saveDebitSettings', wrong))).toEqual([
      'creditorId: not-a-creditor-id',
    ])
    await office.call('collection.saveDebitSettings', settings)
    expect(await make('2026-03-18')).toEqual(['debits: no-debits'])
    await withInvoices(office, 1)
    expect(await make('2026-03-16')).toEqual(['collectOn: collection-too-early'])
    // Good Friday.
    expect(await make('2026-04-03')).toEqual(['collectOn: not-a-target-day'])
    expect(await office.call('collection.batches', {})).toEqual([])
    expect(await office.call('collection.debitable', { collectOn: '2026-04-03' })).toMatchObject({
      earliestOn: '2026-03-18',
      problems: [{ code: 'not-a-target-day' }],
      count: 1,
      cents: 12_100,
    })
  })

  it('is written once, valid by the schema, and its invoices are in no other', async ({ skip }) => {
    skip(schemaFolder === null, noSchemas)
    const office = await collecting()
    const [one] = await withInvoices(office, 2)
    const batch = await office.call('collection.makeBatch', {
      ...on18,
      collectOn: '2026-03-30',
    })
    expect(batch).toMatchObject({ count: 2, cents: 24_200, writtenAt: null })
    const { row, xml } = await written(office, batch.id)
    expect(row.writtenAt).not.toBeNull()
    expect(schemaProblems('pain.008.001.08.xsd', xml)).toEqual([])
    expect(xml).toContain(`<Ustrd>Factuur ${one?.number}</Ustrd>`)
    expect(xml.match(/<SeqTp>FRST</g)).toHaveLength(1)
    expect(await codeOf(written(office, batch.id))).toBe('batch-written')
    expect(await problemsOf(office.call('collection.makeBatch', on18))).toEqual([
      'debits: no-debits',
    ])
    // Not reminded while the bank is at it.
    office.setClock('2026-04-02T09:00:00.000Z')
    const { rows } = await office.call('collection.preview', {})
    expect(rows.map(({ why }) => why)).toEqual(['collecting', 'collecting'])
  })

  it('is announced to who is debited, without the whole account', async () => {
    const office = await collecting()
    await withInvoices(office, 1)
    const { id } = await office.call('collection.makeBatch', on18)
    const path = join(temporaryFolder(), 'aankondigingen.zip')
    const asked = { id, file: office.saveTo(path) }
    expect(await office.call('collection.saveNotices', asked)).toEqual({ notices: 1 })
    const [text] = (await filesInZip(path)).values()
    expect(text).toContain('18 maart 2026')
    expect(text).toContain('NL69ZZZ123456780000')
    expect(text).not.toContain('INGB0001234567')
  })

  it('pays its invoices from the bank file; what comes back opens its invoice and pauses its mandate', async () => {
    const office = await collecting()
    const clients = await withInvoices(office, 2)
    const batch = await office.call('collection.makeBatch', on18)
    const { xml } = await written(office, batch.id)
    await receive(office, {
      bookedOn: '2026-03-18',
      amountCents: 24_200,
      description: `Incassobatch ${batch.messageId}`,
      bankReference: 'SUM',
    })
    for (const { invoiceId } of clients)
      expect(await standing(office, invoiceId)).toMatchObject({ state: 'paid', open: 0 })
    const [first, second] = clients
    await receive(office, comesBack(xml, 0, 12_100))
    expect(await standing(office, first?.invoiceId ?? 0)).toMatchObject({ open: 12_100 })
    expect(await standing(office, second?.invoiceId ?? 0)).toMatchObject({ open: 0 })
    expect(await office.call('collection.returned', {})).toMatchObject([
      { reason: 'MD06', cents: 12_100, client: { id: first?.clientId } },
    ])
    const asked = { clientId: first?.clientId ?? 0 }
    const [mandate] = await office.call('collection.mandates', asked)
    expect(mandate).toMatchObject({ pausedWhy: 'MD06', lastCollectedOn: null })
    const again = { ...on18, collectOn: '2026-03-25' }
    expect(await problemsOf(office.call('collection.makeBatch', again))).toEqual([
      'debits: no-debits',
    ])
    const move = { id: mandate?.id ?? 0, version: mandate?.version ?? 0, move: 'resume' as const }
    await office.call('collection.moveMandate', move)
    const next = await office.call('collection.makeBatch', again)
    expect(next).toMatchObject({ count: 1, cents: 12_100 })
    // A first one that came back is a first one again.
    expect((await written(office, next.id)).xml).toContain('<SeqTp>FRST<')
  })

  it('that came back before its sum was booked leaves that invoice open', async () => {
    const office = await collecting()
    const [first, second] = await withInvoices(office, 2)
    const batch = await office.call('collection.makeBatch', on18)
    const { xml } = await written(office, batch.id)
    await receive(office, comesBack(xml, 0, 12_100))
    await receive(office, {
      bookedOn: '2026-03-18',
      amountCents: 24_200,
      description: `Incassobatch ${batch.messageId}`,
      bankReference: 'SUM',
    })
    expect(await standing(office, first?.invoiceId ?? 0)).toMatchObject({ open: 12_100 })
    expect(await standing(office, second?.invoiceId ?? 0)).toMatchObject({ open: 0 })
  })

  it('that comes back takes no other payment of the same amount back', async () => {
    const office = await collecting()
    const [one] = await withInvoices(office, 1)
    const { invoiceId, number } = one ?? { invoiceId: 0, number: '' }
    const batch = await office.call('collection.makeBatch', on18)
    const { xml } = await written(office, batch.id)
    const paid = { bookedOn: '2026-03-17', amountCents: 12_100, description: number }
    const [entry] = await receive(office, paid)
    await office.call('payments.match', {
      id: entry?.id ?? 0,
      allocations: [{ invoiceId, amountCents: 12_100 }],
    })
    await receive(office, comesBack(xml, 0, 12_100))
    expect(await standing(office, invoiceId)).toMatchObject({ state: 'paid', open: 0 })
  })

  it('leaves out what was paid, or whose mandate was revoked, before its file was written', async () => {
    const office = await collecting()
    const [one, two, three] = await withInvoices(office, 3)
    const batch = await office.call('collection.makeBatch', on18)
    const paid = { bookedOn: '2026-03-16', amountCents: 12_100, description: one?.number ?? '' }
    const [entry] = await receive(office, paid)
    await office.call('payments.match', {
      id: entry?.id ?? 0,
      allocations: [{ invoiceId: one?.invoiceId ?? 0, amountCents: 12_100 }],
    })
    const [mandate] = await office.call('collection.mandates', { clientId: two?.clientId ?? 0 })
    const { id = 0, version = 0 } = mandate ?? {}
    await office.call('collection.moveMandate', { id, version, move: 'revoke' })
    const { row, xml } = await written(office, batch.id)
    expect(row).toMatchObject({ count: 1, cents: 12_100 })
    expect([...xml.matchAll(/<Ustrd>([^<]+)</g)].map(([, text]) => text)).toEqual([
      `Factuur ${three?.number}`,
    ])
  })

  it('is not repeated after a restore of a backup from before it: a person says what became of it', async () => {
    const office = await collecting()
    const [one] = await withInvoices(office, 1)
    const file = await aBackup(office)
    const batch = await office.call('collection.makeBatch', on18)
    await written(office, batch.id)
    await restore(office, file)
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect(await office.call('collection.batches', {})).toEqual([])
    expect(await office.call('collection.heldDebits', {})).toMatchObject([
      { invoiceId: one?.invoiceId, messageId: batch.messageId },
    ])
    expect(await problemsOf(office.call('collection.makeBatch', on18))).toEqual([
      'debits: no-debits',
    ])
    await office.call('collection.settleHeldDebit', { invoiceId: one?.invoiceId ?? 0 })
    expect(await office.call('collection.makeBatch', on18)).toMatchObject({ count: 1 })
  })

  it('whose file went to the bank after the backup is collected again only when a person says so', async () => {
    const office = await collecting()
    const [one] = await withInvoices(office, 1)
    const batch = await office.call('collection.makeBatch', on18)
    const unwritten = await aBackup(office)
    await written(office, batch.id)
    await restore(office, unwritten)
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    await office.call('collection.dropBatch', { id: batch.id })
    expect(await problemsOf(office.call('collection.makeBatch', on18))).toEqual([
      'debits: no-debits',
    ])
    await office.call('collection.settleHeldDebit', { invoiceId: one?.invoiceId ?? 0 })
    expect(await office.call('collection.makeBatch', on18)).toMatchObject({ count: 1 })
  })

  it('is dropped before its file alone, and stays dropped after a restore from before or after it', async () => {
    const office = await collecting()
    const [one] = await withInvoices(office, 1)
    const before = await aBackup(office)
    const batch = await office.call('collection.makeBatch', on18)
    const between = await aBackup(office)
    office.setClock('2026-03-18T09:00:00.000Z')
    // Too late for its day: nothing else can be done with it.
    expect(await problemsOf(written(office, batch.id))).toEqual(['collectOn: collection-too-early'])
    await office.call('collection.dropBatch', { id: batch.id })
    expect(await office.call('collection.batches', {})).toEqual([])
    const next = { scheme: 'CORE' as const, collectOn: '2026-03-24' }
    for (const file of [between, before]) {
      await restore(office, file)
      await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
      expect(await office.call('collection.batches', {})).toEqual([])
      expect(await office.call('collection.heldDebits', {})).toEqual([])
    }
    const again = await office.call('collection.makeBatch', next)
    expect(again).toMatchObject({ count: 1, cents: 12_100 })
    const [mandate] = await office.call('collection.mandates', { clientId: one?.clientId ?? 0 })
    expect(mandate).toMatchObject({ lastCollectedOn: '2026-03-24' })
    await written(office, again.id)
    expect(await codeOf(office.call('collection.dropBatch', { id: again.id }))).toBe(
      'batch-written',
    )
  })
})
