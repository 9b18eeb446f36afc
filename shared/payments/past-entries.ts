/**
 * Returns (storno): an entry that undoes an earlier one. A direct debit the client's bank took back,
 * a refund that bounced, a reversal by our own bank.
 */
import { daysBetween } from '../dates'
import { add } from './matching/number-index'
import type { Allocation, MatchEntry, PastEntry, Proposal, Reason } from './matching/proposal'

export interface PastIndex {
  byIbanAndAmount: ReadonlyMap<string, readonly PastEntry[]>
  byEndToEndId: ReadonlyMap<string, readonly PastEntry[]>
  byAmount: ReadonlyMap<number, readonly PastEntry[]>
  byProviderAndAmount: ReadonlyMap<string, readonly PastEntry[]>
}

/**
 * SEPA Core rulebook: an unauthorised direct debit can be returned until 13 months after the debit
 * date; then the banks take some days.
 */
export const longestReturnDays = 13 * 31 + 10
/** The latest ones; further back, nothing tells which of so many equal entries is meant. */
const mostLookedAt = 20
const mostProposed = 3

export function indexPastEntries(entries: Iterable<PastEntry>): PastIndex {
  const byIbanAndAmount = new Map<string, PastEntry[]>()
  const byEndToEndId = new Map<string, PastEntry[]>()
  const byAmount = new Map<number, PastEntry[]>()
  const byProviderAndAmount = new Map<string, PastEntry[]>()
  const latestFirst = [...entries].sort((a, b) =>
    a.bookedOn === b.bookedOn ? b.id - a.id : a.bookedOn < b.bookedOn ? 1 : -1,
  )
  for (const entry of latestFirst) {
    if (entry.allocations.length === 0 && entry.clientId === null) continue
    add(byAmount, entry.amountCents, entry)
    const provider = providerOf(entry)
    if (provider !== null) add(byProviderAndAmount, `${provider}:${entry.amountCents}`, entry)
    const iban = entry.counterpartyIban
    if (iban !== null) add(byIbanAndAmount, ibanAndAmount(iban, entry.amountCents), entry)
    const endToEndId = givenEndToEndId(entry.endToEndId)
    if (endToEndId !== null) add(byEndToEndId, endToEndId, entry)
  }
  return { byIbanAndAmount, byEndToEndId, byAmount, byProviderAndAmount }
}

/** Whether the bank says that the entry undoes another: such an entry is no payment of its own. */
export function isReturn(entry: MatchEntry): boolean {
  return entry.reversal || entry.returnReason !== null
}

/**
 * Earlier entries this one may undo, best first. Certain only with an equal amount, the same account
 * and either the bank's word for it (reversal, return reason) or the same end-to-end id, and only
 * when no other earlier entry fits as well. An end-to-end id repeats, so alone it is never enough; that
 * of a payment provider never does, and takes the place of the account.
 */
export function proposeReturns(past: PastIndex, entry: MatchEntry): Proposal[] {
  const found = candidates(past, entry)
  const likely = found.map((earlier) => judge(entry, earlier)).filter((it) => it !== null)
  const fitting = likely.filter((it) => it.fits)
  const named = fitting.filter((it) => it.sameId)
  const [only, ...others] = named.length > 0 ? named : fitting
  const certain = only && others.length === 0 && entry.currency === 'EUR' ? only : null
  return likely
    .map((it) => proposal(entry, it, it === certain))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostProposed)
}

const providerOf = ({ providerId = null }: Pick<MatchEntry, 'providerId'>): number | null =>
  providerId

interface Judged {
  earlier: PastEntry
  fits: boolean
  sameId: boolean
  score: number
  reasons: Reason[]
}

function candidates(past: PastIndex, entry: MatchEntry): PastEntry[] {
  const wanted = -entry.amountCents
  const found = new Set<PastEntry>()
  const take = (list: readonly PastEntry[] | undefined) => {
    for (const earlier of list?.slice(0, mostLookedAt) ?? []) found.add(earlier)
  }
  const endToEndId = givenEndToEndId(entry.endToEndId)
  if (endToEndId !== null) take(past.byEndToEndId.get(endToEndId))
  // Money that comes in unannounced is a payment, whatever went out before.
  if (entry.amountCents < 0 || isReturn(entry)) {
    const iban = entry.counterpartyIban
    if (iban !== null) take(past.byIbanAndAmount.get(ibanAndAmount(iban, wanted)))
  }
  if (isReturn(entry)) take(past.byAmount.get(wanted))
  // Some providers do not say of which payment they gave back.
  const provider = providerOf(entry)
  if (entry.amountCents < 0 && endToEndId === null && provider !== null)
    take(past.byProviderAndAmount.get(`${provider}:${wanted}`))
  return [...found].filter(
    (earlier) =>
      Math.sign(earlier.amountCents) === Math.sign(wanted) &&
      earlier.id !== entry.id &&
      earlier.bookedOn <= entry.bookedOn &&
      daysBetween(earlier.bookedOn, entry.bookedOn) <= longestReturnDays,
  )
}

