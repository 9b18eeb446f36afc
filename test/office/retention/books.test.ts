import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { columns } from '../../../electron/office/database/columns'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { aSubscription } from '../../support/office/services'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'

/** Turnover and VAT per year and rate, numbers handed out, and money received. */
const books = (office: TestOffice) => {
  const db = office.database()
  const found = {
    vat: db.all(
      `SELECT i.fiscalYear, v.kind, v.rate, sum(i.sign * v.netCents) AS net,
         sum(i.sign * v.vatCents) AS vat, count(*) AS rows
       FROM invoiceVat v JOIN invoices i ON i.id = v.invoiceId
       WHERE i.issuedAt IS NOT NULL GROUP BY i.fiscalYear, v.kind, v.rate ORDER BY 1, 2, 3`,
    ),
    lines: db.all('SELECT sum(amountCents) AS cents, count(*) AS rows FROM invoiceLines'),
    numbers: db.all(`SELECT number, issuedOn, grossCents, paidCents FROM invoices
      WHERE issuedAt IS NOT NULL ORDER BY number`),
    counters: db.all('SELECT * FROM invoiceNumbers ORDER BY seriesId, year'),
    bank: db.all('SELECT bookedOn, amountCents, allocatedCents FROM bankEntries ORDER BY id'),
  }
  db.close()
  return found
}

describe('the books', () => {
  it('add up to the same after sealing and after destruction', async () => {
    const office = await anOffice({ now: start })
    const leaves = await aPersonNamed(office, 'Quispelaar')
    const stays = await aPersonNamed(office, 'Blijvend')
    for (const { id } of [leaves, stays]) {
      for (const cents of [10_000, 3_333]) {
        settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10', cents }))
      }
    }
    const paid = await anInvoiceFor(office, leaves.id, { supplyFrom: '2026-03-10' })
    const entryId = aBankEntry(office, { bookedOn: '2026-03-14', cents: 12_100, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: paid.id, amountCents: 12_100 }],
    })
    const taken = await anInvoiceFor(office, leaves.id, { supplyFrom: '2026-03-10' })
    const note = await office.call('invoices.credit', { id: taken.id })
    await office.call('invoices.issue', { id: note.id })
    const before = books(office)
    const overview = await office.call('dashboard.overview', {})
    await terminated(office, { id: leaves.id, on: '2026-03-16' })
    // What was settled today can still be a mistake.
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    expect(books(office)).toEqual(before)
    expect(await office.call('dashboard.overview', {})).toEqual({
      ...overview,
      clients: overview.clients - 1,
    })

    office.setClock('2034-01-02T09:00:00.000Z')
    const file = office.saveTo(join(office.dir, 'proof.zip'))
    const dateConfirmed = '2034-01-02'
    expect(
      await office.call('archive.destroyDue', { file, language: 'nl', dateConfirmed }),
    ).toEqual({ destroyed: 6 })
    expect(books(office)).toEqual(before)
    const next = await anInvoiceFor(office, stays.id, { supplyFrom: '2034-01-01' })
    expect(next.number).toBe('2034-0001')
  })
})

describe('a run that is stopped', () => {
  it('leaves whole clients behind, and goes on where it was', async () => {
    const office = await anOffice({ now: start })
    for (const name of ['Een', 'Twee', 'Drie', 'Vier']) {
      const { id } = await aPersonNamed(office, `Quispelaar${name}`)
      settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
      await terminated(office, { id, on: '2026-03-16' })
    }
    const stop = new AbortController()
    const run = office.call(
      'retention.run',
      { approved: true },
      { signal: stop.signal, progress: ({ done }) => done === 2 && stop.abort() },
    )
    expect(await codeOf(run)).toBe('cancelled')
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 2, askFirst: null })
    expect((await office.call('archive.years', {}))[0]).toMatchObject({ items: 2 })
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    expect(await office.call('retention.run', {})).toMatchObject({ erased: 2, failed: 0 })
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 0 })
    expect((await office.call('archive.check', {})).broken).toEqual([])
    expect((await office.call('retention.erasures', {})).rows).toHaveLength(4)
  })
})

