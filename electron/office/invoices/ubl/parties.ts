/** Seller and buyer as UBL parties, and the addresses e-invoices are sent to. */
import type { Address, Buyer, InvoiceDocument, Seller } from '../../../../shared/invoices/document'
import { countryCode } from './code-lists'
import { xmlText } from '../../xml-text'
import type { Element } from './write'

/** ISO 6523 code of the KVK register, as party identifier and as electronic address. */
const kvkScheme = '0106'
/** Of the numbers of public bodies (OIN). */
const oinScheme = '0190'

/**
 * Electronic address schemes for VAT numbers, by the number's own prefix. Source: CEF "Electronic
 * Address Scheme" (EAS) code list.
 */
const vatSchemes: Record<string, string> = {
  AT: '9914',
  BG: '9926',
  CH: '9927',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  DK: '0198',
  EE: '9931',
  EL: '9933',
  ES: '9920',
  FR: '9957',
  GB: '9932',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  IT: '0211',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MT: '9943',
  NL: '9944',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  SI: '9949',
  SK: '9950',
}

export function sellerParty(seller: Seller): Element {
  const { phone, email } = seller
  const contact = { ...text('cbc:Telephone', phone), ...text('cbc:ElectronicMail', email) }
  return {
    'cac:Party': {
      ...endpoint({ ...seller, oin: null }),
      ...some('cac:PartyName', text('cbc:Name', seller.name)),
      'cac:PostalAddress': postalAddress(seller.address),
      ...taxScheme(seller.vatId),
      'cac:PartyLegalEntity': legalEntity(seller.name, kvkScheme, seller.kvkNumber),
      ...some('cac:Contact', contact),
    },
  }
}

export function buyerParty({ buyer }: InvoiceDocument): Element {
  const { attention, email } = buyer
  const contact = { ...text('cbc:Name', attention), ...text('cbc:ElectronicMail', email) }
  return {
    'cac:Party': {
      ...endpoint(buyer),
      ...some('cac:PartyIdentification', text('cbc:ID', buyer.clientNumber)),
      ...some('cac:PartyName', text('cbc:Name', buyer.name)),
      'cac:PostalAddress': postalAddress(buyer.address),
      ...taxScheme(buyer.vatId),
      'cac:PartyLegalEntity':
        filled(buyer.oin) === null
          ? legalEntity(buyer.name, kvkScheme, dutchKvk(buyer))
          : legalEntity(buyer.name, oinScheme, buyer.oin),
      ...some('cac:Contact', contact),
    },
  }
}

/** The KVK registers companies in the Netherlands; a number of elsewhere has another scheme. */
function dutchKvk({ kvkNumber, address }: Buyer): string | null {
  return address.country === 'NL' ? kvkNumber : null
}

/**
 * Where receivers are registered under their company number, which their VAT number holds. Belgium:
 * enterprise number; Finland: OVT code, 0037 and the business id; Sweden: organisation number.
 */
const companySchemes: Record<string, [form: RegExp, scheme: string, before: string]> = {
  BE: [/^BE([01]\d{9})$/, '0208', ''],
  FI: [/^FI(\d{8})$/, '0216', '0037'],
  SE: [/^SE(\d{10})\d\d$/, '0007', ''],
}

/**
 * A public body's own number first, then the KVK number: they are what Dutch receivers are registered
 * under; else the VAT number.
 */
function endpoint({ oin, kvkNumber, vatId }: Pick<Buyer, 'oin' | 'kvkNumber' | 'vatId'>): Element {
  const body = filled(oin)
  if (body !== null) return { 'cbc:EndpointID': { '@schemeID': oinScheme, '#': body } }
  const kvk = filled(kvkNumber)
  if (kvk !== null) return { 'cbc:EndpointID': { '@schemeID': kvkScheme, '#': kvk } }
  const vat = filled(vatId)
  const country = vat?.slice(0, 2) ?? ''
  const [form, register, before] = companySchemes[country] ?? []
  const number = form?.exec(vat ?? '')?.[1]
  if (register !== undefined && number !== undefined)
    return { 'cbc:EndpointID': { '@schemeID': register, '#': `${before}${number}` } }
  const scheme = vatSchemes[country]
  return scheme === undefined ? {} : { 'cbc:EndpointID': { '@schemeID': scheme, '#': vat } }
}

function postalAddress(address: Address): Element {
  const street = [address.street, address.houseNumber].map((part) => part.trim()).join(' ')
  return {
    ...text('cbc:StreetName', street),
    ...text('cbc:CityName', address.town),
    ...text('cbc:PostalZone', address.postcode),
    'cac:Country': { 'cbc:IdentificationCode': countryCode(address.country) },
  }
}

function taxScheme(vatId: string | null): Element {
  const id = filled(vatId)
  if (id === null) return {}
  return { 'cac:PartyTaxScheme': { 'cbc:CompanyID': id, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } } }
}

function legalEntity(name: string, scheme: string, registration: string | null): Element {
  const number = filled(registration)
  return {
    ...text('cbc:RegistrationName', name),
    ...(number === null ? {} : { 'cbc:CompanyID': { '@schemeID': scheme, '#': number } }),
  }
}

/** An element, or none when there is nothing to say: empty ones are forbidden (R008). */
export function text(name: string, value: string | null): Element {
  const content = filled(value)
  return content === null ? {} : { [name]: content }
}

/** A group, or none when nothing is in it. */
export function some(name: string, content: Element): Element {
  return Object.keys(content).length > 0 ? { [name]: content } : {}
}

function filled(value: string | null): string | null {
  const content = xmlText(value ?? '').trim()
  return content === '' ? null : content
}
