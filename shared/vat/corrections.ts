/**
 * What came to light after a return was filed. A document that was recorded later than the return of
 * its day corrects that return: together up to the bound in the next one, beyond it apart, within
 * eight weeks of finding it. Source: AWR art. 10a; Uitvoeringsbesluit OB 1968 art. 15.
 */
import { addDays, todayIn, type CivilDate } from '../dates'
import { correctionBounds, correctionWeeks, inForce } from './bounds'
import type { VatAmount } from './entries'
import { overviewOf, sumOfOverviews, type VatOverview } from './overview'
import { isWithin, nextPeriod, type VatPeriod } from './periods'

/** A return that was filed; its figures are what was recorded by then. */
export interface FiledReturn {
  period: VatPeriod
  /** UTC moment */
  filedAt: string
}

export interface RecordedAmount extends VatAmount {
  /** UTC moment the office learnt of it: that of issue, payment or write-off */
  recordedAt: string
}

export interface Correction {
  /** the return that is corrected */
  of: VatPeriod
  /** the filed return that told it; null: it is still to be told */
  toldIn: VatPeriod | null
  overview: VatOverview
  /** the day the first of it was recorded */
  foundOn: CivilDate
  /** more than the bound: a correction of its own (suppletie), not in the next return */
  apart: boolean
  /** last day for one that is apart; null before the law set a term, and for the others */
  dueOn: CivilDate | null
}

/**
 * The return an amount corrects, or null when it stands in its own. `filed` holds no two returns
 * over one day.
 */
export function correctedBy(
  { on, recordedAt }: Pick<RecordedAmount, 'on' | 'recordedAt'>,
  filed: readonly FiledReturn[],
): FiledReturn | null {
  const own = filed.find(({ period }) => isWithin(period, on))
  return own !== undefined && own.filedAt < recordedAt ? own : null
}

/** Corrections per return and per return they were told in, oldest first. */
export function correctionsOf(
  amounts: Iterable<RecordedAmount>,
  filed: readonly FiledReturn[],
): Correction[] {
  const inOrder = filed.toSorted((a, b) => (a.filedAt < b.filedAt ? -1 : 1))
  const groups = new Map<
    string,
    { of: FiledReturn; told: FiledReturn | null; amounts: RecordedAmount[] }
  >()
  for (const amount of amounts) {
    const of = correctedBy(amount, filed)
    if (of === null) continue
    const told = inOrder.find(({ filedAt }) => filedAt >= amount.recordedAt) ?? null
    const key = `${of.period.from} ${told?.period.from ?? ''}`
    const group = groups.get(key) ?? { of, told, amounts: [] }
    group.amounts.push(amount)
    groups.set(key, group)
  }
  const corrections = [...groups.values()].map(({ of, told, amounts: late }): Correction => {
    const overview = overviewOf(late)
    const first = late.map(({ recordedAt }) => recordedAt).reduce((a, b) => (a < b ? a : b))
    const foundOn = todayIn(new Date(first))
    const apart = Math.abs(overview.dueCents) > boundOn(foundOn)
    return {
      of: of.period,
      toldIn: told?.period ?? null,
      overview,
      foundOn,
      apart,
      dueOn: apart ? termFrom(foundOn) : null,
    }
  })
  return corrections.sort((a, b) =>
    a.of.from === b.of.from ? (a.foundOn < b.foundOn ? -1 : 1) : a.of.from < b.of.from ? -1 : 1,
  )
}

export interface VatReturn {
  period: VatPeriod
  /** what belongs to the period itself */
  own: VatOverview
  /** small corrections of earlier returns told along with it */
  corrections: Correction[]
  /** what the form is filled in with */
  whole: VatOverview
}

/**
 * The return of a period: filed, as it was filed; open, as it would be now. Small corrections that
 * wait are told in the first return after the last filed one.
 */
export function returnOf(
  period: VatPeriod,
  amounts: readonly RecordedAmount[],
  filed: readonly FiledReturn[],
): VatReturn {
  const last = filed.reduce<VatPeriod | null>(
    (latest, one) => (latest === null || one.period.to > latest.to ? one.period : latest),
    null,
  )
  const waitsHere = last !== null && nextPeriod(last).from === period.from
  const own = overviewOf(
    amounts.filter((one) => isWithin(period, one.on) && correctedBy(one, filed) === null),
  )
  const corrections = correctionsOf(amounts, filed).filter(({ apart, toldIn }) =>
    apart ? false : toldIn === null ? waitsHere : toldIn.from === period.from,
  )
  const whole = sumOfOverviews([own, ...corrections.map(({ overview }) => overview)])
  return { period, own, corrections, whole }
}

function boundOn(date: CivilDate): number {
  return inForce(correctionBounds, date)?.cents ?? 0
}

function termFrom(foundOn: CivilDate): CivilDate | null {
  const term = inForce(correctionWeeks, foundOn)
  return term === null ? null : addDays(foundOn, term.weeks * 7)
}
