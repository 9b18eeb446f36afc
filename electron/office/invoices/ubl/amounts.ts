/**
 * The amounts of the e-invoice. EN 16931 knows net amounts only, and its sums must hold to the cent:
 * lines make the total (BR-CO-10), per rate too (BR-S-08), allowances taken off (BR-CO-13). A
 * document whose prices include VAT is therefore turned into net lines: the net of each rate, which
 * the document already has, is spread over that rate's lines in proportion, to the cent (largest
 * remainder). Every line's amount stays within a cent of its own net, which the rule on quantity
 * times price allows for (PEPPOL-EN16931-R120: 0.02).
 */
import { apportion } from '../../../../shared/apportion'
import type { DocumentLine, InvoiceDocument } from '../../../../shared/invoices/document'
import { priceOf } from '../../../../shared/invoices/price'
import { lineAmount } from '../../../../shared/invoices/totals'
import {
  taxCategory,
  vatReason,
  exemptionCode,
  type TaxCategory,
} from '../../../../shared/invoices/vat'
import { roundHalfAwayFromZero } from '../../../../shared/money'
import { fixed } from './decimal'

/** Off (or, negative, on) an amount; percentage and base only where the three agree. */
export interface Allowance {
  cents: number
  percentage: { basisPoints: number; baseCents: number } | null
}

export interface UblLine {
  line: DocumentLine
  /** thousandths */
  quantity: number
  /** decimal text, never negative (BR-27) */
  price: string
  netCents: number
  allowance: Allowance | null
  category: TaxCategory
  rate: number
}

export interface UblAllowance extends Allowance {
  category: TaxCategory
  rate: number
}

export interface UblTax {
  category: TaxCategory
  rate: number
  netCents: number
  vatCents: number
  reason: string | null
  reasonCode: string | null
}

export interface UblAmounts {
  lines: UblLine[]
  allowances: UblAllowance[]
  taxes: UblTax[]
}

/** How far PEPPOL-EN16931-R040 lets amount and percentage differ, in cents. */
const percentageSlack = 2

export function ublAmounts(document: InvoiceDocument): UblAmounts {
  const { lines, pricesIncludeVat, discountBasisPoints, discountCents, vat } = document
  const nets = lines.map(() => 0)
  const allowances: UblAllowance[] = []
  for (const { kind, rate, netCents } of vat) {
    const group = [...lines.entries()].filter(
      ([, line]) => line.vatKind === kind && line.vatRate === rate,
    )
    const gross = group.reduce((sum, [, line]) => sum + line.amountCents, 0)
    // The rest of an invoice makes up for roundings of the parts before: what is stored is the sum.
    const rounded = pricesIncludeVat ? gross - vatWithin(gross, rate) : gross
    const total = discountBasisPoints === 0 && discountCents === 0 ? netCents : rounded
    const within = pricesIncludeVat ? 10_000n + BigInt(rate) : 10_000n
    const parts = apportion(
      group.map(([, line]) => BigInt(line.amountCents) * 10_000n),
      within,
      total,
    )
    group.forEach(([index], i) => {
      nets[index] = parts[i] ?? 0
    })
    const cents = total - netCents
    if (cents !== 0) {
      allowances.push({
        category: taxCategory(kind),
        rate,
        ...allowanceOf(cents, discountBasisPoints, total),
      })
    }
  }
  return {
    lines: lines.map((line, i) => ublLine(line, nets[i] ?? 0, pricesIncludeVat)),
    allowances,
    taxes: taxes(document),
  }
}

function vatWithin(gross: number, rate: number): number {
  return roundHalfAwayFromZero(BigInt(gross) * BigInt(rate), 10_000n + BigInt(rate))
}

/** What was taken off an amount, with its percentage where the two agree to within two cents. */
export function allowanceOf(cents: number, basisPoints: number, baseCents: number): Allowance {
  const exact = (baseCents * basisPoints) / 10_000
  const agrees = basisPoints !== 0 && Math.abs(exact - cents) <= percentageSlack
  return { cents, percentage: agrees ? { basisPoints, baseCents } : null }
}

function ublLine(line: DocumentLine, netCents: number, inclusive: boolean): UblLine {
  // A price is never negative (BR-27): the quantity carries the sign.
  const sign = priceOf(line) < 0 ? -1 : 1
  const quantity = line.quantity === 0 ? 0 : line.quantity * sign
  const unit = priceOf(line) * sign
  const full = lineAmount({ ...line, discountBasisPoints: 0 })
  const base = inclusive ? full - vatWithin(full, line.vatRate) : full
  const discounted = line.discountBasisPoints !== 0 && base !== netCents
  return {
    line,
    quantity,
    price: inclusive ? netPrice(unit, line.vatRate, quantity) : price(unit),
    netCents,
    allowance: discounted ? allowanceOf(base - netCents, line.discountBasisPoints, base) : null,
    category: taxCategory(line.vatKind),
    rate: line.vatRate,
  }
}

/** Two decimals, and the others there are. */
function price(unit: number): string {
  return fixed(unit, 4).replace(/0{1,2}$/, '')
}

/** A unit price without VAT, with as many decimals as its quantity needs to stay right to the cent. */
function netPrice(unit: number, rate: number, quantity: number): string {
  const places = Math.max(4, String(Math.abs(quantity)).length + 2)
  const numerator = BigInt(unit) * 10_000n * 10n ** BigInt(places - 4)
  const divisor = 10_000n + BigInt(rate)
  const digits = String((2n * numerator + divisor) / (2n * divisor)).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '').padEnd(2, '0')
  return `${digits.slice(0, -places)}.${fraction}`
}

/** One row per category and rate: EN 16931 wants exactly one for E and for AE (BR-E-01, BR-AE-01). */
function taxes({ vat, language }: InvoiceDocument): UblTax[] {
  const rows = new Map<string, UblTax>()
  for (const { kind, rate, netCents, vatCents } of vat) {
    const category = taxCategory(kind)
    const key = `${category} ${rate}`
    const reason = vatReason(kind, language)
    const row = rows.get(key)
    if (!row) {
      const reasonCode = exemptionCode(kind)
      rows.set(key, { category, rate, netCents, vatCents, reason, reasonCode })
      continue
    }
    row.netCents += netCents
    row.vatCents += vatCents
    if (reason !== null && row.reason !== reason) row.reason = `${row.reason ?? ''}; ${reason}`
  }
  return [...rows.values()]
}

/** "21", "2.5": basis points as a percentage. */
export function percentage(basisPoints: number): string {
  return fixed(basisPoints, 2, true)
}
