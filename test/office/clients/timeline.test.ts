import { describe, expect, it } from 'vitest'
import { appendAudit } from '../../../electron/office/audit/chain'
import { listClients } from '../../../electron/office/clients/list'
import { showClient } from '../../../electron/office/clients/record'
import { timelineOf } from '../../../electron/office/clients/timeline'
import { setTermination } from '../../../electron/office/clients/write'
import type { WritableDatabase } from '../../../electron/office/database/driver'
import {
  clients as contract,
  type TimelineCursor,
  type TimelineEvent,
} from '../../../shared/clients/contract'
import { bareDatabase } from '../../support/office/bare-database'
import { aCompany, addClients, aPerson } from '../../support/office/clients'

const today = '2026-03-16'
const owner = { id: 1, role: 'owner' as const, name: 'Olga Eigenaar' }

/** Invoices, payments and changes of two clients, on few days, so that many share one. */
const books = () => {
  const db = bareDatabase()
  db.insert(
    `INSERT INTO users (slotId, email, name, role, createdAt)
     VALUES ('a', 'olga@voorbeeld.nl', 'Olga Eigenaar', 'owner', '2026-01-01T00:00:00.000Z')`,
  )
  db.insert(
    `INSERT INTO invoiceSeries (name, pattern, resetsYearly, firstNumber)
     VALUES ('Facturen', '{number}', 0, 1)`,
  )
  db.run('INSERT INTO invoiceNumbers (seriesId, year, last) VALUES (1, 0, 0)')
  db.run(`INSERT INTO bankAccounts (account, currency) VALUES ('NL91ABNA0417164300', 'EUR')`)
  db.run(
    `INSERT INTO bankFiles (sha256, format, bookedAt, userId, entries, newEntries, addsUp)
     VALUES ('x', 'camt053', '2026-03-01T00:00:00.000Z', 1, 1, 1, 1)`,
  )
  db.run(`INSERT INTO bankStatements (fileId, accountId, number, addsUp) VALUES (1, 1, '1', 1)`)
  return db
}

const issue = (
  db: WritableDatabase,
  invoice: {
    clientId: number
    on: string
    cents: number
    credits?: number | null
    due?: string
  },
): number => {
  const { clientId, on, cents, credits = null, due = on } = invoice
  const id = db.insert(
    `INSERT INTO invoices (kind, creditsId, seriesId, clientId, pricesIncludeVat, grossCents,
       createdAt, updatedAt)
     VALUES ($kind, $credits, 1, $clientId, 0, $cents, $on, $on)`,
    { kind: credits === null ? 'invoice' : 'credit', credits, clientId, cents, on },
  )
  db.run('UPDATE invoiceNumbers SET last = last + 1')
  db.run(
    `UPDATE invoices SET issuedAt = $on, issuedOn = $on, dueOn = $due, year = 0, sequence = last,
       number = 'F' || last FROM invoiceNumbers WHERE id = $id`,
    { id, on, due },
  )
  return id
}

const receive = (db: WritableDatabase, on: string, cents: number, clientId: number | null = null) =>
  db.insert(
    `INSERT INTO bankEntries (statementId, accountId, identity, bookedOn, amountCents, currency,
       reversal, clientId)
     VALUES (1, 1, hex(randomblob(8)), $on, $cents, 'EUR', 0, $clientId)`,
    { on, cents, clientId },
  )

const settle = (
  db: WritableDatabase,
  row: { invoiceId: number; entryId?: number; counter?: number; kind: string; cents: number },
) =>
  db.insert(
    `INSERT INTO allocations (invoiceId, entryId, counterInvoiceId, kind, amountCents, settledOn,
       createdAt)
     VALUES ($invoiceId, $entryId, $counter, $kind, $cents, '2026-03-10', '2026-03-10T10:00:00.000Z')`,
    { entryId: null, counter: null, ...row },
  )

const pages = (db: WritableDatabase, limit: number, show: 'all' | 'payments' = 'all') => {
  const events: TimelineEvent[] = []
  let after: TimelineCursor | null = null
  for (let page = 0; page < 200; page++) {
    const answer: { rows: TimelineEvent[]; next: TimelineCursor | null } = timelineOf(db, {
      id: 1,
      show,
      after,
      limit,
    })
    events.push(...answer.rows)
    after = answer.next
    if (after === null) return events
  }
  throw new Error('the timeline has no end')
}

