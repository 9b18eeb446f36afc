/**
 * Rules for a supplier in the Netherlands: BR-NL-… of NLCIUS (SI-UBL 2.0), and the NL-R-… that
 * Peppol has for them. The same wishes under two names, with small differences.
 */
import { decimal } from './decimal'
import type { Invoice, Rule } from './rule'
import { peppolId } from './rules-peppol'
import { first, value, type Node } from './tree'

export const nlciusId = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0'
/** Of EN 16931 alone: no rules but its own. */
export const coreId = 'urn:cen.eu:en16931:2017'

const transferCodes = new Set(['30', '48', '49', '57', '58', '59'])

export function dutchRules(invoice: Invoice, rule: Rule): void {
  const { root, credit, seller, buyer, totals, customization } = invoice
  const nlcius = customization === nlciusId
  const known = nlcius || customization === peppolId
  if (customization === coreId) return
  rule(known, nlcius ? 'BR-01' : 'PEPPOL-EN16931-R004', 'The specification is one of ours.')
  if (!known || countryOf(seller) !== 'NL') return
  const named = (dutch: string, peppol: string) => (nlcius ? dutch : peppol)

  const registered = isDutchRegistration(first(seller, 'cac:PartyLegalEntity/cbc:CompanyID'))
  rule(registered, named('BR-NL-1', 'NL-R-003'), 'The seller has a KVK number or OIN.')
  rule(hasAddress(seller), named('BR-NL-3', 'NL-R-002'), "The seller's address is complete.")
  const dutchBuyer = countryOf(buyer) === 'NL'
  rule(
    !dutchBuyer || hasAddress(buyer),
    named('BR-NL-4', 'NL-R-004'),
    "The buyer's address is complete.",
  )
  const registration = first(buyer, 'cac:PartyLegalEntity/cbc:CompanyID')
  // NLCIUS wants the number of every Dutch buyer, Peppol only that a number given is one of these.
  const optional = !nlcius && registration === undefined
  rule(
    !dutchBuyer || optional || isDutchRegistration(registration),
    named('BR-NL-10', 'NL-R-005'),
    'The buyer has a KVK number or OIN.',
  )
  const means = first(root, 'cac:PaymentMeans')
  const payable = decimal(value(totals, 'cbc:PayableAmount')) ?? 0n
  const toSeller = nlcius || !credit ? payable > 0n : payable < 0n
  rule(
    !toSeller || means !== undefined,
    named('BR-NL-11', 'NL-R-007'),
    'A means of payment is given.',
  )
  const code = value(means, 'cbc:PaymentMeansCode') ?? ''
  rule(!means || transferCodes.has(code), named('BR-NL-12', 'NL-R-008'), 'The means is allowed.')
  if (nlcius) {
    const reference = value(root, 'cbc:BuyerReference') ?? value(root, 'cac:OrderReference/cbc:ID')
    rule(reference !== undefined, 'BR-NL-2', 'A buyer or order reference is given.')
  }
  const original = value(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')
  rule(!credit || original !== undefined, 'NL-R-001', 'A credit note names the original invoice.')
}

function countryOf(party: Node | undefined): string | undefined {
  return value(party, 'cac:PostalAddress/cac:Country/cbc:IdentificationCode')
}

function hasAddress(party: Node | undefined): boolean {
  return ['StreetName', 'CityName', 'PostalZone'].every(
    (name) => (value(party, `cac:PostalAddress/cbc:${name}`) ?? '') !== '',
  )
}

function isDutchRegistration(id: Node | undefined): boolean {
  const scheme = id?.attributes['schemeID']
  return (scheme === '0106' || scheme === '0190') && (id?.text.trim() ?? '') !== ''
}
