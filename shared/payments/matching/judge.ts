/**
 * What speaks for and against a set of documents, as reasons and as points. The points only rank:
 * whether a proposal is certain is decided by `isCertain`, not by their sum.
 */
import { daysBetween } from '../../dates'
import type { Candidate } from './candidates'
import { speaksAgainst } from './doubtful-words'
import {
  isPayer,
  namedLikeAnother,
  nameLikeness,
  sameAmount,
  type Evidence,
  type Found,
} from './evidence'
import { sumOpen, type MatchIndex } from './match-index'
import type { IndexedInvoice } from './number-index'
import type { Proposal, Reason, ReasonCode } from './proposal'

/** Number, amount and payer weigh alike, so any two outrank any one; doubts cost nearly as much. */
const points = {
  number: 50,
  numberInReference: 55,
  someNumbers: 30,
  numberResembles: 25,
  amountEqual: 35,
  /** a choice among the client's documents that adds up, or all of them */
  amountEqualSum: 30,
  amountEqualTotal: 10,
  amountPart: 5,
  iban: 35,
  clientNumber: 15,
  nameEqual: 15,
  nameSimilar: 8,
  onlyOpen: 5,
  oldestFirst: -5,
  amountNotUnique: -10,
  numberAmbiguous: -15,
  ibanOther: -30,
  nameOther: -20,
  payerOwn: -30,
  payeeOther: -20,
  wordsAgainst: -10,
  clientNumberOther: -20,
  severalClients: -15,
  beforeIssue: -25,
  currency: -40,
} as const

type Verdict = Pick<Proposal, 'score' | 'certain' | 'reasons'>

/** Whether `judge` would call a set that adds up to the entry certain, without weighing the rest. */
export function isCertainSet(
  index: MatchIndex,
  evidence: Evidence,
  invoices: readonly IndexedInvoice[],
): boolean {
  if (!isCertain(index, evidence, invoices)) return false
  return !countDoubts({ score: 0, reasons: [] }, index, evidence, invoices)
}

export function judge(
  index: MatchIndex,
  evidence: Evidence,
  candidate: Candidate,
  remainderCents: number,
): Verdict {
  const tally: Tally = { score: 0, reasons: [] }
  const { invoices } = candidate
  const open = sumOpen(invoices)
  const equal = open === evidence.entry.amountCents
  countNumbers(tally, evidence, invoices)
  countAmount(tally, index, evidence, candidate, open, remainderCents)
  countPayer(tally, index, evidence, invoices)
  const doubted = countDoubts(tally, index, evidence, invoices)
  const certain = equal && !doubted && isCertain(index, evidence, invoices)
  const score = Math.max(0, Math.min(100, tally.score))
  return {
    // Number and amount alone make 85 points; certain ones rank above whatever is not.
    score: certain ? Math.max(95, score) : Math.min(94, score),
    certain,
    reasons: tally.reasons,
  }
}

interface Tally {
  score: number
  reasons: Reason[]
}

function count(
  tally: Tally,
  worth: number,
  code: ReasonCode,
  more: Omit<Reason, 'code'> = {},
): void {
  tally.score += worth
  tally.reasons.push({ code, ...more })
}

function countNumbers(
  tally: Tally,
  { found }: Evidence,
  invoices: readonly IndexedInvoice[],
): void {
  const mentions = invoices.flatMap((invoice) => found.get(invoice.id) ?? [])
  for (const { invoice, strength, inReference, ambiguous } of mentions) {
    const code =
      strength === 'loose'
        ? 'number-resembles'
        : inReference
          ? 'number-in-reference'
          : 'number-in-text'
    const about = { invoiceId: invoice.id, params: { number: invoice.number } }
    count(tally, 0, code, about)
    if (ambiguous) count(tally, 0, 'number-ambiguous', about)
  }
  if (mentions.length === 0) return
  const loose = mentions.every((it) => it.strength === 'loose')
  if (loose) tally.score += points.numberResembles
  else if (mentions.length < invoices.length) tally.score += points.someNumbers
  else if (mentions.some((it) => it.strength === 'loose')) tally.score += points.someNumbers
  else if (mentions.every((it) => it.inReference)) tally.score += points.numberInReference
  else tally.score += points.number
  if (mentions.some((it) => it.ambiguous)) tally.score += points.numberAmbiguous
}

