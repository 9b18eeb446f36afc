/**
 * Everything matching looks up, built once per run: 100,000 open documents in about a second, after
 * which an entry costs a handful of hash look-ups whatever their number. Lists that many documents
 * or clients share are cut short or left out, never walked. All of it is held in memory, so what is
 * equal is held once.
 */
import { parseNumber } from './invoice-number'
import { parseNames, type Name } from './names'
import {
  add,
  addFew,
  type IndexedInvoice,
  numberIndexInSteps,
  type NumberIndex,
} from './number-index'
import { indexPastEntries, type PastIndex } from '../past-entries'
import type { OpenInvoice, PastEntry } from './proposal'
import { finish, type Steps } from '../steps'

export interface MatchContext {
  /** accounts known to be a client's, also of clients without open documents */
  payers?: Iterable<{ clientId: number; iban: string }>
  /** every client's names, also of clients without open documents */
  names?: Iterable<{ clientId: number; names: readonly string[] }>
  /** the office's own accounts: money between them is no client's */
  ownIbans?: Iterable<string>
  /** what the office itself is called, now and before */
  ownNames?: Iterable<string>
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
  /** clients without open documents: nothing is proposed for them, but money can be theirs */
  idle: {
    names: ReadonlyMap<number, readonly Name[]>
    byWord: ReadonlyMap<string, readonly number[]>
  }
  past: PastIndex
  ownIbans: ReadonlySet<string>
  ownNames: ReadonlySet<string>
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
  /** null where there are so few that looking through them is as fast */
  byAmount: ReadonlyMap<number, readonly IndexedInvoice[]> | null
}

const defaultEarlyDays = 7
/** Documents, clients or accounts in one step; a millisecond or two. */
const inOneStep = 200

/** @param invoices in any order; ones with nothing open are left out; ids are unique */
export function buildMatchIndex(
  invoices: Iterable<OpenInvoice>,
  context: MatchContext = {},
): MatchIndex {
  return finish(matchIndexInSteps(invoices, context))
}

/** The same, a step of work at a time: whoever drives it can do something else in between. */
export function* matchIndexInSteps(
  invoices: Iterable<OpenInvoice>,
  context: MatchContext = {},
): Steps<MatchIndex> {
  const open: IndexedInvoice[] = []
  for (const invoice of invoices) {
    if (invoice.openCents === 0) continue
    open.push(indexed(invoice))
    if (open.length % inOneStep === 0) yield
  }
  open.sort(olderFirst)
  yield

  const byId = new Map<number, IndexedInvoice>()
  const byAmount = new Map<number, IndexedInvoice[]>()
  const clientsByIban = new Map<string, number[]>()
  for (const invoice of open) {
    byId.set(invoice.id, invoice)
    add(byAmount, invoice.openCents, invoice)
    for (const iban of invoice.clientIbans) {
      addFew(clientsByIban, plainIban(iban), invoice.clientId)
    }
    if (byId.size % inOneStep === 0) yield
  }
  let payers = 0
  for (const { clientId, iban } of context.payers ?? []) {
    addFew(clientsByIban, plainIban(iban), clientId)
    if (++payers % inOneStep === 0) yield
  }

  const clients = yield* indexClients(open)
  const clientsByName = new Map<string, number[]>()
  const clientsByWord = new Map<string, number[]>()
  let named = 0
  for (const { id, names } of clients.values()) {
    for (const { key } of names) addFew(clientsByName, key, id)
    for (const word of new Set(names.flatMap((name) => name.words))) add(clientsByWord, word, id)
    if (++named % inOneStep === 0) yield
  }

  const idle = { names: new Map<number, Name[]>(), byWord: new Map<string, number[]>() }
  let looked = 0
  for (const { clientId, names } of context.names ?? []) {
    if (++looked % inOneStep === 0) yield
    if (clients.has(clientId)) continue
    const parsed = names.flatMap(parseNames)
    idle.names.set(clientId, parsed)
    for (const word of new Set(parsed.flatMap((name) => name.words)))
      add(idle.byWord, word, clientId)
  }

  return {
    invoices: byId,
    clients,
    numbers: yield* numberIndexInSteps(open, inOneStep),
    byAmount,
    clientsByIban,
    clientsByName,
    clientsByWord,
    idle,
    past: indexPastEntries(context.pastEntries ?? []),
    ownIbans: new Set([...(context.ownIbans ?? [])].map(plainIban)),
    ownNames: new Set([...(context.ownNames ?? [])].flatMap(parseNames).map(({ key }) => key)),
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

/**
 * Field by field: V8 gives objects made by spreading and adding a field a shape each, which costs
 * half as much memory again, and every access later its speed.
 */
function indexed(invoice: OpenInvoice): IndexedInvoice {
  return {
    id: invoice.id,
    clientId: invoice.clientId,
    kind: invoice.kind,
    number: invoice.number,
    openCents: invoice.openCents,
    grossCents: invoice.grossCents,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    clientName: invoice.clientName,
    otherNames: invoice.otherNames,
    clientNumber: invoice.clientNumber,
    clientIbans: invoice.clientIbans,
    form: parseNumber(invoice.number),
  }
}

function* indexClients(open: readonly IndexedInvoice[]): Steps<Map<number, IndexedClient>> {
  const documents = new Map<number, IndexedInvoice[]>()
  for (const [place, invoice] of open.entries()) {
    add(documents, invoice.clientId, invoice)
    if (place % inOneStep === 0) yield
  }
  const clients = new Map<number, IndexedClient>()
  for (const [id, own] of documents) {
    clients.set(id, indexClient(id, own))
    if (clients.size % inOneStep === 0) yield
  }
  return clients
}

const noDocuments: readonly IndexedInvoice[] = []

/** What matching asks of a client; documents oldest due first. */
export function indexClient(id: number, own: readonly IndexedInvoice[]): IndexedClient {
  const raw = new Set<string>()
  for (const invoice of own) {
    raw.add(invoice.clientName)
    for (const name of invoice.otherNames) raw.add(name)
  }
  const debits = own.filter((invoice) => invoice.openCents > 0)
  const credits = own.filter((invoice) => invoice.openCents < 0)
  return {
    id,
    names: [...raw].flatMap(parseNames).slice(),
    debits: debits.length === 0 ? noDocuments : debits.slice(),
    debitCents: sumOpen(debits),
    credits: credits.length === 0 ? noDocuments : credits.slice(),
    creditCents: sumOpen(credits),
    byAmount: own.length > fewDocuments ? groupByAmount(own) : null,
  }
}

const fewDocuments = 8

function groupByAmount(own: readonly IndexedInvoice[]): Map<number, IndexedInvoice[]> {
  const byAmount = new Map<number, IndexedInvoice[]>()
  for (const invoice of own) add(byAmount, invoice.openCents, invoice)
  return byAmount
}

/** A client's documents of this open amount, oldest due first. */
export function withAmount(client: IndexedClient, cents: number): readonly IndexedInvoice[] {
  if (client.byAmount) return client.byAmount.get(cents) ?? noDocuments
  const all = cents > 0 ? client.debits : client.credits
  return all.some((invoice) => invoice.openCents === cents)
    ? all.filter((invoice) => invoice.openCents === cents)
    : noDocuments
}

export function sumOpen(invoices: readonly OpenInvoice[]): number {
  return invoices.reduce((sum, invoice) => sum + invoice.openCents, 0)
}
