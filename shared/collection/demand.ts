/** What a reminder asks: the claim, and what the law lets the creditor add at that step. */
import { addDays, type CivilDate } from '../dates'
import { collectionCosts } from './costs'
import { costsDueFrom, lastDayWithoutCosts } from './fourteen-days'
import { interestOver, type Interest, type OpenFrom } from './interest'
import type { InterestRate } from './interest-rates'
import type { ReminderStep } from './steps'

export interface DemandBasis {
  step: ReminderStep
  dueOn: CivilDate
  /** what was open from the day after the due date on, see `interestOver` */
  open: readonly OpenFrom[]
  consumer: boolean
  /** the day this reminder counts as received */
  receivedOn: CivilDate
  /** when the final notice counts as received, for a consumer who got it before; else null */
  finalReceivedOn: CivilDate | null
  /** the agency asks interest and costs at all */
  asksExtras: boolean
  /** VAT on the costs, for a creditor who cannot deduct it; else 0 */
  vatBasisPoints: number
  /** cents of a consumer's claims with a final notice of the same day, before this one */
  alsoCents?: number
}

export interface Demand {
  openCents: number
  /** null: none is asked at this step, or the table does not know it */
  interest: Interest | null
  /** due now */
  costsCents: number
  /** due unless paid by a day: what the letter to a consumer must name */
  announced: { costsCents: number; payBy: CivilDate } | null
  totalCents: number
}

/**
 * The demand on a day. Interest and costs come with the final notice, not before. A business owes the
 * costs from the first day of default (6:96(4)); a consumer only after the letter of fourteen days,
 * which the final notice is: it announces them.
 */
export function demandOn(
  basis: DemandBasis,
  today: CivilDate,
  rates: readonly InterestRate[],
): Demand {
  // What was settled today is not asked again; for the interest that day still counts.
  const openCents = Math.max(basis.open.at(-1)?.cents ?? 0, 0)
  const plain = { openCents, interest: null, costsCents: 0, announced: null }
  const extras = basis.step === 'final' && basis.asksExtras && today > basis.dueOn && openCents > 0
  if (!extras) return { ...plain, totalCents: openCents }
  const interest = interestOver(basis.open, today, rates)
  const also = basis.alsoCents ?? 0
  const costsOf = (cents: number): number =>
    collectionCosts(cents, today, basis.vatBasisPoints) ?? 0
  const costs = costsOf(also + openCents) - costsOf(also)
  const owed =
    !basis.consumer ||
    (basis.finalReceivedOn !== null && today >= costsDueFrom(basis.finalReceivedOn))
  const costsCents = owed ? costs : 0
  return {
    openCents,
    interest,
    costsCents,
    announced: owed
      ? null
      : {
          costsCents: costs,
          payBy: lastDayWithoutCosts(basis.finalReceivedOn ?? basis.receivedOn),
        },
    totalCents: openCents + (interest?.cents ?? 0) + costsCents,
  }
}

/** What is open as `demandOn` and `interestOver` want it, from the claim and what settled it. */
export function openAfterDue(
  grossCents: number,
  dueOn: CivilDate,
  settlements: readonly { on: CivilDate; cents: number }[],
): OpenFrom[] {
  const first = addDays(dueOn, 1)
  const rows = new Map<CivilDate, number>([[first, 0]])
  for (const { on, cents } of settlements) {
    // The day of payment still counts.
    const from = on <= dueOn ? first : addDays(on, 1)
    rows.set(from, (rows.get(from) ?? 0) + cents)
  }
  let open = grossCents
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, cents]) => ({ from, cents: (open -= cents) }))
}
