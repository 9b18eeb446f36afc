/**
 * Bringing what matching looks up to date with what somebody booked, instead of building it anew: a
 * payment touches a document or two, of a hundred thousand. Exactly what a new index would hold, or
 * nothing is done.
 */
import { shortKey, partKeys, parseNumber } from './invoice-number'
import {
  indexClient,
  plainIban,
  olderFirst,
  type IndexedClient,
  type MatchIndex,
} from './match-index'
import { add, mostSharing, type IndexedInvoice } from './number-index'
import { indexPastEntries } from '../past-entries'
import type { PastEntry } from './proposal'

export interface IndexChanges {
  /** what is open now of documents that were booked on, in cents; 0 and it is settled */
  open: ReadonlyMap<number, number>
  /** whose accounts these are now, of every account that was booked on */
  payers: ReadonlyMap<string, readonly number[]>
  /** all that a return may undo now */
  past: Iterable<PastEntry>
}

/** False, and nothing is changed, when only building anew gives what is right. */
export const changeIndex = (index: MatchIndex, changes: IndexChanges): boolean => {
  const gone: IndexedInvoice[] = []
  const partly: [invoice: IndexedInvoice, openCents: number][] = []
  for (const [id, openCents] of changes.open) {
    const known = index.invoices.get(id)
    // One that is open again would have to be put in its place in every list.
    if (!known && openCents !== 0) return false
    if (!known || known.openCents === openCents) continue
    if (openCents === 0) gone.push(known)
    else if (Math.sign(openCents) === Math.sign(known.openCents)) partly.push([known, openCents])
    else return false
  }
  if (gone.some((invoice) => isInACutList(index, invoice)) || areLast(index, gone)) return false
  const touched = new Set([...gone, ...partly.map(([invoice]) => invoice)].map((it) => it.clientId))
  const left = new Map([...touched].map((id) => [id, leftOf(index, id, new Set(gone))]))
  for (const [id, own] of left) {
    const client = index.clients.get(id)
    if (!client || (own.length === 0 && isInACutListOfClients(index, client, numberOf(gone, id))))
      return false
  }

  for (const invoice of gone) takeOut(index, invoice)
  for (const [invoice, openCents] of partly) changeAmount(index, invoice, openCents)
  for (const [id, own] of left) {
    if (own.length > 0) writable(index.clients).set(id, indexClient(id, own))
    else becomesIdle(index, id, numberOf(gone, id))
  }
  for (const [iban, clients] of changes.payers) {
    if (clients.length === 0) writable(index.clientsByIban).delete(plainIban(iban))
    else writable(index.clientsByIban).set(plainIban(iban), clients.slice(0, mostSharing + 1))
  }
  Object.assign(index.past, indexPastEntries(changes.past))
  return true
}

const writable = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => map as Map<K, V>

const numberOf = (invoices: readonly IndexedInvoice[], clientId: number): string =>
  invoices.find((invoice) => invoice.clientId === clientId)?.clientNumber ?? ''

/** A list that was cut short does not tell who comes in when one goes. */
const isCut = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > mostSharing

const isInACutList = ({ numbers }: MatchIndex, { form }: IndexedInvoice): boolean =>
  partKeys(form.groups).some((part) => isCut(numbers.byPart.get(part)))

const isInACutListOfClients = (
  { clientsByName, numbers }: MatchIndex,
  { names }: IndexedClient,
  clientNumber: string,
): boolean =>
  names.some(({ key }) => isCut(clientsByName.get(key))) ||
  isCut(numbers.clientsByNumber.get(parseNumber(clientNumber).full))

/** What the index knows of all numbers together, by which one of them is the last of its kind. */
const kindsOf = ({ form, kind }: IndexedInvoice): string[] => {
  if (form.digits === '') return []
  const all = [`letters ${form.letters}`, `digits ${form.digits.length}`]
  if (kind === 'invoice') all.push(`letters of an invoice ${form.letters}`)
  if (form.letters === '') return all
  const start = /^(?:\d+|[A-Z]+)/.exec(form.full)?.[0] ?? form.full
  return [...all, `full ${form.full.length}`, `start ${start}`, `group ${form.groups[0] ?? ''}`]
}

const areLast = (index: MatchIndex, gone: readonly IndexedInvoice[]): boolean => {
  const wanted = new Set(gone.flatMap(kindsOf))
  const going = new Set(gone)
  for (const invoice of index.invoices.values()) {
    if (wanted.size === 0) return false
    if (!going.has(invoice)) for (const kind of kindsOf(invoice)) wanted.delete(kind)
  }
  return wanted.size > 0
}

const leftOf = (
  { clients }: MatchIndex,
  id: number,
  gone: ReadonlySet<IndexedInvoice>,
): IndexedInvoice[] => {
  const { debits = [], credits = [] } = clients.get(id) ?? {}
  return [...debits, ...credits].filter((invoice) => !gone.has(invoice)).sort(olderFirst)
}

const drop = <K, V>(map: ReadonlyMap<K, readonly V[]>, key: K, value: V): void => {
  const left = map.get(key)?.filter((one) => one !== value) ?? []
  if (left.length > 0) writable(map).set(key, left)
  else writable(map).delete(key)
}

const takeOut = ({ invoices, byAmount, numbers }: MatchIndex, invoice: IndexedInvoice): void => {
  const { form } = invoice
  writable(invoices).delete(invoice.id)
  drop(byAmount, invoice.openCents, invoice)
  if (form.digits === '') return
  drop(numbers.byDigits, form.digits, invoice)
  const short = shortKey(form.groups)
  if (short !== null) drop(numbers.byShort, short, invoice)
  for (const part of partKeys(form.groups)) drop(numbers.byPart, part, invoice)
  if (form.letters !== '') drop(numbers.byFull, form.full, invoice)
}

const changeAmount = (
  { byAmount }: MatchIndex,
  invoice: IndexedInvoice,
  openCents: number,
): void => {
  drop(byAmount, invoice.openCents, invoice)
  invoice.openCents = openCents
  const alike = [...(byAmount.get(openCents) ?? []), invoice].sort(olderFirst)
  writable(byAmount).set(openCents, alike)
}

const becomesIdle = (index: MatchIndex, id: number, clientNumber: string): void => {
  const names = index.clients.get(id)?.names ?? []
  writable(index.clients).delete(id)
  for (const { key } of names) drop(index.clientsByName, key, id)
  drop(index.numbers.clientsByNumber, parseNumber(clientNumber).full, id)
  writable(index.idle.names).set(id, names)
  for (const word of new Set(names.flatMap((name) => name.words))) {
    drop(index.clientsByWord, word, id)
    add(index.idle.byWord as Map<string, number[]>, word, id)
  }
}
