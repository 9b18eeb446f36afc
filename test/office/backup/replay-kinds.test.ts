/** Each kind of line in the ledger: done again by a restore, and a restore that cannot is refused. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'
import { acceptAsSeen, aPortalOf } from '../../support/office/portals'
import { aBackup, erase, restore } from './books'

const approve = (office: TestOffice) => office.call('retention.run', { approved: true })

const exec = (office: TestOffice, sql: string): void => {
  const db = office.database()
  db.exec(sql)
  db.close()
}

const rows = (office: TestOffice, sql: string): unknown[] => {
  const db = office.database()
  const found = db.all(sql)
  db.close()
  return found
}

interface Kind {
  name: string
  /** an office in which the act can follow */
  before(): Promise<TestOffice>
  act(office: TestOffice): Promise<unknown>
  /** what must stay empty once the act was done */
  remains: string
  /** a rule in the backup by which doing it again has no effect, without any error */
  resists: string
}

const oldBooks = async (): Promise<TestOffice> => {
  const office = await anOffice({ now: '2018-06-01T09:00:00.000Z' })
  const { id } = await aPersonNamed(office, 'Quispelaar')
  const invoice = await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' })
  const entry = aBankEntry(office, { bookedOn: '2018-05-30', cents: 12_100, name: 'Quispelaar' })
  await office.call('payments.match', {
    id: entry,
    allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
  })
  office.setClock('2026-01-01T09:00:00.000Z')
  return office
}

const aClient = async (settled: boolean): Promise<TestOffice> => {
  const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
  const { id } = await aPersonNamed(office, 'Quispelaar')
  const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
  if (settled) settle(office, invoice)
  return office
}

