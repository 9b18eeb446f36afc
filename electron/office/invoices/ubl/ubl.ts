/**
 * The e-invoice: UBL 2.1 Invoice or CreditNote under EN 16931, in the Dutch (NLCIUS) or the Peppol
 * (BIS Billing 3) usage. Amounts are EUR. `renderUbl` writes what it is given; `checkUbl` says
 * whether the official rules accept it, and only then may the file be handed out.
 */
import type { FieldProblem } from '../../../../shared/errors'
import { formatDate } from '../../../../shared/dates'
import type { InvoiceDocument } from '../../../../shared/invoices/document'
import { unitCode } from '../../../../shared/invoices/units'
import { xmlText } from '../../xml-text'
import { ublAmounts, percentage, type Allowance, type UblLine } from './amounts'
import { amount, fixed } from './decimal'
import { countryCode } from './code-lists'
import { buyerParty, sellerParty, some, text } from './parties'
import { problemsOf } from './problems'
import { validateUbl } from './rules'
import { coreId } from './rules-dutch'
import { writeXml, type Element } from './write'

export type Flavour = 'nlcius' | 'peppol'
/** `core`: EN 16931 alone, for a bookkeeping program: a consumer has no address on the network. */
export type Usage = Flavour | 'core'

export interface UblOptions {
  /** the PDF of the same document, to travel inside */
  pdf?: { name: string; bytes: Uint8Array }
}

const customizations: Record<Usage, string> = {
  nlcius: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0',
  peppol: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  core: coreId,
}
const profile = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'

/** UNCL 1001: commercial invoice, credit note. UNCL 4461: SEPA transfer. */
const codes = { invoice: '380', credit: '381', sepaTransfer: '58' }

