/** An issued invoice as the document it is: from its own rows and the agency's details of that day. */
import { AppError } from '../../../shared/errors'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import type { ReadableDatabase } from '../database/driver'
import { logoOf } from '../settings/agency'
import { deductedOn } from './deductions'
import { withTexts } from './own-texts'
import { buyerOf, issuerOf } from './parties'
import { lineRows, requireIssued, vatRows } from './rows'

/** Errors: not-found, invoice-not-issued, invoice-sealed. */
export const documentOf = (db: ReadableDatabase, invoiceId: number): InvoiceDocument => {
  const row = requireIssued(db, invoiceId)
  if (row.sealedAt !== null) throw new AppError('invoice-sealed', {})
  const { agency, seller } = issuerOf(db, row.agencyId)
  const document: InvoiceDocument = {
    kind: row.kind,
    number: row.number,
    language: row.language,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    supplyFrom: row.supplyFrom ?? row.issuedOn,
    supplyTo: row.supplyTo,
    reference: row.reference,
    orderNumber: row.orderNumber,
    deliveryCountry: row.deliveryCountry,
    credits: creditedBy(db, row.creditsId),
    deducts: deductedOn(db, invoiceId),
    seller: { ...seller, logo: logoOf(db, agency.logoId) },
    buyer: { ...buyerOf(row), clientNumber: String(row.clientId ?? '') },
    pricesIncludeVat: row.pricesIncludeVat === 1,
    lines: lineRows(db, invoiceId).map((line) => ({
      description: line.description ?? '',
      quantity: line.quantity,
      unit: line.unit,
      unitPriceCents: line.unitPriceCents,
      unitPriceHundredths: line.unitPriceHundredths,
      discountBasisPoints: line.discountBasisPoints,
      vatKind: line.vatKind,
      vatRate: line.vatRate,
      amountCents: line.amountCents,
    })),
    discountBasisPoints: row.discountBasisPoints,
    discountCents: row.discountCents,
    vat: vatRows(db, invoiceId),
    netCents: row.netCents,
    vatCents: row.vatCents,
    grossCents: row.grossCents,
    qr: agency.qrOnInvoices === 1,
    note: row.note,
  }
  return withTexts(db, document, row.textsId)
}

const creditedBy = (db: ReadableDatabase, creditsId: number | null): InvoiceDocument['credits'] =>
  db.get<{ number: string; issuedOn: string }>(
    'SELECT number, issuedOn FROM invoices WHERE id = $creditsId',
    { creditsId },
  ) ?? null
