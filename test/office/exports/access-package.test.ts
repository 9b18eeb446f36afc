import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { describe, expect, it, vi } from 'vitest'
import { columns } from '../../../electron/office/database/columns'
import { collected, dataOf } from '../../../electron/office/exports/access/collect'
import { erasedFirst, erasers } from '../../../electron/office/retention/domains'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed } from '../../support/office/retention'

const now = '2026-03-16T09:00:00.000Z'

// One list and folder hold a thousand invoices: here one, so that two are told in parts.
vi.mock('../../../electron/office/exports/access/bounds', () => ({ mostPerPart: 1 }))

/** A client with something in every place, who asked for access and was recognised. */
const asked = async (office: TestOffice) => {
  const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
  await aPersonNamed(office, 'Buurvrouw')
  const client = await office.call('clients.get', { id: clientId })
  const { books: _, ...card } = client
  await office.call('clients.change', {
    ...card,
    kind: 'person',
    id: clientId,
    updatedAt: client.updatedAt,
    note: 'Belt altijd met Buurvrouw over de site',
    firstName: 'Xanthippe',
    lastName: 'Quispelaar',
  })
  const invoice = await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })
  const entry = aBankEntry(office, { bookedOn: '2026-03-14', cents: 12_100, name: 'X Quispelaar' })
  await office.call('payments.match', {
    id: entry,
    allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
  })
  const { id: requestId } = await office.call('privacy.register', {
    type: 'access',
    clientId,
    channel: 'mail',
    receivedOn: '2026-03-16',
  })
  return { clientId, requestId, invoice }
}

const recognised = (office: TestOffice, id: number) =>
  office.call('privacy.move', {
    id,
    version: 1,
    move: { move: 'pass-identity', method: 'mail-from-known-address' },
  })

const opened = async (path: string, password?: string) => {
  const reader = new ZipReader(
    new Uint8ArrayReader(readFileSync(path)),
    password === undefined ? {} : { password },
  )
  const entries = await reader.getEntries()
  const files = new Map<string, Buffer>()
  for (const entry of entries)
    if (!entry.directory)
      files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())))
  return { files, entries }
}

