/** From a portal file that the office made, through the client's browser, back into the in-box. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SealedRequest } from '../../../shared/requests/portal'
import { aPerson } from '../../support/office/clients'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { acceptAsSeen, aPortalOf, takeFrom } from '../../support/office/portals'
import { aSubscription } from '../../support/office/services'
import { aBackup, erase, restore } from '../backup/books'
import { anInvoiceFor, settle } from '../../support/office/retention'

const start = '2026-03-16T09:00:00.000Z'

const anOfficeWithClient = async (): Promise<{ office: TestOffice; clientId: number }> => {
  const office = await anOffice({ now: start })
  const { id } = await office.call('clients.add', aPerson())
  return { office, clientId: id }
}

const problemOf = async (taken: Promise<unknown>): Promise<unknown> => {
  try {
    await taken
    return 'taken'
  } catch (error) {
    return (error as { details: { problem?: string } }).details.problem ?? (error as Error).message
  }
}

const rows = (office: TestOffice, sql: string): unknown[] => {
  const db = office.database()
  const found = db.all(sql)
  db.close()
  return found
}

const street = { field: 'street', from: 'Dorpsstraat', to: 'Kerkweg' }

describe('a portal file', () => {
  it('shows what the office holds of this client, and is on record as given', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const invoice = await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })
    const { id, version } = await aSubscription(office, {
      clientId,
      customer: 'consumer',
      domain: 'café-sanne.nl',
    })
    const holder = { name: 'S. de Vries', email: null, phone: null }
    await office.call('services.checkDomain', { id, version, holder })
    const logs = office.database()
    logs.run(
      `INSERT INTO accessEvents (at, kind, clientId, ip, what, identity)
       VALUES ('2026-03-01T10:00:00.000Z', 'sign-in', $clientId, '203.0.113.8', '', 'x')`,
      { clientId },
    )
    logs.close()
    await anInvoiceFor(
      office,
      (await office.call('clients.add', aPerson({ lastName: 'Ander' }))).id,
      {
        supplyFrom: '2026-03-10',
      },
    )
    const { content, html } = await aPortalOf(office, clientId)
    expect(content.client).toEqual({ number: String(clientId), name: 'Sanne de Vries' })
    expect(content.data.flatMap(({ fields }) => fields.map(({ value }) => value))).toEqual(
      expect.arrayContaining(['Dorpsstraat', '7941 AB', 'sanne@devries.example']),
    )
    const seen = content.data.flatMap(({ fields }) => fields.filter(({ editable }) => !editable))
    expect(seen.map(({ label, value }) => [label.nl, value])).toEqual([
      ['Houder van café-sanne.nl', 'S. de Vries'],
      ['Ingelogd', '1 (2026-03-01 – 2026-03-01)'],
    ])
    expect(content.services).toMatchObject([
      {
        domain: 'café-sanne.nl',
        // A person sees what is to be paid, VAT included.
        priceCents: 14_520,
        renewsOn: '2027-01-01',
        cancellation: { endsOn: '2026-12-31' },
      },
    ])
    expect(content.invoices).toMatchObject([
      { number: invoice.number, hasPdf: true, payment: { reference: invoice.number } },
    ])
    expect(html).not.toContain('Vries')
    expect(await office.call('disclosures.list', { clientId })).toMatchObject({
      rows: [
        { way: 'portal-file', data: expect.arrayContaining(['name', 'invoices']) as string[] },
      ],
    })
    expect(await office.call('requests.portalFiles', { clientId })).toMatchObject([
      { validUntil: '2026-06-16', withdrawnAt: null, requests: 0 },
    ])
  })

  it('is not made with an address of somebody else, and then nothing is on record', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const other = await office.call('clients.add', aPerson({ lastName: 'Ander' }))
    const path = join(temporaryFolder(), 'x.html')
    const made = office.call('requests.makePortalFile', {
      clientId,
      emailId: other.emails[0]?.id ?? 0,
      language: 'nl',
      months: 3,
      file: office.saveTo(path),
    })
    expect(await codeOf(made)).toBe('not-found')
    expect(() => readFileSync(path)).toThrow()
    expect(await office.call('requests.portalFiles', { clientId })).toEqual([])
    expect((await office.call('disclosures.list', { clientId })).rows).toEqual([])
  })
})

describe('a request file', () => {
  it('comes in wish by wish, and nothing is carried out before somebody says so', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const service = await aSubscription(office, {
      clientId,
      startsOn: '2025-01-01',
      customer: 'consumer',
    })
    const portal = await aPortalOf(office, clientId)
    const path = await portal.request(
      { kind: 'change-data', changes: [street] },
      { kind: 'cancel', service: service.id, wishedOn: null, note: null },
      { kind: 'question', note: '<script>alert(1)</script>' },
    )
    expect(await office.call('files.recognise', { file: office.readFrom(path) })).toEqual({
      as: ['request'],
    })
    const ids = await takeFrom(office, path)
    expect(ids).toHaveLength(3)
    expect(await office.call('requests.due', {})).toMatchObject({ open: 3, held: 0 })
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({
      street: 'Dorpsstraat',
    })
    const [change = 0, cancel = 0, question = 0] = ids
    expect(await office.call('requests.get', { id: question })).toMatchObject({
      channel: 'portal',
      wish: { note: '<script>alert(1)</script>' },
      file: { madeAt: '2026-03-16T08:00:00.000Z' },
    })
    await acceptAsSeen(office, change)
    await acceptAsSeen(office, cancel)
    await acceptAsSeen(office, question, { answer: 'Morgen.' })
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({ street: 'Kerkweg' })
    expect(await office.call('services.get', { id: service.id })).toMatchObject({
      endsOn: '2026-04-16',
    })
    expect(await office.call('requests.due', {})).toMatchObject({ open: 0, oldestOn: null })
  })

  it('is taken once, and told as such after that', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const path = await (await aPortalOf(office, clientId)).request({ kind: 'access' })
    const both = await Promise.all([
      problemOf(takeFrom(office, path)),
      problemOf(takeFrom(office, path)),
    ])
    expect(both.toSorted()).toEqual(['taken', 'used'])
    expect(await problemOf(takeFrom(office, path))).toBe('used')
    expect(await office.call('requests.due', {})).toMatchObject({ open: 1 })
  })

  it('that was changed, is another office’s, of a file called in, or too late is told as such', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const portal = await aPortalOf(office, clientId)
    const path = await portal.request({ kind: 'access' })
    const changed = join(temporaryFolder(), 'x.txt')
    const { sealed, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as SealedRequest
    const swapped = sealed.startsWith('A') ? `B${sealed.slice(1)}` : `A${sealed.slice(1)}`
    const write = (content: object) => writeFileSync(changed, JSON.stringify(content))
    write({ ...rest, sealed: swapped })
    expect(await problemOf(takeFrom(office, changed))).toBe('changed')
    write({ ...rest, sealed, office: 'f'.repeat(32) })
    expect(await problemOf(takeFrom(office, changed))).toBe('other-office')
    writeFileSync(changed, Buffer.alloc(50 * 1024 * 1024, ' '))
    expect(await problemOf(takeFrom(office, changed))).toBe('too-large')

    office.setClock('2026-06-17T09:00:00.000Z')
    const file = office.readFrom(path)
    expect(await problemOf(office.call('requests.take', { file }))).toBe('expired')
    const early = office.call('requests.take', { file, receivedOn: '2026-06-18' })
    expect(await codeOf(early)).toBe('invalid-input')
    // The mail had come in time.
    const late = await portal.request({ kind: 'question', note: 'x' })
    await office.call('requests.take', { file, receivedOn: '2026-06-16' })
    const [made] = await office.call('requests.portalFiles', { clientId })
    await office.call('requests.withdrawPortalFile', { id: made?.id ?? 0 })
    expect(await problemOf(takeFrom(office, late))).toBe('unknown-file')
  })

  it('asks of another client’s service, or holds a BSN, in vain', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const others = await aSubscription(office)
    const portal = await aPortalOf(office, clientId)
    const [id = 0] = await takeFrom(
      office,
      await portal.request({ kind: 'cancel', service: others.id, wishedOn: null, note: null }),
    )
    expect(await office.call('requests.get', { id })).toMatchObject({
      obstacle: 'service-gone',
      about: null,
      difference: { service: null, outcome: null },
    })
    await expect(acceptAsSeen(office, id)).rejects.toMatchObject({
      details: { why: 'service-gone' },
    })
    const bsn = await portal.request({ kind: 'question', note: 'BSN 111222333' })
    expect(await codeOf(takeFrom(office, bsn))).toBe('forbidden-content')
    expect(await office.call('requests.due', {})).toMatchObject({ open: 1 })
  })

  it('about the own data goes on in the register, and leaves nothing here', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const portal = await aPortalOf(office, clientId)
    const ids = await takeFrom(
      office,
      await portal.request(
        { kind: 'object', purpose: 'reminders', note: 'liever niet' },
        { kind: 'access' },
        { kind: 'erasure', note: 'mijn telefoonnummer' },
      ),
    )
    const { version } = await office.call('requests.get', { id: ids[1] ?? 0 })
    await expect(
      office.call('requests.refuse', { id: ids[1] ?? 0, version, reason: 'Nee' }),
    ).rejects.toMatchObject({ details: { why: 'in-register' } })
    for (const id of ids)
      expect((await acceptAsSeen(office, id)).became).toMatchObject({ entity: 'privacyRequest' })
    const { rows: cases } = await office.call('privacy.list', {})
    expect(cases.map(({ type, clientId: whose }) => [type, whose])).toEqual([
      ['objection', clientId],
      ['access', clientId],
      ['erasure', clientId],
    ])
    expect(await office.call('privacy.objections', { clientId })).toMatchObject([
      { purpose: 'reminders' },
    ])
    expect(rows(office, 'SELECT id FROM clientRequests')).toEqual([])
    expect(
      rows(office, `SELECT id FROM audit WHERE entity = 'clientRequest' AND clientId IS NOT NULL`),
    ).toEqual([])
  })
})

describe('a client that was erased', () => {
  it('is in no row any more, and an old portal file is of nobody', async () => {
    const { office, clientId } = await anOfficeWithClient()
    settle(office, await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' }))
    const portal = await aPortalOf(office, clientId)
    const path = await portal.request({ kind: 'question', note: 'Wanneer?' })
    const later = await portal.request({ kind: 'access' })
    await takeFrom(office, path)
    await erase(office, clientId, '2026-03-20')
    for (const table of ['clientRequests', 'requestFiles', 'portalFiles'])
      expect(rows(office, `SELECT id FROM ${table}`)).toEqual([])
    for (const file of [path, later])
      expect(await problemOf(takeFrom(office, file))).toBe('unknown-file')
  })
})

describe('what was decided before a backup was put back', () => {
  it('is held: told, and done again only by who looked', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const portal = await aPortalOf(office, clientId)
    const typed = await office.call('requests.add', {
      clientId,
      wish: { kind: 'change-data', changes: [street] },
      channel: 'phone',
      receivedOn: '2026-03-16',
    })
    const backup = await aBackup(office)
    const path = await portal.request({
      kind: 'change-data',
      changes: [{ field: 'town', from: 'Meppel', to: 'Assen' }],
    })
    const [taken = 0] = await takeFrom(office, path)
    await acceptAsSeen(office, taken)
    await acceptAsSeen(office, typed.id)
    await restore(office, backup)
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })

    expect(await office.call('clients.get', { id: clientId })).toMatchObject({
      street: 'Dorpsstraat',
      town: 'Meppel',
    })
    expect(await office.call('requests.due', {})).toMatchObject({ open: 1, held: 1 })
    await expect(acceptAsSeen(office, typed.id)).rejects.toMatchObject({ details: { why: 'held' } })
    await acceptAsSeen(office, typed.id, { again: true })
    const [anew = 0] = await takeFrom(office, path)
    const { held, version } = await office.call('requests.get', { id: anew })
    expect(held).toBe(true)
    await office.call('requests.settle', { id: anew, version })
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({
      street: 'Kerkweg',
      town: 'Meppel',
    })
  })
})
