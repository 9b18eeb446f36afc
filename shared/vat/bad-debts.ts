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
  /** the day it was written off as beyond hope, before its year was over; else null */
  writtenOffOn: CivilDate | null
  vat: readonly VatRow[]
  grossCents: number
  /**
   * What settled it: payments and credit notes are positive, money that went back is negative. A
   * write-off is none.
   */
  settlements: readonly { on: CivilDate; cents: number }[]
}

export interface BadDebtAmount extends VatAmount {
  invoiceId: number
  cause: 'written-off' | 'a-year-overdue' | 'returned' | 'settled-after-all'
}

/** The day the VAT of a debt can be asked back. */
export function askedBackOn({ dueOn, writtenOffOn }: Pick<Debt, 'dueOn' | 'writtenOffOn'>) {
  const latest = addMonths(dueOn, 12)
  return writtenOffOn !== null && writtenOffOn < latest ? writtenOffOn : latest
}

/**
 * Everything a debt means for VAT up to and including `until`: what is asked back, negative, and what
 * became due again, positive. Paid or credited in full, the amounts add up to nothing, to the cent.
 */
export function badDebtAmounts(debt: Debt, until: CivilDate): BadDebtAmount[] {
  const on = askedBackOn(debt)
  if (on > until || debt.grossCents <= 0) return []
  const events = debt.settlements.filter((one) => one.on <= until).toSorted(byDay)
  const before = events.filter((one) => one.on <= on)
  const amounts: BadDebtAmount[] = []
  let settled = before.reduce((sum, { cents }) => sum + cents, 0)
  let shares = debt.vat.map(() => ({ netCents: 0, vatCents: 0 }))
  const move = (day: CivilDate, cause: BadDebtAmount['cause']) => {
    const next = sharesOf(debt, openOf(debt, settled))
    debt.vat.forEach(({ kind, rate }, index) => {
      const netCents = (shares[index]?.netCents ?? 0) - (next[index]?.netCents ?? 0)
      const vatCents = (shares[index]?.vatCents ?? 0) - (next[index]?.vatCents ?? 0)
      if (netCents !== 0 || vatCents !== 0)
        amounts.push({ invoiceId: debt.invoiceId, on: day, kind, rate, netCents, vatCents, cause })
    })
    shares = next
  }
  move(on, on === debt.writtenOffOn ? 'written-off' : 'a-year-overdue')
  for (const { on: day, cents } of events.slice(before.length)) {
    settled += cents
    move(day, cents < 0 ? 'returned' : 'settled-after-all')
  }
  return amounts
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
