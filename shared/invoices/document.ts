/**
 * An invoice or credit note as it is handed out: everything the PDF, the UBL file and the archive
 * need, taken at the moment of issue and never changed after. Money in integer cents, quantities in
 * thousandths, rates and discounts in basis points, dates as `YYYY-MM-DD`.
 */
import type { Unit } from './units'
import type { VatKind } from './vat'

export type DocumentLanguage = 'nl' | 'en'

/** An address in parts; `street` holds the name only, `houseNumber` the number with its addition. */
export interface Address {
  street: string
  houseNumber: string
  postcode: string
  town: string
  /** ISO 3166-1 alpha-2 */
  country: string
}

export interface Seller {
  name: string
  address: Address
  kvkNumber: string
  /** null only under the small-business scheme without a btw-id */
  vatId: string | null
  iban: string
  bic: string | null
  /** of the account, as the bank knows it */
  accountHolder: string
  email: string
  phone: string | null
  website: string | null
  logo: { mime: 'image/png' | 'image/jpeg'; bytes: Uint8Array } | null
}

export interface Buyer {
  /** company name, or the person's full name */
  name: string
  /** contact person or department ("t.a.v."), when there is one */
  attention: string | null
  address: Address
  /** true for a company: decides the UBL party type */
  company: boolean
  kvkNumber: string | null
  /** of a public body in the Netherlands */
  oin: string | null
  vatId: string | null
  email: string | null
  clientNumber: string
}

export interface DocumentLine {
  description: string
  /** thousandths; negative on a line that takes something back */
  quantity: number
  unit: Unit | null
  /** cents per one unit; including VAT when `pricesIncludeVat` */
  unitPriceCents: number
  /** hundredths of a cent beyond, of the same sign */
  unitPriceHundredths: number
  /** basis points of the line, 0–10000 */
  discountBasisPoints: number
  vatKind: VatKind
  /** basis points on the supply date */
  vatRate: number
  /** net cents of the line after its own discount (gross when `pricesIncludeVat`) */
  amountCents: number
}

/** One row of the VAT block: per kind and rate. */
export interface VatRow {
  kind: VatKind
  rate: number
  netCents: number
  vatCents: number
}

export interface InvoiceDocument {
  kind: 'invoice' | 'credit'
  number: string
  language: DocumentLanguage
  issuedOn: string
  dueOn: string
  /** date of supply, or a period */
  supplyFrom: string
  supplyTo: string | null
  /** the customer's own reference */
  reference: string | null
  /** of the customer's order */
  orderNumber: string | null
  /** where goods go within the EU, ISO 3166-1 alpha-2; null where none do */
  deliveryCountry: string | null
  /** credit notes: number and date of the original */
  credits: { number: string; issuedOn: string } | null
  /** invoices before it that charged a part beforehand, and that its lines take off */
  deducts?: { number: string; issuedOn: string }[]
  seller: Seller
  buyer: Buyer
  pricesIncludeVat: boolean
  lines: DocumentLine[]
  /** document-level discount, basis points */
  discountBasisPoints: number
  /** document-level discount in cents, positive, in the same price basis as the lines */
  discountCents: number
  vat: VatRow[]
  netCents: number
  vatCents: number
  /** what has to be paid; positive for invoices and credit notes alike */
  grossCents: number
  /** show the EPC QR code */
  qr: boolean
  /** text under the lines, free */
  note: string | null
  /** the agency's own small print and foot, filled in; null or missing: none */
  terms?: string | null
  footer?: string | null
}

/** What is drawn on paper: invoices and credit notes, and quotes that look like them. */
export interface PrintedDocument extends Omit<InvoiceDocument, 'kind'> {
  /** of a quote `dueOn` is the last day it is valid */
  kind: InvoiceDocument['kind'] | 'quote'
  /** text above the lines, free */
  intro?: string | null
}
