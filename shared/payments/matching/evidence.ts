/** What one entry says about who paid and for what, before any amount is compared. */
import { plainText, withoutZeros, parseNumber } from './invoice-number'
import { compareNames, parseNames, type Name, type NameLikeness } from './names'
import { plainIban, withAmount, type MatchIndex } from './match-index'
import { inOneSeries } from './number-context'
import { forSign } from './number-hits'
import { fewOf, type IndexedInvoice } from './number-index'
import { readNumbers, type Mention } from './number-mentions'
import { referenceBodies, referenceBody } from '../payment-reference'
import type { MatchEntry } from './proposal'

export interface Found extends Mention {
  /** in a structured reference, not just in the text */
  inReference: boolean
}

export interface Evidence {
  entry: MatchEntry
  /** 1 for money that came in, -1 for money that went out */
  sign: number
  found: ReadonlyMap<number, Found>
  /** clients known by the account, by their own number in the text, by an equal name */
  byIban: readonly number[]
  byNumber: readonly number[]
  byName: readonly number[]
  names: readonly Name[]
}

/** A word more clients share does not lead to one. */
const mostByWord = 40
/** Of clients who share a word with the payer, as many are looked at; all but always that is all. */
const mostNamesakes = 500
/** More clients with a name like the payer's leave it open who paid. */
const mostAlike = 3

export function gatherEvidence(index: MatchIndex, entry: MatchEntry): Evidence {
  const sign = Math.sign(entry.amountCents)
  const names = entry.counterpartyName === null ? [] : parseNames(entry.counterpartyName)
  const iban = entry.counterpartyIban
  const description = readable(entry.description)
  const text = readNumbers(index.numbers, description, sign)
  const reference = readReference(index, readable(entry.structuredReference ?? ''), sign)
  const evidence: Evidence = {
    entry,
    sign,
    found: new Map(),
    byIban: iban === null ? [] : fewOf(index.clientsByIban, plainIban(iban)),
    byNumber: [...new Set([...reference.clientIds, ...text.clientIds])],
    byName: clientsNamed(index, names),
    names,
  }
  const found = new Map<number, Found>()
  const keep = (mentions: readonly Mention[], inReference: boolean) => {
    for (const mention of mentions) {
      const known = found.get(mention.invoice.id)
      if (!known || isStronger(mention, known)) {
        const { invoice, strength, ambiguous } = mention
        found.set(invoice.id, { invoice, strength, ambiguous, inReference })
      }
    }
  }
  keep(reference.mentions, true)
  for (const body of referenceBodies(description)) {
    keep(bodyMentions(index, body, sign), true)
  }
  keep(text.mentions, false)
  // Set by the payer and repeated by standing orders, so never more than a hint.
  const id = readNumbers(index.numbers, readable(entry.endToEndId ?? ''), sign)
  keep(
    id.mentions.map((mention) => ({ ...mention, strength: 'loose' as const })),
    false,
  )
  return { ...evidence, found: supported(evidence, found) }
}

/** Banks pass on a few lines of 140 characters; a number that the cut would split is left out. */
function readable(text: string): string {
  const most = 4000
  return plainText(text.length > most ? text.slice(0, most).replace(/\S*$/, '') : text)
}

/** Whether the account, or an equal name, says that this client paid. */
export function isPayer({ byIban, byName }: Evidence, clientId: number): boolean {
  return byIban.includes(clientId) || (byName.length === 1 && byName[0] === clientId)
}

export function nameLikeness(
  index: MatchIndex,
  names: readonly Name[],
  clientId: number,
): NameLikeness | null {
  const weight = (word: string) =>
    Math.log((index.clients.size + 1) / Math.max(1, index.clientsByWord.get(word)?.length ?? 0))
  let best: NameLikeness | null = null
  const known = index.clients.get(clientId)?.names ?? index.idle.names.get(clientId)
  for (const own of known ?? []) {
    for (const name of names) {
      const found = compareNames(name, own, weight)
      if (found === 'equal') return found
      best ??= found
    }
  }
  return best
}

/** Clients with a name like the payer's, found by any word that few share; none when too many. */
export function clientsNamedLike(index: MatchIndex, names: readonly Name[]): readonly number[] {
  const ids = new Set<number>()
  for (const word of new Set(names.flatMap((name) => name.words))) {
    const holders = index.clientsByWord.get(word) ?? []
    if (holders.length <= mostByWord) for (const id of holders) ids.add(id)
  }
  const alike = [...ids].filter((id) => nameLikeness(index, names, id) !== null)
  return alike.length <= mostAlike ? alike : []
}

