import { describe, expect, it } from 'vitest'
import { listClients, optionsFor } from '../../../electron/office/clients/list'
import { setTermination, updateClient } from '../../../electron/office/clients/write'
import type { ReadableDatabase, WritableDatabase } from '../../../electron/office/database/driver'
import { clients as contract, type ClientFilter } from '../../../shared/clients/contract'
import { clientInput, type ClientInput } from '../../../shared/clients/input'
import { bareDatabase } from '../../support/office/bare-database'
import { aCompany, addClients, anEmail, aPerson } from '../../support/office/clients'

const today = '2026-03-16'
const now = '2026-03-16T10:00:00.000Z'
const user = { id: 1, role: 'owner' as const, name: 'Olga' }

const officeWith = (...clients: ClientInput[]): WritableDatabase => {
  const db = bareDatabase()
  addClients(db, ...clients)
  return db
}

const names = (db: ReadableDatabase, search: string, filter: ClientFilter = {}): string[] =>
  listClients({ db, today, user }, contract.list.input.parse({ ...filter, search })).rows.map(
    (row) => row.name,
  )

describe('searching clients', () => {
  const sanne = aPerson({ emails: [anEmail('sanne.devries@post.example')] })
  const zonneveld = aCompany({
    phone: '+31 (0)38 421 00 00',
    vatId: 'NL800000006B01',
    contacts: [{ name: 'René Çelik', email: 'rene@elders.example', phone: '0612 999 888' }],
  })
  const obrien = aCompany({
    companyName: "O'Brien & Zn. V.O.F.",
    town: "'s-Hertogenbosch",
    kvkNumber: null,
    phone: null,
    emails: [],
  })

  it.each([
    ['sanne'],
    ['de vries'],
    ['vries sanne'],
    ['SANNE VRI'],
    ['anne'],
    ['sanne.devries@post'],
    ['post.example'],
    ['7941 AB'],
    ['7941ab'],
    ['meppel'],
    ['0612345678'],
    ['06 1234 56'],
    ['+31 6 12345678'],
    ['0031612345678'],
    ['#1'],
    ['1'],
    ['vr'],
    ['s de vries'],
  ])('finds a person by "%s"', (search) => {
    expect(names(officeWith(sanne, zonneveld, obrien), search)).toEqual(['Sanne de Vries'])
  })

  it.each([
    ['zonneveld bv'],
    ['ZONNEVELD B.V.'],
    ['nneve'],
    ['rene celik'],
    ['René Çelik'],
    ['rene@elders.example'],
    ['0612999888'],
    ['05012345'],
    ['05 01 23 45'],
    ['NL8000.00.006.B01'],
    ['038-4210000'],
    ['zwolle bakkerij'],
    ['#2'],
    ['# 2'],
    ['ba'],
  ])('finds a company by "%s"', (search) => {
    expect(names(officeWith(sanne, zonneveld, obrien), search)).toEqual(['Bakkerij Zonneveld B.V.'])
  })

  it.each([["o'brien"], ['obrien'], ['o’brien'], ['brien & zn'], ['brien zn vof'], ['s-hertogen']])(
    'finds signs written in any way: "%s"',
    (search) => {
      expect(names(officeWith(sanne, zonneveld, obrien), search)).toEqual(["O'Brien & Zn. V.O.F."])
    },
  )

  it.each([
    ['sanne zonneveld'],
    ['#3999'],
    ['xyz'],
    ['" OR "a'],
    ['NEAR(san vri)'],
    ['%'],
    ['***'],
    ['san NOT vri'],
  ])('finds nobody by "%s"', (search) => {
    expect(names(officeWith(sanne, zonneveld), search)).toEqual([])
  })

  it('shows everybody when nothing but spaces is typed', () => {
    expect(names(officeWith(sanne, zonneveld), '   ')).toHaveLength(2)
  })

  it('begins at the name with one or two letters', () => {
    const office = officeWith(
      aPerson({ firstName: 'Bert', lastName: 'van Dam' }),
      aPerson({ firstName: 'Anna', lastName: 'Bos' }),
      aPerson({ firstName: 'Carla', lastName: 'de Boer' }),
    )
    expect(names(office, 'b')).toEqual(['Carla de Boer', 'Anna Bos'])
    expect(names(office, 'da')).toEqual(['Bert van Dam'])
  })

  it('finds a company in another script', () => {
    const office = officeWith(aCompany({ companyName: '株式会社山田' }), zonneveld)
    expect(names(office, '会社山')).toEqual(['株式会社山田'])
    expect(names(office, '株式')).toEqual(['株式会社山田'])
  })

  it('knows a client by what it is now, not by what it was', () => {
    const office = officeWith(sanne)
    const changed = clientInput.parse({ ...sanne, lastName: 'Kuipers', emails: [] })
    updateClient(office, { ...changed, id: 1, updatedAt: '2026-03-16T09:00:00.000Z' }, now)
    expect(names(office, 'vries')).toEqual([])
    expect(names(office, 'post.example')).toEqual([])
    expect(names(office, 'kuipers')).toEqual(['Sanne Kuipers'])
  })

  it('keeps to the filters', () => {
    const office = officeWith(sanne, aCompany({ companyName: 'De Vries Bouw' }))
    expect(names(office, 'vries', { kind: 'company' })).toEqual(['De Vries Bouw'])
    setTermination(office, { id: 1, on: '2026-01-01', now })
    expect(names(office, 'vries')).toEqual(['De Vries Bouw'])
    expect(names(office, 'vries', { state: 'terminated' })).toEqual(['Sanne de Vries'])
  })
})

