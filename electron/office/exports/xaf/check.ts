/**
 * What an audit file must be before it is handed out: debits equal credits in every transaction,
 * and everything it refers to is in it. The schema of 4.0 does not see the latter.
 */
import type { CivilDate } from '../../../../shared/dates'
import type { Account, Book, Journal, Transaction, TransactionLine } from './book'

export type BookFault =
  | 'duplicate-account'
  | 'duplicate-party'
  | 'duplicate-vat-code'
  | 'duplicate-journal'
  | 'duplicate-transaction'
  | 'id-not-usable'
  | 'unknown-account'
  | 'unknown-party'
  | 'unknown-vat-code'
  | 'no-period'
  | 'no-lines'
  | 'no-document'
  | 'unbalanced'
  | 'opening-unbalanced'
  | 'changed-meanwhile'

/** The books cannot be told in an audit file. Names journal and transaction; no person. */
export class UntellableBook extends Error {
  override readonly name = 'UntellableBook'
  constructor(
    readonly fault: BookFault,
    readonly at: { journal?: string; transaction?: string; id?: string } = {},
  ) {
    super(`${fault} ${Object.values(at).join(' ')}`.trim())
  }
}

export interface Totals {
  lines: number
  debitCents: bigint
  creditCents: bigint
}

/** The numbers of accounts, parties and codes, and which period a day is in. */
export interface References {
  accounts: ReadonlySet<string>
  parties: ReadonlySet<string>
  vatCodes: ReadonlySet<string>
  periodOf: (on: CivilDate) => number | null
}

/** @throws UntellableBook */
export function referencesOf(book: Book): References {
  const accounts = ids(book.accounts, 'duplicate-account')
  const vatCodes = ids(book.vatCodes, 'duplicate-vat-code')
  ids(book.journals, 'duplicate-journal')
  for (const { id, accountId } of book.vatCodes)
    if (accountId !== null && !accounts.has(accountId)) fail('unknown-account', { id })
  for (const { id, offsetAccountId } of book.journals)
    if (offsetAccountId !== null && !accounts.has(offsetAccountId))
      fail('unknown-account', { journal: id })
  checkOpening(book, accounts)
  return {
    accounts,
    parties: ids(book.parties, 'duplicate-party'),
    vatCodes,
    periodOf: (on) => book.periods.find(({ from, to }) => from <= on && on <= to)?.number ?? null,
  }
}

/**
 * The totals of a journal, once each of its transactions was looked at.
 * @throws UntellableBook
 */
export async function totalsOf(journal: Journal, references: References): Promise<Totals> {
  const totals: Totals = { lines: 0, debitCents: 0n, creditCents: 0n }
  const numbers = new Set<string>()
  for await (const transaction of journal.transactions()) {
    const at = { journal: journal.id, transaction: transaction.number }
    if (!usable(transaction.number)) fail('id-not-usable', at)
    if (numbers.has(transaction.number)) fail('duplicate-transaction', at)
    numbers.add(transaction.number)
    checkTransaction(transaction, references, at)
    addTo(totals, transaction)
  }
  return totals
}

/** Adds a transaction to totals. */
export function addTo(totals: Totals, { lines }: Transaction): void {
  for (const { cents } of lines) {
    totals.lines++
    if (cents < 0) totals.creditCents -= BigInt(cents)
    else totals.debitCents += BigInt(cents)
  }
}

function checkTransaction(
  { lines, on }: Transaction,
  references: References,
  at: { journal: string; transaction: string },
): void {
  if (lines.length === 0) fail('no-lines', at)
  if (references.periodOf(on) === null) fail('no-period', at)
  let sum = 0n
  for (const line of lines) {
    checkLine(line, references, at)
    sum += BigInt(line.cents)
  }
  if (sum !== 0n) fail('unbalanced', at)
}

function checkLine(
  line: TransactionLine,
  { accounts, parties, vatCodes }: References,
  at: { journal: string; transaction: string },
): void {
  if (!accounts.has(line.accountId)) fail('unknown-account', { ...at, id: line.accountId })
  if (line.partyId !== null && !parties.has(line.partyId))
    fail('unknown-party', { ...at, id: line.partyId })
  if (line.vat !== null && !vatCodes.has(line.vat.codeId))
    fail('unknown-vat-code', { ...at, id: line.vat.codeId })
  if (line.documentRef.trim() === '') fail('no-document', at)
}

function checkOpening({ opening }: Book, accounts: ReadonlySet<string>): void {
  for (const { accountId } of opening)
    if (!accounts.has(accountId)) fail('unknown-account', { id: accountId })
  const sum = opening.reduce((total, { cents }) => total + BigInt(cents), 0n)
  if (sum !== 0n) fail('opening-unbalanced')
}

function ids(rows: Iterable<Pick<Account, 'id'>>, duplicate: BookFault): ReadonlySet<string> {
  const seen = new Set<string>()
  for (const { id } of rows) {
    if (!usable(id)) fail('id-not-usable', { id })
    if (seen.has(id)) fail(duplicate, { id })
    seen.add(id)
  }
  return seen
}

/** As the schemas hold it, cut and trimmed by nobody: otherwise two could become one. */
function usable(id: string): boolean {
  return id !== '' && id === id.trim() && [...id].length <= 35 && !/\p{Cc}/u.test(id)
}

function fail(fault: BookFault, at?: UntellableBook['at']): never {
  throw new UntellableBook(fault, at)
}
