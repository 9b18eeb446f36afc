/** The order of elements (UBL 2.1 XSD), data types, and the code lists of EN 16931. */
import { unitCodes } from '../../../../shared/invoices/units'
import { countryCodes } from './code-lists'
import { decimal } from './decimal'
import type { Invoice, Rule } from './rule'
import { everything, type Node } from './tree'

const party =
  'EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact'
const category = 'ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme'

/** The children each element of ours may have, in the order of the schema; others are refused. */
const sequences: Record<string, string> = {
  Invoice:
    'CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note DocumentCurrencyCode BuyerReference InvoicePeriod OrderReference BillingReference AdditionalDocumentReference AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal InvoiceLine',
  CreditNote:
    'CustomizationID ProfileID ID IssueDate CreditNoteTypeCode Note DocumentCurrencyCode BuyerReference InvoicePeriod OrderReference BillingReference AdditionalDocumentReference AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal CreditNoteLine',
  InvoicePeriod: 'StartDate EndDate',
  OrderReference: 'ID',
  BillingReference: 'InvoiceDocumentReference',
  InvoiceDocumentReference: 'ID IssueDate',
  AdditionalDocumentReference: 'ID DocumentDescription Attachment',
  Attachment: 'EmbeddedDocumentBinaryObject',
  AccountingSupplierParty: 'Party',
  AccountingCustomerParty: 'Party',
  Party: party,
  PartyIdentification: 'ID',
  PartyName: 'Name',
  PostalAddress: 'StreetName AdditionalStreetName CityName PostalZone Country',
  Country: 'IdentificationCode',
  PartyTaxScheme: 'CompanyID TaxScheme',
  TaxScheme: 'ID',
  PartyLegalEntity: 'RegistrationName CompanyID',
  Contact: 'Name Telephone ElectronicMail',
  Delivery: 'ActualDeliveryDate DeliveryLocation',
  DeliveryLocation: 'Address',
  Address: 'Country',
  PaymentMeans: 'PaymentMeansCode PaymentID PayeeFinancialAccount',
  PayeeFinancialAccount: 'ID Name FinancialInstitutionBranch',
  FinancialInstitutionBranch: 'ID',
  PaymentTerms: 'Note',
  AllowanceCharge:
    'ChargeIndicator AllowanceChargeReason MultiplierFactorNumeric Amount BaseAmount TaxCategory',
  TaxTotal: 'TaxAmount TaxSubtotal',
  TaxSubtotal: 'TaxableAmount TaxAmount TaxCategory',
  TaxCategory: category,
  ClassifiedTaxCategory: category,
  LegalMonetaryTotal:
    'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PayableAmount',
  InvoiceLine: 'ID InvoicedQuantity LineExtensionAmount AllowanceCharge Item Price',
  CreditNoteLine: 'ID CreditedQuantity LineExtensionAmount AllowanceCharge Item Price',
  Item: 'Description Name ClassifiedTaxCategory',
  Price: 'PriceAmount BaseQuantity',
}

const repeatable = new Set([
  'cac:BillingReference',
  'cac:AllowanceCharge',
  'cac:TaxSubtotal',
  'cac:InvoiceLine',
  'cac:CreditNoteLine',
  'cac:AdditionalDocumentReference',
])

const order = new Map(
  Object.entries(sequences).map(([name, children]) => [
    name,
    new Map(children.split(' ').map((child, position) => [child, position])),
  ]),
)

const categories = new Set(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'])

export function formRules({ root }: Invoice, rule: Rule): void {
  for (const node of everything(root)) {
    const name = local(node)
    rule(inOrder(node), 'UBL-XSD', `${name} has the children of the schema, in its order.`)
    const empty = node.children.length === 0 && node.text.trim() === ''
    rule(!empty, 'PEPPOL-EN16931-R008', 'The document has no empty elements.')
    if (name.endsWith('Amount')) amountRules(node, rule)
    if (name.endsWith('Date')) {
      rule(isDate(node.text.trim()), 'PEPPOL-EN16931-F001', 'Dates have the form YYYY-MM-DD.')
    }
    if (name === 'IdentificationCode') {
      rule(countryCodes.has(node.text), 'BR-CL-14', 'Countries are ISO 3166-1 codes.')
    }
    if (name.endsWith('TaxCategory')) {
      const id = node.children.find((child) => child.name === 'cbc:ID')?.text ?? ''
      rule(categories.has(id), 'BR-CL-17', 'VAT categories are codes of UNCL 5305.')
    }
    if (name.endsWith('Quantity')) {
      rule(decimal(node.text) !== null, 'UBL-XSD', 'Quantities are decimal numbers.')
      rule(
        unitCodes.has(node.attributes['unitCode'] ?? ''),
        'BR-CL-23',
        'Units are UN/ECE rec. 20 codes.',
      )
    }
    if (name === 'EmbeddedDocumentBinaryObject') {
      rule(
        node.attributes['mimeCode'] === 'application/pdf',
        'BR-CL-24',
        'The mime type is listed.',
      )
      rule((node.attributes['filename'] ?? '') !== '', 'UBL-DT-07', 'Attachments have a file name.')
    }
  }
}

/** BR-DEC: two decimals at most in every amount except the unit price. */
function amountRules(node: Node, rule: Rule): void {
  rule(decimal(node.text) !== null, 'UBL-XSD', 'Amounts are decimal numbers.')
  rule(node.attributes['currencyID'] === 'EUR', 'PEPPOL-EN16931-R051', 'All amounts are in EUR.')
  if (local(node) !== 'PriceAmount') {
    rule(!/\.\d{3,}/.test(node.text), 'UBL-DT-01', 'Amounts have two decimals at most.')
  }
}

function inOrder(node: Node): boolean {
  const places = order.get(local(node))
  if (!places) return node.children.length === 0
  let previous = -1
  for (const child of node.children) {
    const place = places.get(local(child))
    if (place === undefined || place < previous) return false
    if (place === previous && !repeatable.has(child.name)) return false
    previous = place
  }
  return true
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

function local(node: Node): string {
  return node.name.replace(/^\w*:/, '')
}
