/**
 * What the law wants on an invoice before it may be issued. Source: Wet OB 1968 art. 35a (contents),
 * art. 34d (simplified invoice), art. 25 (small-business scheme); Belastingdienst, "Factuureisen".
 */
import { addMonths, type CivilDate } from '../../../../shared/dates'
import type { FieldProblem } from '../../../../shared/errors'
import type { Address } from '../../../../shared/invoices/document'
import {
  isReverseCharge,
  isWithinEu,
  rateOn,
  shownAsTax,
  type VatKind,
} from '../../../../shared/invoices/vat'
import { checkVatId, vatPrefixOf } from '../../../../shared/clients/identifiers'
import { isPoBoxOnly } from './po-box'

export interface CandidateParty {
  name: string
  address: Address
  vatId: string | null
  email: string | null
}

/** An invoice as it would be issued. */
export interface Candidate {
  issuedOn: CivilDate
  supplyFrom: CivilDate | null
  supplyTo: CivilDate | null
  /** where goods go; null: to the customer's own country */
  deliveryCountry: string | null
  lines: readonly {
    description: string | null
    quantity: number
    vatKind: VatKind
    /** basis points; of a country whose rate nobody typed 0 */
    vatRate: number
  }[]
  grossCents: number
  client: CandidateParty | null
  agency: {
    name: string
    address: Address
    kvkNumber: string
    vatId: string | null
    vatPosition: 'normal' | 'small-business'
  }
}

/** Up to EUR 100 including VAT (Uitvoeringsbeschikking OB 1968 art. 33a). */
const simplifiedUpTo = 100_00

const hasKind = ({ lines }: Candidate, test: (kind: VatKind) => boolean): boolean =>
  lines.some((line) => test(line.vatKind))

/**
 * A simplified invoice needs less; not with reverse charge, nor with a supply outside the country,
 * whose conditions rest on who the customer is.
 */
export const isSimplified = (candidate: Candidate): boolean =>
  candidate.grossCents <= simplifiedUpTo &&
  !hasKind(
    candidate,
    (kind) =>
      isReverseCharge(kind) || isWithinEu(kind) || kind === 'consumer-eu' || kind === 'export',
  )

/** Every reason why the invoice may not be issued, by the path of the field that is at fault. */
export const problemsOf = (candidate: Candidate): FieldProblem[] => [
  ...clientProblems(candidate),
  ...supplyProblems(candidate),
  ...lineProblems(candidate),
  ...vatProblems(candidate),
  ...agencyProblems(candidate),
]

const required = (path: string, value: string | null): FieldProblem[] =>
  value === null || value.trim() === '' ? [{ path, code: 'required' }] : []

/** 1: full name and address; a PO box alone is not an address. */
const addressProblems = (party: 'client' | 'agency', address: Address): FieldProblem[] => {
  const { street, houseNumber, postcode, town, country } = address
  if (isPoBoxOnly(street, houseNumber)) return [{ path: `${party}.street`, code: 'po-box' }]
  return [
    ...required(`${party}.street`, street),
    // Abroad not every house has a number, nor every country postcodes.
    ...(country === 'NL' ? required(`${party}.houseNumber`, houseNumber) : []),
    ...(country === 'NL' ? required(`${party}.postcode`, postcode) : []),
    ...required(`${party}.town`, town),
    ...required(`${party}.country`, country),
  ]
}

const clientProblems = (candidate: Candidate): FieldProblem[] => {
  const { client } = candidate
  if (!client) return [{ path: 'clientId', code: 'required' }]
  const address = isSimplified(candidate) ? [] : addressProblems('client', client.address)
  return [...required('client.name', client.name), ...address]
}

/** 5: date or period of supply; a simplified invoice is dated by its own date alone. */
const supplyProblems = (candidate: Candidate): FieldProblem[] => {
  const { supplyFrom, supplyTo } = candidate
  if (supplyFrom === null) {
    return supplyTo === null && isSimplified(candidate)
      ? []
      : [{ path: 'supplyFrom', code: 'required' }]
  }
  return supplyTo !== null && supplyTo < supplyFrom
    ? [{ path: 'supplyTo', code: 'before-start' }]
    : []
}

