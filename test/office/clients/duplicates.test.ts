import { describe, expect, it } from 'vitest'
import { duplicatesOf } from '../../../electron/office/clients/duplicates'
import type { ReadableDatabase } from '../../../electron/office/database/driver'
import { clients as contract } from '../../../shared/clients/contract'
import type { Input } from '../../../shared/contract'
import { bareDatabase } from '../../support/office/bare-database'
import { aCompany, addClients, anEmail, aPerson } from '../../support/office/clients'

const officeWithTwo = () => {
  const db = bareDatabase()
  addClients(
    db,
    aPerson(),
    aCompany({
      vatId: 'NL000099998B57',
      contacts: [{ name: 'Anna Bos', email: 'anna@bos.example' }],
    }),
  )
  return db
}

const duplicates = (db: ReadableDatabase, typed: Input<'clients.duplicates'>) =>
  duplicatesOf(db, contract.duplicates.input.parse(typed)).map((found) => [
    found.id,
    ...found.reasons,
  ])

describe('the warning for duplicates', () => {
  it.each<[string, Input<'clients.duplicates'>, (number | string)[][]]>([
    ['KVK number', { kind: 'company', kvkNumber: '0501 2345' }, [[2, 'kvk-number']]],
    ['btw-id', { kind: 'company', vatId: 'nl000099998.b57' }, [[2, 'vat-id']]],
    ['e-mail address', { kind: 'person', emails: ['SANNE@devries.example '] }, [[1, 'email']]],
    ['address of a contact', { kind: 'person', emails: ['anna@bos.example'] }, [[2, 'email']]],
    [
      'name at an address',
      {
        kind: 'person',
        firstName: 'S.',
        lastName: 'de Vries',
        postcode: '7941ab',
        houseNumber: '12',
      },
      [[1, 'name-and-address']],
    ],
    [
      'name with a typing error at an address',
      {
        kind: 'company',
        companyName: 'Bakkerij Zoneveld',
        postcode: '8011LW',
        houseNumber: '3 bis',
      },
      [[2, 'name-and-address']],
    ],
    ['company name', { kind: 'company', companyName: 'BAKKERIJ ZONNEVELD' }, [[2, 'company-name']]],
    [
      'several at once, in one line',
      { kind: 'company', companyName: 'Bakkerij Zonneveld', kvkNumber: '05012345' },
      [[2, 'kvk-number', 'company-name']],
    ],
  ])('comes for the same %s', (_, typed, expected) => {
    expect(duplicates(officeWithTwo(), typed)).toEqual(expected)
  })

  it.each<[string, Input<'clients.duplicates'>]>([
    ['an empty form', { kind: 'person' }],
    [
      'a neighbour with another name',
      { kind: 'person', lastName: 'Kok', postcode: '7941 AB', houseNumber: '12a' },
    ],
    [
      'the same name elsewhere',
      {
        kind: 'person',
        firstName: 'Sanne',
        lastName: 'de Vries',
        postcode: '1011 AB',
        houseNumber: '12',
      },
    ],
    [
      'another house in the street',
      {
        kind: 'person',
        firstName: 'Sanne',
        lastName: 'de Vries',
        postcode: '7941 AB',
        houseNumber: '120',
      },
    ],
    [
      'a housemate',
      {
        kind: 'person',
        firstName: 'Piet',
        lastName: 'de Vries',
        postcode: '7941 AB',
        houseNumber: '12a',
      },
    ],
  ])('stays away for %s', (_, typed) => {
    expect(duplicates(officeWithTwo(), typed)).toEqual([])
  })

  it('never names the client itself, and puts the strongest evidence first', () => {
    const db = officeWithTwo()
    const [twin = 0] = addClients(db, aCompany({ emails: [anEmail('sanne@devries.example')] }))
    expect(duplicates(db, { ...aCompany(), id: twin, emails: ['sanne@devries.example'] })).toEqual([
      [2, 'kvk-number', 'name-and-address', 'company-name'],
      [1, 'email'],
    ])
  })

  it('comes for two clients who paid from one account', () => {
    const db = officeWithTwo()
    for (const id of [1, 2]) {
      db.run(
        `INSERT INTO clientAccounts (clientId, iban, seenAt)
         VALUES ($id, 'NL91ABNA0417164300', '2026-01-01T00:00:00.000Z')`,
        { id },
      )
    }
    expect(duplicates(db, { kind: 'person', id: 1 })).toEqual([[2, 'iban']])
    expect(duplicates(db, { kind: 'person' })).toEqual([])
  })
})
