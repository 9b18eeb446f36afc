/**
 * Matching proposals: which open invoices an entry on the bank statement pays, why, and how sure
 * that is. Only ever proposals; nothing is booked here.
 *
 * Certain means: may be accepted unseen. It takes the document's number, whole and unmistakable in
 * the text or in a structured reference, and the exact open amount (or that of all numbers named
 * together), and nothing that contradicts it. A known account, an equal name and the right amount
 * without a number come close, but stay a proposal: clients with equal monthly invoices pay the
 * wrong month, or two at once, and a wrong booking that nobody saw costs more than a click.
 */
import { allocate, isSettled } from './allocate'
import { candidates, namedInText, type Candidate } from './candidates'
import { gatherEvidence, type Evidence } from './evidence'
import { isCertainSet, judge } from './judge'
import { olderFirst, plainIban, sumOpen, type MatchIndex } from './match-index'
import type { IndexedInvoice } from './number-index'
import { isReturn, proposeReturns } from '../past-entries'
import type { MatchEntry, Proposal, ProposalKind } from './proposal'

/** More would be a list to search, not a proposal. */
const mostProposed = 5

/**
 * Proposals for one entry, best first; at most one is certain, and then it comes first. For every
 * proposal the allocations and the remainder add up to the entry's amount. Empty for an entry
 * without an amount, between the office's own accounts, or that fits nothing.
 */
export function propose(index: MatchIndex, entry: MatchEntry): Proposal[] {
  if (!isPayment(index, entry)) return []
  const returns = proposeReturns(index.past, entry)
  if (isReturn(entry)) return returns

  const evidence = gatherEvidence(index, entry)
  const proposals = new Map<string, Proposal>()
  for (const candidate of candidates(index, evidence)) {
    const proposal = proposalFor(index, evidence, candidate)
    const key = keyOf(proposal)
    const known = proposals.get(key)
    if (!known || proposal.score > known.score) proposals.set(key, proposal)
  }
  const found = [...proposals.values(), ...returns]
  if (found.length === 0) found.push(...onAccount(evidence))
  return onlyOneCertain(found)
    .sort((a, b) => better(index, a, b))
    .slice(0, mostProposed)
}

/** A certain proposal without what only people look at. */
export type CertainProposal = Omit<Proposal, 'reasons' | 'score' | 'certain'>

/**
 * The first of `propose` when it is certain, else null: the same answer for a fraction of the work,
 * for runs over everything. Only documents the text names, and that add up, can be certain.
 */
export function proposeCertain(index: MatchIndex, entry: MatchEntry): CertainProposal | null {
  if (!isPayment(index, entry)) return null
  const certain = new Map<string, CertainProposal>()
  for (const proposal of proposeReturns(index.past, entry)) {
    if (proposal.certain) certain.set(`return of ${proposal.returnOf}`, proposal)
  }
  if (!isReturn(entry)) {
    const evidence = gatherEvidence(index, entry)
    for (const candidate of namedInText(index, evidence)) {
      if (sumOpen(candidate.invoices) !== entry.amountCents) continue
      if (!isCertainSet(index, evidence, candidate.invoices)) continue
      const proposal = shapeOf(evidence, [...candidate.invoices].sort(olderFirst))
      certain.set(keyOf(proposal), proposal)
    }
  }
  const [only, ...others] = certain.values()
  return only && others.length === 0 ? only : null
}

function isPayment(index: MatchIndex, { amountCents, counterpartyIban }: MatchEntry): boolean {
  if (amountCents === 0) return false
  return counterpartyIban === null || !index.ownIbans.has(plainIban(counterpartyIban))
}

function keyOf({ allocations }: Pick<Proposal, 'allocations'>): string {
  return allocations.map((it) => `${it.invoiceId}:${it.amountCents}`).join()
}

