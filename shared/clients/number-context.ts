/** What the words and signs around a number say it is. `before` and `after` are its neighbours. */

/** How many characters on either side are looked at. */
export const reach = 60

const bsnWord =
  /(?<![a-z])(?:bsn|burger ?service ?n|sofi(?:[- ]?n|(?![a-z]))|citizen service n|social security n)[a-z]*(?<gap>[^\d\n]{0,24})$/i

const otherLabel = /kvk|k\.v\.k|tel|fact|invoice|klant|order|btw|iban|datum/i

/** "BSN: ", "sofinummer van mevrouw ", unless another label comes between. */
export function namesBsn(before: string): boolean {
  const gap = bsnWord.exec(before)?.groups?.gap
  return gap !== undefined && !otherLabel.test(gap)
}

/** The number is glued to a word or a longer number, so it is a part of a code. */
export function isGlued(before: string, after: string): boolean {
  return /\p{L}$/u.test(before) || /^\p{L}/u.test(after)
}

/** Glued, but to the name of a card: "Visa4111…". */
export function namesCard(before: string): boolean {
  return /(?:visa|master ?card|maestro|amex|express|diners|card|kaart)(?:n(?:umme)?r|no)?$/i.test(
    before,
  )
}

/** Behind a plus it is a phone number, behind "3." a decimal fraction. */
export function isPlusOrFraction(before: string): boolean {
  return /\+$|\d\.$/.test(before)
}

/** "€ 123456782", "123456782,50", "0,123456782", "3.141592653". */
export function isAmount(before: string, after: string): boolean {
  return (
    /(?:[€$£]|(?<![a-z])euro?) ?-? ?$/i.test(before) ||
    /^(?:[.,](?:\d\d|--?))? ?(?:€|euro?(?![a-z]))/i.test(after) ||
    /^[.,]\d\d(?![\d,;]|\.\d)/.test(after) ||
    /(?:\d\.|(?<!\d)0,)$/.test(before)
  )
}

/** "+31 612345678", "0031 (0)612345678", "tel. 612345678"; E.164 has fifteen digits at most. */
export function isPhone(before: string): boolean {
  return (
    /(?:\+ ?|(?<![\d:.,])00 ?)[1-9]\d{0,3}(?:[ .()-]{1,2}\d{1,3})?[ .()-]{0,2}$/.test(before) ||
    /\+$/.test(before) ||
    /\(0\) ?$/.test(before) ||
    /(?<!\p{L})(?:tel|telefoon|phone|mobiel|mobile|mob|gsm|fax)(?:n(?:umme)?r|number)?[^\p{L}\d\n]{0,3}$/iu.test(
      before,
    )
  )
}

/** Prefixes of the member states whose btw-ids have nine digits, and the suffix of the Dutch one. */
export function isVatId(before: string, after: string): boolean {
  return (
    /^[ .-]?[BL][ .-]?\d\d(?!\d)/.test(after) ||
    /(?<![A-Za-z])(?:BG|CZ|DE|EE|EL|GB|GR|LT|PT|RO|XI)[ .-]?$/.test(before)
  )
}

/** RSIN: a legal person's number, made like a BSN but nobody's. */
export function namesLegalPerson(before: string): boolean {
  return /(?<!\p{L})rsin(?:[- ]?n(?:umme)?r)?[^\p{L}\d\n]{0,3}$/iu.test(before)
}

const paper =
  '(?:(?:in|ver)koop)?order|bestelling|bestel|inkoop|p\\.?o\\.?|(?:credit)?factu(?:ur|ren)|invoices?|' +
  'nota|credit note|offerte|quote|referentie|reference|ref\\.?|kenmerk'
const number = '(?:[- ]?n(?:umme)?r\\.?|[- ]?no\\.?|[- ]?numbers?|[- ]?nummers?|[- ]?id)?'
const named = {
  before: new RegExp(`(?<!\\p{L})(?:${paper})${number}[^\\p{L}\\d\\n]{0,4}$`, 'iu'),
  after: new RegExp(`^ ?\\((?:${paper})${number}\\)`, 'iu'),
}

/** "factuur 202600012", "uw kenmerk: 123456782", "123456782 (ordernummer)": the number of a paper. */
export function namesPaper(before: string, after: string): boolean {
  return named.before.test(before) || named.after.test(after)
}