describe('an access package', () => {
  it('is made of every domain that holds something of a person', () => {
    const told = new Set<unknown>(Object.values(collected).map(({ collect }) => collect))
    for (const { collect } of [...erasedFirst, ...erasers]) expect(told.has(collect)).toBe(true)
  })

  it('looks into every table that holds personal data of a client, as the schema has them', async () => {
    const office = await anOffice({ now })
    const { clientId } = await asked(office)
    const db = office.database()
    const asks: string[] = []
    const heard = <T>(sql: string, answer: T): T => {
      asks.push(sql)
      return answer
    }
    dataOf(
      {
        get: (sql, parameters) => heard(sql, db.get(sql, parameters)),
        all: (sql, parameters) => heard(sql, db.all(sql, parameters)),
      },
      clientId,
    )
    db.close()
    const personal = Object.entries(columns).filter(
      ([, own]) => 'clientId' in own && Object.values(own).some((one) => one !== 'not-personal'),
    )
    expect(personal.length).toBeGreaterThan(15)
    const left = personal
      .map(([table]) => table)
      .filter((table) => !asks.some((sql) => new RegExp(`\\b${table}\\b`).test(sql)))
    expect(left).toEqual([])
  })

  it('waits until it is known who asks, and is refused for who is not known', async () => {
    const office = await anOffice({ now })
    const { requestId } = await asked(office)
    const file = () => office.saveTo(join(office.dir, 'pakket.zip'))
    const make = () =>
      office.call('exports.accessPackage', {
        requestId,
        shown: [],
        encrypted: false,
        file: file(),
      })
    expect(await codeOf(make())).toBe('request-move')
    const { id: stranger } = await office.call('privacy.register', {
      type: 'access',
      name: 'Iemand',
      channel: 'mail',
      receivedOn: '2026-03-16',
    })
    const review = office.call('exports.accessReview', { requestId: stranger })
    expect(await codeOf(review)).toBe('request-move')
    expect(existsSync(join(office.dir, 'pakket.zip'))).toBe(false)
  })

  it('holds it readable, for programs, and with the invoices; others in it are told and blacked out', async () => {
    const office = await anOffice({ now })
    const { requestId, clientId, invoice } = await asked(office)
    await recognised(office, requestId)
    const review = await office.call('exports.accessReview', { requestId })
    expect(review.invoices).toBe(1)
    expect(review.mentions).toContainEqual({ name: 'Buurvrouw', times: 1 })
    const path = join(office.dir, 'pakket.zip')
    const made = await office.call('exports.accessPackage', {
      requestId,
      shown: [],
      encrypted: false,
      file: office.saveTo(path),
    })
    expect(made).toEqual({ invoices: 1, passphrase: null })
    const { files } = await opened(path)
    expect([...files.keys()]).toEqual([
      'overzicht.pdf',
      'gegevens.json',
      'leesmij.txt',
      `facturen/${invoice.number}-${invoice.id}.pdf`,
    ])
    const text = files.get('gegevens.json')?.toString('utf8') ?? ''
    for (const word of ['Zeldzaamstraat', '06 98761234', 'X Quispelaar', invoice.number])
      expect(text).toContain(word)
    expect(text).not.toContain('Buurvrouw')
    expect(text).toContain('Belt altijd met █████████ over de site')
    const readme = files.get('leesmij.txt')?.toString('utf8') ?? ''
    for (const key of Object.keys(JSON.parse(text) as object)) expect(readme).toContain(key)
    expect(files.get('overzicht.pdf')?.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    const { rows } = await office.call('disclosures.list', { clientId })
    expect(rows).toMatchObject([{ way: 'access-package', recipient: { name: 'De persoon zelf' } }])
    expect(rows[0]?.data).toEqual([
      'name',
      'address',
      'contacts',
      'email',
      'phone',
      'bank-account',
      'invoices',
      'payments',
      'notes',
    ])
  })

  it('blacks out a contact with telephone and address, and names at the start of a typed line', async () => {
    const office = await anOffice({ now })
    const { requestId, clientId } = await asked(office)
    await aPersonNamed(office, 'Li')
    const client = await office.call('clients.get', { id: clientId })
    const { books: _, ...card } = client
    await office.call('clients.change', {
      ...card,
      updatedAt: client.updatedAt,
      contacts: [
        {
          name: 'Piet Smit',
          role: 'Boekhouder',
          email: 'piet.smit@boek.example',
          phone: '030 1112223',
        },
      ],
    })
    await office.call('typing.keep', {
      form: `clients/${clientId}`,
      clientId,
      value: JSON.stringify({ note: 'Belt met\nBuurvrouw en\tLi' }),
    })
    await recognised(office, requestId)
    const { mentions } = await office.call('exports.accessReview', { requestId })
    expect(mentions.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Buurvrouw', 'Li', 'Piet Smit']),
    )
    const told = async (shown: string[]) => {
      const path = join(office.dir, 'pakket.zip')
      const file = office.saveTo(path)
      await office.call('exports.accessPackage', { requestId, shown, encrypted: false, file })
      return (await opened(path)).files.get('gegevens.json')?.toString('utf8') ?? ''
    }
    const hidden = await told([])
    for (const word of ['Piet', 'piet.smit', '1112223', 'Boekhouder', 'Buurvrouw', 'Li"'])
      expect(hidden).not.toContain(word)
    // What the client itself is called stays, and so do the program's own words.
    expect(hidden).toContain('"name": "Xanthippe Quispelaar"')
    expect(hidden).toContain('"type": "access"')
    const shown = await told(['Piet Smit'])
    for (const word of ['Piet Smit', 'piet.smit@boek.example']) expect(shown).toContain(word)
    expect(shown).not.toContain('Buurvrouw')
  })

  it('brings the papers along as they came, and tells many invoices in parts', async () => {
    const office = await anOffice({ now })
    const { requestId, clientId, invoice } = await asked(office)
    const second = await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-11' })
    const signed = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_000, 'x')])
    const from = join(office.dir, 'offerte.pdf')
    writeFileSync(from, signed)
    const paper = (kind: 'quote' | 'legal-order') =>
      office.call('papers.add', { clientId, kind, title: 'Stuk', file: office.readFrom(from) })
    const { id } = await paper('quote')
    await paper('legal-order')
    await recognised(office, requestId)
    const path = join(office.dir, 'pakket.zip')
    const made = await office.call('exports.accessPackage', {
      requestId,
      shown: [],
      encrypted: true,
      file: office.saveTo(path),
    })
    const { files, entries } = await opened(path, made.passphrase ?? '')
    expect([...files.keys()]).toEqual([
      'overzicht.pdf',
      'gegevens.json',
      'gegevens-deel-2.json',
      'leesmij.txt',
      `facturen/deel-1/${invoice.number}-${invoice.id}.pdf`,
      `facturen/deel-2/${second.number}-${second.id}.pdf`,
      // What an order asked is told of where orders are.
      `stukken/quote-${id}.pdf`,
    ])
    expect(files.get(`stukken/quote-${id}.pdf`)?.equals(signed)).toBe(true)
    expect(entries.every(({ encrypted }) => encrypted)).toBe(true)
    const invoicesIn = (name: string) =>
      (JSON.parse(String(files.get(name))) as { invoices: { id: number }[] }).invoices
    expect(invoicesIn('gegevens.json')).toMatchObject([{ id: invoice.id }])
    expect(invoicesIn('gegevens-deel-2.json')).toMatchObject([{ id: second.id }])
    expect(String(files.get('leesmij.txt'))).toContain('gegevens-deel-2.json')
  })

  it('is not made for a case that was taken for another client, or whose client went', async () => {
    const office = await anOffice({ now })
    const { requestId, clientId } = await asked(office)
    await recognised(office, requestId)
    const { id: other } = await aPersonNamed(office, 'Anders')
    const { version } = await office.call('privacy.get', { id: requestId })
    const link = office.call('privacy.link', { id: requestId, version, clientId: other })
    expect(await codeOf(link)).toBe('request-move')
    expect((await office.call('privacy.get', { id: requestId })).clientId).toBe(clientId)
    // Who is recognised only after being linked is recognised as that client.
    const stranger = await office.call('privacy.register', {
      type: 'access',
      name: 'Iemand',
      channel: 'mail',
      receivedOn: '2026-03-16',
    })
    const asClient = { id: stranger.id, version: stranger.version, clientId: other }
    expect((await office.call('privacy.link', asClient)).identityPassedOn).toBeNull()
    const review = office.call('exports.accessReview', { requestId: stranger.id })
    expect(await codeOf(review)).toBe('request-move')
    const letter = office.call('privacy.letter', { id: stranger.id, kind: 'request-answer' })
    expect(await codeOf(letter)).toBe('request-move')
  })

  it('opens with its passphrase alone when it is encrypted, and keeps that nowhere', async () => {
    const office = await anOffice({ now })
    const { requestId } = await asked(office)
    await recognised(office, requestId)
    const path = join(office.dir, 'pakket.zip')
    const { passphrase } = await office.call('exports.accessPackage', {
      requestId,
      shown: [],
      encrypted: true,
      file: office.saveTo(path),
    })
    expect(passphrase).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
    const { entries, files } = await opened(path, passphrase ?? '')
    expect(files.get('gegevens.json')?.toString('utf8')).toContain('Zeldzaamstraat')
    expect(entries.every(({ encrypted, zipCrypto }) => encrypted && !zipCrypto)).toBe(true)
    await expect(opened(path, 'AAAA-AAAA-AAAA-AAAA')).rejects.toThrow()
    expect(readFileSync(path).includes('Zeldzaamstraat')).toBe(false)
    const db = office.database()
    const kept = JSON.stringify([
      db.all('SELECT * FROM audit'),
      db.all('SELECT answer FROM requestKeys'),
    ])
    db.close()
    expect(kept).not.toContain(passphrase)
  })
})
