/** Open invoices by what payers write: number, number without its letters, number without zeros. */
import { parseNumber, partKeys, shortKey, type NumberForm } from './invoice-number'
import type { OpenInvoice } from './proposal'
import { finish, type Steps } from '../steps'

export interface IndexedInvoice extends OpenInvoice {
  form: NumberForm
}

export interface NumberIndex {
  /** numbers that have letters, by letters and digits */
  byFull: ReadonlyMap<string, readonly IndexedInvoice[]>
  byDigits: ReadonlyMap<string, readonly IndexedInvoice[]>
  byShort: ReadonlyMap<string, readonly IndexedInvoice[]>
  /** numbers that carry their year, without it or its century: `0012`, `26/0012`; a few of each */
  byPart: ReadonlyMap<string, readonly IndexedInvoice[]>
  /** the first run of letters or digits of numbers that have letters */
  starts: ReadonlySet<string>
  /** letters in use on open documents, and on the invoices among them */
  letters: ReadonlySet<string>
  invoiceLetters: ReadonlySet<string>
  longestFull: number
  longestDigits: number
  /** of the digits of all numbers, ascending */
  digitLengths: readonly number[]
  clientsByNumber: ReadonlyMap<string, readonly number[]>
}

/** A number or an account that more clients share says nothing about who pays. */
export const mostSharing = 5

export function buildNumberIndex(invoices: readonly IndexedInvoice[]): NumberIndex {
  return finish(numberIndexInSteps(invoices, Infinity))
}

/** @param inOneStep how many documents */
export function* numberIndexInSteps(
  invoices: readonly IndexedInvoice[],
  inOneStep: number,
): Steps<NumberIndex> {
  const byFull = new Map<string, IndexedInvoice[]>()
  const byDigits = new Map<string, IndexedInvoice[]>()
  const byShort = new Map<string, IndexedInvoice[]>()
  const byPart = new Map<string, IndexedInvoice[]>()
  const starts = new Set<string>()
  const letters = new Set<string>()
  const invoiceLetters = new Set<string>()
  const lengths = new Set<number>()
  const clientsByNumber = new Map<string, number[]>()
  const seen = new Set<number>()
  let longestFull = 0
  for (const [place, invoice] of invoices.entries()) {
    if (place % inOneStep === 0) yield
    const { form } = invoice
    if (invoice.clientNumber !== '' && !seen.has(invoice.clientId)) {
      seen.add(invoice.clientId)
      addFew(clientsByNumber, parseNumber(invoice.clientNumber).full, invoice.clientId)
    }
    if (form.digits === '') continue
    lengths.add(form.digits.length)
    letters.add(form.letters)
    if (invoice.kind === 'invoice') invoiceLetters.add(form.letters)
    add(byDigits, form.digits, invoice)
    const short = shortKey(form.groups)
    if (short !== null) add(byShort, short, invoice)
    for (const part of partKeys(form.groups)) addSome(byPart, part, invoice)
    if (form.letters === '') continue
    add(byFull, form.full, invoice)
    longestFull = Math.max(longestFull, form.full.length)
    starts.add(/^(?:\d+|[A-Z]+)/.exec(form.full)?.[0] ?? form.full)
    if (form.full.startsWith(form.groups[0] ?? '-')) starts.add(form.groups[0] ?? '')
  }
  return {
    byFull,
    byDigits,
    byShort,
    byPart,
    starts,
    letters,
    invoiceLetters,
    longestFull,
    longestDigits: Math.max(0, ...lengths),
    digitLengths: [...lengths].sort((a, b) => a - b),
    clientsByNumber,
  }
}

export function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** As `addFew`, of documents. */
function addSome<K>(map: Map<K, IndexedInvoice[]>, key: K, value: IndexedInvoice): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (list.length <= mostSharing) list.push(value)
}

/** Keeps one more than `mostSharing`, so that "too many" shows without a list of all. */
export function addFew<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (list.length <= mostSharing && !list.includes(value)) list.push(value)
}

/** The clients under a key, none when too many share it. */
export function fewOf<K>(map: ReadonlyMap<K, readonly number[]>, key: K): readonly number[] {
  const list = map.get(key)
  return list && list.length <= mostSharing ? list : []
}