describe('every table that points at a client', () => {
  /** Their rows stay: numbers, dates and codes, without a person. */
  const stays = ['audit', 'disclosedClients', 'erasures', 'holds', 'logins', 'terminationTasks']

  it('lets go of an erased client, or keeps nothing that is personal', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    settle(office, invoice)
    await office.call('invoices.addDraft', { clientId: id, lines: [] })
    await office.call('typing.keep', { form: `clients/${id}`, value: '{}', clientId: id })
    const hold = await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: id },
      reason: 'Geschil met Quispelaar',
      reviewOn: '2026-12-01',
    })
    await office.call('retention.liftHold', { id: hold.id })
    aBankEntry(office, { bookedOn: '2026-03-14', cents: 5000, name: 'Quispelaar' })
    await aSubscription(office, { clientId: id, domain: 'quispelaar.nl', firstTermMonths: 0 })
    const [recipient] = await office.call('disclosures.recipients', {})
    await office.call('disclosures.record', {
      recipientId: recipient?.id ?? 0,
      clientId: id,
      givenOn: '2026-03-15',
      data: ['name'],
    })
    const scan = join(office.dir, 'scan.pdf')
    writeFileSync(scan, '%PDF-1.4 Quispelaar')
    await office.call('services.noteWork', {
      clientId: id,
      on: '2026-03-01',
      what: 'Overleg met Quispelaar',
      minutes: 60,
      priceCents: 8_000,
      vatKind: 'standard',
    })
    await office.call('papers.add', {
      clientId: id,
      kind: 'quote',
      title: 'Offerte Quispelaar',
      file: office.readFrom(scan),
    })
    const late = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    office.setClock('2026-04-02T09:00:00.000Z')
    await office.call('collection.remind', { clientId: id })
    office.setClock(start)
    settle(office, late)
    await office.call('collection.pause', { clientId: id, paused: true, until: null })
    await office.call('quotes.add', {
      clientId: id,
      intro: 'Beste Quispelaar',
      lines: [{ description: 'Site Quispelaar', unitPriceCents: 100, vatKind: 'standard' }],
    })
    await office.call('breaches.register', {
      role: 'controller',
      what: 'Laptop gestolen',
      knownOn: '2026-03-15',
      knownTime: '10:00',
      scope: { of: 'clients', clientIds: [id] },
      data: ['name'],
    })
    const order = await office.call('orders.register', {
      kind: 'national',
      clientId: id,
      authority: 'Politie Amsterdam',
      country: 'NL',
      reference: 'PL1300-2026',
      article: 'Sv art. 126nd',
      scope: 'Alles over Quispelaar',
      parts: ['client'],
      orderedOn: '2026-03-15',
      receivedOn: '2026-03-15',
      receivedTime: '10:00',
      secret: true,
    })
    await office.call('orders.close', {
      id: order.id,
      version: order.version,
      outcome: 'withdrawn',
    })
    await office.call('privacy.object', { clientId: id, purpose: 'reminders', objects: true })
    await office.call('privacy.register', {
      type: 'access',
      clientId: id,
      channel: 'mail',
      receivedOn: '2026-03-15',
      scope: 'Alles over Quispelaar',
    })
    await office.call('requests.add', {
      clientId: id,
      wish: { kind: 'question', note: 'Hoe gaat het met Quispelaar?' },
      channel: 'phone',
      receivedOn: '2026-03-15',
    })
    await office.call('elsewhere.addSystems', { systems: [{ kind: 'paper', name: 'Ordners' }] })
    const db = office.database()
    const tables = db
      .all<{ name: string }>(
        `SELECT m.name FROM sqlite_master m, pragma_table_xinfo(m.name) c
         WHERE m.type = 'table' AND c.name = 'clientId' ORDER BY m.name`,
      )
      .map(({ name }) => name)
    const now = start
    const key = { id, now, until: '2026-03-17T09:00:00.000Z' }
    const rest: Record<string, string> = {
      accessEvents: `INSERT INTO accessEvents (at, kind, clientId, ip, account, what, identity)
        VALUES ($now, 'change', $id, '203.0.113.7', 'techniek@quispelaar.example', 'x', 'x')`,
      bankEntries: 'UPDATE bankEntries SET clientId = $id, allocatedCents = amountCents',
      erasedParts: `INSERT INTO erasedParts (clientId, part, erasedAt) VALUES ($id, 'phone', $now)`,
      clientAccounts: `INSERT INTO clientAccounts VALUES ($id, 'NL13TEST0123456789', $now)`,
      mandates: `INSERT INTO mandates (version, clientId, reference, scheme, once, signedOn, iban, holder,
          addedAt, userId)
        VALUES (1, $id, 'Quispelaar-1', 'CORE', 0, '2026-01-10', 'NL13TEST0123456789', 'Quispelaar',
          $now, 1)`,
      debitBatches: `INSERT INTO debitBatches (messageId, scheme, painVersion, collectOn, madeAt,
          madeOn, userId, agencyId, creditorId, count, cents)
        SELECT 'K1', 'CORE', 'pain.008.001.08', '2026-03-18', $now, '2026-03-16', 1, max(id), 'C', 1, 1
        FROM agencies WHERE $id > 0`,
      debits: `INSERT INTO debits (batchId, invoiceId, clientId, mandateId, sequence, cents,
          endToEndId)
        SELECT b.id, (SELECT max(id) FROM invoices WHERE clientId = $id), $id, m.id, 'FRST', 1, 'K1-1'
        FROM debitBatches b, mandates m`,
      suspensions: `INSERT INTO suspensions (clientId, invoiceId, askedOn)
        SELECT $id, max(id), '2026-03-16' FROM invoices WHERE clientId = $id`,
      terminations: `INSERT INTO terminations (clientId, registeredAt, registeredBy)
        VALUES ($id, $now, 1)`,
      terminationTasks: `INSERT INTO terminationTasks (clientId, systemId, what)
        SELECT $id, id, name FROM systems`,
      portalFiles: `INSERT INTO portalFiles (ownId, clientId, madeAt, madeBy, validUntil,
          privateKey, macKey)
        VALUES ('x', $id, $now, 1, '2026-06-16', x'00', x'00')`,
      desks: `INSERT INTO desks (ownId, name, firstSeenAt, lastSeenAt)
        VALUES ('elders', 'x', $now, $now)`,
      logins: `INSERT INTO logins (clientId, deskId, itemKey, system, purpose, ticket, startedAt,
          createdAt, createdBy, expiresAt, deleteAfterUse, destroyedAt, destroyedWhy)
        VALUES ($id, (SELECT max(id) FROM desks), 'k', 'quispelaar.example', 'Quispelaar', 'Q1',
          $now, $now, 1, $until, 0, $now, 'done')`,
    }
    for (const sql of Object.values(rest)) db.run(sql, key)
    const rowsIn = (table: string) =>
      db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE clientId = $id`, { id })?.n
    // Every table has something of this client, or the test would prove nothing about it.
    expect(tables.filter((table) => table !== 'erasures' && rowsIn(table) === 0)).toEqual([])

    await terminated(office, { id, on: '2026-03-16' })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({
      erased: 1,
      failed: 0,
    })
    expect(tables.filter((table) => rowsIn(table) !== 0)).toEqual(stays)
    for (const table of stays) {
      const personal = Object.entries(columns[table] ?? {}).flatMap(([name, declared]) =>
        declared === 'not-personal' ? [] : [name],
      )
      for (const column of personal) {
        const left = db.all<Record<string, unknown>>(
          `SELECT ${column} FROM ${table} WHERE clientId = $id AND coalesce(${column}, '') <> ''`,
          { id },
        )
        expect([table, column, left]).toEqual([table, column, []])
      }
    }
    db.close()
  })
})

describe('a client with open debt', () => {
  it('is found by name, and no longer by what collecting does not need', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    await terminated(office, { id, on: '2026-03-16' })
    await office.call('retention.run', { approved: true })
    const found = async (search: string) =>
      (await office.call('clients.list', { search, state: 'all' })).rows.map((row) => row.id)
    expect(await found('quispelaar')).toEqual([id])
    expect(await found('facturen@quispelaar')).toEqual([id])
    expect(await found('techniek@quispelaar')).toEqual([])
    expect(await found('thelonius')).toEqual([])
  })
})
