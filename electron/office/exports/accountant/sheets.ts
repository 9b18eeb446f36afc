/** The lists for a spreadsheet: postings, payments and debtors. Nothing is held whole. */
import type { CsvForm } from '../../../../shared/csv'
import type { LedgerPlan } from '../../../../shared/exports/ledger-plan'
import type { Language } from '../../../../shared/language'
import type { ReadableDatabase } from '../../database/driver'
import { byteOrderMark, csvLines, type Cell } from '../../text/csv-out'
import { grouped } from '../../vat/grouped'
import { accountsOf } from '../xaf/postings'
import type { Given } from './given'
import { journalsOf, type Reading } from './journals'
import { packWords } from './words'

export interface Sheet {
  form: CsvForm
  language: Language
  given: Given
}

const pageSize = 500

async function* sheet(
  head: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
  form: CsvForm,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([head], form)
  let held: (readonly Cell[])[] = []
  for await (const row of rows) {
    held.push(row)
    if (held.length < pageSize) continue
    yield csvLines(held, form)
    held = []
  }
  if (held.length > 0) yield csvLines(held, form)
}

export const journalSheet = (reading: Reading, { form, language }: Sheet) =>
  sheet(packWords[language].journalHead, postings(reading), form)

async function* postings(reading: Reading): AsyncGenerator<Cell[]> {
  const names = namesOf(reading.plan)
  for (const { id, transactions } of journalsOf(reading))
    for await (const { number, lines } of transactions())
      for (const line of lines) {
        const { cents, vat } = line
        yield [
          id,
          number,
          line.effectiveOn,
          line.accountId,
          names.get(line.accountId) ?? '',
          line.description,
          cents > 0 ? { cents } : null,
          cents < 0 ? { cents: -cents } : null,
          line.partyId,
          line.invoiceRef,
          line.documentRef,
          vat?.codeId ?? null,
          vat === null ? null : { cents: vat.cents },
        ]
      }
}

const namesOf = (plan: LedgerPlan): Map<string, string> =>
  new Map(accountsOf(plan).map(({ id, name }) => [id, name]))

interface PaymentRow {
  id: number
  bookedOn: string
  account: string
  statement: string
  currency: string
  amountCents: number
  feeCents: number
  allocatedCents: number
  counterpartyName: string | null
  counterpartyIban: string | null
  description: string | null
  clientId: number | null
  sealedAt: string | null
}

/** Every entry, in whatever currency. `counted`: one was told. */
export const paymentSheet = (reading: Reading, made: Sheet, counted: () => void) =>
  sheet(packWords[made.language].paymentsHead, payments(reading, made, counted), made.form)

async function* payments(
  { db, span, pause }: Reading,
  { language, given }: Sheet,
  counted: () => void,
): AsyncGenerator<Cell[]> {
  const w = packWords[language]
  for (let [on, id] = [span.from, 0]; ;) {
    const rows = db.all<PaymentRow>(
      `SELECT e.id, e.bookedOn, b.account, s.number AS statement, e.currency, e.amountCents,
         e.feeCents, e.allocatedCents, e.counterpartyName, e.counterpartyIban, e.description, e.clientId, e.sealedAt
       FROM bankEntries e JOIN bankAccounts b ON b.id = e.accountId
         JOIN bankStatements s ON s.id = e.statementId
       WHERE (e.bookedOn, e.id) > ($on, $id) AND e.bookedOn <= $to
       ORDER BY e.bookedOn, e.id LIMIT ${pageSize}`,
      { on, id, to: span.to },
    )
    const invoices = settledBy(
      db,
      rows.map((row) => row.id),
    )
    for (const row of rows) {
      counted()
      given.data.add('payments')
      if (row.counterpartyName !== null) given.data.add('name')
      if (row.counterpartyIban !== null) given.data.add('bank-account')
      if (row.clientId !== null) given.people.add(String(row.clientId))
      yield [
        row.bookedOn,
        row.account,
        row.statement,
        row.currency,
        { cents: row.amountCents },
        { cents: row.feeCents },
        row.sealedAt === null ? row.counterpartyName : w.archived,
        row.counterpartyIban,
        row.description,
        (invoices.get(row.id) ?? []).map(({ number }) => number).join(' '),
        { cents: row.amountCents - row.allocatedCents },
      ]
      ;[on, id] = [row.bookedOn, row.id]
    }
    if (rows.length < pageSize) return
    await pause()
  }
}

const settledBy = (db: ReadableDatabase, ids: readonly number[]) =>
  grouped(
    db.all<{ entryId: number; number: string }>(
      `SELECT a.entryId, i.number FROM allocations a JOIN invoices i ON i.id = a.invoiceId
       WHERE a.entryId IN (SELECT value FROM json_each($ids)) ORDER BY a.id`,
      { ids: JSON.stringify(ids) },
    ),
    ({ entryId }) => entryId,
  )

interface DebtorRow {
  id: number
  clientId: number | null
  name: string | null
  number: string
  issuedOn: string
  dueOn: string
  grossCents: number
  settledCents: number
}

/** What was open at the end of the last day, reckoned as the journal counts: it is the balance there. */
export const debtorSheet = (reading: Reading, made: Sheet) =>
  sheet(packWords[made.language].debtorsHead, debtors(reading, made), made.form)

async function* debtors(
  { db, span: { to }, pause }: Reading,
  { language, given }: Sheet,
): AsyncGenerator<Cell[]> {
  const w = packWords[language]
  let totalCents = 0
  for (let after = 0; ;) {
    // Paid before it was sent: what was booked by then counts, the invoice itself not yet.
    const rows = db.all<DebtorRow>(
      `SELECT i.id, i.clientId, c.name, i.number, i.issuedOn, i.dueOn,
         CASE WHEN i.issuedOn <= $to THEN i.sign * i.grossCents ELSE 0 END AS grossCents,
         (SELECT coalesce(sum(a.amountCents), 0) FROM allocations a
            LEFT JOIN bankEntries e ON e.id = a.entryId
          WHERE a.invoiceId = i.id AND coalesce(e.bookedOn, a.settledOn) <= $to) AS settledCents
       FROM invoices i LEFT JOIN clients c ON c.id = i.clientId
       WHERE i.id > $after AND i.issuedAt IS NOT NULL
         AND (i.openCents <> 0 OR i.settledOn > $to OR i.issuedOn > $to)
       ORDER BY i.id LIMIT ${pageSize}`,
      { after, to },
    )
    for (const row of rows) {
      after = row.id
      const { clientId, grossCents, settledCents } = row
      if (grossCents === settledCents) continue
      totalCents += grossCents - settledCents
      given.data.add('invoices')
      if (clientId !== null) {
        given.people.add(String(clientId))
        given.data.add('name')
      }
      yield [
        clientId,
        row.name ?? w.archived,
        row.number,
        row.issuedOn,
        row.dueOn,
        { cents: grossCents },
        { cents: settledCents },
        { cents: grossCents - settledCents },
      ]
    }
    if (rows.length < pageSize) break
    await pause()
  }
  yield [null, w.total, null, null, null, null, null, { cents: totalCents }]
}
