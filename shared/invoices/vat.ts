/**
 * VAT kinds and their dated rates. Source: Wet OB 1968 art. 9, 11, 12, 25; Belastingdienst.
 */
import type { CivilDate } from '../dates'
import type { Language } from '../language'

export const vatKinds = [
  'standard',
  'reduced',
  'consumer-eu',
  'zero',
  'exempt',
  'small-business',
  'reverse-domestic',
  'reverse-eu',
  'goods-eu',
  'export',
] as const

export type VatKind = (typeof vatKinds)[number]

/** Kinds whose rate Dutch law sets; that of a consumer in another member state is that country's. */
export type DutchKind = Exclude<VatKind, 'consumer-eu'>
export const dutchKinds: readonly DutchKind[] = vatKinds.filter((kind) => kind !== 'consumer-eu')

export interface VatRate {
  kind: DutchKind
  /** basis points */
  rate: number
  validFrom: CivilDate
  /** the last day; none while the rate is in force */
  validTo?: CivilDate
}

/** The Wet OB 1968 came into force on 1969-01-01; kinds without VAT need no earlier date. */
const untaxed = (kind: DutchKind): VatRate => ({ kind, rate: 0, validFrom: '1969-01-01' })

/** Every rate with the days it holds for, oldest first within a kind. */
export const vatRates: readonly VatRate[] = [
  { kind: 'standard', rate: 1900, validFrom: '2001-01-01', validTo: '2012-09-30' },
  { kind: 'standard', rate: 2100, validFrom: '2012-10-01' },
  { kind: 'reduced', rate: 600, validFrom: '1986-10-01', validTo: '2018-12-31' },
  { kind: 'reduced', rate: 900, validFrom: '2019-01-01' },
  untaxed('zero'),
  untaxed('exempt'),
  untaxed('small-business'),
  untaxed('reverse-domestic'),
  untaxed('reverse-eu'),
  untaxed('goods-eu'),
  untaxed('export'),
]

/** Earlier supplies have no known standard rate. */
export const earliestSupply: CivilDate = '2001-01-01'

/**
 * The rate of a kind on the day of supply, in basis points.
 * @throws RangeError before the first known rate; never from `earliestSupply` on
 */
export function rateOn(kind: DutchKind, date: CivilDate): number {
  const row = vatRates.find(
    (candidate) =>
      candidate.kind === kind &&
      candidate.validFrom <= date &&
      (candidate.validTo === undefined || date <= candidate.validTo),
  )
  if (!row) throw new RangeError(`no ${kind} rate is known that early`)
  return row.rate
}

/** Boxes of the sales side of the Dutch VAT return. */
export type Rubriek = '1a' | '1b' | '1c' | '1e' | '3a' | '3b'

/**
 * The box a supply belongs in: 1a and 1b for the rates in force, 1c for other ones (as after a
 * change of rate), 1e for 0 % and domestic reverse charge, 3a export, 3b goods and services in the EU. Exempt
 * supplies, those of the small-business scheme and those taxed in another member state (one-stop
 * shop) stay out of the return: null. `on` is a day of the
 * period reported; without it the latest rates count. Source: Belastingdienst, toelichting aangifte
 * omzetbelasting, rubriek 1 and 3.
 */
export function rubriekOf(kind: VatKind, rate: number, on?: CivilDate): Rubriek | null {
  switch (kind) {
    case 'standard':
      return rate === rateInForce(kind, on) ? '1a' : '1c'
    case 'reduced':
      return rate === rateInForce(kind, on) ? '1b' : '1c'
    case 'zero':
    case 'reverse-domestic':
      return '1e'
    case 'export':
      return '3a'
    case 'reverse-eu':
    case 'goods-eu':
      return '3b'
    case 'exempt':
    case 'small-business':
    case 'consumer-eu':
      return null
  }
}

function rateInForce(kind: DutchKind, on: CivilDate | undefined): number | undefined {
  return on === undefined ? vatRates.findLast((row) => row.kind === kind)?.rate : rateOn(kind, on)
}

