/** What is left of a person in the columns that are declared personal, of all rows there are. */
import { describe, expect, it } from 'vitest'
import { columns } from '../../../electron/office/database/columns'
import type { Connection } from '../../../electron/office/database/driver'
import { anOffice, type TestOffice } from '../../support/office/office'
import { aBankEntry, aPersonNamed, anInvoiceFor } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'
const tables = [
  'clients',
  'clientContacts',
  'clientEmails',
  'clientAccounts',
  'terminations',
  'holds',
  'invoices',
  'invoiceLines',
  'invoiceDocuments',
  'bankEntries',
]

const personalOf = (table: string): string[] =>
  Object.entries(columns[table] ?? {}).flatMap(([name, declared]) =>
    declared === 'not-personal' ? [] : [name],
  )

/** By table, the personal columns in which any row has something. */
const filled = (db: Connection): Record<string, string[]> =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      personalOf(table).filter((name) =>
        db.get(`SELECT 1 FROM ${table} WHERE coalesce(${name}, '') <> ''`),
      ),
    ]),
  )

/** Writes something into every personal column that is a text, whatever keeps it from being changed. */
const fillUp = (db: Connection): void => {
  const kept = db.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE UPDATE%'`,
  )
  for (const { name } of kept) db.run(`DROP TRIGGER ${name}`)
  for (const table of tables) {
    for (const name of personalOf(table)) {
      if (name === 'bytes') continue
      db.run(`UPDATE ${table} SET ${name} = '${name} Quispelaar' WHERE coalesce(${name}, '') = ''`)
    }
  }
  for (const { sql } of kept) db.run(sql)
}

/** A client with something in every personal column, two paid invoices, and its day come. */
const aWholeLife = async (office: TestOffice) => {
  const { id } = await aPersonNamed(office, 'Quispelaar')
  const [first, second] = [
    await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }),
    await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' }),
  ]
  for (const { id: invoiceId, grossCents } of [first, second]) {
    const entryId = aBankEntry(office, {
      bookedOn: '2026-03-14',
      cents: grossCents,
      name: 'Quispelaar',
    })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId, amountCents: grossCents }],
    })
    await office.call('invoices.savePdf', {
      id: invoiceId,
      file: office.saveTo(`${office.dir}/${invoiceId}.pdf`),
    })
  }
  const hold = await office.call('retention.addHold', {
    kind: 'dispute',
    covers: { invoiceId: second.id },
    reason: 'Geschil met Quispelaar',
    reviewOn: '2026-12-01',
  })
  await terminated(office, { id, on: '2026-03-16' })
  office.setClock('2026-03-18T09:00:00.000Z')
  return { id, first, second, hold: hold.id }
}

const look = (office: TestOffice): Record<string, string[]> => {
  const db = office.database()
  try {
    return filled(db)
  } finally {
    db.close()
  }
}

const run = (office: TestOffice) => office.call('retention.run', { approved: true })

describe('every column that tells of a person', () => {
  it('is filled before, of a reduced client as far as it is needed, and empty after', async () => {
    const office = await anOffice({ now: start })
    const { second, hold } = await aWholeLife(office)
    const db = office.database()
    fillUp(db)
    db.close()
    expect(look(office)).toEqual(Object.fromEntries(tables.map((name) => [name, personalOf(name)])))

    // An invoice on hold keeps itself and its payment, and of the card the name.
    expect(await run(office)).toMatchObject({ reduced: 1, failed: 0 })
    const names = ['companyName', 'firstName', 'lastName', 'name', 'sortName']
    const invoice = Object.fromEntries(
      ['holds', 'invoices', 'invoiceLines', 'invoiceDocuments', 'bankEntries'].map((name) => [
        name,
        personalOf(name),
      ]),
    )
    const nothing = { clientContacts: [], clientEmails: [], clientAccounts: [], terminations: [] }
    expect(look(office)).toEqual({ ...nothing, ...invoice, clients: names })

    await office.call('retention.liftHold', { id: hold })
    expect(await run(office)).toMatchObject({ erased: 1, failed: 0 })
    expect(look(office)).toEqual(Object.fromEntries(tables.map((name) => [name, []])))
    expect((await office.call('invoices.get', { id: second.id })).grossCents).toBe(
      second.grossCents,
    )
  })

  it('is kept of who still owes as collecting it needs', async () => {
    const office = await anOffice({ now: start })
    const { first } = await aWholeLife(office)
    await office.call('payments.unmatch', { id: 1 })
    const db = office.database()
    fillUp(db)
    db.close()
    expect(await run(office)).toMatchObject({ reduced: 1, failed: 0 })
    expect((await office.call('invoices.get', { id: first.id })).buyer).not.toBeNull()
    const { clients, clientContacts, clientEmails, clientAccounts, terminations } = look(office)
    const needed = personalOf('clients').filter((name) => !['vatId', 'note'].includes(name))
    expect({ clients, clientContacts, clientEmails, clientAccounts, terminations }).toEqual({
      clients: needed,
      clientContacts: [],
      clientEmails: ['address'],
      clientAccounts: ['iban'],
      terminations: [],
    })
  })
})