const kinds: Kind[] = [
  {
    name: 'objection to a use',
    before: () => aClient(true),
    act: async (office) => {
      for (const objects of [true, false, true])
        await office.call('privacy.object', { clientId: 1, purpose: 'reminders', objects })
    },
    remains: `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM objections WHERE purpose = 'reminders')`,
    resists: `CREATE TRIGGER resists BEFORE INSERT ON objections
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'reminder',
    before: async () => {
      const office = await aClient(false)
      office.setClock('2026-04-02T09:00:00.000Z')
      return office
    },
    // Sent, taken back, and sent after all: the last line counts.
    act: async (office) => {
      for (const again of [true, false]) {
        await office.call('collection.remind', {})
        const { sent } = await office.call('collection.ofInvoice', { invoiceId: 1 })
        if (again) await office.call('collection.takeBack', { reminderId: sent[0]?.id ?? 0 })
      }
    },
    remains: 'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM reminders)',
    resists: `CREATE TRIGGER resists BEFORE INSERT ON reminders
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'closing of a privacy request',
    before: async () => {
      const office = await aClient(true)
      await office.call('privacy.register', {
        type: 'access',
        clientId: 1,
        channel: 'mail',
        receivedOn: '2026-03-16',
      })
      await office.call('privacy.addTask', { id: 1, what: 'Postvak van Quispelaar' })
      return office
    },
    act: async (office) => {
      await office.call('privacy.finishTask', { id: 1, finding: 'nothing-found' })
      await office.call('privacy.move', { id: 1, version: 1, move: { move: 'withdraw' } })
      await office.call('privacy.move', { id: 1, version: 2, move: { move: 'close' } })
    },
    remains: `SELECT id FROM privacyRequests WHERE clientId IS NOT NULL OR closedOn IS NULL
      UNION ALL SELECT id FROM privacyTasks`,
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF closedOn ON privacyRequests
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'decision on what a client asked',
    before: async () => {
      const office = await aClient(true)
      await office.call('requests.add', {
        clientId: 1,
        wish: { kind: 'question', note: 'Wanneer?' },
        channel: 'phone',
        receivedOn: '2026-03-16',
      })
      return office
    },
    act: (office) => acceptAsSeen(office, 1),
    // Not decided again: held until somebody looked.
    remains: 'SELECT 1 FROM clientRequests WHERE decidedAt IS NULL AND heldAt IS NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF heldAt ON clientRequests
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'data that went to an authority',
    before: async () => {
      const office = await aClient(true)
      await office.call('orders.register', {
        kind: 'national',
        authority: 'Politie',
        country: 'NL',
        reference: 'PL1300',
        article: 'Sv art. 126nd',
        scope: 'Naam',
        parts: ['client'],
        orderedOn: '2026-03-15',
        receivedOn: '2026-03-16',
        receivedTime: '09:30',
        secret: false,
        clientId: 1,
      })
      return office
    },
    act: (office) =>
      office.call('exports.orderPackage', {
        orderId: 1,
        encrypted: false,
        language: 'nl',
        file: office.saveTo(join(temporaryFolder(), 'bevel.zip')),
      }),
    remains: 'SELECT 1 FROM orders WHERE handedOverAt IS NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF handedOverAt ON orders
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'mandate that was revoked',
    before: async () => {
      const office = await aClient(true)
      await office.call('collection.addMandate', {
        clientId: 1,
        signedOn: '2026-01-10',
        iban: 'NL20INGB0001234567',
        holder: 'Quispelaar',
      })
      return office
    },
    act: (office) =>
      office.call('collection.moveMandate', { id: 1, version: 1, move: 'revoke' as const }),
    remains: 'SELECT 1 FROM mandates WHERE revokedOn IS NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF revokedOn ON mandates
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'portal file that was called in',
    before: async () => {
      const office = await aClient(true)
      await aPortalOf(office, 1)
      return office
    },
    act: (office) => office.call('requests.withdrawPortalFile', { id: 1 }),
    remains: 'SELECT 1 FROM portalFiles WHERE privateKey IS NOT NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF withdrawnAt ON portalFiles
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'erasure of a part',
    before: async () => {
      const office = await aClient(true)
      await office.call('privacy.register', {
        type: 'erasure',
        clientId: 1,
        channel: 'mail',
        receivedOn: '2026-03-16',
      })
      return office
    },
    act: async (office) => {
      const move = { move: 'pass-identity' as const, method: 'in-person' as const }
      await office.call('privacy.move', { id: 1, version: 1, move })
      const parts = [{ part: 'phone' as const, id: null }]
      await office.call('retention.eraseParts', { requestId: 1, parts })
    },
    remains: 'SELECT 1 FROM clients WHERE phone IS NOT NULL',
    resists: `CREATE TRIGGER resists BEFORE INSERT ON erasedParts
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'erasure',
    before: () => aClient(true),
    act: (office) => erase(office, 1, '2026-03-20'),
    remains: 'SELECT 1 FROM clients WHERE erasedAt IS NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF erasedAt ON clients
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'reduction to an open debt',
    before: () => aClient(false),
    act: (office) => erase(office, 1, '2026-03-20'),
    remains: 'SELECT 1 FROM clients WHERE reducedAt IS NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF reducedAt ON clients
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'document sealed for the years the law keeps it',
    before: () => aClient(true),
    act: (office) => erase(office, 1, '2026-03-20'),
    remains: 'SELECT 1 FROM invoices WHERE sealedAt IS NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF sealedAt ON invoices
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'destruction of a sealed item',
    before: async () => {
      const office = await aClient(true)
      await erase(office, 1, '2026-03-20')
      office.setClock('2034-01-10T09:00:00.000Z')
      return office
    },
    act: (office) =>
      office.call('archive.destroyDue', {
        file: office.saveTo(join(temporaryFolder(), 'bewijs.zip')),
        language: 'nl',
        dateConfirmed: '2034-01-10',
      }),
    remains: 'SELECT 1 FROM archive WHERE destroyedAt IS NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF destroyedAt ON archive
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'person taken out of an old invoice',
    before: oldBooks,
    act: approve,
    remains: 'SELECT 1 FROM invoices WHERE sealedAt IS NULL OR buyerName IS NOT NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF sealedAt ON invoices
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'person taken out of an old payment',
    before: oldBooks,
    act: approve,
    remains: 'SELECT 1 FROM bankEntries WHERE sealedAt IS NULL OR counterpartyName IS NOT NULL',
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF sealedAt ON bankEntries
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'number handed out',
    before: () => aClient(true),
    act: (office) => anInvoiceFor(office, 1, { supplyFrom: '2026-03-11' }),
    remains: 'SELECT 1 FROM invoiceNumbers WHERE last < 2',
    resists: `CREATE TRIGGER resists BEFORE UPDATE ON invoiceNumbers
      BEGIN SELECT RAISE(IGNORE); END`,
  },
  {
    name: 'invoice of a quote',
    before: async () => {
      const office = await aClient(true)
      const lines = [{ description: 'Site', unitPriceCents: 10_000, vatKind: 'standard' as const }]
      const { id, updatedAt } = await office.call('quotes.add', { clientId: 1, lines })
      await office.call('quotes.send', { id, updatedAt })
      await office.call('quotes.accept', { id, on: '2026-03-16', by: 'mail' })
      await office.call('quotes.plan', { id, shares: [10_000] })
      return office
    },
    act: async (office) => {
      const { invoiceId } = await office.call('quotes.bill', { stepId: 1 })
      await office.call('invoices.issue', { id: invoiceId })
    },
    remains: `SELECT 1 FROM quotes WHERE heldAt IS NULL AND NOT EXISTS (
      SELECT 1 FROM invoices WHERE quoteStepId IS NOT NULL AND issuedAt IS NOT NULL)`,
    resists: `CREATE TRIGGER resists BEFORE UPDATE OF heldAt ON quotes
      BEGIN SELECT RAISE(IGNORE); END`,
  },
]

describe.each(kinds)('a restore to before: $name', ({ before, act, remains, resists }) => {
  it('does it again', async () => {
    const office = await before()
    const path = await aBackup(office)
    expect(rows(office, remains)).not.toEqual([])
    await act(office)
    await restore(office, path)
    expect(rows(office, remains)).toEqual([])
  })

  it('is refused when it cannot, and changes nothing', async () => {
    const office = await before()
    exec(office, resists)
    const path = await aBackup(office)
    exec(office, 'DROP TRIGGER resists')
    await act(office)
    expect(await codeOf(restore(office, path))).toBe('replay-failed')
    expect((await office.call('session.status', {})).state).toBe('open')
    expect(rows(office, remains)).toEqual([])
  })
})
