/** Accepting all certain proposals of a run at once, without two entries paying the same money. */
import { uncertain, type CertainProposal } from './matching'
import type { MatchIndex } from './match-index'
import type { MatchEntry, Proposal } from './proposal'

export interface Proposed {
  entry: Pick<MatchEntry, 'id' | 'bookedOn'>
  /** as `propose` gives them, best first */
  proposals: readonly Proposal[]
}

export interface CertainOnes {
  /** to accept, in this order: by booking date, then by entry id */
  accepted: { entryId: number; proposal: Proposal }[]
  /** certain on their own, but what they pay or undo is taken by an entry before them */
  contested: { entryId: number; proposal: Proposal }[]
}

/**
 * Of entries that are certain about the same document the earliest booked gets it, as far as the
 * open amount lasts; the next becomes uncertain, with the reason. An earlier entry is returned once.
 */
export function certainOnes(index: MatchIndex, proposed: Iterable<Proposed>): CertainOnes {
  const claim = createClaims(index)
  const result: CertainOnes = { accepted: [], contested: [] }
  for (const { entry, proposals } of [...proposed].sort(earlierBooked)) {
    const [proposal] = proposals
    if (!proposal?.certain) continue
    if (claim(proposal)) {
      result.accepted.push({ entryId: entry.id, proposal })
    } else {
      const { certain, ...rest } = uncertain(proposal)
      const reasons = [...rest.reasons, { code: 'taken-in-this-run' as const }]
      result.contested.push({ entryId: entry.id, proposal: { ...rest, certain, reasons } })
    }
  }
  return result
}

/**
 * First come, first served: false for a proposal about money, or a return, that one before it took.
 * Asked in the order of `certainOnes`.
 */
export function createClaims(index: MatchIndex): (proposal: CertainProposal) => boolean {
  const left = new Map<number, number>()
  const returned = new Set<number>()
  const leftOf = (invoiceId: number): number =>
    left.get(invoiceId) ?? index.invoices.get(invoiceId)?.openCents ?? 0
  return ({ kind, returnOf, allocations }) => {
    if (kind === 'return') {
      if (returnOf === null || returned.has(returnOf)) return false
      returned.add(returnOf)
      return true
    }
    const isFree = allocations.every(({ invoiceId, amountCents }) => {
      const open = leftOf(invoiceId)
      return Math.sign(open) === Math.sign(amountCents) && Math.abs(amountCents) <= Math.abs(open)
    })
    if (!isFree) return false
    for (const { invoiceId, amountCents } of allocations) {
      left.set(invoiceId, leftOf(invoiceId) - amountCents)
    }
    return true
  }
}

function earlierBooked(a: Proposed, b: Proposed): number {
  if (a.entry.bookedOn !== b.entry.bookedOn) return a.entry.bookedOn < b.entry.bookedOn ? -1 : 1
  return a.entry.id - b.entry.id
}
