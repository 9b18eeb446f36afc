/** VAT per category: EN 16931 BR-CO-09, BR-CO-17, BR-S, BR-Z, BR-E, BR-AE, BR-G, BR-K and BR-O. */
import { absolute, decimal, scale, times } from './decimal'
import type { Invoice, Rule } from './rule'
import { sum } from './rules-totals'
import { everything, value, type Node } from './tree'

const noVat = ['Z', 'E', 'AE', 'G', 'K'] as const
const withReason = new Set(['E', 'AE', 'G', 'K', 'O'])

export function vatRules(invoice: Invoice, rule: Rule): void {
  const { root, seller, buyer, lines, allowances, subtotals } = invoice
  const sellerVat = value(seller, 'cac:PartyTaxScheme/cbc:CompanyID')
  const buyerVat = value(buyer, 'cac:PartyTaxScheme/cbc:CompanyID')
  for (const id of [sellerVat, buyerVat]) {
    const prefixed = id === undefined || /^[A-Z]{2}/.test(id)
    rule(prefixed, 'BR-CO-09', 'A VAT number starts with its country.')
  }

  const used = new Set<string>()
  for (const node of everything(root)) {
    if (/TaxCategory$/.test(node.name)) used.add(value(node, 'cbc:ID') ?? '')
  }
  for (const id of used) {
    const rows = subtotals.filter((row) => categoryOf(row) === id)
    const one = id === 'S' ? rows.length > 0 : rows.length === 1
    rule(one, `BR-${id}-01`, `The breakdown has ${id === 'S' ? 'a row' : 'one row'} for it.`)
    rule(sellerVat !== undefined, `BR-${id}-02`, 'The seller has a btw-id.')
  }
  if (used.has('AE')) {
    const known = buyerVat ?? value(buyer, 'cac:PartyLegalEntity/cbc:CompanyID')
    rule(known !== undefined, 'BR-AE-02', 'With reverse charge the buyer is identified.')
    // Wet OB art. 35a(1)(c): the standard would take a registration number, the law does not.
    rule(buyerVat !== undefined, 'NL-35A', 'With reverse charge the buyer has a btw-id.')
  }
  if (used.has('K')) {
    rule(buyerVat !== undefined, 'BR-IC-02', 'The buyer has a VAT number.')
    const day = value(root, 'cac:Delivery/cbc:ActualDeliveryDate')
    const supplied = day ?? value(root, 'cac:InvoicePeriod/cbc:StartDate')
    rule(supplied !== undefined, 'BR-IC-11', 'Goods within the EU have a day of delivery.')
    const country = 'cac:Address/cac:Country/cbc:IdentificationCode'
    const place = value(root, `cac:Delivery/cac:DeliveryLocation/${country}`)
    rule(place !== undefined, 'BR-IC-12', 'Goods within the EU have a country they go to.')
  }

  lines.forEach((line, i) => {
    const category = 'cac:Item/cac:ClassifiedTaxCategory'
    rateRule(value(line, `${category}/cbc:ID`), value(line, `${category}/cbc:Percent`), '05', i + 1)
  })
  for (const allowance of allowances) {
    const category = 'cac:TaxCategory'
    rateRule(
      value(allowance, `${category}/cbc:ID`),
      value(allowance, `${category}/cbc:Percent`),
      '06',
    )
  }

  function rateRule(id: string | undefined, rate: string | undefined, rank: string, line?: number) {
    const percent = decimal(rate)
    if (id === 'S') {
      rule(percent !== null && percent > 0n, `BR-S-${rank}`, 'The standard rate is above 0.', line)
    } else if (noVat.some((one) => one === id)) {
      rule(percent === 0n, `BR-${id ?? ''}-${rank}`, 'The rate is 0.', line)
    }
  }

  for (const row of subtotals) breakdownRules(row, invoice, rule)
}

function breakdownRules(row: Node, { lines, allowances }: Invoice, rule: Rule): void {
  const id = categoryOf(row)
  const percent = decimal(value(row, 'cac:TaxCategory/cbc:Percent'))
  const base = decimal(value(row, 'cbc:TaxableAmount'))
  const vat = decimal(value(row, 'cbc:TaxAmount'))
  rule(base !== null, 'BR-45', 'A VAT row has a taxable amount.')
  rule(vat !== null, 'BR-46', 'A VAT row has a VAT amount.')
  rule(percent !== null, 'BR-48', 'A VAT row has a rate.')

  const same = (category: string) => (node: Node) =>
    value(node, `${category}/cbc:ID`) === id &&
    decimal(value(node, `${category}/cbc:Percent`)) === percent
  const own = allowances.filter(same('cac:TaxCategory'))
  const charges = own.filter((node) => value(node, 'cbc:ChargeIndicator') === 'true')
  const off = own.filter((node) => value(node, 'cbc:ChargeIndicator') !== 'true')
  const expected =
    sum(lines.filter(same('cac:Item/cac:ClassifiedTaxCategory')), 'cbc:LineExtensionAmount') -
    sum(off, 'cbc:Amount') +
    sum(charges, 'cbc:Amount')
  rule(base === expected, `BR-${id}-08`, 'The taxable amount is what the lines of the row make.')

  if (id === 'S') {
    // The official rule leaves a euro, for VAT that was reckoned line by line.
    const difference = (vat ?? 0n) - times(base ?? 0n, (percent ?? 0n) / 100n)
    rule(absolute(difference) < scale, 'BR-CO-17', 'VAT is the taxable amount times the rate.')
  } else {
    rule(vat === 0n, `BR-${id}-09`, 'The VAT amount is 0.')
  }
  const reason =
    value(row, 'cac:TaxCategory/cbc:TaxExemptionReason') ??
    value(row, 'cac:TaxCategory/cbc:TaxExemptionReasonCode')
  const expectsReason = withReason.has(id)
  rule(
    (reason !== undefined) === expectsReason,
    `BR-${id}-10`,
    expectsReason ? 'The row says why no VAT is charged.' : 'A taxed row has no exemption reason.',
  )
}

function categoryOf(row: Node): string {
  return value(row, 'cac:TaxCategory/cbc:ID') ?? ''
}