describe('what a search finds first, and why', () => {
  const anouks = () =>
    officeWith(
      aCompany({
        companyName: 'Aannemer Bos',
        contacts: [{ name: 'Anouk Prins', email: 'a.prins@bos.example', phone: '0612 000 111' }],
      }),
      aPerson({ firstName: 'Anouk', lastName: 'Visser', emails: [] }),
      aCompany({ companyName: 'Anouk Bloemen', contacts: [], emails: [] }),
    )
  const found = (db: ReadableDatabase, search: string, role: 'owner' | 'support' = 'owner') =>
    listClients({ db, today, user: { ...user, role } }, contract.list.input.parse({ search })).rows

  it('is whoever is called so, before who has a contact of that name', () => {
    expect(names(anouks(), 'anouk')).toEqual(['Anouk Bloemen', 'Anouk Visser', 'Aannemer Bos'])
    const [first] = optionsFor({ db: anouks(), today, user }, { search: 'anouk', chosen: null })
    expect(first?.name).toBe('Anouk Bloemen')
  })

  it('says what was found where the row does not show it, and nothing where it does', () => {
    const why = (search: string) => found(anouks(), search).map((row) => row.found)
    expect(why('anouk')).toEqual([null, null, { of: 'contact', text: 'Anouk Prins' }])
    expect(why('a.prins@bos')).toEqual([{ of: 'email', text: 'a.prins@bos.example' }])
    expect(why('+31 612 000 111')).toEqual([{ of: 'phone', text: '0612 000 111' }])
    expect(why('')).toEqual([null, null, null])
  })

  it('is in the order somebody asked for, when that is another one', () => {
    expect(names(anouks(), 'anouk', { sort: 'number' })).toEqual([
      'Aannemer Bos',
      'Anouk Visser',
      'Anouk Bloemen',
    ])
  })

  it.each(['24/7', '50/50', '1-2-3', '3+3'])('is also a name of digits and signs: %s', (name) => {
    const db = officeWith(aCompany({ companyName: `${name} Hosting`, phone: null }), anotherOne)
    expect(names(db, name)).toEqual([`${name} Hosting`])
  })
})

const anotherOne = aCompany({ companyName: 'Bakkerij', phone: null, kvkNumber: null, contacts: [] })

describe('a picker', () => {
  it('gives the best twenty, and the chosen one in front', () => {
    const many = Array.from({ length: 25 }, (_, at) =>
      aCompany({
        companyName: `Klant ${String(at + 1).padStart(2, '0')}`,
        kvkNumber: null,
        phone: null,
      }),
    )
    const db = officeWith(...many)
    const ids = (search: string, chosen: number | null) =>
      optionsFor({ db, today, user }, { search, chosen }).map((option) => option.id)
    expect(ids('klant', null)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(ids('klant 05', 25)).toEqual([25, 5])
    expect(ids('klant 05', 5)).toEqual([5])
    expect(ids('klant 05', 99)).toEqual([5])
  })
})