function proposalFor(index: MatchIndex, evidence: Evidence, candidate: Candidate): Proposal {
  const sorted = [...candidate.invoices].sort(olderFirst)
  const { kind, allocations, remainderCents, clientId } = shapeOf(evidence, sorted)
  const touched = new Set(allocations.map((it) => it.invoiceId))
  const invoices = sorted.filter((invoice) => touched.has(invoice.id))
  const verdict = judge(index, evidence, { ...candidate, invoices }, remainderCents)
  const { score, certain, reasons } = verdict
  return { kind, allocations, remainderCents, clientId, returnOf: null, score, certain, reasons }
}

/** What the entry does to the documents, oldest due first; those it does not reach left out. */
function shapeOf(evidence: Evidence, sorted: readonly IndexedInvoice[]): CertainProposal {
  const { amountCents } = evidence.entry
  const allocations = allocate(amountCents, sorted)
  const touched = new Set(allocations.map((it) => it.invoiceId))
  const invoices = sorted.filter((invoice) => touched.has(invoice.id))
  const allocated = allocations.reduce((sum, allocation) => sum + allocation.amountCents, 0)
  const remainderCents = amountCents - allocated
  const clients = new Set(invoices.map((invoice) => invoice.clientId))
  const [clientId] = clients
  return {
    kind: kindOf(evidence.sign, invoices, remainderCents, isSettled(allocations, invoices)),
    allocations,
    remainderCents,
    clientId: clients.size === 1 ? (clientId ?? null) : null,
    returnOf: null,
  }
}

function kindOf(
  sign: number,
  invoices: readonly IndexedInvoice[],
  remainderCents: number,
  settled: boolean,
): ProposalKind {
  if (sign < 0) return 'refund'
  if (invoices.length > 1) return 'several'
  if (remainderCents !== 0) return 'over'
  return settled ? 'payment' : 'part'
}

/** A known client with nothing open, who paid twice or ahead: the money is kept for the client. */
function onAccount({ entry, sign, byIban }: Evidence): Proposal[] {
  const [clientId, ...others] = byIban
  if (clientId === undefined || others.length > 0 || sign < 0) return []
  const foreign = entry.currency !== 'EUR'
  return [
    {
      kind: 'over',
      allocations: [],
      remainderCents: entry.amountCents,
      clientId,
      returnOf: null,
      score: foreign ? 0 : 30,
      certain: false,
      reasons: [
        { code: 'iban-known' },
        { code: 'nothing-open' },
        ...(foreign ? [{ code: 'currency-other' } as const] : []),
      ],
    },
  ]
}

/** Two readings that both look certain contradict each other. */
function onlyOneCertain(proposals: readonly Proposal[]): Proposal[] {
  if (proposals.filter((proposal) => proposal.certain).length < 2) return [...proposals]
  return proposals.map(uncertain)
}

/** The same proposal, to be looked at first. */
export function uncertain(proposal: Proposal): Proposal {
  return { ...proposal, certain: false, score: Math.min(94, proposal.score) }
}

/** By score; then what leaves less over, touches fewer documents, and settles the oldest. */
function better(index: MatchIndex, a: Proposal, b: Proposal): number {
  return (
    Number(b.certain) - Number(a.certain) ||
    b.score - a.score ||
    Math.abs(a.remainderCents) - Math.abs(b.remainderCents) ||
    a.allocations.length - b.allocations.length ||
    byDocuments(index, a, b) ||
    (b.returnOf ?? 0) - (a.returnOf ?? 0)
  )
}

function byDocuments(index: MatchIndex, a: Proposal, b: Proposal): number {
  for (const [place, { invoiceId }] of a.allocations.entries()) {
    const otherId = b.allocations[place]?.invoiceId
    if (otherId === undefined || otherId === invoiceId) continue
    const one = index.invoices.get(invoiceId)
    const other = index.invoices.get(otherId)
    return one && other ? olderFirst(one, other) : invoiceId - otherId
  }
  return 0
}
