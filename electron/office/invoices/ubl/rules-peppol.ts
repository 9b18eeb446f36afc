/** Peppol BIS Billing 3.0: PEPPOL-EN16931-R… Those on lines and allowances hold for NLCIUS too. */
import { addressSchemes } from './code-lists'
import { absolute, decimal, scale, times } from './decimal'
import type { Invoice, Rule } from './rule'
import { allowancesOf } from './rules-required'
import { sum } from './rules-totals'
import { all, first, value, type Node } from './tree'

export const peppolId = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'

const slack = scale / 50n

export function peppolRules(invoice: Invoice, rule: Rule): void {
  const { root, seller, buyer, lines, credit, customization } = invoice
  lines.forEach((line, i) => {
    rule(
      lineAddsUp(line, credit),
      'PEPPOL-EN16931-R120',
      'Quantity times price makes the line.',
      i + 1,
    )
  })
  for (const [allowance, line] of allowancesOf(invoice)) {
    const rate = decimal(value(allowance, 'cbc:MultiplierFactorNumeric'))
    const base = decimal(value(allowance, 'cbc:BaseAmount'))
    const amount = decimal(value(allowance, 'cbc:Amount')) ?? 0n
    rule(rate === null || base !== null, 'PEPPOL-EN16931-R041', 'A percentage has its base.', line)
    rule(rate !== null || base === null, 'PEPPOL-EN16931-R042', 'A base has its percentage.', line)
    const difference = amount - times(base ?? 0n, rate ?? 0n) / 100n
    const agrees = rate === null || base === null || absolute(difference) <= slack
    rule(agrees, 'PEPPOL-EN16931-R040', 'An allowance is its percentage of the base.', line)
    const indicator = value(allowance, 'cbc:ChargeIndicator') ?? ''
    rule(/^(true|false)$/.test(indicator), 'PEPPOL-EN16931-R043', 'The indicator is set.', line)
  }
  if (customization !== peppolId) return

  const profile = value(root, 'cbc:ProfileID') ?? ''
  rule(profile !== '', 'PEPPOL-EN16931-R001', 'The business process is given.')
  rule(
    /^urn:fdc:peppol\.eu:2017:poacc:billing:\d{2}:1\.0$/.test(profile),
    'PEPPOL-EN16931-R007',
    'The business process has its form.',
  )
  rule(all(root, 'cbc:Note').length <= 1, 'PEPPOL-EN16931-R002', 'There is one note at most.')
  const referenced =
    value(root, 'cbc:BuyerReference') ?? value(root, 'cac:OrderReference/cbc:ID') ?? ''
  rule(referenced !== '', 'PEPPOL-EN16931-R003', 'A buyer or order reference is given.')
  const address = (party: Node | undefined) => (value(party, 'cbc:EndpointID') ?? '') !== ''
  rule(address(buyer), 'PEPPOL-EN16931-R010', 'The buyer has an electronic address.')
  rule(address(seller), 'PEPPOL-EN16931-R020', 'The seller has an electronic address.')
  for (const party of [seller, buyer]) {
    const scheme = first(party, 'cbc:EndpointID')?.attributes['schemeID'] ?? '0106'
    rule(addressSchemes.has(scheme), 'PEPPOL-EN16931-CL008', 'The address scheme is listed.')
  }
}

/** u:slack of 0.02, as the rule has it. */
function lineAddsUp(line: Node, credit: boolean): boolean {
  const net = decimal(value(line, 'cbc:LineExtensionAmount')) ?? 0n
  const quantity = credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity'
  const price = decimal(value(line, 'cac:Price/cbc:PriceAmount')) ?? 0n
  const off = all(line, 'cac:AllowanceCharge').filter(
    (node) => value(node, 'cbc:ChargeIndicator') === 'false',
  )
  const on = all(line, 'cac:AllowanceCharge').filter(
    (node) => value(node, 'cbc:ChargeIndicator') === 'true',
  )
  const expected =
    times(decimal(value(line, quantity)) ?? 0n, price) +
    sum(on, 'cbc:Amount') -
    sum(off, 'cbc:Amount')
  return absolute(net - expected) <= slack
}
