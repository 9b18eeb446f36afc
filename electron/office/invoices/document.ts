/** An issued invoice as the document it is: from its own rows and the agency's details of that day. */
import { AppError } from '../../../shared/errors'
import type { Buyer, InvoiceDocument, Seller } from '../../../shared/invoices/document'
import type { ReadableDatabase } from '../database/driver'
import { logoOf, type AgencyRow } from '../settings/agency'
import { lineRows, requireIssued, vatRows, type IssuedRecord } from './rows'

/** Errors: not-found, invoice-not-issued, invoice-sealed. */
export const documentOf = (db: ReadableDatabase, invoiceId: number): InvoiceDocument => {
  const row = requireIssued(db, invoiceId)
  if (row.sealedAt !== null) throw new AppError('invoice-sealed', {})
  const agency = db.get<AgencyRow>('SELECT * FROM agencies WHERE id = $agencyId', {
    agencyId: row.agencyId,
  })
  if (!agency) throw new Error('an issued invoice without its agency')
  return {
    kind: row.kind,
    number: row.number,
    language: row.language,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    supplyFrom: row.supplyFrom ?? row.issuedOn,
    supplyTo: row.supplyTo,
    reference: row.reference,
    credits: creditedBy(db, row.creditsId),
    seller: sellerOf(db, agency),
    buyer: buyerOf(row),
    pricesIncludeVat: row.pricesIncludeVat === 1,
    lines: lineRows(db, invoiceId).map((line) => ({
      description: line.description ?? '',
      quantity: line.quantity,
      unitPriceCents: line.unitPriceCents,
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
}

const creditedBy = (db: ReadableDatabase, creditsId: number | null): InvoiceDocument['credits'] =>
  db.get<{ number: string; issuedOn: string }>(
    'SELECT number, issuedOn FROM invoices WHERE id = $creditsId',
    { creditsId },
  ) ?? null

const sellerOf = (db: ReadableDatabase, agency: AgencyRow): Seller => {
  const { name, street, houseNumber, postcode, town, country } = agency
  const { kvkNumber, vatId, iban, bic, email, phone, website, logoId } = agency
  const address = { street, houseNumber, postcode, town, country }
  const logo = logoOf(db, logoId)
  return { name, address, kvkNumber, vatId, iban, bic, email, phone, website, logo }
}

const buyerOf = (row: IssuedRecord): Buyer => ({
  name: row.buyerName ?? '',
  attention: row.buyerAttention,
  address: {
    street: row.buyerStreet ?? '',
    houseNumber: row.buyerHouseNumber ?? '',
    postcode: row.buyerPostcode ?? '',
    town: row.buyerTown ?? '',
    country: row.buyerCountry ?? '',
  },
  company: row.buyerCompany === 1,
  kvkNumber: row.buyerKvkNumber,
  vatId: row.buyerVatId,
  email: row.buyerEmail,
  clientNumber: String(row.clientId ?? ''),
})
