/** What has become of an invoice, derived from what was issued and what settled it. */
import type { CivilDate } from '../dates'

export const invoiceStates = ['draft', 'open', 'part', 'overdue', 'paid', 'credited'] as const
export type InvoiceState = (typeof invoiceStates)[number]

export interface StateBasis {
  issuedAt: string | null
  kind: 'invoice' | 'credit'
  /** positive for invoices and credit notes alike */
  grossCents: number
  /** signed like the document: negative on a credit note that still has to be paid out */
  openCents: number
  paidCents: number
  /** how much of an invoice its credit notes took back */
  creditedCents: number
  dueOn: CivilDate | null
}

/**
 * - `overdue`: open or partly paid after its due date; a credit note never is
 * - `paid`: nothing left to settle, also when too much was paid; of a credit note: set off or paid out
 * - `credited`: taken back as a whole and nothing left to settle
 */
export function stateOf(invoice: StateBasis, today: CivilDate): InvoiceState {
  const { issuedAt, kind, grossCents, openCents, paidCents, creditedCents, dueOn } = invoice
  if (issuedAt === null) return 'draft'
  const left = kind === 'credit' ? -openCents : openCents
  if (left <= 0) {
    const takenBack = kind === 'invoice' && grossCents > 0 && creditedCents >= grossCents
    return takenBack ? 'credited' : 'paid'
  }
  if (kind === 'invoice' && dueOn !== null && dueOn < today) return 'overdue'
  return paidCents === 0 ? 'open' : 'part'
}