/** 6: quantity and kind of goods, extent and kind of services. */
const lineProblems = ({ lines, grossCents }: Candidate): FieldProblem[] => {
  if (lines.length === 0) return [{ path: 'lines', code: 'no-lines' }]
  const each = lines.flatMap((line, index): FieldProblem[] => [
    ...required(`lines.${index}.description`, line.description),
    ...(line.quantity === 0 ? [{ path: `lines.${index}.quantity`, code: 'quantity-zero' }] : []),
  ])
  // What is paid back goes by credit note, which names what it corrects.
  return grossCents < 0 ? [...each, { path: 'lines', code: 'total-negative' }] : each
}

/** 11 and 12: reverse charge, export and the small-business scheme, each with its own conditions. */
const vatProblems = (candidate: Candidate): FieldProblem[] => {
  const { lines, client, agency } = candidate
  const scheme = agency.vatPosition === 'small-business'
  const kinds = lines.flatMap(({ vatKind }, index): FieldProblem[] => {
    // The scheme covers what is supplied in the Netherlands only (Wet OB art. 25): services whose
    // place is abroad are billed as anybody's.
    const abroad = vatKind === 'reverse-eu' || vatKind === 'consumer-eu' || vatKind === 'export'
    if (scheme === (vatKind === 'small-business') || (scheme && abroad)) return []
    const code = scheme ? 'small-business-only' : 'not-small-business'
    return [{ path: `lines.${index}.vatKind`, code }]
  })
  if (!client) return kinds
  const abroad = client.address.country
  if (hasKind(candidate, (kind) => isReverseCharge(kind) || isWithinEu(kind))) {
    kinds.push(...reverseChargeProblems(candidate, client))
  }
  if (hasKind(candidate, (kind) => kind === 'consumer-eu')) {
    kinds.push(...consumerProblems(candidate, client))
  }
  if (hasKind(candidate, (kind) => kind === 'export') && vatPrefixOf(abroad) !== null) {
    kinds.push({ path: 'client.country', code: 'inside-eu' })
  }
  return kinds
}

/**
 * VAT of another member state: for who lives there and is no business (a btw-id says so), at a rate
 * that somebody typed. Source: Directive 2006/112 art. 58; Implementing Regulation 282/2011 art. 18.
 */
const consumerProblems = (candidate: Candidate, client: CandidateParty): FieldProblem[] => {
  const { country } = client.address
  if (country === 'NL' || vatPrefixOf(country) === null)
    return [{ path: 'client.country', code: 'not-another-member-state' }]
  if (client.vatId !== null) return [{ path: 'client.vatId', code: 'consumers-only' }]
  return candidate.lines.flatMap(({ vatKind, vatRate }, index): FieldProblem[] =>
    vatKind === 'consumer-eu' && vatRate === 0
      ? [{ path: `lines.${index}.vatKind`, code: 'no-country-rate', params: { country } }]
      : [],
  )
}

/**
 * The words "btw verlegd" and the customer's btw-id come together or not at all; goods that go to
 * another member state without VAT want that id as well.
 */
const reverseChargeProblems = (candidate: Candidate, client: CandidateParty): FieldProblem[] => {
  const { agency } = candidate
  const check = client.vatId === null ? null : checkVatId(client.vatId)
  if (check === null) return [{ path: 'client.vatId', code: 'required-reverse-charge' }]
  if (!check.ok) return [{ path: 'client.vatId', code: 'not-a-vat-id' }]
  const own = agency.vatId === null ? null : checkVatId(agency.vatId)
  if (own?.ok && own.normalized === check.normalized) {
    return [{ path: 'client.vatId', code: 'own-vat-id' }]
  }
  const problems: FieldProblem[] = []
  const service = hasKind(candidate, (kind) => kind === 'reverse-eu')
  const goods = hasKind(candidate, (kind) => kind === 'goods-eu')
  // Northern Ireland (XI) counts as a member state for goods alone.
  if ((service || goods) && (check.country === 'NL' || (service && check.country === 'XI'))) {
    problems.push({ path: 'client.vatId', code: 'not-another-member-state' })
  }
  const elsewhere = (country: string) =>
    country !== 'NL' &&
    (vatPrefixOf(country) !== null || (!service && check.country === 'XI' && country === 'GB'))
  if (service && !elsewhere(client.address.country)) {
    problems.push({ path: 'client.country', code: 'not-another-member-state' })
  }
  // Goods are taxed where they go, wherever who bought them sits (Directive 2006/112 art. 138).
  if (goods && !elsewhere(candidate.deliveryCountry ?? client.address.country)) {
    problems.push({ path: 'deliveryCountry', code: 'not-another-member-state' })
  }
  return problems
}

