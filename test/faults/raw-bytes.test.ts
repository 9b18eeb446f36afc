import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addClients, aPerson } from '../support/office/clients'
import { anOffice, type TestOffice } from '../support/office/office'
import { aBankEntry } from '../support/office/retention'
import { terminated } from '../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'

/** Everything that tells of one person, in words that nothing else in an office has. */
const person = {
  first: 'Xanthippe',
  last: 'Qwxzjpel',
  // Greek: a term of an index is stored without what it shares with the one before it, and no other
  // begins like these.
  contact: 'Thelonius Ωξψφ',
  street: 'Zeldzaamstraat',
  phone: '+31698761234',
  email: 'xq@zeldzaam-qwx.example',
  kvk: '69599084',
  iban: 'NL13TEST0123456789',
  note: 'dinsdagochtend',
  reference: 'Opdracht-Qwxzjpel-7',
  work: 'Onderhoud-voor-Qwxzjpel',
  hold: 'Geschil-met-Qwxzjpel',
  draft: 'Nog-niet-voor-Qwxzjpel',
  typing: 'half-getypt-over-Qwxzjpel',
  ticket: 'TICKET-QWXZ-1',
}

const traces = (): string[] =>
  Object.values(person).flatMap((one) => [one, one.toLowerCase(), one.toUpperCase()])

/** The bytes of every file of the office, as they lie on the disk, by name. */
const bytesOf = (dir: string): Map<string, Buffer> =>
  new Map(
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(dir, name)).isFile())
      .map((name) => [name, readFileSync(join(dir, name))]),
  )

/** In which file which trace was found, in either encoding SQLite and the program write. */
const foundIn = (dir: string): string[] => {
  const found: string[] = []
  for (const [name, bytes] of bytesOf(dir)) {
    for (const trace of traces()) {
      const wide = Buffer.from(trace, 'utf16le')
      if (bytes.includes(trace) || bytes.includes(wide)) found.push(`${trace} in ${name}`)
    }
  }
  return found
}

const indexes = ['clientSearch', 'invoiceReferences', 'bankEntrySearch'] as const

/** The pages of the search indexes; a trigram index keeps three letters at a time. */
const indexPages = (office: TestOffice): string => {
  const db = office.database()
  const pages = indexes.flatMap((name) =>
    db.all<{ block: Uint8Array }>(`SELECT block FROM ${name}_data`),
  )
  db.close()
  return pages.map(({ block }) => Buffer.from(block).toString('utf8')).join('\n')
}

/** Trigrams that nothing else in the office has, as the indexes keep them. */
const trigrams = ['ξψφ', 'qwx', 'wxz']

const write = async (office: TestOffice): Promise<number> => {
  const client = await office.call('clients.add', {
    kind: 'person',
    firstName: person.first,
    lastName: person.last,
    street: person.street,
    houseNumber: '77',
    postcode: '3511 AB',
    town: 'Utrecht',
    phone: person.phone,
    kvkNumber: person.kvk,
    // Longer than a page, so that whole pages are freed when it goes.
    note: `${person.note} `.repeat(250).trim(),
    emails: [{ address: person.email, forInvoices: true, forNotices: true, forTechnical: false }],
    contacts: [{ name: person.contact, role: 'Partner', email: null, phone: null }],
  })
  const { id } = client
  const lines = [
    { description: person.work, quantity: 1000, unitPriceCents: 10_000, vatKind: 'standard' },
  ] as const
  const draft = await office.call('invoices.addDraft', {
    clientId: id,
    supplyFrom: '2026-03-10',
    reference: person.reference,
    lines: [...lines],
  })
  const invoice = await office.call('invoices.issue', { id: draft.id })
  await office.call('invoices.addDraft', { clientId: id, reference: person.draft, lines: [] })
  await office.call('typing.keep', { form: `clients/${id}`, value: person.typing, clientId: id })
  const hold = await office.call('retention.addHold', {
    kind: 'dispute',
    covers: { invoiceId: invoice.id },
    reason: person.hold,
    reviewOn: '2026-12-01',
  })
  await office.call('retention.liftHold', { id: hold.id })
  const db = office.database()
  const key = { id, now: start, until: '2026-03-17T09:00:00.000Z', ...person }
  db.run(`INSERT INTO clientAccounts VALUES ($id, $iban, $now)`, key)
  db.run(
    `INSERT INTO desks (ownId, name, firstSeenAt, lastSeenAt) VALUES ('elders', 'x', $now, $now)`,
    key,
  )
  db.run(
    `INSERT INTO logins (clientId, deskId, itemKey, system, purpose, ticket, startedAt, createdAt,
       createdBy, expiresAt, deleteAfterUse, destroyedAt, destroyedWhy)
     VALUES ($id, (SELECT max(id) FROM desks), 'k', $email, $work, $ticket, $now, $now, 1, $until, 0, $now, 'done')`,
    key,
  )
  db.close()
  const entry = aBankEntry(office, {
    bookedOn: '2026-03-14',
    cents: invoice.grossCents,
    name: `${person.first} ${person.last}`,
  })
  await office.call('payments.match', {
    id: entry,
    allocations: [{ invoiceId: invoice.id, amountCents: invoice.grossCents }],
  })
  // The index of bank entries is filled a little after them.
  const index = office.database()
  index.run('INSERT INTO bankEntrySearch (rowid, text) SELECT id, text FROM bankEntryTexts')
  index.close()
  return id
}

it('leaves no byte of a person in database, log, indexes, freed pages or any other file', async () => {
  // Unencrypted, so that what lies on the disk can be read.
  const office = await anOffice({ now: start, plain: true })
  const others = office.database()
  others.transaction(() =>
    addClients(
      others,
      ...Array.from({ length: 40 }, (_, n) => aPerson({ lastName: `Buurman${n}` })),
    ),
  )
  // What a merge of the indexes happens to tidy up proves nothing.
  for (const name of indexes) {
    others.exec(`INSERT INTO ${name} (${name}, rank) VALUES ('automerge', 0)`)
  }
  others.close()
  const id = await write(office)
  office.office.session.require().database.writer.pragma('wal_checkpoint(TRUNCATE)')
  // Each trace is there to be found, or finding none of them would prove nothing.
  const before = foundIn(office.dir)
  for (const trace of Object.values(person)) {
    const there = before.some((one) => one.toLowerCase().startsWith(trace.toLowerCase()))
    expect([trace, there]).toEqual([trace, true])
  }
  const index = indexPages(office)
  expect(trigrams.filter((three) => index.includes(three))).toEqual(trigrams)

  // What was settled on a day goes on the next one at the earliest.
  office.setClock('2026-03-17T09:00:00.000Z')
  await terminated(office, { id, on: '2026-03-17' })
  expect(await office.call('retention.run', { approved: true })).toMatchObject({
    erased: 1,
    failed: 0,
    residue: 0,
  })

  // At once, with the office still open: neither in the log nor in a page that is free now.
  expect(foundIn(office.dir)).toEqual([])
  expect(statSync(join(office.dir, 'office.db-wal')).size).toBe(0)
  const after = indexPages(office)
  expect(trigrams.filter((three) => after.includes(three))).toEqual([])
  const db = office.database()
  const [free] = db.all<{ freelist_count: number }>('PRAGMA freelist_count')
  expect(free?.freelist_count).toBeGreaterThan(0)
  db.close()
  // What the law keeps is there, sealed.
  const { rows } = await office.call('archive.search', { search: person.last })
  expect(rows).toHaveLength(2)

  office.close()
  expect(foundIn(office.dir)).toEqual([])
})
