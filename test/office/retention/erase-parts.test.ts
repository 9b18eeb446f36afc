/** Erasure of what somebody chose: each part goes, or stays with its reason and day. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { heldParts, partDomains } from '../../../electron/office/retention/fields/parts'
import type { Output } from '../../../shared/contract'
import type { Part, PartName } from '../../../shared/retention/parts'
import { signInAs } from '../../support/office/clients'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { aBackup, restore } from '../backup/books'

const now = '2026-03-16T09:00:00.000Z'

/** Asked for erasure, and recognised. */
const asked = async (office: TestOffice, clientId: number) => {
  const { id } = await office.call('privacy.register', {
    type: 'erasure',
    clientId,
    channel: 'mail',
    receivedOn: '2026-03-16',
    scope: 'Mijn telefoon en tweede adres',
  })
  await office.call('privacy.move', {
    id,
    version: 1,
    move: { move: 'pass-identity', method: 'in-person' },
  })
  return id
}

type Fates = Output<'retention.parts'>

const fate = (fates: Fates, part: PartName, shown?: string) =>
  fates.find((one) => one.part === part && (shown === undefined || one.shown === shown))

const keyOf = ({ part, id }: Part) => ({ part, id })

/** Every byte of the office's files together. */
const holds = (office: TestOffice, text: string): boolean => {
  const db = office.database()
  const found = db
    .all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    .some(({ name }) =>
      db
        .all(`SELECT * FROM "${name}"`)
        .some((row) => JSON.stringify(row).toLowerCase().includes(text.toLowerCase())),
    )
  db.close()
  return found
}

