/** The rows of an invoice as the database keeps them, and how to get at one. */
import { AppError } from '../../../shared/errors'
import type { DocumentLanguage, VatRow } from '../../../shared/invoices/document'
import type { Unit } from '../../../shared/invoices/units'
import type { VatKind } from '../../../shared/invoices/vat'
import type { ReadableDatabase } from '../database/driver'

export interface InvoiceRecord {
  id: number
  kind: 'invoice' | 'credit'
  seriesId: number
  clientId: number | null
  creditsId: number | null
  reference: string | null
  orderNumber: string | null
  supplyFrom: string | null
  supplyTo: string | null
  deliveryCountry: string | null
  pricesIncludeVat: number
  keptAs: 'invoice' | 'long-invoice'
  discountBasisPoints: number
  discountCents: number
  note: string | null
  netCents: number
  vatCents: number
  grossCents: number
  createdAt: string
  updatedAt: string
  issuedAt: string | null
  issuedOn: string | null
  dueOn: string | null
  year: number | null
  sequence: number | null
  number: string | null
  fiscalYear: number | null
  agencyId: number | null
  language: DocumentLanguage | null
  buyerName: string | null
  buyerAttention: string | null
  buyerCompany: number | null
  buyerStreet: string | null
  buyerHouseNumber: string | null
  buyerPostcode: string | null
  buyerTown: string | null
  buyerCountry: string | null
  buyerKvkNumber: string | null
  buyerVatId: string | null
  buyerEmail: string | null
  buyerOin: string | null
  paidCents: number
  openCents: number
  creditedCents: number
  mailedAt: string | null
  taxedHere: number
  quoteStepId: number | null
  textsId: number | null
  sealedAt: string | null
}

/** An invoice that was issued: what is set at that moment is there. */
export interface IssuedRecord extends InvoiceRecord {
  issuedAt: string
  issuedOn: string
  dueOn: string
  number: string
  agencyId: number
  language: DocumentLanguage
}

export interface LineRecord {
  id: number
  position: number
  description: string | null
  quantity: number
  unit: Unit | null
  unitPriceCents: number
  unitPriceHundredths: number
  discountBasisPoints: number
  vatKind: VatKind
  vatRate: number
  amountCents: number
  creditsLineId: number | null
  periodId: number | null
  periodFrom: string | null
  periodTo: string | null
  workId: number | null
  deductsId: number | null
}

/** Errors: not-found. */
export const requireInvoice = (db: ReadableDatabase, id: number): InvoiceRecord => {
  const row = db.get<InvoiceRecord>('SELECT * FROM invoices WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'invoice', id })
  return row
}

/** Errors: not-found, invoice-issued. */
export const requireDraft = (db: ReadableDatabase, id: number): InvoiceRecord => {
  const row = requireInvoice(db, id)
  if (row.issuedAt !== null) throw new AppError('invoice-issued', {})
  return row
}

/** Errors: not-found, invoice-issued, changed-meanwhile. */
export const requireSameDraft = (
  db: ReadableDatabase,
  id: number,
  updatedAt: string,
): InvoiceRecord => {
  const row = requireDraft(db, id)
  if (row.updatedAt !== updatedAt)
    throw new AppError('changed-meanwhile', { entity: 'invoice', id })
  return row
}

/** Errors: not-found, invoice-not-issued. */
export const requireIssued = (db: ReadableDatabase, id: number): IssuedRecord => {
  const row = db.get<IssuedRecord>(
    'SELECT * FROM invoices WHERE id = $id AND issuedAt IS NOT NULL',
    { id },
  )
  if (row) return row
  requireInvoice(db, id)
  throw new AppError('invoice-not-issued', {})
}

export const lineRows = (db: ReadableDatabase, invoiceId: number): LineRecord[] =>
  db.all<LineRecord>('SELECT * FROM invoiceLines WHERE invoiceId = $invoiceId ORDER BY position', {
    invoiceId,
  })

/** In the order totals have: as they were stored. */
export const vatRows = (db: ReadableDatabase, invoiceId: number): VatRow[] =>
  db.all<VatRow>(
    `SELECT kind, rate, netCents, vatCents FROM invoiceVat
     WHERE invoiceId = $invoiceId ORDER BY rowid`,
    { invoiceId },
  )

/** A moment that differs from the one before it, also when the clock stood still or went back. */
export const laterThan = (before: string, now: string): string =>
  now > before ? now : new Date(Date.parse(before) + 1).toISOString()
