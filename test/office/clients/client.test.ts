import { describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/clients/contract'
import type { ClientInput } from '../../../shared/clients/input'
import { AppError } from '../../../shared/errors'
import { aCompany, anEmail, aPerson, problemsOf, signInAs } from '../../support/office/clients'
import { anOffice, codeOf } from '../../support/office/office'

/** What a form sends back of a client it was given. */
const typedOf = ({
  books,
  ...client
}: Client): ClientInput & { id: number; updatedAt: string } => ({
  ...client,
  kvkNumber: books?.kvkNumber ?? null,
  vatId: books?.vatId ?? null,
  paymentTermDays: books?.paymentTermDays ?? null,
  note: books?.note ?? null,
})

const isAppError = (error: unknown): error is AppError => error instanceof AppError

const detailsOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise
  } catch (error) {
    if (isAppError(error)) return { ...error.details, code: error.code }
    throw error
  }
  return null
}

const theOne = <T>(rows: readonly T[]): T => {
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows`)
  return row
}

describe('a client', () => {
  it('is kept as typed, with contacts and addresses for their own use', async () => {
    const office = await anOffice()
    const added = await office.call(
      'clients.add',
      aCompany({
        vatId: 'nl 8000 00 006 b01',
        paymentTermDays: 30,
        note: 'Belt liever dan dat hij mailt.\nNiet op vrijdag.',
        contacts: [{ name: 'Anna Bos', role: 'Administratie', email: 'anna@zonneveld.example' }],
        emails: [
          anEmail('administratie@zonneveld.example'),
          {
            address: 'it@zonneveld.example',
            forInvoices: false,
            forNotices: false,
            forTechnical: true,
          },
        ],
      }),
    )
    const client = await office.call('clients.get', { id: added.id })
    expect(client).toEqual(added)
    expect(client).toMatchObject({
      kind: 'company',
      name: 'Bakkerij Zonneveld B.V.',
      firstName: null,
      postcode: '8011 LW',
      language: 'nl',
      terminatedOn: null,
      contacts: [{ name: 'Anna Bos', role: 'Administratie', phone: null }],
      emails: [
        { address: 'administratie@zonneveld.example', forInvoices: true, forTechnical: false },
        { address: 'it@zonneveld.example', forInvoices: false, forTechnical: true },
      ],
      books: {
        kvkNumber: '05012345',
        vatId: 'NL800000006B01',
        paymentTermDays: 30,
        note: 'Belt liever dan dat hij mailt.\nNiet op vrijdag.',
        accounts: [],
        issuedCount: 0,
        openCents: 0,
      },
    })
  })

  it('needs no more than a name', async () => {
    const office = await anOffice()
    const person = await office.call('clients.add', { kind: 'person', lastName: 'Bos' })
    expect(person).toMatchObject({
      name: 'Bos',
      street: '',
      country: 'NL',
      emails: [],
      contacts: [],
    })
  })

  it('keeps names of four-byte characters and of every script', async () => {
    const office = await anOffice()
    for (const name of ['Café 🥐 d’Été', '株式会社山田', 'مكتبة', '🚀', 'Ærø & Søn']) {
      const { id } = await office.call('clients.add', aCompany({ companyName: name }))
      expect((await office.call('clients.get', { id })).name).toBe(name)
    }
  })

  it('with a field that cannot be right is refused at that field, and nothing is saved', async () => {
    const office = await anOffice()
    const refused = office.call('clients.add', aCompany({ kvkNumber: '123', postcode: '0123 AB' }))
    expect(await problemsOf(refused)).toEqual([
      'kvkNumber: not-a-kvk-number',
      'postcode: not-a-postcode',
    ])
    expect((await office.call('clients.list', {})).rows).toEqual([])
  })
})

describe('what must never be kept', () => {
  it('is refused in every field that takes free text, and nothing of the client is saved', async () => {
    const office = await anOffice()
    const bsn = '123456782'
    const cases: [string, Partial<ClientInput>][] = [
      ['companyName', { companyName: `Zaak ${bsn}` }],
      ['street', { street: bsn }],
      ['houseNumber', { houseNumber: bsn }],
      ['town', { town: bsn }],
      ['phone', { phone: bsn }],
      ['note', { note: `regel een\nbsn: ${bsn}` }],
      ['contacts.1.role', { contacts: [{ name: 'A' }, { name: 'B', role: bsn }] }],
      ['contacts.0.name', { contacts: [{ name: bsn }] }],
      ['contacts.0.phone', { contacts: [{ name: 'A', phone: bsn }] }],
    ]
    for (const [field, overrides] of cases) {
      expect(await detailsOf(office.call('clients.add', aCompany(overrides)))).toEqual({
        code: 'forbidden-content',
        field,
        found: 'bsn',
      })
    }
    expect(
      await detailsOf(office.call('clients.add', aPerson({ lastName: `Bos ${bsn}` }))),
    ).toEqual({
      code: 'forbidden-content',
      field: 'lastName',
      found: 'bsn',
    })
    expect(
      await detailsOf(office.call('clients.add', aPerson({ firstName: `Jan ${bsn}` }))),
    ).toEqual({
      code: 'forbidden-content',
      field: 'firstName',
      found: 'bsn',
    })
    const card = aPerson({ note: 'betaalt met 4111 1111 1111 1111' })
    expect(await detailsOf(office.call('clients.add', card))).toEqual({
      code: 'forbidden-content',
      field: 'note',
      found: 'card-number',
    })
    expect((await office.call('clients.list', { state: 'all' })).rows).toEqual([])
  })

  it('is refused on a change too, and the client stays as it was', async () => {
    const office = await anOffice()
    const client = await office.call('clients.add', aPerson())
    const change = office.call('clients.change', {
      ...typedOf(client),
      town: 'Urk',
      note: '123456782',
    })
    expect(await codeOf(change)).toBe('forbidden-content')
    expect(await office.call('clients.get', { id: client.id })).toEqual(client)
  })
})

describe('changing a client', () => {
  it('saves what is new, keeps contacts that stay, and names the fields in the audit', async () => {
    const office = await anOffice()
    const before = await office.call(
      'clients.add',
      aCompany({ contacts: [{ name: 'Anna Bos' }, { name: 'Bert Vos' }] }),
    )
    office.setClock('2026-03-17T09:00:00.000Z')
    const anna = theOne(before.contacts.slice(0, 1))
    const after = await office.call('clients.change', {
      ...typedOf(before),
      town: 'Assen',
      contacts: [{ ...anna, role: 'Inkoop' }, { name: 'Carla Kok' }],
    })
    expect(after.contacts).toMatchObject([
      { id: anna.id, name: 'Anna Bos', role: 'Inkoop' },
      { name: 'Carla Kok' },
    ])
    expect(after).toMatchObject({ town: 'Assen', updatedAt: '2026-03-17T09:00:00.000Z' })
    const { rows } = await office.call('clients.timeline', { id: before.id })
    expect(rows[0]).toMatchObject({
      kind: 'changed',
      operation: 'clients.change',
      fields: ['town', 'contacts'],
      by: 'Olga Eigenaar',
    })
  })

  it('is refused when somebody else changed the client in the meantime', async () => {
    const office = await anOffice()
    const seen = await office.call('clients.add', aPerson())
    // The clock stands still: two versions of one moment are two versions.
    await office.call('clients.change', { ...typedOf(seen), town: 'Assen' })
    const late = office.call('clients.change', { ...typedOf(seen), town: 'Urk' })
    expect(await detailsOf(late)).toEqual({
      code: 'changed-meanwhile',
      entity: 'client',
      id: seen.id,
    })
    expect((await office.call('clients.get', { id: seen.id })).town).toBe('Assen')
  })

  it('without a difference is no new version', async () => {
    const office = await anOffice()
    const client = await office.call('clients.add', aCompany({ contacts: [{ name: 'Anna' }] }))
    office.setClock('2026-03-20T09:00:00.000Z')
    expect(await office.call('clients.change', typedOf(client))).toEqual(client)
  })

  it('cannot reach another client through a contact', async () => {
    const office = await anOffice()
    const other = await office.call('clients.add', aCompany({ contacts: [{ name: 'Anna' }] }))
    const mine = await office.call('clients.add', aPerson())
    const change = office.call('clients.change', {
      ...typedOf(mine),
      contacts: [{ ...theOne(other.contacts), name: 'Gekaapt' }],
    })
    expect(await codeOf(change)).toBe('not-found')
    expect((await office.call('clients.get', { id: other.id })).contacts[0]?.name).toBe('Anna')
  })

  it('of a client that is not there is refused', async () => {
    const office = await anOffice()
    const client = await office.call('clients.add', aPerson())
    expect(await codeOf(office.call('clients.change', { ...typedOf(client), id: 99 }))).toBe(
      'not-found',
    )
    expect(await codeOf(office.call('clients.get', { id: 99 }))).toBe('not-found')
  })
})

describe('the opzegdatum', () => {
  it('may lie ahead, may be moved, and can be taken back', async () => {
    const office = await anOffice()
    const { id } = await office.call('clients.add', aPerson())
    expect((await office.call('clients.terminate', { id, on: '2026-06-30' })).terminatedOn).toBe(
      '2026-06-30',
    )
    const active = async () => (await office.call('clients.list', {})).rows.map((row) => row.id)
    expect(await active()).toEqual([id])
    await office.call('clients.terminate', { id, on: '2026-03-16' })
    expect(await active()).toEqual([])
    expect((await office.call('clients.list', { state: 'terminated' })).rows).toMatchObject([
      { id },
    ])
    expect((await office.call('clients.undoTermination', { id })).terminatedOn).toBeNull()
    expect(await active()).toEqual([id])
    expect(await codeOf(office.call('clients.undoTermination', { id }))).toBe('not-found')
    expect(await problemsOf(office.call('clients.terminate', { id, on: '2026-02-30' }))).toEqual([
      'on: not-a-date',
    ])
  })
})

describe('support', () => {
  it('sees the card of a client, and neither money nor notes nor terms', async () => {
    const office = await anOffice()
    const { id } = await office.call(
      'clients.add',
      aCompany({ note: 'Betaalt laat.', paymentTermDays: 8, contacts: [{ name: 'Anna Bos' }] }),
    )
    await signInAs(office, 'support')
    const card = await office.call('clients.get', { id })
    expect(card.books).toBeNull()
    expect(JSON.stringify(card)).not.toMatch(/Betaalt laat|05012345|paymentTerm|openCents/)
    expect(card).toMatchObject({
      name: 'Bakkerij Zonneveld B.V.',
      contacts: [{ name: 'Anna Bos' }],
    })
    const { rows } = await office.call('clients.list', { search: 'zonneveld' })
    expect(rows).toMatchObject([{ id, openCents: null, overdueCents: null }])
    for (const attempt of [
      office.call('clients.add', aPerson()),
      office.call('clients.timeline', { id }),
      office.call('clients.terminate', { id, on: '2026-03-16' }),
      office.call('clients.duplicates', { kind: 'person' }),
    ]) {
      expect(await codeOf(attempt)).toBe('forbidden')
    }
  })
})
