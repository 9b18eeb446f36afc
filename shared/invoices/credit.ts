/**
 * What a credit note takes back of an invoice. Credit notes of one invoice never take back more than
 * was charged, per line and as a whole, and together they can take back exactly what was charged:
 * where roundings of the parts differ from that of the whole, the last part makes it up.
 */
import type { VatRow } from './document'
import type { Unit } from './units'
import { computeTotals, lineAmount, type DocumentDiscount } from './totals'
import type { VatKind } from './vat'

/** A line of the invoice and what its credit notes took back so far. */
export interface CreditableLine {
  id: number
  description: string | null
  /** thousandths */
  quantity: number
  unit: Unit | null
  unitPriceCents: number
  unitPriceHundredths: number
  discountBasisPoints: number
  vatKind: VatKind
  vatRate: number
  /** in the price basis of the lines, like all amounts of lines here */
  amountCents: number
  creditedQuantity: number
  creditedCents: number
}

export interface CreditBasis {
  id: number
  pricesIncludeVat: boolean
  /** the share the document discount was given as; 0 for an amount, or none */
  discountBasisPoints: number
  discountCents: number
  lines: CreditableLine[]
  vat: VatRow[]
  grossCents: number
  /** by the credit notes issued so far */
  credited: { notes: number; vat: VatRow[]; discountCents: number; grossCents: number }
}

/** A part of a line, signed like it: a quantity in thousandths, or an amount in cents. */
export type CreditPart =
  { lineId: number; quantity: number } | { lineId: number; amountCents: number }

export interface CreditedLine {
  creditsLineId: number
  description: string | null
  quantity: number
  unit: Unit | null
  unitPriceCents: number
  unitPriceHundredths: number
  discountBasisPoints: number
  vatKind: VatKind
  vatRate: number
  amountCents: number
}

export interface Credit {
  lines: CreditedLine[]
  discount: DocumentDiscount | null
  discountCents: number
  vat: VatRow[]
  netCents: number
  vatCents: number
  grossCents: number
}

/**
 * - `exceeds`: more than is left of line `line` (from 1), or of the whole (0)
 * - `unknown-line`, `double-line`: line `line` (from 1, of the choice) names none, or one again
 * - `nothing`: the choice comes to nothing
 */
export type CreditOutcome =
  | { ok: true; credit: Credit }
  | { ok: false; reason: 'exceeds' | 'unknown-line' | 'double-line' | 'nothing'; line: number }

/** What is left of a line: a quantity as far as quantities were credited, and an amount. */
export function leftOf(line: CreditableLine): { quantity: number; amountCents: number } {
  return {
    quantity: line.quantity - line.creditedQuantity,
    amountCents: line.amountCents - line.creditedCents,
  }
}

/** The credit note for a choice of parts; null chooses everything that is left. */
export function creditOf(basis: CreditBasis, choice: readonly CreditPart[] | null): CreditOutcome {
  const parts = choice ?? everythingLeft(basis)
  const lines: CreditedLine[] = []
  const seen = new Set<number>()
  const places = new Map(basis.lines.map(({ id }, index) => [id, index]))
  for (const [at, part] of parts.entries()) {
    const index = places.get(part.lineId) ?? -1
    const line = basis.lines[index]
    if (!line) return refuse('unknown-line', at + 1)
    if (seen.has(line.id)) return refuse('double-line', at + 1)
    seen.add(line.id)
    const credited = creditedLine(line, part)
    if (credited === null) return refuse('exceeds', index + 1)
    if (credited !== 'nothing') lines.push(credited)
  }
  if (lines.length === 0) {
    return choice === null ? refuse('exceeds', 0) : refuse('nothing', 0)
  }
  return totalsOf(basis, lines)
}

const refuse = (
  reason: Extract<CreditOutcome, { ok: false }>['reason'],
  line: number,
): CreditOutcome => ({ ok: false, reason, line })

/** The parts that take back all that is left. */
function everythingLeft(basis: CreditBasis): CreditPart[] {
  return basis.lines.flatMap((line): CreditPart[] => {
    const { quantity, amountCents } = leftOf(line)
    const untouched = line.creditedCents === 0 && line.creditedQuantity === 0
    if (untouched || (quantity !== 0 && amountOf(line, quantity) === amountCents)) {
      return [{ lineId: line.id, quantity }]
    }
    return amountCents === 0 ? [] : [{ lineId: line.id, amountCents }]
  })
}

/** null when it is more than is left. */
function creditedLine(line: CreditableLine, part: CreditPart): CreditedLine | 'nothing' | null {
  const left = leftOf(line)
  if ('amountCents' in part) {
    if (part.amountCents === 0) return 'nothing'
    return within(part.amountCents, left.amountCents) ? asAmount(line, part.amountCents) : null
  }
  const { quantity } = part
  if (quantity === 0) return 'nothing'
  if (!within(quantity, left.quantity)) return null
  const amountCents = amountOf(line, quantity)
  // The last of a quantity takes what roundings of the earlier parts left over.
  if (quantity === left.quantity && amountCents !== left.amountCents) {
    return left.amountCents === 0 ? null : asAmount(line, left.amountCents)
  }
  if (amountCents !== 0 && !within(amountCents, left.amountCents)) return null
  return { ...asCredited(line), quantity, amountCents }
}

