/**
 * Everything matching looks up, built once per run: 100,000 open documents in about a second, after
 * which an entry costs a handful of hash look-ups whatever their number. Lists that many documents
 * or clients share are cut short or left out, never walked.
 */
import { parseNumber } from './invoice-number'
import { parseNames, type Name } from './names'
import {
  add,
  addFew,
  buildNumberIndex,
  type IndexedInvoice,
  type NumberIndex,
} from './number-index'
import { indexPastEntries, type PastIndex } from './past-entries'
import type { OpenInvoice, PastEntry } from './proposal'

export interface MatchContext {
  /** accounts known to be a client's, also of clients without open documents */
  payers?: Iterable<{ clientId: number; iban: string }>
  /** the office's own accounts: money between them is no client's */
  ownIbans?: Iterable<string>
  /** what a return may undo; entries returned before left out */
  pastEntries?: Iterable<PastEntry>
  /** how many days a payment may come before the invoice's date and still be certain; 7 */
  earlyDays?: number
}

/** All lists of documents are oldest due first. */
export interface MatchIndex {
  invoices: ReadonlyMap<number, IndexedInvoice>
  clients: ReadonlyMap<number, IndexedClient>
  numbers: NumberIndex
  byAmount: ReadonlyMap<number, readonly IndexedInvoice[]>
  clientsByIban: ReadonlyMap<string, readonly number[]>
  clientsByName: ReadonlyMap<string, readonly number[]>
  clientsByWord: ReadonlyMap<string, readonly number[]>
  past: PastIndex
  ownIbans: ReadonlySet<string>
  earlyDays: number
}

export interface IndexedClient {
  id: number
  names: readonly Name[]
  /** what the client owes, and their sum */
  debits: readonly IndexedInvoice[]
  debitCents: number
  /** what the office owes the client, and their sum (negative or 0) */
  credits: readonly IndexedInvoice[]
  creditCents: number
  byAmount: ReadonlyMap<number, readonly IndexedInvoice[]>
}

const defaultEarlyDays = 7

/** @param invoices in any order; ones with nothing open are left out; ids are unique */
export function buildMatchIndex(
  invoices: Iterable<OpenInvoice>,
  context: MatchContext = {},
): MatchIndex {
  const open: IndexedInvoice[] = []
  for (const invoice of invoices) {
    if (invoice.openCents !== 0) open.push({ ...invoice, form: parseNumber(invoice.number) })
  }
  open.sort(olderFirst)

  const byId = new Map<number, IndexedInvoice>()
  const byAmount = new Map<number, IndexedInvoice[]>()
  const clientsByIban = new Map<string, number[]>()
  for (const invoice of open) {
    byId.set(invoice.id, invoice)
    add(byAmount, invoice.openCents, invoice)
    for (const iban of invoice.clientIbans) {
      addFew(clientsByIban, plainIban(iban), invoice.clientId)
    }
  }
  for (const { clientId, iban } of context.payers ?? []) {
    addFew(clientsByIban, plainIban(iban), clientId)
  }

  const clients = indexClients(open)
  const clientsByName = new Map<string, number[]>()
  const clientsByWord = new Map<string, number[]>()
  for (const { id, names } of clients.values()) {
    for (const { key } of names) addFew(clientsByName, key, id)
    for (const word of new Set(names.flatMap((name) => name.words))) add(clientsByWord, word, id)
  }

  return {
    invoices: byId,
    clients,
    numbers: buildNumberIndex(open),
    byAmount,
    clientsByIban,
    clientsByName,
    clientsByWord,
    past: indexPastEntries(context.pastEntries ?? []),
    ownIbans: new Set([...(context.ownIbans ?? [])].map(plainIban)),
    earlyDays: context.earlyDays ?? defaultEarlyDays,
  }
}

export function plainIban(iban: string): string {
  return iban.replace(/\s/g, '').toUpperCase()
}

/** By due date, then issue date, then id: the order in which debts are settled. */
export function olderFirst(a: OpenInvoice, b: OpenInvoice): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  if (a.issuedOn !== b.issuedOn) return a.issuedOn < b.issuedOn ? -1 : 1
  return a.id - b.id
}

function indexClients(open: readonly IndexedInvoice[]): Map<number, IndexedClient> {
  const documents = new Map<number, IndexedInvoice[]>()
  for (const invoice of open) add(documents, invoice.clientId, invoice)
  const clients = new Map<number, IndexedClient>()
  for (const [id, own] of documents) {
    const raw = new Set<string>()
    const byAmount = new Map<number, IndexedInvoice[]>()
    for (const invoice of own) {
      raw.add(invoice.clientName)
      for (const name of invoice.otherNames) raw.add(name)
      add(byAmount, invoice.openCents, invoice)
    }
    const debits = own.filter((invoice) => invoice.openCents > 0)
    const credits = own.filter((invoice) => invoice.openCents < 0)
    clients.set(id, {
      id,
      names: [...raw].flatMap(parseNames),
      debits,
      debitCents: sumOpen(debits),
      credits,
      creditCents: sumOpen(credits),
      byAmount,
    })
  }
  return clients
}

export function sumOpen(invoices: readonly OpenInvoice[]): number {
  return invoices.reduce((sum, invoice) => sum + invoice.openCents, 0)
}
