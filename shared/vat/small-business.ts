/**
 * Turnover against the bound of the small-business scheme (KOR): supplies in the Netherlands in a
 * calendar year, without VAT. Source: Wet OB art. 25; Belastingdienst, voorwaarden KOR.
 */
import type { CivilDate } from '../dates'
import type { VatKind } from '../invoices/vat'
import { inForce, smallBusinessBounds } from './bounds'

/** Turnover of a document of one kind, signed: credit notes are negative. */
export interface Turnover {
  documentId: number
  on: CivilDate
  kind: VatKind
  goods: boolean
  netCents: number
}

export interface SmallBusinessState {
  turnoverCents: number
  boundCents: number
  leftCents: number
  /** the first document beyond the bound: from that supply on VAT is due; null while within */
  crossedBy: { documentId: number; on: CivilDate } | null
}

/**
 * Whether turnover counts: taxed in the Netherlands, reverse-charged within it, at 0 % (goods sent
 * out of the EU are) or under the scheme itself. Services whose place is abroad and the usual
 * exemptions do not.
 */
export function countsForSmallBusiness({ kind, goods }: Pick<Turnover, 'kind' | 'goods'>): boolean {
  switch (kind) {
    case 'standard':
    case 'reduced':
    case 'zero':
    case 'small-business':
    case 'reverse-domestic':
    case 'goods-eu':
      return true
    case 'export':
    case 'reverse-eu':
      return goods
    case 'exempt':
    case 'consumer-eu':
      return false
  }
}

/**
 * Where the office stands in a calendar year; null before the scheme in its present form (2020).
 * Amounts of one document on one day count together.
 */
export function smallBusinessState(
  turnover: Iterable<Turnover>,
  year: number,
): SmallBusinessState | null {
  const bound = inForce(smallBusinessBounds, `${year}-12-31`)
  if (bound === null) return null
  const counted = [...turnover]
    .filter((row) => row.on.startsWith(`${year}-`) && countsForSmallBusiness(row))
    .sort((a, b) => (a.on === b.on ? a.documentId - b.documentId : a.on < b.on ? -1 : 1))
  let turnoverCents = 0
  let crossedBy: SmallBusinessState['crossedBy'] = null
  counted.forEach(({ documentId, on, netCents }, index) => {
    turnoverCents += netCents
    const whole = counted[index + 1]?.documentId !== documentId
    if (whole && crossedBy === null && turnoverCents > bound.cents) crossedBy = { documentId, on }
  })
  const leftCents = Math.max(bound.cents - turnoverCents, 0)
  return { turnoverCents, boundCents: bound.cents, leftCents, crossedBy }
}
