/**
 * The sets of open documents an entry might settle. Each way of finding them is bounded; what they
 * are worth is judged afterwards, the same for all (`matching`).
 */
import { clientsNamedLike, sameAmount, type Evidence } from './evidence'
import { sumOpen, type MatchIndex } from './match-index'
import type { IndexedInvoice } from './number-index'
import { mostSummed, uniqueSubset } from './subset-sum'

export interface Candidate {
  /** oldest due first */
  invoices: readonly IndexedInvoice[]
  /** everything that is open for the client */
  balance: boolean
  /** nothing points at these documents but their age */
  oldestFirst: boolean
}

/** Equal amounts of one client that are offered one by one, the oldest. */
const mostEqual = 3
/** Open documents with the entry's amount when nothing says who paid: more is guessing. */
const mostByAmount = 5
/** Documents that one entry settles together. */
const mostTogether = 100
const mostNamed = 10

export function candidates(index: MatchIndex, evidence: Evidence): Candidate[] {
  const { entry, sign, byIban, byName, byNumber } = evidence
  const found: Candidate[] = namedInText(index, evidence)
  const clear = [...evidence.found.values()].filter((it) => it.strength === 'exact')
  const named = new Set(clear.map((it) => it.invoice.clientId))
  // Numbers, sum and account agree: nothing else is worth offering, or looking for.
  const strangers = byIban.length > 0 && [...named].some((clientId) => !byIban.includes(clientId))
  if (clear.length > 0 && !strangers && sumOpen(found[0]?.invoices ?? []) === entry.amountCents) {
    return found
  }
  const payers = new Set([...byIban, ...byNumber, ...byName])
  for (const clientId of new Set([...payers, ...(named.size === 1 ? named : [])])) {
    const equal = ofClient(index, evidence, clientId)
    found.push(...equal)
    if (equal.length === 0 && payers.has(clientId)) found.push(...oldest(index, evidence, clientId))
  }
  if (byIban.length === 0 && clear.length === 0 && byNumber.length === 0 && byName.length === 0) {
    for (const clientId of clientsNamedLike(index, evidence.names)) {
      found.push(...ofClient(index, evidence, clientId))
    }
  }
  // Going out, an amount alone says nothing: most of it pays suppliers.
  const none = !found.some((it) => sumOpen(it.invoices) === entry.amountCents)
  if (none && sign > 0 && byIban.length === 0) {
    const equal = index.byAmount.get(entry.amountCents) ?? []
    if (equal.length <= mostByAmount) found.push(...equal.map(alone))
  }
  return found
}

/** All numbers found together, each one that fits alone, and the one choice of them that fits. */
export function namedInText(index: MatchIndex, { entry, sign, found }: Evidence): Candidate[] {
  const all = [...found.values()].sort((a, b) => a.invoice.id - b.invoice.id)
  if (all.length === 0 || all.length > mostTogether) return []
  const clear = all.filter((it) => !it.ambiguous)
  const sets: IndexedInvoice[][] = [
    clear.filter((it) => it.strength === 'exact').map((it) => it.invoice),
    clear.filter((it) => it.strength !== 'loose').map((it) => it.invoice),
    clear.map((it) => it.invoice),
  ].map((set) =>
    // A credit note is netted only when everything then adds up.
    sumOpen(set) === entry.amountCents ? set : set.filter((it) => Math.sign(it.openCents) === sign),
  )
  const fitting = all
    .map((it) => it.invoice)
    .filter((invoice) => Math.sign(invoice.openCents) === sign)
  const alike = fitting.filter((invoice) => invoice.openCents === entry.amountCents)
  const unclear = all.filter((it) => it.ambiguous && fitting.includes(it.invoice))
  sets.push(
    ...alike.slice(0, mostNamed).map((invoice) => [invoice]),
    ...unclear.slice(0, mostNamed).map((it) => [it.invoice]),
  )
  const chosen = subsetOf(fitting, entry.amountCents)
  if (chosen) sets.push(chosen)

  // The rest of the amount is exactly one other document of the same client.
  const first = sets[0] ?? []
  const clients = new Set(first.map((invoice) => invoice.clientId))
  const [clientId] = clients
  const rest = entry.amountCents - sumOpen(first)
  if (clientId !== undefined && clients.size === 1 && Math.sign(rest) === sign) {
    const others = sameAmount(index, clientId, rest).slice(0, first.length + 2)
    const [other, ...more] = others.filter((invoice) => !first.includes(invoice))
    if (other && more.length === 0) sets.push([...first, other])
  }
  return sets.filter((set) => set.length > 0).map(together)
}

/** Documents of one client that make up exactly the amount. */
function ofClient(index: MatchIndex, { entry, sign }: Evidence, clientId: number): Candidate[] {
  const client = index.clients.get(clientId)
  if (!client) return []
  const { amountCents } = entry
  const found = sameAmount(index, clientId, amountCents).slice(0, mostEqual).map(alone)
  const own = sign > 0 ? client.debits : client.credits
  const all = client.debits.length + client.credits.length
  if (all > 1 && all <= mostTogether && client.debitCents + client.creditCents === amountCents) {
    found.push({ ...together([...client.debits, ...client.credits]), balance: true })
  }
  const ownCents = sign > 0 ? client.debitCents : client.creditCents
  if (own.length > 1 && own.length <= mostTogether && ownCents === amountCents) {
    found.push({ ...together(own), balance: all === own.length })
  }
  if (found.length === 0) {
    const chosen = subsetOf(own, amountCents)
    if (chosen) found.push(together(chosen))
  }
  return found
}

/** What the client has open, oldest first, as far as the money goes. */
function oldest(index: MatchIndex, { entry, sign }: Evidence, clientId: number): Candidate[] {
  const client = index.clients.get(clientId)
  const own = (sign > 0 ? client?.debits : client?.credits) ?? []
  const taken: IndexedInvoice[] = []
  let left = Math.abs(entry.amountCents)
  for (const invoice of own.slice(0, mostTogether)) {
    if (left <= 0) break
    taken.push(invoice)
    left -= Math.abs(invoice.openCents)
  }
  const oldestFirst = own.length > 1
  return taken.length === 0 ? [] : [{ invoices: taken, balance: false, oldestFirst }]
}

function subsetOf(own: readonly IndexedInvoice[], cents: number): IndexedInvoice[] | null {
  if (own.length < 2 || own.length > mostTogether) return null
  const wanted = Math.abs(cents)
  const small = own.filter((invoice) => Math.abs(invoice.openCents) <= wanted)
  if (small.length > mostSummed) return null
  const places = uniqueSubset(
    small.map((invoice) => Math.abs(invoice.openCents)),
    wanted,
  )
  return places && places.length > 1 ? small.filter((_, place) => places.includes(place)) : null
}

function alone(invoice: IndexedInvoice): Candidate {
  return { invoices: [invoice], balance: false, oldestFirst: false }
}

function together(invoices: readonly IndexedInvoice[]): Candidate {
  return { invoices, balance: false, oldestFirst: false }
}