/** The XML file's text. Elements without content are left out. */
export function renderUbl(
  document: InvoiceDocument,
  flavour: Usage,
  { pdf }: UblOptions = {},
): string {
  const credit = document.kind === 'credit'
  const root = credit ? 'CreditNote' : 'Invoice'
  const { lines, allowances, taxes } = ublAmounts(document)
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const off = sum(allowances.map(({ cents }) => Math.max(cents, 0)))
  const on = -sum(allowances.map(({ cents }) => Math.min(cents, 0)))

  const content: Element = {
    'cbc:CustomizationID': customizations[flavour],
    'cbc:ProfileID': profile,
    ...text('cbc:ID', document.number),
    'cbc:IssueDate': document.issuedOn,
    ...(credit ? {} : { 'cbc:DueDate': document.dueOn }),
    [`cbc:${root}TypeCode`]: codes[document.kind],
    ...text('cbc:Note', document.note),
    'cbc:DocumentCurrencyCode': 'EUR',
    // BT-10 or BT-13 must be there (PEPPOL-EN16931-R003, BR-NL-2). A customer who gave no reference
    // is known by the client number, which stands on the invoice and in the customer's books.
    ...text('cbc:BuyerReference', document.reference?.trim() || document.buyer.clientNumber),
    ...supplyPeriod(document),
    ...some('cac:OrderReference', text('cbc:ID', document.orderNumber)),
    ...billingReference(document, flavour),
    ...embeddedPdf(document, pdf),
    'cac:AccountingSupplierParty': sellerParty(document.seller),
    'cac:AccountingCustomerParty': buyerParty(document),
    ...delivery(document),
    'cac:PaymentMeans': paymentMeans(document, flavour),
    'cac:PaymentTerms': { 'cbc:Note': paymentTerms(document) },
    'cac:AllowanceCharge': allowances.map((allowance) => ({
      ...allowanceCharge(allowance, document),
      'cac:TaxCategory': taxCategory(allowance.category, allowance.rate),
    })),
    'cac:TaxTotal': {
      'cbc:TaxAmount': euro(document.vatCents),
      'cac:TaxSubtotal': taxes.map((tax) => ({
        'cbc:TaxableAmount': euro(tax.netCents),
        'cbc:TaxAmount': euro(tax.vatCents),
        'cac:TaxCategory': taxCategory(tax.category, tax.rate, {
          // BR-NL-35: Dutch receivers want the reason in words only.
          ...text('cbc:TaxExemptionReasonCode', flavour === 'peppol' ? tax.reasonCode : null),
          ...text('cbc:TaxExemptionReason', tax.reason),
        }),
      })),
    },
    'cac:LegalMonetaryTotal': {
      'cbc:LineExtensionAmount': euro(sum(lines.map((line) => line.netCents))),
      'cbc:TaxExclusiveAmount': euro(document.netCents),
      'cbc:TaxInclusiveAmount': euro(document.grossCents),
      ...(off === 0 ? {} : { 'cbc:AllowanceTotalAmount': euro(off) }),
      ...(on === 0 ? {} : { 'cbc:ChargeTotalAmount': euro(on) }),
      'cbc:PayableAmount': euro(document.grossCents),
    },
    [`cac:${root}Line`]: lines.map((line, i) => invoiceLine(line, i + 1, document)),
  }
  return writeXml(root, {
    '@xmlns': `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
    '@xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
    '@xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
    ...content,
  })
}

/**
 * What keeps the document from being a valid e-invoice, each problem at the field that cures it;
 * empty when the file may be handed out. Runs the rules on the file itself.
 */
export function checkUbl(document: InvoiceDocument, flavour: Flavour): FieldProblem[] {
  return problemsOf(validateUbl(renderUbl(document, flavour)))
}

function euro(cents: number): Element {
  return { '@currencyID': 'EUR', '#': amount(cents) }
}

function supplyPeriod({ supplyFrom, supplyTo }: InvoiceDocument): Element {
  if (supplyTo === null || supplyTo === supplyFrom) return {}
  return { 'cac:InvoicePeriod': { 'cbc:StartDate': supplyFrom, 'cbc:EndDate': supplyTo } }
}

/** Of goods within the EU the country they go to as well (BR-IC-12). */
function delivery(document: InvoiceDocument): Element {
  const { supplyFrom, supplyTo, deliveryCountry, lines, buyer } = document
  const period = supplyTo !== null && supplyTo !== supplyFrom
  const goods = lines.some(({ vatKind }) => vatKind === 'goods-eu')
  const country = countryCode(deliveryCountry ?? buyer.address.country)
  const address = { 'cac:Country': { 'cbc:IdentificationCode': country } }
  return some('cac:Delivery', {
    ...(period ? {} : { 'cbc:ActualDeliveryDate': supplyFrom }),
    ...(goods ? { 'cac:DeliveryLocation': { 'cac:Address': address } } : {}),
  })
}

/** BG-3: of a credit note what it credits, of a last invoice those of down payments that it takes off. */
function billingReference({ credits, deducts = [] }: InvoiceDocument, flavour: Usage): Element {
  const before = credits ? [credits] : deducts
  if (before.length === 0) return {}
  return {
    'cac:BillingReference': before.map(({ number, issuedOn }) => ({
      'cac:InvoiceDocumentReference': {
        ...text('cbc:ID', number),
        // BR-NL-24: not recommended in the Dutch usage.
        ...(flavour === 'peppol' ? { 'cbc:IssueDate': issuedOn } : {}),
      },
    })),
  }
}

function embeddedPdf({ number }: InvoiceDocument, pdf: UblOptions['pdf']): Element {
  if (!pdf) return {}
  return {
    'cac:AdditionalDocumentReference': {
      ...text('cbc:ID', number),
      'cac:Attachment': {
        'cbc:EmbeddedDocumentBinaryObject': {
          '@mimeCode': 'application/pdf',
          '@filename': xmlText(pdf.name),
          '#': Buffer.from(pdf.bytes).toString('base64'),
        },
      },
    },
  }
}

/** Name and BIC of the account stay out of the Dutch usage (BR-NL-30, BR-NL-31). */
function paymentMeans({ seller, number }: InvoiceDocument, flavour: Usage): Element {
  const { iban, bic, accountHolder } = seller
  const full = flavour === 'peppol'
  return {
    'cbc:PaymentMeansCode': codes.sepaTransfer,
    ...text('cbc:PaymentID', number),
    'cac:PayeeFinancialAccount': {
      ...text('cbc:ID', iban.replace(/\s/g, '')),
      ...text('cbc:Name', full ? accountHolder : null),
      ...(full && bic !== null
        ? { 'cac:FinancialInstitutionBranch': text('cbc:ID', bic.replace(/\s/g, '')) }
        : {}),
    },
  }
}

/** Required on a credit note, which has no due date (BR-CO-25). */
function paymentTerms({ kind, language, dueOn, grossCents }: InvoiceDocument): string {
  const due = formatDate(dueOn, language)
  if (kind === 'invoice' && grossCents > 0) {
    return language === 'nl' ? `Te betalen uiterlijk ${due}` : `Payable no later than ${due}`
  }
  return language === 'nl'
    ? 'Het bedrag wordt verrekend of terugbetaald'
    : 'The amount will be set off or paid back'
}

function taxCategory(category: string, rate: number, reason: Element = {}): Element {
  return {
    'cbc:ID': category,
    'cbc:Percent': percentage(rate),
    ...reason,
    'cac:TaxScheme': { 'cbc:ID': 'VAT' },
  }
}

/** An allowance below zero is a charge: amounts of either are written positive. */
function allowanceCharge({ cents, percentage: of }: Allowance, document: InvoiceDocument): Element {
  return {
    'cbc:ChargeIndicator': String(cents < 0),
    'cbc:AllowanceChargeReason': document.language === 'nl' ? 'Korting' : 'Discount',
    ...(of ? { 'cbc:MultiplierFactorNumeric': percentage(of.basisPoints) } : {}),
    'cbc:Amount': euro(Math.abs(cents)),
    ...(of ? { 'cbc:BaseAmount': euro(Math.abs(of.baseCents)) } : {}),
  }
}

function invoiceLine(ublLine: UblLine, id: number, document: InvoiceDocument): Element {
  const { line, quantity, price, netCents, allowance, category, rate } = ublLine
  const [name = '', ...more] = line.description.trim().split(/\s*[\r\n\u2028\u2029]+\s*/)
  return {
    'cbc:ID': String(id),
    [document.kind === 'credit' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity']: {
      '@unitCode': unitCode(line.unit),
      '#': fixed(quantity, 3, true),
    },
    'cbc:LineExtensionAmount': euro(netCents),
    ...(allowance ? { 'cac:AllowanceCharge': allowanceCharge(allowance, document) } : {}),
    'cac:Item': {
      ...text('cbc:Description', more.length > 0 ? line.description : null),
      ...text('cbc:Name', name),
      'cac:ClassifiedTaxCategory': taxCategory(category, rate),
    },
    'cac:Price': { 'cbc:PriceAmount': { '@currencyID': 'EUR', '#': price } },
  }
}
