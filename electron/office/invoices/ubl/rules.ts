/**
 * The official rules an e-invoice must keep, run on the file itself: EN 16931 (the parts of it that
 * an invoice of ours can touch), Peppol BIS Billing 3 and the Dutch NLCIUS. Sources: CEN
 * EN16931-UBL, OpenPEPPOL PEPPOL-EN16931-UBL, STPE SI-UBL 2.0. Only fatal rules count.
 */
import type { BrokenRule, Invoice, Rule } from './rule'
import { dutchRules } from './rules-dutch'
import { formRules } from './rules-form'
import { peppolRules } from './rules-peppol'
import { requiredRules } from './rules-required'
import { totalRules } from './rules-totals'
import { vatRules } from './rules-vat'
import { all, first, parseUbl, value } from './tree'

/** Every rule the file breaks; empty for a valid e-invoice. */
export function validateUbl(xml: string): BrokenRule[] {
  const root = parseUbl(xml)
  if (!root || (root.name !== 'Invoice' && root.name !== 'CreditNote')) {
    return [{ rule: 'UBL', message: 'The file is a UBL 2.1 Invoice or CreditNote.' }]
  }
  const broken: BrokenRule[] = []
  const rule: Rule = (holds, name, message, line) => {
    if (!holds) broken.push({ rule: name, message, ...(line === undefined ? {} : { line }) })
  }
  const invoice: Invoice = {
    root,
    credit: root.name === 'CreditNote',
    seller: first(root, 'cac:AccountingSupplierParty/cac:Party'),
    buyer: first(root, 'cac:AccountingCustomerParty/cac:Party'),
    lines: all(root, `cac:${root.name}Line`),
    allowances: all(root, 'cac:AllowanceCharge'),
    subtotals: all(root, 'cac:TaxTotal/cac:TaxSubtotal'),
    totals: first(root, 'cac:LegalMonetaryTotal'),
    customization: value(root, 'cbc:CustomizationID') ?? '',
  }
  formRules(invoice, rule)
  requiredRules(invoice, rule)
  totalRules(invoice, rule)
  vatRules(invoice, rule)
  peppolRules(invoice, rule)
  dutchRules(invoice, rule)
  return broken
}
