/** Compares an office with the world of the model: what is live, sealed and gone, who can be read, the books. */
import { expect } from 'vitest'
import type { Connection } from '../../../../electron/office/database/driver'
import type { TestOffice } from '../../../support/office/office'
import { fiscalYear } from './days'
import { toRefund } from './model'
import { isLive, openOf, restOf, type World } from './world'

export const lookAround = async (office: TestOffice, world: World): Promise<void> => {
  const db = office.database()
  try {
    expect(standing(db)).toEqual(expected(world))
    expect(books(db)).toEqual(expectedBooks(world))
    lookForNames(db, world)
  } finally {
    db.close()
  }
  const { toRefund: shown } = await office.call('dashboard.overview', {})
  expect([world.today, 'to refund', shown]).toEqual([world.today, 'to refund', toRefund(world)])
}

const archived = (kind: 'invoice' | 'payment', id: string): string =>
  `(SELECT destroyAfter FROM archive WHERE kind = '${kind}' AND sourceId = ${id}) AS destroyAfter,
   coalesce((SELECT destroyedAt IS NOT NULL FROM archive WHERE kind = '${kind}' AND sourceId = ${id}), 0)
     AS destroyed`

const standing = (db: Connection) => ({
  clients: db.all(
    `SELECT id, CASE WHEN erasedAt IS NOT NULL THEN 'erased' WHEN reducedAt IS NOT NULL THEN 'reduced'
       ELSE 'live' END AS state FROM clients ORDER BY id`,
  ),
  documents: db.all(
    `SELECT id, sealedAt IS NULL AS live, openCents AS open, ${archived('invoice', 'invoices.id')}
     FROM invoices WHERE issuedAt IS NOT NULL ORDER BY id`,
  ),
  entries: db.all(
    `SELECT id, sealedAt IS NULL AS live, amountCents - allocatedCents AS rest, clientId AS keptFor,
       ${archived('payment', 'bankEntries.id')}
     FROM bankEntries ORDER BY id`,
  ),
  drafts: db.all('SELECT id, clientId AS client FROM invoices WHERE issuedAt IS NULL ORDER BY id'),
  accounts: db.all('SELECT clientId AS client, iban FROM clientAccounts ORDER BY clientId, iban'),
})

const bit = (value: boolean): number => (value ? 1 : 0)

const expected = (world: World): ReturnType<typeof standing> => ({
  clients: world.clients.map(({ id, state }) => ({ id, state })),
  documents: world.documents.map((one) => ({
    id: one.id,
    live: bit(isLive(one)),
    open: openOf(one),
    destroyAfter: one.destroyAfter,
    destroyed: bit(one.destroyed),
  })),
  entries: world.entries.map((one) => ({
    id: one.id,
    live: bit(isLive(one)),
    rest: restOf(world, one),
    keptFor: one.keptFor,
    destroyAfter: one.destroyAfter,
    destroyed: bit(one.destroyed),
  })),
  drafts: world.drafts.map(({ id, client }) => ({ id, client })),
  accounts: world.clients.flatMap(({ id, accounts }) =>
    [...accounts].sort().map((iban) => ({ client: id, iban })),
  ),
})

/** Numbers with their amounts, VAT per fiscal year, and what the bank told. */
const books = (db: Connection) => ({
  numbers: db.all(
    `SELECT number, sign * netCents AS net, sign * vatCents AS vat FROM invoices
     WHERE issuedAt IS NOT NULL ORDER BY id`,
  ),
  years: db.all(
    `SELECT i.fiscalYear AS year, sum(i.sign * v.netCents) AS net, sum(i.sign * v.vatCents) AS vat
     FROM invoiceVat v JOIN invoices i ON i.id = v.invoiceId
     WHERE i.issuedAt IS NOT NULL GROUP BY i.fiscalYear ORDER BY i.fiscalYear`,
  ),
  bank: db.all('SELECT bookedOn, amountCents AS cents FROM bankEntries ORDER BY id'),
})

