/** Seller and buyer as an issued document names them: as they were on the day of issue. */
import type { InvoiceBuyer, InvoiceSeller } from '../../../shared/invoices/contract'
import type { ReadableDatabase } from '../database/driver'
import type { AgencyRow } from '../settings/agency'
import type { InvoiceRecord } from './rows'

/** The customer's columns, of whatever document. */
export type BuyerRecord = Pick<InvoiceRecord, Extract<keyof InvoiceRecord, `buyer${string}`>>

/** The agency's details of that day, and what of them a document tells. */
export const issuerOf = (
  db: ReadableDatabase,
  agencyId: number,
): { agency: AgencyRow; seller: InvoiceSeller } => {
  const agency = db.get<AgencyRow>('SELECT * FROM agencies WHERE id = $agencyId', { agencyId })
  if (!agency) throw new Error('an issued invoice without its agency')
  const { name, street, houseNumber, postcode, town, country } = agency
  const { kvkNumber, vatId, iban, bic, email, phone, website } = agency
  const accountHolder = agency.accountHolder ?? name
  const address = { street, houseNumber, postcode, town, country }
  const reached = { email, phone, website }
  return {
    agency,
    seller: { name, address, kvkNumber, vatId, iban, bic, accountHolder, ...reached },
  }
}

/** Blank once the document was sealed. */
export const buyerOf = (row: BuyerRecord): InvoiceBuyer => ({
  name: row.buyerName ?? '',
  attention: row.buyerAttention,
  company: row.buyerCompany === 1,
  address: {
    street: row.buyerStreet ?? '',
    houseNumber: row.buyerHouseNumber ?? '',
    postcode: row.buyerPostcode ?? '',
    town: row.buyerTown ?? '',
    country: row.buyerCountry ?? '',
  },
  kvkNumber: row.buyerKvkNumber,
  oin: row.buyerOin,
  vatId: row.buyerVatId,
  email: row.buyerEmail,
})
