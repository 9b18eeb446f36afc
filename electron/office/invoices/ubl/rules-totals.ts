/** What must add up: EN 16931 BR-CO-10 to BR-CO-18. */
import { decimal } from './decimal'
import type { Invoice, Rule } from './rule'
import { all, value, type Node } from './tree'

export function totalRules(
  { root, lines, allowances, subtotals, totals }: Invoice,
  rule: Rule,
): void {
  const total = (name: string) => decimal(value(totals, `cbc:${name}`))
  const net = total('LineExtensionAmount')
  const off = total('AllowanceTotalAmount')
  const on = total('ChargeTotalAmount')
  const exclusive = total('TaxExclusiveAmount')
  const inclusive = total('TaxInclusiveAmount')
  const vat = decimal(value(root, 'cac:TaxTotal/cbc:TaxAmount'))
  const isCharge = (node: Node) => value(node, 'cbc:ChargeIndicator') === 'true'
  const charged = allowances.filter(isCharge)
  const allowed = allowances.filter((node) => !isCharge(node))

  rule(net === sum(lines, 'cbc:LineExtensionAmount'), 'BR-CO-10', 'The lines make the line total.')
  rule((off ?? 0n) === sum(allowed, 'cbc:Amount'), 'BR-CO-11', 'Allowances make their total.')
  rule((on ?? 0n) === sum(charged, 'cbc:Amount'), 'BR-CO-12', 'Charges make their total.')
  rule(
    exclusive === (net ?? 0n) - (off ?? 0n) + (on ?? 0n),
    'BR-CO-13',
    'The net total is the lines less allowances plus charges.',
  )
  rule(vat === sum(subtotals, 'cbc:TaxAmount'), 'BR-CO-14', 'VAT per rate makes the VAT total.')
  rule(
    inclusive === (exclusive ?? 0n) + (vat ?? 0n),
    'BR-CO-15',
    'The gross total is the net total plus VAT.',
  )
  rule(total('PayableAmount') === inclusive, 'BR-CO-16', 'The amount to pay is the gross total.')
  rule(subtotals.length > 0, 'BR-CO-18', 'The document has a VAT breakdown.')
  rule(all(root, 'cac:TaxTotal').length === 1, 'PEPPOL-EN16931-R053', 'There is one VAT total.')
}

export function sum(nodes: readonly Node[], path: string): bigint {
  return nodes.reduce((total, node) => total + (decimal(value(node, path)) ?? 0n), 0n)
}