const within = (part: number, left: number): boolean =>
  Math.sign(part) === Math.sign(left) && Math.abs(part) <= Math.abs(left)

const amountOf = (line: CreditableLine, quantity: number): number =>
  lineAmount({ ...line, quantity })

const asCredited = (line: CreditableLine) => ({
  creditsLineId: line.id,
  description: line.description,
  unit: line.unit,
  unitPriceCents: line.unitPriceCents,
  unitPriceHundredths: line.unitPriceHundredths,
  discountBasisPoints: line.discountBasisPoints,
  vatKind: line.vatKind,
  vatRate: line.vatRate,
})

/** One time an amount; the sign stands with the quantity (EN 16931 BR-27: no negative price). */
const asAmount = (line: CreditableLine, amountCents: number): CreditedLine => ({
  ...asCredited(line),
  quantity: Math.sign(amountCents) * 1000,
  unit: null,
  unitPriceCents: Math.abs(amountCents),
  unitPriceHundredths: 0,
  discountBasisPoints: 0,
  amountCents,
})

const keyOf = ({ kind, rate }: { kind: VatKind; rate: number }): string => `${kind} ${rate}`

function totalsOf(basis: CreditBasis, lines: CreditedLine[]): CreditOutcome {
  const { pricesIncludeVat } = basis
  const discount = discountOf(basis, lines)
  const computed = computeTotals({ lines, discount, pricesIncludeVat })
  const finished = finishedRates(basis, lines)
  const slack = basis.credited.notes + 1
  const vat: VatRow[] = []
  for (const row of computed.vat) {
    const left = leftOfRate(basis, row)
    const fitted = fit(row, left, pricesIncludeVat, finished.has(keyOf(row)), slack)
    if (fitted === null) return refuse('exceeds', 0)
    vat.push(fitted)
  }
  const netCents = sum(vat.map((row) => row.netCents))
  const vatCents = sum(vat.map((row) => row.vatCents))
  const grossCents = netCents + vatCents
  if (grossCents > basis.grossCents - basis.credited.grossCents) return refuse('exceeds', 0)
  if (grossCents <= 0) return refuse('nothing', 0)
  const discountCents =
    sum(lines.map((line) => line.amountCents)) - (pricesIncludeVat ? grossCents : netCents)
  const asGiven = discountCents === computed.discountCents
  return {
    ok: true,
    credit: {
      lines,
      discount: asGiven ? discount : discountCents === 0 ? null : { cents: discountCents },
      discountCents,
      vat,
      netCents,
      vatCents,
      grossCents,
    },
  }
}

/** The share as it was given; of an amount, the part that belongs to these lines. */
function discountOf(basis: CreditBasis, lines: CreditedLine[]): DocumentDiscount | null {
  if (basis.discountBasisPoints > 0) return { basisPoints: basis.discountBasisPoints }
  if (basis.discountCents === 0) return null
  const all = sum(basis.lines.map((line) => line.amountCents))
  const these = sum(lines.map((line) => line.amountCents))
  const left = basis.discountCents - basis.credited.discountCents
  if (all === 0) return { cents: left }
  const share =
    (BigInt(basis.discountCents) * BigInt(these) * 2n + BigInt(all)) / (BigInt(all) * 2n)
  return { cents: Math.max(0, Math.min(Number(share), left)) }
}

/** The kinds and rates of which nothing is left after these lines. */
function finishedRates(basis: CreditBasis, lines: CreditedLine[]): Set<string> {
  const taken = new Map(lines.map((line) => [line.creditsLineId, line.amountCents]))
  const rates = (filter: (line: CreditableLine) => boolean) =>
    basis.lines.filter(filter).map(({ vatKind: kind, vatRate: rate }) => keyOf({ kind, rate }))
  const open = new Set(rates((line) => leftOf(line).amountCents !== (taken.get(line.id) ?? 0)))
  return new Set(rates(() => true).filter((key) => !open.has(key)))
}

function leftOfRate(basis: CreditBasis, rate: { kind: VatKind; rate: number }): VatRow {
  const find = (rows: VatRow[]) => rows.find((row) => keyOf(row) === keyOf(rate))
  const [charged, credited] = [find(basis.vat), find(basis.credited.vat)]
  return {
    kind: rate.kind,
    rate: rate.rate,
    netCents: (charged?.netCents ?? 0) - (credited?.netCents ?? 0),
    vatCents: (charged?.vatCents ?? 0) - (credited?.vatCents ?? 0),
  }
}

/** The row, kept within what is left of its rate; all of that when nothing of the rate remains. */
function fit(
  row: VatRow,
  left: VatRow,
  pricesIncludeVat: boolean,
  finished: boolean,
  slack: number,
): VatRow | null {
  const base = (one: VatRow) => one.netCents + (pricesIncludeVat ? one.vatCents : 0)
  const over = Math.abs(base(row)) - Math.abs(base(left))
  const opposite = base(row) !== 0 && Math.sign(base(row)) === -Math.sign(base(left))
  if (finished || (!opposite && over >= 0 && over <= slack)) return { ...left }
  if (opposite || over > slack) return null
  const vatCents = Math.abs(row.vatCents) > Math.abs(left.vatCents) ? left.vatCents : row.vatCents
  return {
    ...row,
    vatCents,
    netCents: pricesIncludeVat ? base(row) - vatCents : row.netCents,
  }
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
