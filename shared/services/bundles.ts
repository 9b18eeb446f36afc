/**
 * Prepaid hours, counted down: which work is paid from which bundle, and what is left to bill. The
 * answer depends on nothing but the bundles and the work, so it is computed, not kept.
 */
import type { CivilDate } from '../dates'

export interface Bundle {
  id: number
  minutes: number
  validFrom: CivilDate
  /** the last day it pays for; null: no end */
  validTo: CivilDate | null
}

export interface Work {
  id: number
  /** the day it was done */
  on: CivilDate
  /** what it counts for, after steps */
  minutes: number
}

export interface BundlePart {
  workId: number
  bundleId: number
  minutes: number
}

export interface Countdown {
  /** what bundles paid, in the order of the work */
  parts: BundlePart[]
  /** per piece of work that no bundle (wholly) paid: minutes to bill */
  toBill: { workId: number; minutes: number }[]
  /** minutes left per bundle, in the order given */
  left: { bundleId: number; minutes: number }[]
}

/**
 * Minutes that were billed already are left out of the work: no bundle pays for them any more.
 * Work goes in order of its day; from the bundle that ends first, of equal ends the oldest.
 */
export function countDown(bundles: readonly Bundle[], work: readonly Work[]): Countdown {
  const left = new Map(bundles.map(({ id, minutes }) => [id, minutes]))
  const inTurn = [...bundles].sort(
    (a, b) =>
      compare(a.validTo ?? '9999-12-31', b.validTo ?? '9999-12-31') ||
      compare(a.validFrom, b.validFrom) ||
      a.id - b.id,
  )
  const parts: BundlePart[] = []
  const toBill: Countdown['toBill'] = []
  for (const { id: workId, on, minutes } of [...work].sort(
    (a, b) => compare(a.on, b.on) || a.id - b.id,
  )) {
    let open = minutes
    for (const { id: bundleId, validFrom, validTo } of inTurn) {
      const rest = left.get(bundleId) ?? 0
      if (open === 0 || rest <= 0 || on < validFrom || (validTo !== null && on > validTo)) continue
      const taken = Math.min(open, rest)
      parts.push({ workId, bundleId, minutes: taken })
      left.set(bundleId, rest - taken)
      open -= taken
    }
    if (open > 0) toBill.push({ workId, minutes: open })
  }
  return {
    parts,
    toBill,
    left: bundles.map(({ id }) => ({ bundleId: id, minutes: left.get(id) ?? 0 })),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