/** Whether the invoice shows a rate and an amount of VAT (0 % included), rather than a reason. */
export function shownAsTax(kind: VatKind): boolean {
  return isDutchTax(kind) || kind === 'consumer-eu' || kind === 'zero'
}

/** Dutch VAT, or its place under the small-business scheme: what a consumer elsewhere may not owe. */
export function isTaxedHere(kind: VatKind): boolean {
  return isDutchTax(kind) || kind === 'small-business'
}

function isDutchTax(kind: VatKind): boolean {
  return kind === 'standard' || kind === 'reduced'
}

/** Reverse charge: the words and the customer's btw-id come together or not at all. */
export function isReverseCharge(kind: VatKind): boolean {
  return kind === 'reverse-domestic' || kind === 'reverse-eu'
}

/** Supplies to a business in another member state: with its btw-id, and on the ICP list. */
export function isWithinEu(kind: VatKind): kind is 'reverse-eu' | 'goods-eu' {
  return kind === 'reverse-eu' || kind === 'goods-eu'
}

/** UNCL 5305, the part EN 16931 allows. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G'

const taxCategories = {
  standard: 'S',
  reduced: 'S',
  'consumer-eu': 'S',
  zero: 'Z',
  exempt: 'E',
  'small-business': 'E',
  'reverse-domestic': 'AE',
  // Services under art. 44 and 196 of Directive 2006/112; category K is for goods only.
  'reverse-eu': 'AE',
  'goods-eu': 'K',
  export: 'G',
} as const satisfies Record<VatKind, TaxCategory>

/** EN 16931 VAT category (BT-118, BT-151). */
export function taxCategory(kind: VatKind): TaxCategory {
  return taxCategories[kind]
}

/**
 * VATEX code of the reason (BT-121, CEF code list), or null where none fits and the text alone says
 * it: the exemptions of art. 11 Wet OB differ per service, the small-business scheme has no code.
 */
export function exemptionCode(kind: VatKind): 'VATEX-EU-AE' | 'VATEX-EU-IC' | 'VATEX-EU-G' | null {
  if (isReverseCharge(kind)) return 'VATEX-EU-AE'
  if (kind === 'goods-eu') return 'VATEX-EU-IC'
  return kind === 'export' ? 'VATEX-EU-G' : null
}

const reasons = {
  exempt: {
    nl: 'vrijgesteld van btw op grond van artikel 11 Wet OB',
    en: 'exempt from VAT under article 11 of the Dutch VAT Act (Wet OB)',
  },
  'small-business': {
    nl: 'factuur vrijgesteld van OB op grond van artikel 25 Wet OB',
    en: 'invoice exempt from VAT under article 25 of the Dutch VAT Act (factuur vrijgesteld van OB op grond van artikel 25 Wet OB)',
  },
  'reverse-domestic': {
    nl: 'btw verlegd',
    en: 'reverse charge (btw verlegd)',
  },
  'reverse-eu': {
    nl: 'btw verlegd: dienst aan een ondernemer in een andere EU-lidstaat (artikel 44 en 196 btw-richtlijn)',
    en: 'reverse charge (btw verlegd): service to a business in another EU member state (articles 44 and 196 VAT Directive)',
  },
  'goods-eu': {
    nl: '0% btw: intracommunautaire levering (artikel 138 btw-richtlijn)',
    en: '0% VAT: intra-Community supply of goods (article 138 VAT Directive)',
  },
  export: {
    nl: 'geen Nederlandse btw: levering of dienst buiten de EU',
    en: 'no Dutch VAT: supply outside the EU',
  },
} as const satisfies Partial<Record<VatKind, Record<Language, string>>>

/**
 * The words an invoice carries instead of VAT, or null where VAT is shown. The Dutch legal wording
 * is in the English text too: it is what the Dutch law asks for. Source: Wet OB art. 35a.
 */
export function vatReason(kind: VatKind, language: Language): string | null {
  switch (kind) {
    case 'standard':
    case 'reduced':
    case 'consumer-eu':
    case 'zero':
      return null
    default:
      return reasons[kind][language]
  }
}