/** 1 and 2 of the supplier; settings keep these, a btw-id may only lack under the scheme. */
const agencyProblems = (candidate: Candidate): FieldProblem[] => {
  const { agency } = candidate
  const needsVatId =
    agency.vatPosition === 'normal' ||
    hasKind(
      candidate,
      (kind) => isReverseCharge(kind) || isWithinEu(kind) || kind === 'consumer-eu',
    )
  return [
    ...required('agency.name', agency.name),
    ...addressProblems('agency', agency.address),
    ...required('agency.kvkNumber', agency.kvkNumber),
    ...(needsVatId ? required('agency.vatId', agency.vatId) : []),
  ]
}

/**
 * The day of supply that is a year or more from today: its year was mistyped, more often than not. What
 * is billed beforehand, such as a domain for the coming year, ends later.
 */
export const farSupply = (
  { supplyFrom, supplyTo }: Pick<Candidate, 'supplyFrom' | 'supplyTo'>,
  today: CivilDate,
): { path: 'supplyFrom' | 'supplyTo'; date: CivilDate } | null => {
  const [before, after, end] = [-12, 12, 36].map((months) => addMonths(today, months))
  if (supplyFrom !== null && (supplyFrom < (before ?? '') || supplyFrom > (after ?? today)))
    return { path: 'supplyFrom', date: supplyFrom }
  return supplyTo !== null && (supplyTo < (before ?? '') || supplyTo > (end ?? today))
    ? { path: 'supplyTo', date: supplyTo }
    : null
}

/** What deserves a look and stops nothing. */
export const warningsOf = (candidate: Candidate, today: CivilDate): FieldProblem[] => {
  const { issuedOn, supplyFrom, supplyTo, lines, grossCents, client } = candidate
  const warnings: FieldProblem[] = []
  const supplied = supplyTo ?? supplyFrom
  // Wet OB art. 34c: at the latest on the 15th of the month after the supply.
  const latest = supplied === null ? null : `${addMonths(supplied, 1).slice(0, 7)}-15`
  if (latest !== null && issuedOn > latest) {
    warnings.push({ path: 'supplyFrom', code: 'issued-late', params: { date: latest } })
  }
  const far = farSupply(candidate, today)
  if (far) warnings.push({ path: far.path, code: 'date-far', params: { date: far.date } })
  const rateChanged = (kind: VatKind) =>
    kind !== 'consumer-eu' &&
    supplyFrom !== null &&
    supplied !== null &&
    rateOn(kind, supplyFrom) !== rateOn(kind, supplied)
  if (hasKind(candidate, rateChanged)) warnings.push({ path: 'supplyTo', code: 'rate-changed' })
  if (lines.length > 0 && grossCents === 0) warnings.push({ path: 'lines', code: 'total-zero' })
  if (client && client.email === null) warnings.push({ path: 'client.email', code: 'no-email' })
  if (client && isShiftedAbroad(candidate, client)) {
    warnings.push({ path: 'lines', code: 'reverse-domestic-abroad' })
  }
  if (client && isChargedAbroad(candidate, client)) {
    warnings.push({ path: 'lines', code: 'vat-charged-abroad' })
  }
  return warnings
}

/** The domestic reverse charge for a company of elsewhere: mostly the one for the EU, or export, is meant. */
const isShiftedAbroad = (candidate: Candidate, client: CandidateParty): boolean => {
  const check = client.vatId === null ? null : checkVatId(client.vatId)
  const abroad = client.address.country !== 'NL' || (check?.ok === true && check.country !== 'NL')
  return abroad && hasKind(candidate, (kind) => kind === 'reverse-domestic')
}

/** Dutch VAT for a business in another member state: mostly the customer's to account for. */
const isChargedAbroad = (candidate: Candidate, client: CandidateParty): boolean => {
  const { country } = client.address
  const check = client.vatId === null ? null : checkVatId(client.vatId)
  return (
    country !== 'NL' &&
    vatPrefixOf(country) !== null &&
    check?.ok === true &&
    check.country !== 'NL' &&
    hasKind(candidate, (kind) => shownAsTax(kind) && kind !== 'zero')
  )
}
