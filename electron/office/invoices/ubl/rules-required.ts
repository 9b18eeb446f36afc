/** What must be there: EN 16931 BR-01 to BR-65 and BR-CO-25, BR-CO-26. */
import { decimal } from './decimal'
import type { Invoice, Rule } from './rule'
import { all, first, value, type Node } from './tree'

export function requiredRules(invoice: Invoice, rule: Rule): void {
  const { root, credit, seller, buyer, totals } = invoice
  const has = (node: Node | undefined, path: string) => (value(node, path) ?? '') !== ''
  const type = value(root, `cbc:${root.name}TypeCode`)
  rule(has(root, 'cbc:CustomizationID'), 'BR-01', 'The document has a specification identifier.')
  rule(has(root, 'cbc:ID'), 'BR-02', 'The document has a number.')
  rule(has(root, 'cbc:IssueDate'), 'BR-03', 'The document has an issue date.')
  rule(type === (credit ? '381' : '380'), 'BR-04', 'The document has the type code of its kind.')
  rule(value(root, 'cbc:DocumentCurrencyCode') === 'EUR', 'BR-05', 'The currency is EUR.')
  rule(has(seller, 'cac:PartyLegalEntity/cbc:RegistrationName'), 'BR-06', 'The seller has a name.')
  rule(has(buyer, 'cac:PartyLegalEntity/cbc:RegistrationName'), 'BR-07', 'The buyer has a name.')
  const country = 'cac:PostalAddress/cac:Country/cbc:IdentificationCode'
  rule(has(seller, country), 'BR-09', "The seller's address has a country.")
  rule(has(buyer, country), 'BR-11', "The buyer's address has a country.")
  for (const [name, number] of [
    ['LineExtensionAmount', 12],
    ['TaxExclusiveAmount', 13],
    ['TaxInclusiveAmount', 14],
    ['PayableAmount', 15],
  ] as const) {
    rule(has(totals, `cbc:${name}`), `BR-${number}`, `The totals have ${name}.`)
  }
  rule(invoice.lines.length > 0, 'BR-16', 'The document has a line.')
  invoice.lines.forEach((line, i) => lineRules(line, i + 1, credit, rule))
  for (const period of all(root, 'cac:InvoicePeriod')) {
    const start = value(period, 'cbc:StartDate') ?? ''
    const end = value(period, 'cbc:EndDate') ?? ''
    rule(start <= end, 'BR-29', 'The period ends on or after the day it starts.')
  }
  for (const [allowance, line] of allowancesOf(invoice)) {
    const [amount, reason] = line === undefined ? ['BR-31', 'BR-33'] : ['BR-41', 'BR-42']
    rule(has(allowance, 'cbc:Amount'), amount, 'An allowance has an amount.', line)
    rule(has(allowance, 'cbc:AllowanceChargeReason'), reason, 'An allowance has a reason.', line)
    const category = line !== undefined || has(allowance, 'cac:TaxCategory/cbc:ID')
    rule(category, 'BR-32', 'An allowance on the document has a VAT category.')
  }
  for (const means of all(root, 'cac:PaymentMeans')) {
    const code = value(means, 'cbc:PaymentMeansCode')
    const account = has(means, 'cac:PayeeFinancialAccount/cbc:ID')
    rule(code !== undefined, 'BR-49', 'Payment instructions have a code.')
    rule(account, 'BR-50', 'A payment account has an identifier.')
    rule(account || (code !== '30' && code !== '58'), 'BR-61', 'A transfer names its account.')
  }
  for (const reference of all(root, 'cac:BillingReference')) {
    const number = has(reference, 'cac:InvoiceDocumentReference/cbc:ID')
    rule(number, 'BR-55', 'A preceding invoice is named by its number.')
  }
  for (const party of [seller, buyer]) {
    const address = first(party, 'cbc:EndpointID')
    const rules = party === seller ? 'BR-62' : 'BR-63'
    rule(!address || !!address.attributes['schemeID'], rules, 'An electronic address has a scheme.')
  }
  const payable = decimal(value(totals, 'cbc:PayableAmount')) ?? 0n
  const due = has(root, 'cbc:DueDate') || has(root, 'cac:PaymentTerms/cbc:Note')
  rule(payable <= 0n || due, 'BR-CO-25', 'An amount to pay has a due date or payment terms.')
  const identified =
    has(seller, 'cac:PartyTaxScheme/cbc:CompanyID') ||
    has(seller, 'cac:PartyLegalEntity/cbc:CompanyID')
  rule(identified, 'BR-CO-26', 'The seller has a btw-id or a legal registration.')
}

function lineRules(line: Node, number: number, credit: boolean, rule: Rule): void {
  const quantity = credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity'
  const has = (path: string) => (value(line, path) ?? '') !== ''
  rule(has('cbc:ID'), 'BR-21', 'A line has an identifier.', number)
  rule(has(quantity), 'BR-22', 'A line has a quantity.', number)
  rule(!!first(line, quantity)?.attributes['unitCode'], 'BR-23', 'A quantity has a unit.', number)
  rule(has('cbc:LineExtensionAmount'), 'BR-24', 'A line has a net amount.', number)
  rule(has('cac:Item/cbc:Name'), 'BR-25', 'A line has an item name.', number)
  const price = decimal(value(line, 'cac:Price/cbc:PriceAmount'))
  rule(price !== null, 'BR-26', 'A line has a net price.', number)
  rule(price === null || price >= 0n, 'BR-27', 'A net price is not negative.', number)
  const category = has('cac:Item/cac:ClassifiedTaxCategory/cbc:ID')
  rule(category, 'BR-CO-04', 'A line has a VAT category.', number)
}

/** Those of the document first, then those of each line with its number. */
export function allowancesOf({ allowances, lines }: Invoice): [Node, number | undefined][] {
  return [
    ...allowances.map((node): [Node, undefined] => [node, undefined]),
    ...lines.flatMap((line, i) =>
      all(line, 'cac:AllowanceCharge').map((node): [Node, number] => [node, i + 1]),
    ),
  ]
}
