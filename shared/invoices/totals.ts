/**
 * What an invoice adds up to. Net per line to the cent; VAT per rate over the summed taxable amount
 * of that rate (EN 16931 BR-CO-17), or taken out of the summed gross when prices include VAT; every
 * rounding half away from zero and exact. Negated quantities (and discount) give negated totals.
 */
import { maxCents, roundHalfAwayFromZero } from '../money'
import type { UnitPrice } from './price'
import { apportion } from '../apportion'
import type { VatRow } from './document'
import { vatKinds, type VatKind } from './vat'

/** The price is that of one unit, including VAT when `pricesIncludeVat`. */
export interface LineInput extends UnitPrice {
  /** thousandths */
  quantity: number
  /** basis points, 0–10000 */
  discountBasisPoints: number
  vatKind: VatKind
  /** basis points on the supply date */
  vatRate: number
}

/** Document-level discount, in the price basis of the lines. */
export type DocumentDiscount = { basisPoints: number } | { cents: number }

export interface TotalsInput {
  lines: readonly LineInput[]
  discount: DocumentDiscount | null
  pricesIncludeVat: boolean
}

export interface Totals {
  /** per line, in order: after its own discount, in the price basis of the lines */
  lines: { amountCents: number }[]
  /** what the document-level discount takes off, in the price basis of the lines */
  discountCents: number
  /** `discountCents` per kind and rate, in the order of `vat`; the parts add up to the whole */
  discounts: { kind: VatKind; rate: number; cents: number }[]
  /** per kind and rate, in the order of `vatKinds`, higher rate first */
  vat: VatRow[]
  netCents: number
  vatCents: number
  grossCents: number
}

/** An amount went beyond ± `maxCents`. */
export class AmountOutOfRange extends RangeError {
  override readonly name = 'AmountOutOfRange'
}

/**
 * A line's amount in cents: quantity × price, less the line's discount.
 * @throws AmountOutOfRange; RangeError for anything but whole numbers, or a discount outside 0–100 %
 */
export function lineAmount(line: LineInput): number {
  const left = 10_000n - BigInt(percentage(line.discountBasisPoints))
  const price = BigInt(line.unitPriceCents) * 100n + BigInt(line.unitPriceHundredths ?? 0)
  return rounded(BigInt(line.quantity) * price * left, 1000n * 100n * 10_000n)
}

/**
 * The totals of a document. A percentage is taken off every rate alike; an amount is spread over the
 * rates that have something to take it from, in proportion, to the cent (largest remainder).
 * @throws AmountOutOfRange when any part goes beyond ± `maxCents`; RangeError as `lineAmount`
 */
export function computeTotals({ lines, discount, pricesIncludeVat }: TotalsInput): Totals {
  const amounts = lines.map((line) => ({ amountCents: lineAmount(line) }))
  const groups = groupByRate(lines, amounts)
  const parts = discountParts(
    groups.map((group) => group.cents),
    discount,
  )
  const vat = groups.map(({ kind, rate, cents }, index): VatRow => {
    const base = inRange(cents - (parts[index] ?? 0))
    const vatCents = vatOver(base, rate, pricesIncludeVat)
    return { kind, rate, netCents: pricesIncludeVat ? base - vatCents : base, vatCents }
  })
  const netCents = sum(vat.map((row) => row.netCents))
  const vatCents = sum(vat.map((row) => row.vatCents))
  return {
    lines: amounts,
    discountCents: sum(parts),
    discounts: groups.map(({ kind, rate }, index) => ({ kind, rate, cents: parts[index] ?? 0 })),
    vat,
    netCents,
    vatCents,
    grossCents: sum([netCents, vatCents]),
  }
}

/** `computeTotals`, or null when an amount goes beyond the bound; for totals shown while typing. */
export function totalsWithinRange(input: TotalsInput): Totals | null {
  try {
    return computeTotals(input)
  } catch (error) {
    if (error instanceof AmountOutOfRange) return null
    throw error
  }
}

interface Group {
  kind: VatKind
  rate: number
  cents: number
}

/** In an order that does not depend on the order of the lines. */
function groupByRate(lines: readonly LineInput[], amounts: { amountCents: number }[]): Group[] {
  const sums = new Map<string, { kind: VatKind; rate: number; cents: bigint }>()
  lines.forEach(({ vatKind: kind, vatRate: rate }, index) => {
    const key = `${kind} ${rate}`
    const group = sums.get(key) ?? { kind, rate: percentage(rate), cents: 0n }
    group.cents += BigInt(amounts[index]?.amountCents ?? 0)
    sums.set(key, group)
  })
  return [...sums.values()]
    .sort((a, b) => vatKinds.indexOf(a.kind) - vatKinds.indexOf(b.kind) || b.rate - a.rate)
    .map((group) => ({ ...group, cents: rounded(group.cents, 1n) }))
}

/** What the discount takes off each rate; nothing when there is nothing to take it from. */
function discountParts(sums: number[], discount: DocumentDiscount | null): number[] {
  if (discount === null || sums.length === 0) return sums.map(() => 0)
  if ('basisPoints' in discount) {
    const off = BigInt(percentage(discount.basisPoints))
    const shares = sums.map((cents) => BigInt(cents) * off)
    return apportion(shares, 10_000n, rounded(total(shares), 10_000n))
  }
  const cents = inRange(discount.cents)
  const weights = discountWeights(sums, Math.sign(cents))
  const shares = weights.map((weight) => BigInt(cents) * weight)
  return apportion(shares, total(weights), cents)
}

/** Amounts of the discount's own sign; failing those, all amounts; failing those, one each. */
function discountWeights(sums: number[], sign: number): bigint[] {
  const sizes = sums.map((cents) => BigInt(Math.abs(cents)))
  const taken = sizes.map((size, index) => (Math.sign(sums[index] ?? 0) === sign ? size : 0n))
  return [taken, sizes].find((weights) => total(weights) > 0n) ?? sums.map(() => 1n)
}

/** The VAT in, or over, a taxable amount in cents; `included`: the amount has it in it. */
export function vatOver(base: number, rate: number, included: boolean): number {
  const [top, bottom] = [BigInt(base) * BigInt(rate), 10_000n + (included ? BigInt(rate) : 0n)]
  return rounded(top, bottom)
}

function total(values: bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n)
}

function sum(cents: number[]): number {
  return rounded(total(cents.map(BigInt)), 1n)
}

function rounded(numerator: bigint, denominator: bigint): number {
  const bound = BigInt(maxCents) * denominator
  if (numerator > bound || numerator < -bound) throw new AmountOutOfRange('beyond maxCents')
  return roundHalfAwayFromZero(numerator, denominator)
}

function inRange(cents: number): number {
  return rounded(BigInt(cents), 1n)
}

function percentage(basisPoints: number): number {
  if (!Number.isInteger(basisPoints) || basisPoints < 0 || basisPoints > 10_000) {
    throw new RangeError('not a percentage')
  }
  return basisPoints
}
