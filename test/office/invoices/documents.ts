/** Invoice documents for the tests: whole and consistent, one override each. */
import type {
  Address,
  Buyer,
  DocumentLine,
  InvoiceDocument,
  Seller,
} from '../../../shared/invoices/document'
import { computeTotals } from '../../../shared/invoices/totals'
import { rateOn } from '../../../shared/invoices/vat'

export const amsterdam: Address = {
  street: 'Keizersgracht',
  houseNumber: '123-1',
  postcode: '1015 CJ',
  town: 'Amsterdam',
  country: 'NL',
}

export function aSeller(overrides: Partial<Seller> = {}): Seller {
  return {
    name: 'Studio Noorderlicht B.V.',
    address: amsterdam,
    kvkNumber: '68750110',
    vatId: 'NL123456789B13',
    iban: 'NL91ABNA0417164300',
    bic: 'ABNANL2A',
    accountHolder: 'Studio Noorderlicht B.V.',
    email: 'administratie@noorderlicht.example',
    phone: '020 123 45 67',
    website: 'www.noorderlicht.example',
    logo: null,
    ...overrides,
  }
}

export function aBuyer(overrides: Partial<Buyer> = {}): Buyer {
  return {
    name: 'Bakkerij De Korenaar V.O.F.',
    attention: 'mevrouw J. van der Meer',
    address: {
      street: 'Molenstraat',
      houseNumber: '8',
      postcode: '3512 AB',
      town: 'Utrecht',
      country: 'NL',
    },
    company: true,
    kvkNumber: '12345678',
    oin: null,
    vatId: null,
    email: 'info@korenaar.example',
    clientNumber: 'K00042',
    ...overrides,
  }
}

export function aLine(overrides: Partial<DocumentLine> = {}): DocumentLine {
  const vatKind = overrides.vatKind ?? 'standard'
  return {
    description: 'Hosting zakelijk, 12 maanden',
    quantity: 1000,
    unit: null,
    unitPriceCents: 180_00,
    unitPriceHundredths: 0,
    discountBasisPoints: 0,
    vatKind,
    vatRate: vatKind === 'consumer-eu' ? 2_550 : rateOn(vatKind, '2026-11-01'),
    amountCents: 0,
    ...overrides,
  }
}

/** Amounts of lines and totals follow from the lines and the discount. */
export function aDocument(overrides: Partial<InvoiceDocument> = {}): InvoiceDocument {
  const document: InvoiceDocument = {
    kind: 'invoice',
    number: '2026-0042',
    language: 'nl',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-06',
    supplyFrom: '2026-11-01',
    supplyTo: '2026-11-30',
    reference: 'PO 4711',
    orderNumber: null,
    deliveryCountry: null,
    credits: null,
    seller: aSeller(),
    buyer: aBuyer(),
    pricesIncludeVat: false,
    lines: [
      aLine(),
      aLine({ description: 'Domeinnaam korenaar.example', unitPriceCents: 12_50, quantity: 2000 }),
      aLine({ description: 'Onderhoud website, uren', unitPriceCents: 85_00, quantity: 3_500 }),
    ],
    discountBasisPoints: 0,
    discountCents: 0,
    vat: [],
    netCents: 0,
    vatCents: 0,
    grossCents: 0,
    qr: true,
    note: null,
    ...overrides,
  }
  const { discountBasisPoints: basisPoints, discountCents: cents, pricesIncludeVat } = document
  const totals = computeTotals({
    lines: document.lines,
    discount: basisPoints === 0 ? (cents === 0 ? null : { cents }) : { basisPoints },
    pricesIncludeVat,
  })
  return {
    ...document,
    lines: document.lines.map((line, i) => ({
      ...line,
      amountCents: totals.lines[i]?.amountCents ?? 0,
    })),
    discountCents: totals.discountCents,
    vat: totals.vat,
    netCents: totals.netCents,
    vatCents: totals.vatCents,
    grossCents: totals.grossCents,
  }
}

export function aCreditNote(overrides: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return aDocument({
    kind: 'credit',
    number: '2026-0043',
    credits: { number: '2026-0042', issuedOn: '2026-11-22' },
    ...overrides,
  })
}
