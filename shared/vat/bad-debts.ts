/**
 * VAT on what is not paid: asked back once it is certain that it won't be, at the latest a year after
 * it was due, as negative turnover and VAT; due again as far as it is paid after all.
 * Source: Wet OB art. 29(1)(a), (2) and (3).
 */
import { addMonths, type CivilDate } from '../dates'
import { apportion } from '../apportion'
import type { VatRow } from '../invoices/document'
import type { VatAmount } from './entries'

export interface Debt {
  invoiceId: number
  dueOn: CivilDate
  vat: readonly VatRow[]
  grossCents: number
  /**
   * What settled it: payments and credit notes are positive, money that went back is negative. A
   * write-off is none.
   */
  settlements: readonly { on: CivilDate; cents: number }[]
  /** what was given up; negative where that was taken back */
  writeOffs: readonly { on: CivilDate; cents: number }[]
}

export const causes = [
  'written-off',
  'taken-back',
  'a-year-overdue',
  'returned',
  'settled-after-all',
] as const

export interface BadDebtAmount extends VatAmount {
  invoiceId: number
  cause: (typeof causes)[number]
}

/**
 * Everything a debt means for VAT up to and including `until`: what is asked back, negative, and what
 * became due again, positive. It is asked back while nothing is awaited any more: all of the rest was
 * written off, or a year went by. A write-off of a few cents while the rest is still awaited asks
 * nothing back yet. Paid or credited in full, the amounts add up to nothing, to the cent.
 */
export function badDebtAmounts(debt: Debt, until: CivilDate): BadDebtAmount[] {
  const { grossCents } = debt
  if (grossCents <= 0) return []
  const amounts: BadDebtAmount[] = []
  let [settled, given, overdue, asked] = [0, 0, false, false]
  let shares = debt.vat.map(() => ({ netCents: 0, vatCents: 0 }))
  for (const { on, cents, cause } of eventsOf(debt).filter((one) => one.on <= until)) {
    if (cause === 'written-off' || cause === 'taken-back') given += cents
    else settled += cents
    overdue ||= cause === 'a-year-overdue'
    const before = asked
    asked = overdue || (given > 0 && grossCents - settled - given <= 0)
    const next = sharesOf(debt, asked ? openOf(debt, settled) : 0)
    const why = asked && !before && cause !== 'a-year-overdue' ? 'written-off' : cause
    debt.vat.forEach(({ kind, rate }, index) => {
      const netCents = (shares[index]?.netCents ?? 0) - (next[index]?.netCents ?? 0)
      const vatCents = (shares[index]?.vatCents ?? 0) - (next[index]?.vatCents ?? 0)
      if (netCents !== 0 || vatCents !== 0)
        amounts.push({ invoiceId: debt.invoiceId, on, kind, rate, netCents, vatCents, cause: why })
    })
    shares = next
  }
  return amounts
}

interface Event {
  on: CivilDate
  cents: number
  cause: BadDebtAmount['cause']
}

/** By day; within a day what was settled comes first, then what was given up. */
function eventsOf({ dueOn, settlements, writeOffs }: Debt): Event[] {
  const events: Event[] = [
    ...settlements.map(({ on, cents }): Event => {
      return { on, cents, cause: cents < 0 ? 'returned' : 'settled-after-all' }
    }),
    ...writeOffs.map(({ on, cents }): Event => {
      return { on, cents, cause: cents < 0 ? 'taken-back' : 'written-off' }
    }),
    { on: addMonths(dueOn, 12), cents: 0, cause: 'a-year-overdue' },
  ]
  return events.toSorted(byDay)
}

function byDay(a: { on: CivilDate }, b: { on: CivilDate }): number {
  return a.on === b.on ? 0 : a.on < b.on ? -1 : 1
}

function openOf({ grossCents }: Debt, settled: number): number {
  return Math.min(Math.max(grossCents - settled, 0), grossCents)
}

/** The part of each rate in what is open. Rows without Dutch VAT have nothing to ask back here. */
function sharesOf(
  { vat, grossCents }: Debt,
  open: number,
): { netCents: number; vatCents: number }[] {
  const numerators = vat.flatMap(({ netCents, vatCents }) => [netCents, vatCents])
  const parts = apportion(
    numerators.map((part) => BigInt(part) * BigInt(open)),
    BigInt(grossCents),
    open,
  )
  return vat.map(({ kind, vatCents }, index) =>
    vatCents === 0 || kind === 'consumer-eu'
      ? { netCents: 0, vatCents: 0 }
      : { netCents: parts[index * 2] ?? 0, vatCents: parts[index * 2 + 1] ?? 0 },
  )
}
