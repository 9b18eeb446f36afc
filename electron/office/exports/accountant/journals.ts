/**
 * The books of some days, page by page: what was sold, what the bank says, and what was written off,
 * set off or kept. Money counts on the day the bank booked it, so that the bank account adds up to its
 * statements; what was written off or set off counts on the day that was put on record.
 */
import type { LedgerPlan } from '../../../../shared/exports/ledger-plan'
import type { VatRow } from '../../../../shared/invoices/document'
import type { SetAsideReason } from '../../../../shared/payments/contract'
import type { ReadableDatabase } from '../../database/driver'
import { grouped } from '../../vat/grouped'
import type { Span } from '../../vat/figures'
import type { Journal, Transaction } from '../xaf/book'
import {
  documentTransaction,
  entryTransaction,
  keptTransaction,
  memorialTransaction,
  type PostedDocument,
} from '../xaf/postings'

export interface Reading {
  db: ReadableDatabase
  plan: LedgerPlan
  span: Span
  /** Between pages: others are answered, and it can be stopped. */
  pause: () => Promise<void>
}

const pageSize = 500

export const journalsOf = (reading: Reading): Journal[] => [
  {
    id: 'VRK',
    name: 'Verkopen',
    type: 'S',
    offsetAccountId: null,
    transactions: () => salesIn(reading),
  },
  {
    id: 'BNK',
    name: 'Bank',
    type: 'B',
    offsetAccountId: reading.plan.bank.id,
    transactions: () => moneyIn(reading),
  },
  {
    id: 'MEM',
    name: 'Memoriaal',
    type: 'M',
    offsetAccountId: null,
    transactions: () => memorialsIn(reading),
  },
]

type DocumentRow = Omit<PostedDocument, 'partyId' | 'vat'> & { id: number; clientId: number | null }

async function* salesIn({ db, plan, span, pause }: Reading): AsyncGenerator<Transaction> {
  for (let [on, id] = [span.from, 0]; ;) {
    const rows = db.all<DocumentRow>(
      `SELECT id, kind, number, issuedOn, supplyFrom, supplyTo, clientId, grossCents FROM invoices
       WHERE (issuedOn, id) > ($on, $id) AND issuedOn <= $to AND issuedAt IS NOT NULL
       ORDER BY issuedOn, id LIMIT ${pageSize}`,
      { on, id, to: span.to },
    )
    const vat = grouped(
      db.all<VatRow & { invoiceId: number }>(
        `SELECT invoiceId, kind, rate, netCents, vatCents FROM invoiceVat
         WHERE invoiceId IN (SELECT value FROM json_each($ids)) ORDER BY invoiceId, kind, rate`,
        { ids: JSON.stringify(rows.map((row) => row.id)) },
      ),
      ({ invoiceId }) => invoiceId,
    )
    for (const row of rows) {
      const posted = documentTransaction(
        { ...row, partyId: partyId(row.clientId), vat: vat.get(row.id) ?? [] },
        plan,
      )
      // Numbers are longer than the file takes only when somebody chose a very long pattern.
      yield [...row.number].length > 35 ? { ...posted, number: `#${row.id}` } : posted
      ;[on, id] = [row.issuedOn, row.id]
    }
    if (rows.length < pageSize) return
    await pause()
  }
}

interface EntryRow {
  id: number
  bookedOn: string
  amountCents: number
  feeCents: number
  settlementKind: string | null
  setAsideReason: SetAsideReason | null
  account: string
  statement: string
}

const statementOf = ({ account, statement }: Pick<EntryRow, 'account' | 'statement'>): string =>
  `${account} ${statement}`.trim()

const restOf = (reason: SetAsideReason | null) =>
  reason === 'own-transfer'
    ? ('transit' as const)
    : reason === 'bank-costs'
      ? ('payment-fees' as const)
      : ('unplaced' as const)

