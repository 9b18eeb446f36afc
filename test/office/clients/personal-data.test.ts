import { describe, expect, it } from 'vitest'
import { collect, erase } from '../../../electron/office/clients/personal-data'
import { duplicatesOf } from '../../../electron/office/clients/duplicates'
import { listClients, optionsFor } from '../../../electron/office/clients/list'
import { showClient } from '../../../electron/office/clients/record'
import { insertClient } from '../../../electron/office/clients/write'
import { clients as contract } from '../../../shared/clients/contract'
import { clientInput } from '../../../shared/clients/input'
import { bareDatabase } from '../../support/office/bare-database'
import { aCompany, anEmail } from '../../support/office/clients'

const now = '2026-03-16T09:00:00.000Z'
const today = '2026-03-16'
const user = { id: 1, role: 'owner' as const, name: 'Olga' }

const everywhere = 'Merkteken'
const typed = clientInput.parse(
  aCompany({
    companyName: `${everywhere} B.V.`,
    street: everywhere,
    town: everywhere,
    note: everywhere,
    vatId: 'NL000099998B57',
    contacts: [{ name: everywhere, role: everywhere, email: `${everywhere}@post.example` }],
    emails: [anEmail(`info@${everywhere}.example`)],
  }),
)

const officeWithOne = () => {
  const db = bareDatabase()
  const id = insertClient(db, typed, now)
  db.run('INSERT INTO clientAccounts (clientId, iban, seenAt) VALUES ($id, $iban, $now)', {
    id,
    iban: 'NL91ABNA0417164300',
    now,
  })
  return { db, id }
}

describe('the personal data of a client', () => {
  it('are handed over whole', () => {
    const { db, id } = officeWithOne()
    expect(collect(db, id)).toMatchObject({
      companyName: `${everywhere} B.V.`,
      note: everywhere,
      vatId: 'NL000099998B57',
      kvkNumber: '05012345',
      contacts: [{ name: everywhere, email: `${everywhere}@post.example` }],
      emails: [{ address: `info@${everywhere}.example` }],
      accounts: [{ iban: 'NL91ABNA0417164300', seenAt: now }],
    })
  })

  it('are nowhere after erasing, while the number stays', () => {
    const { db, id } = officeWithOne()
    const other = insertClient(db, clientInput.parse(aCompany({ companyName: 'Blijver' })), now)
    erase(db, id, now)
    const tables = db.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'client%'`,
    )
    expect(tables.length).toBeGreaterThan(5)
    for (const { name } of tables) {
      const rows = JSON.stringify(db.all(`SELECT * FROM ${name}`), (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      )
      expect(rows.toLowerCase(), name).not.toContain(everywhere.toLowerCase())
      expect(rows, name).not.toContain('NL91ABNA0417164300')
      expect(rows, name).not.toContain('000099998')
    }
    expect(db.get('SELECT id, name, kind, erasedAt FROM clients WHERE id = $id', { id })).toEqual({
      id,
      name: '',
      kind: 'company',
      erasedAt: now,
    })
    expect(db.get<{ n: number }>('SELECT count(*) AS n FROM clientSearch')?.n).toBe(1)
    expect(() => showClient({ db, today, user }, id)).toThrow('not-found')
    expect(showClient({ db, today, user }, other).name).toBe('Blijver')
  })

  it('are in no list, search, picker or warning after erasing', () => {
    const { db, id } = officeWithOne()
    erase(db, id, now)
    const context = { db, today, user }
    for (const search of ['', everywhere, `#${id}`, 'm']) {
      const filter = contract.list.input.parse({ search, state: 'all' })
      expect(listClients(context, filter).rows).toEqual([])
    }
    expect(optionsFor(context, { search: '', chosen: id })).toEqual([])
    expect(duplicatesOf(db, contract.duplicates.input.parse(aDuplicate))).toEqual([])
  })

  it('may be erased twice: the first moment stays', () => {
    const { db, id } = officeWithOne()
    erase(db, id, now)
    erase(db, id, '2027-01-01T00:00:00.000Z')
    expect(db.get('SELECT erasedAt FROM clients WHERE id = $id', { id })).toEqual({ erasedAt: now })
  })
})

const aDuplicate = {
  ...aCompany({ companyName: `${everywhere} B.V.` }),
  emails: [`info@${everywhere}.example`],
}