describe('parts that somebody asks to erase', () => {
  it('go, or stay with the reason and the day; the case says both, and the letter with it', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })
    settle(office, invoice)
    office.setClock('2026-03-17T09:00:00.000Z')
    const requestId = await asked(office, clientId)
    const fates = await office.call('retention.parts', { requestId })
    const phone = fate(fates, 'phone')
    const second = fate(fates, 'email', 'techniek@quispelaar.example')
    const invoices = fate(fates, 'invoices')
    expect([phone?.kept, second?.kept]).toEqual([null, null])
    expect(fate(fates, 'name')?.kept).toEqual({ why: 'contract', until: null })
    expect(invoices).toMatchObject({ count: 1, kept: { why: 'tax-law', until: '2033-12-31' } })
    const parts = [phone, second, invoices].flatMap((one) => (one ? [keyOf(one)] : []))
    const done = await office.call('retention.eraseParts', { requestId, parts })
    expect(done).toMatchObject({
      erased: [keyOf(parts[0] as Part), keyOf(parts[1] as Part)],
      kept: [{ part: 'invoices', why: 'tax-law' }],
      check: { finds: [] },
    })
    expect(holds(office, '98761234')).toBe(false)
    expect(holds(office, 'techniek@')).toBe(false)
    const client = await office.call('clients.get', { id: clientId })
    expect(client.emails.map(({ address }) => address)).toEqual(['facturen@quispelaar.example'])
    const found = await office.call('clients.list', { search: 'techniek@quispelaar' })
    expect(found.rows).toEqual([])
    const letter = await office.call('privacy.letter', { id: requestId, kind: 'request-partial' })
    expect(letter.text).toContain('- telefoonnummer\n- e-mailadres')
    expect(letter.text).toContain(
      '- facturen: de belastingwet verplicht ons die te bewaren (artikel 52 AWR), tot en met 31 december 2033',
    )
    // The invoice that was sent is what it was.
    expect(await office.call('invoices.get', { id: invoice.id })).toMatchObject({
      number: invoice.number,
      grossCents: 12_100,
    })
    // Asked again nothing more goes, and nothing is said twice.
    const again = await office.call('retention.eraseParts', { requestId, parts })
    expect(again.erased).toEqual([])
    expect((await office.call('privacy.get', { id: requestId })).notDone?.split('\n')).toHaveLength(
      1,
    )
  })

  it('stay whole under a hold, and what collects a debt stays while something is open', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })
    const requestId = await asked(office, clientId)
    const open = await office.call('retention.parts', { requestId })
    expect(fate(open, 'phone')?.kept).toEqual({ why: 'claim', until: null })
    expect(fate(open, 'email', 'facturen@quispelaar.example')?.kept?.why).toBe('claim')
    expect(fate(open, 'email', 'techniek@quispelaar.example')?.kept).toBeNull()
    expect(fate(open, 'invoices')?.kept).toEqual({ why: 'tax-law', until: null })
    await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId },
      reason: 'Geschil',
      reviewOn: '2026-12-01',
    })
    const note = { part: 'note' as const, id: null }
    const held = await office.call('retention.eraseParts', { requestId, parts: [note] })
    expect(held).toMatchObject({ erased: [], kept: [{ ...note, why: 'hold' }] })
    expect((await office.call('clients.get', { id: clientId })).books?.note).not.toBeNull()
  })

  it('are kept for an order that must not be told of without a word of it', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const requestId = await asked(office, clientId)
    await office.call('orders.register', {
      kind: 'national',
      authority: 'Politie',
      country: 'NL',
      reference: 'PL1300',
      article: 'Sv art. 126nd',
      scope: 'Alles',
      parts: ['client'],
      orderedOn: '2026-03-15',
      receivedOn: '2026-03-16',
      receivedTime: '09:30',
      secret: true,
      clientId,
    })
    const note = { part: 'note' as const, id: null }
    expect(await office.call('retention.eraseParts', { requestId, parts: [note] })).toMatchObject({
      erased: [],
      kept: [{ why: 'hold' }],
    })
    const { notDone } = await office.call('privacy.get', { id: requestId })
    expect(notDone).toBeNull()
  })

  it('that still stand elsewhere are told of, without the text itself', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const other = await office.call('clients.add', {
      kind: 'person',
      lastName: 'Buurman',
      note: 'Belt ook via 06-98761234',
    })
    const requestId = await asked(office, clientId)
    const parts = [{ part: 'phone' as const, id: null }]
    const { check } = await office.call('retention.eraseParts', { requestId, parts })
    expect(check?.finds).toMatchObject([
      { place: 'clientNote', kind: 'phone', at: [{ id: other.id, label: 'Buurman' }] },
    ])
    expect(JSON.stringify(check)).not.toContain('98761234')
  })

  it('wait until it is known who asks, and are for the office’s own people', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id: requestId } = await office.call('privacy.register', {
      type: 'erasure',
      clientId,
      channel: 'mail',
      receivedOn: '2026-03-16',
    })
    const erase = () =>
      office.call('retention.eraseParts', { requestId, parts: [{ part: 'phone', id: null }] })
    expect(await codeOf(erase())).toBe('request-move')
    expect((await office.call('clients.get', { id: clientId })).phone).not.toBeNull()
    await signInAs(office, 'support')
    expect(await codeOf(erase())).toBe('forbidden')
  })

  it('are erased again by a restore of an older backup, and what came in later stays', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const requestId = await asked(office, clientId)
    const before = await aBackup(office)
    const parts = [{ part: 'phone' as const, id: null }]
    await office.call('retention.eraseParts', { requestId, parts })
    const client = await office.call('clients.get', { id: clientId })
    const { books, ...card } = client
    office.setClock('2026-03-16T10:00:00.000Z')
    await office.call('clients.change', {
      ...card,
      ...books,
      phone: '030 5550000',
    })
    const after = await aBackup(office)
    const phone = async () => (await office.call('clients.get', { id: clientId })).phone
    await restore(office, after)
    expect(await phone()).toBe('030 5550000')
    await restore(office, before)
    expect(await phone()).toBeNull()
  })

  it('of every name are handed over by one domain, and erased by it', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const scan = join(office.dir, 'scan.pdf')
    writeFileSync(scan, '%PDF-1.4')
    await office.call('papers.add', {
      clientId,
      kind: 'mandate',
      title: 'Machtiging',
      file: office.readFrom(scan),
    })
    await office.call('typing.keep', { form: `clients/${clientId}`, value: '{}', clientId })
    const log = office.database()
    log.run(
      `INSERT INTO accessEvents (at, kind, account, what, ip, identity)
       VALUES ($now, 'sign-in', 'techniek@quispelaar.example', '', '192.0.2.1', 'x')`,
      { now },
    )
    log.close()
    const names = partDomains.flatMap(({ names }) => names)
    expect(new Set(names).size).toBe(names.length)
    const db = office.database()
    const parts = heldParts(db, clientId)
    expect(new Set(parts.map(({ part }) => part))).toEqual(
      new Set([
        'accessEvents',
        'name',
        'address',
        'phone',
        'note',
        'email',
        'contact',
        'paper',
        'unsaved',
      ]),
    )
    const requestId = await asked(office, clientId)
    await office.call('retention.eraseParts', { requestId, parts: parts.map(keyOf) })
    expect(heldParts(db, clientId).map(({ part }) => part)).toEqual(['name', 'address'])
    db.close()
  })
})
