/** A quote whole, as its screens show it. */
import type { CivilDate } from '../../../shared/dates'
import type { Quote, QuoteState } from '../../../shared/quotes/contract'
import type { ReadableDatabase } from '../database/driver'
import { discountOf } from '../invoices/drafts'
import { buyerOf } from '../invoices/parties'
import { asInvoiceLine } from './drafts'
import { stateSql } from './list'
import { lineRows, requireQuote, vatRows } from './rows'
import { hasBegun, stepsOf } from './steps'

/** Errors: not-found. */
export const showQuote = (db: ReadableDatabase, id: number, today: CivilDate): Quote => {
  const row = requireQuote(db, id)
  const { state, clientName } = db.get<{ state: QuoteState; clientName: string }>(
    `SELECT ${stateSql} AS state, c.name AS clientName
     FROM quotes q JOIN clients c ON c.id = q.clientId WHERE q.id = $id`,
    { id, today },
  ) ?? { state: 'draft' as const, clientName: '' }
  return {
    id,
    state,
    number: row.number,
    clientId: row.clientId,
    clientName: row.buyerName ?? clientName,
    reference: row.reference,
    attention: row.attention,
    sentOn: row.sentOn,
    validUntil: row.validUntil,
    pricesIncludeVat: row.pricesIncludeVat === 1,
    discount: discountOf(row),
    discountCents: row.discountCents,
    intro: row.intro,
    closing: row.closing,
    lines: lineRows(db, id).map((line) => ({
      ...asInvoiceLine(line),
      id: line.id,
      vatRate: line.vatRate,
      amountCents: line.amountCents,
      asService: line.asService === 1,
      subscriptionId: line.subscriptionId,
    })),
    vat: vatRows(db, id),
    netCents: row.netCents,
    vatCents: row.vatCents,
    grossCents: row.grossCents,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    sentAt: row.sentAt,
    mailedAt: row.mailedAt,
    language: row.language,
    buyer: row.buyerName === null ? null : buyerOf({ ...row, buyerAttention: row.attention }),
    outcome: row.outcome,
    decidedOn: row.decidedOn,
    acceptedBy: row.acceptedBy,
    plannedAt: row.plannedAt,
    heldAt: row.heldAt,
    steps: stepsOf(db, id, today),
    begun: hasBegun(db, id),
  }
}