const expectedBooks = (world: World): ReturnType<typeof books> => {
  const years = new Map<number, { net: number; vat: number }>()
  for (const { issuedOn, netCents, vatCents } of world.documents) {
    const year = fiscalYear(issuedOn, world.fiscalYearStart)
    const { net, vat } = years.get(year) ?? { net: 0, vat: 0 }
    years.set(year, { net: net + netCents, vat: vat + vatCents })
  }
  return {
    numbers: world.documents.map(({ number, netCents, vatCents }) => ({
      number,
      net: netCents,
      vat: vatCents,
    })),
    years: [...years].sort(([a], [b]) => a - b).map(([year, sums]) => ({ year, ...sums })),
    bank: world.entries.map(({ bookedOn, cents }) => ({ bookedOn, cents })),
  }
}

type Row = Record<string, unknown>

/** Every text of every table: who was erased is in none, but for what the rules leave in the books. */
const lookForNames = (db: Connection, world: World): void => {
  const stays = new Set(world.entries.filter(isLive).map(({ id }) => id))
  const gone = {
    invoices: new Set(world.documents.filter((one) => !isLive(one)).map(({ id }) => id)),
    bankEntries: new Set(world.entries.filter((one) => !isLive(one)).map(({ id }) => id)),
  }
  const everybody = world.clients.map(({ name }) => name)
  const erased = world.clients.flatMap(({ name, state }) => (state === 'erased' ? name : []))
  const found: string[] = []
  for (const table of tablesOf(db)) {
    for (const row of db.all<Row>(`SELECT * FROM ${table}`)) {
      const id = Number(row['id'] ?? row['invoiceId'] ?? 0)
      const text = JSON.stringify(Object.values(row).filter((value) => typeof value === 'string'))
      const wasTakenOut =
        (table === 'bankEntries' && gone.bankEntries.has(id)) ||
        (table === 'invoices' && gone.invoices.has(id)) ||
        (table.startsWith('invoice') && gone.invoices.has(Number(row['invoiceId'] ?? 0)))
      if (wasTakenOut) {
        if (holdsAny(text, everybody)) found.push(`${table} ${id}: ${text}`)
      } else if (table !== 'bankEntries' || !stays.has(id)) {
        if (holdsAny(text, erased)) found.push(`${table} ${id}: ${text}`)
      }
      if (table === 'bankEntries' && wasTakenOut && row['counterpartyIban'] !== null) {
        found.push(`${table} ${id}: an account`)
      }
    }
  }
  for (const name of erased) {
    for (const index of ['clientSearch', 'invoiceReferences', 'bankEntrySearch']) {
      const rows = db.all<{ id: number }>(
        `SELECT rowid AS id FROM ${index} WHERE ${index} MATCH $name`,
        { name: `"${name}"` },
      )
      for (const { id } of rows) {
        if (index !== 'bankEntrySearch' || !stays.has(id)) found.push(`${index} ${id}: ${name}`)
      }
    }
  }
  for (const { id, name, state, card } of world.clients) {
    const rows = db.get<{ contacts: number; others: number; note: string | null; street: string }>(
      `SELECT note, street, (SELECT count(*) FROM clientContacts WHERE clientId = c.id) AS contacts,
         (SELECT count(*) FROM clientEmails WHERE clientId = c.id AND forInvoices = 0) AS others
       FROM clients c WHERE id = $id`,
      { id },
    )
    const card_ = rows && (rows.contacts > 0 || rows.others > 0 || rows.note !== null)
    if (card_ && (state === 'erased' || card !== 'full')) found.push(`card of ${name}`)
    if (rows?.street && (state === 'erased' || card === 'name')) found.push(`address of ${name}`)
  }
  expect([world.today, found]).toEqual([world.today, []])
}

const holdsAny = (text: string, names: readonly string[]): boolean => {
  const lower = text.toLowerCase()
  return names.some((name) => lower.includes(name.toLowerCase()))
}

/** Indexes are asked as such. */
const tablesOf = (db: Connection): string[] =>
  db
    .all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE '%Search%' AND name NOT LIKE 'invoiceReferences%'`,
    )
    .map(({ name }) => name)
