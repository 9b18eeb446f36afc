/** The rows of a quote as the database keeps them, and how to get at one. */
import { AppError } from '../../../shared/errors'
import type { DocumentLanguage, VatRow } from '../../../shared/invoices/document'
import type { AcceptedWay } from '../../../shared/quotes/contract'
import type { ReadableDatabase } from '../database/driver'
import type { BuyerRecord } from '../invoices/parties'
import type { LineRecord } from '../invoices/rows'

export interface QuoteRecord extends Omit<BuyerRecord, 'buyerAttention'> {
  id: number
  clientId: number
  reference: string | null
  attention: string | null
  pricesIncludeVat: number
  discountBasisPoints: number
  discountCents: number
  intro: string | null
  closing: string | null
  validUntil: string | null
  netCents: number
  vatCents: number
  grossCents: number
  createdAt: string
  updatedAt: string
  sentAt: string | null
  sentOn: string | null
  number: string | null
  agencyId: number | null
  language: DocumentLanguage | null
  mailedAt: string | null
  outcome: 'accepted' | 'refused' | 'withdrawn' | null
  decidedOn: string | null
  acceptedBy: AcceptedWay | null
  plannedAt: string | null
  heldAt: string | null
  textsId: number | null
}

/** What is set at the moment of sending is there. */
export interface SentRecord extends QuoteRecord {
  validUntil: string
  sentAt: string
  sentOn: string
  number: string
  agencyId: number
  language: DocumentLanguage
}

export interface QuoteLineRecord extends Omit<
  LineRecord,
  'creditsLineId' | 'periodId' | 'periodFrom' | 'periodTo' | 'workId' | 'deductsId'
> {
  asService: number
  subscriptionId: number | null
}

/** Errors: not-found. */
export const requireQuote = (db: ReadableDatabase, id: number): QuoteRecord => {
  const row = db.get<QuoteRecord>('SELECT * FROM quotes WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'quote', id })
  return row
}

/** Errors: not-found, quote-sent. */
export const requireUnsent = (db: ReadableDatabase, id: number): QuoteRecord => {
  const row = requireQuote(db, id)
  if (row.sentAt !== null) throw new AppError('quote-sent', {})
  return row
}

/** Errors: not-found, quote-sent, changed-meanwhile. */
export const requireSameDraft = (
  db: ReadableDatabase,
  id: number,
  updatedAt: string,
): QuoteRecord => {
  const row = requireUnsent(db, id)
  if (row.updatedAt !== updatedAt) throw new AppError('changed-meanwhile', { entity: 'quote', id })
  return row
}

/** Errors: not-found, quote-not-sent. */
export const requireSent = (db: ReadableDatabase, id: number): SentRecord => {
  const row = db.get<SentRecord>('SELECT * FROM quotes WHERE id = $id AND sentAt IS NOT NULL', {
    id,
  })
  if (row) return row
  requireQuote(db, id)
  throw new AppError('quote-not-sent', {})
}

/** Errors: not-found, quote-not-sent, quote-not-accepted, quote-held. */
export const requireAccepted = (db: ReadableDatabase, id: number): SentRecord => {
  const row = requireSent(db, id)
  if (row.outcome !== 'accepted') throw new AppError('quote-not-accepted', {})
  if (row.heldAt !== null) throw new AppError('quote-held', {})
  return row
}

export const lineRows = (db: ReadableDatabase, quoteId: number): QuoteLineRecord[] =>
  db.all<QuoteLineRecord>('SELECT * FROM quoteLines WHERE quoteId = $quoteId ORDER BY position', {
    quoteId,
  })

/** In the order totals have: as they were stored. */
export const vatRows = (db: ReadableDatabase, quoteId: number): VatRow[] =>
  db.all<VatRow>(
    `SELECT kind, rate, netCents, vatCents FROM quoteVat
     WHERE quoteId = $quoteId ORDER BY rowid`,
    { quoteId },
  )