const busy = () => {
  const db = books()
  addClients(db, aCompany(), aPerson())
  for (const on of ['2026-03-01', '2026-03-01', '2026-03-05']) {
    const invoiceId = issue(db, { clientId: 1, on, cents: 12100 })
    const entryId = receive(db, '2026-03-05', 12100)
    settle(db, { invoiceId, entryId, kind: 'payment', cents: 12100 })
  }
  const other = issue(db, { clientId: 2, on: '2026-03-05', cents: 500 })
  settle(db, {
    invoiceId: other,
    entryId: receive(db, '2026-03-05', 500),
    kind: 'payment',
    cents: 500,
  })
  receive(db, '2026-03-05', 700, 1)
  const invoiceId = issue(db, { clientId: 1, on: '2026-03-05', cents: 1000 })
  const credit = issue(db, { clientId: 1, on: '2026-03-05', cents: 1000, credits: invoiceId })
  settle(db, { invoiceId, counter: credit, kind: 'credit', cents: 1000 })
  settle(db, { invoiceId: credit, counter: invoiceId, kind: 'credit', cents: -1000 })
  const bounced = receive(db, '2026-03-09', -12100)
  settle(db, { invoiceId: 1, entryId: bounced, kind: 'return', cents: -12100 })
  setTermination(db, { id: 1, on: '2026-04-01', now: '2026-03-12T10:00:00.000Z' })
  appendAudit(db, {
    at: '2026-03-12T10:00:00.000Z',
    userId: 1,
    operation: 'clients.terminate',
    lines: [{ entity: 'client', id: 1, clientId: 1, fields: ['terminatedOn'] }],
  })
  return db
}

describe('the timeline of a client', () => {
  it('tells what happened, the newest first, and nothing of another client', () => {
    const told = pages(busy(), 50).map((event) => [
      event.at.slice(0, 10),
      event.kind,
      'number' in event ? event.number : null,
      'amountCents' in event ? event.amountCents : null,
    ])
    expect(told).toEqual([
      ['2026-04-01', 'terminated', null, null],
      ['2026-03-16', 'added', null, null],
      ['2026-03-12', 'changed', null, null],
      ['2026-03-10', 'settled', 'F5', 1000],
      ['2026-03-09', 'return', 'F1', -12100],
      ['2026-03-05', 'payment', 'F3', 12100],
      ['2026-03-05', 'payment', 'F2', 12100],
      ['2026-03-05', 'payment', 'F1', 12100],
      ['2026-03-05', 'entry', null, 700],
      ['2026-03-05', 'credit', 'F6', 1000],
      ['2026-03-05', 'invoice', 'F5', 1000],
      ['2026-03-05', 'invoice', 'F3', 12100],
      ['2026-03-01', 'invoice', 'F2', 12100],
      ['2026-03-01', 'invoice', 'F1', 12100],
    ])
  })

  it.each([1, 2, 3, 5, 13])('tells the same in pages of %i', (limit) => {
    const db = busy()
    expect(pages(db, limit)).toEqual(pages(db, 200))
    expect(pages(db, limit, 'payments')).toEqual(pages(db, 200, 'payments'))
  })

  it('can be asked for money alone', () => {
    const kinds = pages(busy(), 50, 'payments').map((event) => event.kind)
    expect(kinds).toEqual(['settled', 'return', 'payment', 'payment', 'payment', 'entry'])
  })

  it('says who changed which fields', () => {
    expect(pages(busy(), 50).find((event) => event.kind === 'changed')).toMatchObject({
      operation: 'clients.terminate',
      fields: ['terminatedOn'],
      by: 'Olga Eigenaar',
    })
  })

  it('is refused for a client who is not there', () => {
    expect(() => timelineOf(books(), { id: 1, show: 'all', after: null, limit: 5 })).toThrow(
      'not-found',
    )
  })
})

describe('what a client owes', () => {
  it('is told on the page and in the list, overdue apart, and what it gets back is not taken off', () => {
    const db = books()
    addClients(db, aCompany())
    issue(db, { clientId: 1, on: '2026-01-01', cents: 10000, due: '2026-03-15' })
    issue(db, { clientId: 1, on: '2026-01-02', cents: 20000, due: '2026-03-16' })
    issue(db, { clientId: 1, on: '2026-01-03', cents: 500, credits: 1 })
    db.insert(
      `INSERT INTO invoices (kind, seriesId, clientId, pricesIncludeVat, grossCents, createdAt, updatedAt)
       VALUES ('invoice', 1, 1, 0, 99900, '2026-03-01', '2026-03-01')`,
    )
    expect(showClient({ db, today, user: owner }, 1).books).toMatchObject({
      issuedCount: 3,
      draftCount: 1,
      openCount: 2,
      openCents: 30000,
      overdueCount: 1,
      overdueCents: 10000,
    })
    const { rows } = listClients(
      { db, today, user: owner },
      contract.list.input.parse({ search: 'zonneveld' }),
    )
    expect(rows).toMatchObject([{ openCents: 30000, overdueCents: 10000 }])
  })
})
