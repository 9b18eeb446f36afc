/**
 * What a document means for VAT: on which day it counts, and the signed amounts it brings. An
 * overview is the sum of such amounts, whoever adds them up: here, or the database for a million
 * invoices.
 */
import { addMonths, type CivilDate } from '../dates'
import type { VatRow } from '../invoices/document'
import { rubriekOf, type Rubriek, type VatKind } from '../invoices/vat'

/** An issued invoice or credit note; amounts are positive on both, as on the paper. */
export interface VatDocument {
  id: number
  kind: 'invoice' | 'credit'
  issuedOn: CivilDate
  supplyFrom: CivilDate | null
  supplyTo: CivilDate | null
  vat: readonly VatRow[]
}

/** Signed amounts of one kind and rate on one day; credit notes are negative. */
export interface VatAmount {
  /** the day it counts for; of a sum, any day of the period while no rate changes within */
  on: CivilDate
  kind: VatKind
  /** basis points */
  rate: number
  netCents: number
  vatCents: number
}

/**
 * The day VAT became due: that of the invoice, but no later than the day it should have been issued,
 * the 15th of the month after the supply. What is billed beforehand counts on the invoice date; a
 * credit note on its own. Source: Wet OB art. 13(1)(a), 29, 34g.
 */
export function taxPointOf(
  document: Pick<VatDocument, 'kind' | 'issuedOn' | 'supplyFrom' | 'supplyTo'>,
): CivilDate {
  const supplied = document.supplyTo ?? document.supplyFrom
  if (document.kind === 'credit' || supplied === null) return document.issuedOn
  const latest = `${addMonths(supplied, 1).slice(0, 7)}-15`
  return latest < document.issuedOn ? latest : document.issuedOn
}

export function amountsOf(document: VatDocument): VatAmount[] {
  const sign = document.kind === 'credit' ? -1 : 1
  const on = taxPointOf(document)
  return document.vat.map(({ kind, rate, netCents, vatCents }) => ({
    on,
    kind,
    rate,
    netCents: signed(netCents, sign),
    vatCents: signed(vatCents, sign),
  }))
}

/** The box an amount belongs in, by the rates in force on its own day; null stays out of the return. */
export function boxOf({ kind, rate, on }: VatAmount): Rubriek | null {
  return rubriekOf(kind, rate, on)
}

function signed(cents: number, sign: 1 | -1): number {
  return cents === 0 ? 0 : cents * sign
}