/** Whether the payer is called, or nearly, as a client who is none of these. */
export function namedLikeAnother(
  index: MatchIndex,
  names: readonly Name[],
  clients: readonly number[],
): boolean {
  const words = new Set(names.flatMap((name) => name.words))
  const isAnother = (id: number) => !clients.includes(id) && nameLikeness(index, names, id) !== null
  return [...words].some((word) =>
    [index.clientsByWord, index.idle.byWord].some((byWord) =>
      (byWord.get(word) ?? []).slice(0, mostNamesakes).some(isAnother),
    ),
  )
}

function clientsNamed(index: MatchIndex, names: readonly Name[]): readonly number[] {
  const ids = new Set(names.flatMap(({ key }) => fewOf(index.clientsByName, key)))
  return [...ids].filter((id) => nameLikeness(index, names, id) === 'equal')
}

function readReference(
  index: MatchIndex,
  reference: string,
  sign: number,
): { mentions: readonly Mention[]; clientIds: readonly number[] } {
  const body = referenceBody(reference)
  const known = body === null ? [] : bodyMentions(index, body, sign)
  return known.length > 0
    ? { mentions: known, clientIds: [] }
    : readNumbers(index.numbers, inOnePiece(reference), sign)
}

/** In a reference spaces and stops only group: what they divide is one number. */
function inOnePiece(reference: string): string {
  return /^(?:RF)?[\d\s.]+$/.test(reference) ? reference.replace(/[\s.]/g, '') : reference
}

/**
 * A reference body is a number filled up with zeros, or the client's number and then the document's.
 * Nothing else may stand before it: digits glued on make another number.
 */
function bodyMentions({ numbers }: MatchIndex, body: string, sign: number): Mention[] {
  const plain = withoutZeros(body)
  const full = numbers.byFull.get(body) ?? numbers.byFull.get(plain)
  const named = full ? [...full] : []
  if (!full && /^\d+$/.test(body)) {
    for (const length of numbers.digitLengths) {
      if (length >= plain.length) {
        named.push(...(numbers.byDigits.get(plain.padStart(length, '0')) ?? []))
      }
      if (length >= body.length) continue
      const ofClient = numbers.byDigits.get(body.slice(-length)) ?? []
      const before = withoutZeros(body.slice(0, -length))
      named.push(
        ...ofClient.filter(({ clientNumber }) => {
          const { digits } = parseNumber(clientNumber)
          return digits !== '' && withoutZeros(digits) === before
        }),
      )
    }
  }
  const invoices = forSign([...new Set(named)], sign)
  return invoices.map((invoice) => ({
    invoice,
    strength:
      plain.length >= 3 && (full !== undefined || inOneSeries(numbers, invoice.form, sign))
        ? 'exact'
        : 'loose',
    ambiguous: invoices.length > 1,
  }))
}

function isStronger(a: Mention, b: Mention): boolean {
  if (a.ambiguous !== b.ambiguous) return !a.ambiguous
  const rank = { exact: 2, listed: 1, loose: 0 }
  return rank[a.strength] > rank[b.strength]
}

/**
 * Without the mentions nothing else speaks for: a loose one counts when its amount is the entry's or
 * its client is the payer, a listed one (and a loose one too) beside an exact one of its client.
 */
function supported(evidence: Evidence, found: ReadonlyMap<number, Found>): Map<number, Found> {
  const all = [...found.values()]
  const named = all.filter((it) => it.strength === 'exact' && !it.ambiguous)
  const clients = new Set(named.map((it) => it.invoice.clientId))
  const payers = new Set([...evidence.byIban, ...evidence.byName, ...evidence.byNumber])
  const counts = ({ strength, invoice }: Found): boolean => {
    if (strength === 'exact' || clients.has(invoice.clientId)) return true
    if (strength === 'listed') return false
    return invoice.openCents === evidence.entry.amountCents || payers.has(invoice.clientId)
  }
  return new Map(all.filter(counts).map((it) => [it.invoice.id, it]))
}

/** The client's documents of this open amount, oldest due first. */
export function sameAmount(
  index: MatchIndex,
  clientId: number,
  cents: number,
): readonly IndexedInvoice[] {
  const client = index.clients.get(clientId)
  return client ? withAmount(client, cents) : []
}