function judge(entry: MatchEntry, earlier: PastEntry): Judged | null {
  const announced = isReturn(entry)
  const equal = earlier.amountCents === -entry.amountCents
  const iban = plain(entry.counterpartyIban)
  const earlierIban = plain(earlier.counterpartyIban)
  const sameIban = iban !== null && iban === earlierIban
  const otherIban = iban !== null && earlierIban !== null && iban !== earlierIban
  const id = givenEndToEndId(entry.endToEndId)
  const earlierId = givenEndToEndId(earlier.endToEndId)
  const sameId = id !== null && id === earlierId
  // A provider set both, and never sets one twice.
  const provider = providerOf(entry)
  if (provider !== providerOf(earlier)) return null
  const otherId = id !== null && earlierId !== null && id !== earlierId
  if (otherIban || (!equal && !(sameId && announced))) return null

  const reasons: Reason[] = [{ code: 'return-of-entry', params: { entryId: earlier.id } }]
  let score = 0
  const count = (points: number, code: Reason['code'], params?: Reason['params']) => {
    score += points
    reasons.push(params ? { code, params } : { code })
  }
  if (equal) count(35, 'amount-equal')
  else if (Math.abs(entry.amountCents) < Math.abs(earlier.amountCents)) count(10, 'amount-part')
  else count(10, 'amount-over')
  if (sameIban) count(20, 'iban-known')
  if (announced) count(25, 'return-reason', { reason: entry.returnReason ?? '' })
  else if (returnWord.test(entry.description)) count(10, 'return-word-in-text')
  if (sameId) count(20, 'end-to-end-id-equal')
  if (otherId) count(-20, 'end-to-end-id-differs')
  if (entry.currency !== 'EUR') count(-40, 'currency-other')
  return {
    earlier,
    fits:
      equal &&
      !otherId &&
      (provider !== null ? announced && sameId : sameIban && (announced || sameId)),
    sameId,
    score,
    reasons,
  }
}

function proposal(
  entry: MatchEntry,
  { earlier, score, reasons }: Judged,
  certain: boolean,
): Proposal {
  const allocations = undo(earlier, Math.abs(entry.amountCents))
  const undone = allocations.reduce((sum, allocation) => sum + allocation.amountCents, 0)
  return {
    kind: 'return',
    allocations,
    remainderCents: entry.amountCents - undone,
    clientId: earlier.clientId,
    returnOf: earlier.id,
    score: certain ? Math.max(95, Math.min(100, score)) : Math.max(0, Math.min(94, score)),
    certain,
    reasons,
  }
}

/** All of it; or, when less came back, what was settled last, netted credit notes left alone. */
function undo(earlier: PastEntry, cents: number): Allocation[] {
  if (cents >= Math.abs(earlier.amountCents)) {
    return earlier.allocations.map(({ invoiceId, amountCents }) => ({
      invoiceId,
      amountCents: -amountCents,
    }))
  }
  const sign = Math.sign(earlier.amountCents)
  const undone: Allocation[] = []
  let left = cents
  for (const { invoiceId, amountCents } of earlier.allocations.toReversed()) {
    const part = Math.min(amountCents * sign, left)
    if (part <= 0) continue
    undone.unshift({ invoiceId, amountCents: -sign * part })
    left -= part
  }
  return undone
}

const returnWord =
  /\b(?:storno|gestorneerd|terugboeking|teruggeboekt|retour|return(?:ed)?|reversal|chargeback|mislukt|geweigerd)\b/i

function ibanAndAmount(iban: string, cents: number): string {
  return `${plain(iban)}:${cents}`
}

function plain(iban: string | null): string | null {
  return iban === null ? null : iban.replace(/\s/g, '').toUpperCase()
}

/** ISO 20022 has payers without an id write "NOTPROVIDED". */
function givenEndToEndId(id: string | null): string | null {
  const given = id?.trim().toUpperCase() ?? ''
  return given === '' || /^NOT ?PROVIDED$|^0+$|^-$/.test(given) ? null : given
}
