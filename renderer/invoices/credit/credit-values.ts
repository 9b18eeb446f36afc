import {
  creditOf,
  leftOf,
  type CreditBasis,
  type CreditOutcome,
  type CreditPart,
} from '../../../shared/invoices/credit'
import { samePrice } from '../../../shared/invoices/price'
import type { Invoice } from '../../../shared/invoices/contract'

/** What is typed in the dialog. */
export interface CreditValues {
  whole: boolean
  seriesId: string
  note: string
  lines: CreditChoice[]
  /** the version this was typed over; '' for a new one */
  updatedAt: string
}

export interface CreditChoice {
  lineId: number
  taken: boolean
  by: 'quantity' | 'amount'
  quantity: number | null
  amountCents: number | null
}

/** Everything to begin with; of a draft credit note what it takes back now. */
export const creditValues = (basis: CreditBasis, draft: Invoice | null): CreditValues => ({
  whole: draft === null,
  seriesId: draft === null ? '' : String(draft.series.id),
  note: draft?.note ?? '',
  updatedAt: draft?.updatedAt ?? '',
  lines: basis.lines.map((line): CreditChoice => {
    const left = leftOf(line)
    const before = draft?.lines.find(({ creditsLineId }) => creditsLineId === line.id)
    const byQuantity = before === undefined || samePrice(before, line)
    return {
      lineId: line.id,
      taken: draft === null ? left.amountCents !== 0 : before !== undefined,
      by: byQuantity && left.quantity !== 0 ? 'quantity' : 'amount',
      quantity: before && byQuantity ? before.quantity : left.quantity,
      amountCents: before && !byQuantity ? before.amountCents : left.amountCents,
    }
  }),
})

/** The parts as the office wants them; null for everything. */
export const partsOf = ({ whole, lines }: CreditValues): CreditPart[] | null =>
  whole
    ? null
    : lines
        .filter(({ taken }) => taken)
        .map(({ lineId, by, quantity, amountCents }) =>
          by === 'quantity'
            ? { lineId, quantity: quantity ?? 0 }
            : { lineId, amountCents: amountCents ?? 0 },
        )

/** What the choice comes to, worked out as the office will. */
export const outcomeOf = (basis: CreditBasis, values: CreditValues): CreditOutcome =>
  creditOf(basis, partsOf(values))