async function* moneyIn({ db, plan, span, pause }: Reading): AsyncGenerator<Transaction> {
  for (let [on, id] = [span.from, 0]; ;) {
    const rows = db.all<EntryRow>(
      `SELECT e.id, e.bookedOn, e.amountCents, e.feeCents, e.settlementKind,
         e.setAsideReason, b.account, s.number AS statement
       FROM bankEntries e JOIN bankAccounts b ON b.id = e.accountId
         JOIN bankStatements s ON s.id = e.statementId
       WHERE (e.bookedOn, e.id) > ($on, $id) AND e.bookedOn <= $to AND e.currency = 'EUR'
       ORDER BY e.bookedOn, e.id LIMIT ${pageSize}`,
      { on, id, to: span.to },
    )
    const placed = grouped(
      db.all<{ entryId: number; cents: number; invoice: string; clientId: number | null }>(
        `SELECT a.entryId, a.amountCents AS cents, i.number AS invoice, i.clientId
         FROM allocations a JOIN invoices i ON i.id = a.invoiceId
         WHERE a.entryId IN (SELECT value FROM json_each($ids)) ORDER BY a.id`,
        { ids: JSON.stringify(rows.map((row) => row.id)) },
      ),
      ({ entryId }) => entryId,
    )
    for (const row of rows) {
      yield entryTransaction(
        {
          number: String(row.id),
          bookedOn: row.bookedOn,
          statement: statementOf(row),
          cents: row.amountCents,
          feeCents: row.feeCents,
          at: row.settlementKind === null ? 'bank' : 'provider',
          allocations: (placed.get(row.id) ?? []).map(({ cents, invoice, clientId }) => ({
            cents,
            invoice,
            partyId: partyId(clientId),
          })),
          rest: restOf(row.setAsideReason),
        },
        plan,
      )
      ;[on, id] = [row.bookedOn, row.id]
    }
    if (rows.length < pageSize) return
    await pause()
  }
}

interface MemorialRow {
  id: number
  on: string
  cents: number
  invoice: string
  credit: string | null
  clientId: number | null
}

async function* memorialsIn(reading: Reading): AsyncGenerator<Transaction> {
  const { db, plan, span, pause } = reading
  for (let after = 0; ;) {
    // A credit note that settles an invoice is two rows, each pointing at the other: one is told.
    const rows = db.all<MemorialRow>(
      `SELECT a.id, a.settledOn AS "on", a.amountCents AS cents, i.number AS invoice,
         c.number AS credit, i.clientId
       FROM allocations a JOIN invoices i ON i.id = a.invoiceId
         LEFT JOIN invoices c ON c.id = a.counterInvoiceId
       WHERE a.id > $after AND a.settledOn BETWEEN $from AND $to
         AND (a.kind = 'write-off' OR (a.kind = 'credit' AND a.amountCents > 0))
       ORDER BY a.id LIMIT ${pageSize}`,
      { after, ...span },
    )
    for (const { id, on, cents, invoice, credit, clientId } of rows) {
      after = id
      yield memorialTransaction(
        {
          number: `A${id}`,
          on,
          cents,
          invoice,
          partyId: partyId(clientId),
          against: credit === null ? { kind: 'write-off' } : { kind: 'credit', credit },
        },
        plan,
      )
    }
    if (rows.length < pageSize) break
    await pause()
  }
  yield* keptIn(reading)
}

async function* keptIn({ db, plan, span, pause }: Reading): AsyncGenerator<Transaction> {
  for (let after = 0; ;) {
    const rows = db.all<{
      id: number
      on: string
      cents: number
      account: string
      statement: string
    }>(
      `SELECT k.id, k.settledOn AS "on", k.amountCents AS cents, b.account, s.number AS statement
       FROM entrySettlements k JOIN bankEntries e ON e.id = k.entryId
         JOIN bankAccounts b ON b.id = e.accountId JOIN bankStatements s ON s.id = e.statementId
       WHERE k.id > $after AND k.counterEntryId IS NULL AND k.settledOn BETWEEN $from AND $to
         AND e.currency = 'EUR'
       ORDER BY k.id LIMIT ${pageSize}`,
      { after, ...span },
    )
    for (const row of rows) {
      after = row.id
      const { id, on, cents } = row
      yield keptTransaction({ number: `K${id}`, on, statement: statementOf(row), cents }, plan)
    }
    if (rows.length < pageSize) return
    await pause()
  }
}

const partyId = (clientId: number | null): string | null =>
  clientId === null ? null : String(clientId)