function countAmount(
  tally: Tally,
  index: MatchIndex,
  { entry, found, byIban, byName, byNumber }: Evidence,
  { invoices, balance, oldestFirst }: Candidate,
  open: number,
  remainderCents: number,
): void {
  const [first] = invoices
  if (!first) return
  const { amountCents } = entry
  if (open !== amountCents) {
    if (invoices.length === 1 && remainderCents !== 0 && first.grossCents === amountCents) {
      count(tally, points.amountEqualTotal, 'amount-equal-total', { invoiceId: first.id })
    }
    const over = remainderCents !== 0
    if (over) count(tally, 0, 'amount-over', { params: { remainderCents } })
    else count(tally, points.amountPart, 'amount-part', { params: { openCents: open } })
  } else if (invoices.length === 1) {
    count(tally, points.amountEqual, 'amount-equal', { invoiceId: first.id })
    const payerKnown = [...byIban, ...byName, ...byNumber].includes(first.clientId)
    const rivals = payerKnown
      ? sameAmount(index, first.clientId, amountCents)
      : (index.byAmount.get(amountCents) ?? [])
    if (rivals.length > 1 && found.get(first.id)?.strength !== 'exact') {
      count(tally, points.amountNotUnique, 'amount-not-unique', {
        params: { count: rivals.length },
      })
    }
  } else {
    const named = invoices.every((invoice) => found.has(invoice.id))
    const worth = named ? points.amountEqual : points.amountEqualSum
    count(tally, worth, balance ? 'amount-equal-balance' : 'amount-equal-sum', {
      params: { count: invoices.length },
    })
  }
  if (oldestFirst) count(tally, points.oldestFirst, 'oldest-first')
}

function countPayer(
  tally: Tally,
  index: MatchIndex,
  { names, sign, byIban, byNumber }: Evidence,
  invoices: readonly IndexedInvoice[],
): void {
  const [clientId, ...others] = clientsOf(invoices)
  if (clientId === undefined || others.length > 0) return
  if (byIban.includes(clientId)) count(tally, points.iban, 'iban-known')
  if (byNumber.includes(clientId)) count(tally, points.clientNumber, 'client-number-in-text')
  const likeness = nameLikeness(index, names, clientId)
  if (likeness === 'equal') count(tally, points.nameEqual, 'name-equal')
  if (likeness === 'similar') count(tally, points.nameSimilar, 'name-similar')
  const client = index.clients.get(clientId)
  const own = sign > 0 ? client?.debits : client?.credits
  const [only] = invoices
  if (own?.length === 1 && invoices.length === 1 && own[0] === only) {
    count(tally, points.onlyOpen, 'only-open-invoice', { invoiceId: own[0]?.id ?? 0 })
  }
}

/** @returns whether anything contradicts that these documents are paid by this entry */
function countDoubts(
  tally: Tally,
  index: MatchIndex,
  { entry, sign, names, byIban, byNumber }: Evidence,
  invoices: readonly IndexedInvoice[],
): boolean {
  const before = tally.reasons.length
  const clients = clientsOf(invoices)
  if (clients.length > 1) count(tally, points.severalClients, 'several-clients')
  const other = (known: readonly number[]) =>
    known.length > 0 && !clients.some((clientId) => known.includes(clientId))
  if (other(byIban)) count(tally, points.ibanOther, 'iban-other-client')
  const unlike = !clients.some(
    (clientId) => byIban.includes(clientId) || nameLikeness(index, names, clientId) !== null,
  )
  if (unlike && namedLikeAnother(index, names, clients))
    count(tally, points.nameOther, 'name-other-client')
  if (names.some(({ key }) => index.ownNames.has(key)))
    count(tally, points.payerOwn, 'payer-is-the-office')
  if (sign > 0 && speaksAgainst(entry.description))
    count(tally, points.wordsAgainst, 'words-against')
  // A supplier's own number may be ours as well: money goes back to nobody but the client.
  const isPayee = (clientId: number) =>
    byIban.includes(clientId) || nameLikeness(index, names, clientId) === 'equal'
  if (sign < 0 && !clients.every(isPayee)) count(tally, points.payeeOther, 'payee-not-client')
  if (other(byNumber)) count(tally, points.clientNumberOther, 'client-number-other-client')
  const early = invoices.find(
    ({ issuedOn }) =>
      entry.bookedOn < issuedOn && daysBetween(entry.bookedOn, issuedOn) > index.earlyDays,
  )
  if (early) count(tally, points.beforeIssue, 'before-issue', { invoiceId: early.id })
  if (entry.currency !== 'EUR') count(tally, points.currency, 'currency-other')
  return tally.reasons.length > before
}

/**
 * Every document is named, none of the exact numbers found is missing, and a number that is not
 * exact leans on an exact one of the same list, or on a payer who is known and has no other
 * document of that amount.
 */
function isCertain(
  index: MatchIndex,
  evidence: Evidence,
  invoices: readonly IndexedInvoice[],
): boolean {
  const chosen = new Set(invoices.map((invoice) => invoice.id))
  const exact = [...evidence.found.values()].filter((it) => it.strength === 'exact')
  if (exact.some((it) => !chosen.has(it.invoice.id))) return false
  const isSure = (mention: Found | undefined): boolean => {
    if (!mention || mention.ambiguous) return false
    if (mention.strength === 'exact') return true
    if (mention.strength === 'listed') return exact.length > 0
    const { clientId, openCents } = mention.invoice
    return isPayer(evidence, clientId) && sameAmount(index, clientId, openCents).length === 1
  }
  return invoices.length > 0 && invoices.every((it) => isSure(evidence.found.get(it.id)))
}

function clientsOf(invoices: readonly IndexedInvoice[]): number[] {
  return [...new Set(invoices.map((invoice) => invoice.clientId))]
}
