/** What a draft says, worked out: rates on the day of supply, amounts and totals. */
import type { CivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Draft } from '../../../shared/invoices/contract'
import {
  AmountOutOfRange,
  computeTotals,
  lineAmount,
  type Totals,
} from '../../../shared/invoices/totals'
import { rateOn, type VatKind } from '../../../shared/invoices/vat'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { rateOfClient } from '../vat/country-rates'

/** What of a subscription, or of work, a line bills, or which invoice it takes off. */
type Period = Pick<
  Draft['lines'][number],
  'periodId' | 'periodFrom' | 'periodTo' | 'workId' | 'deductsId'
>

export type LineContent = Omit<Draft['lines'][number], keyof Period> &
  Partial<Period> & {
    vatRate: number
    amountCents: number
    creditsLineId: number | null
  }

export interface Content {
  lines: LineContent[]
  discount: Draft['discount']
  totals: Pick<Totals, 'vat' | 'discountCents' | 'netCents' | 'vatCents' | 'grossCents'>
}

/** The day that decides the rates: when the supply is complete, else the day given. */
export const rateDay = (
  supply: { supplyFrom: CivilDate | null; supplyTo: CivilDate | null },
  otherwise: CivilDate,
): CivilDate => {
  const { supplyFrom, supplyTo } = supply
  if (supplyFrom !== null && supplyTo !== null && supplyTo < supplyFrom) return supplyFrom
  return supplyTo ?? supplyFrom ?? otherwise
}

/** What was charged beforehand is taken off at the rate it was charged at. */
const chargedRate = (
  db: ReadableDatabase,
  invoiceId: number | null,
  kind: VatKind,
): number | null =>
  invoiceId === null
    ? null
    : (db.get<{ rate: number }>(
        'SELECT rate FROM invoiceVat WHERE invoiceId = $invoiceId AND kind = $kind',
        { invoiceId, kind },
      )?.rate ?? null)

/**
 * A country's rate that nobody typed yet is none: issuing asks for it. Errors: invalid-input
 * (amount-out-of-range at the line, or at `lines` for the whole).
 */
export const contentOf = (
  db: ReadableDatabase,
  draft: Pick<Draft, 'clientId' | 'lines' | 'discount' | 'pricesIncludeVat'>,
  day: CivilDate,
): Content => {
  const rateOf = (kind: VatKind) =>
    kind === 'consumer-eu' ? (rateOfClient(db, draft.clientId, day) ?? 0) : rateOn(kind, day)
  const lines = draft.lines.map((line) => ({
    ...line,
    vatRate: chargedRate(db, line.deductsId, line.vatKind) ?? rateOf(line.vatKind),
  }))
  const beyond = (path: string) =>
    new AppError('invalid-input', { problems: [{ path, code: 'amount-out-of-range' }] })
  const amounts = lines.map((line, index) => {
    try {
      return lineAmount(line)
    } catch (error) {
      throw error instanceof AmountOutOfRange ? beyond(`lines.${index}.unitPriceCents`) : error
    }
  })
  const { discount, pricesIncludeVat } = draft
  try {
    return {
      lines: lines.map((line, index) => ({
        ...line,
        amountCents: amounts[index] ?? 0,
        creditsLineId: null,
      })),
      discount,
      totals: computeTotals({ lines, discount, pricesIncludeVat }),
    }
  } catch (error) {
    throw error instanceof AmountOutOfRange ? beyond('lines') : error
  }
}

/** Replaces the lines and VAT rows of a draft, and its totals. */
export const storeContent = (db: WritableDatabase, invoiceId: number, content: Content): void => {
  const { lines, totals } = content
  db.run('DELETE FROM invoiceLines WHERE invoiceId = $invoiceId', { invoiceId })
  lines.forEach((line, position) => {
    db.run(
      `INSERT INTO invoiceLines (invoiceId, position, description, quantity, unit,
         unitPriceCents, unitPriceHundredths, discountBasisPoints, vatKind, vatRate, amountCents, creditsLineId,
         periodId, periodFrom, periodTo, workId, deductsId)
       VALUES ($invoiceId, $position, $description, $quantity, $unit,
         $unitPriceCents, $unitPriceHundredths, $discountBasisPoints, $vatKind, $vatRate, $amountCents, $creditsLineId,
         $periodId, $periodFrom, $periodTo, $workId, $deductsId)`,
      {
        periodId: null,
        periodFrom: null,
        periodTo: null,
        workId: null,
        deductsId: null,
        ...line,
        invoiceId,
        position,
      },
    )
  })
  db.run('DELETE FROM invoiceVat WHERE invoiceId = $invoiceId', { invoiceId })
  for (const row of totals.vat) {
    db.run(
      `INSERT INTO invoiceVat (invoiceId, kind, rate, netCents, vatCents)
       VALUES ($invoiceId, $kind, $rate, $netCents, $vatCents)`,
      { ...row, invoiceId },
    )
  }
  const { discount } = content
  db.run(
    `UPDATE invoices SET netCents = $netCents, vatCents = $vatCents, grossCents = $grossCents,
       discountBasisPoints = $discountBasisPoints, discountCents = $discountCents
     WHERE id = $invoiceId`,
    {
      invoiceId,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      discountBasisPoints:
        discount !== null && 'basisPoints' in discount ? discount.basisPoints : 0,
      // An amount is kept as typed, also while there are no lines yet to take it from.
      discountCents:
        discount !== null && 'cents' in discount ? discount.cents : totals.discountCents,
    },
  )
}
