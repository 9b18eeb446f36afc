/** How boxes and periods of VAT are called, on screen and on paper. */
import type { Language } from '../language'
import type { Rubriek } from '../invoices/vat'
import type { VatPeriod } from './periods'

export type NamedBox = Rubriek | '2a' | '4a' | '4b' | '5a' | '5b' | '5g' | 'outside'

const boxNames = {
  nl: {
    '1a': 'Leveringen en diensten belast met hoog tarief',
    '1b': 'Leveringen en diensten belast met laag tarief',
    '1c': 'Leveringen en diensten belast met overige tarieven, behalve 0%',
    '1e': 'Leveringen en diensten belast met 0% of niet bij u belast',
    '2a': 'Leveringen en diensten waarbij de btw naar u is verlegd',
    '3a': 'Leveringen naar landen buiten de EU (uitvoer)',
    '3b': 'Leveringen naar of diensten in landen binnen de EU',
    '4a': 'Leveringen en diensten uit landen buiten de EU',
    '4b': 'Leveringen en diensten uit landen binnen de EU',
    '5a': 'Verschuldigde btw',
    '5b': 'Voorbelasting',
    '5g': 'Totaal te betalen of terug te krijgen',
    outside: 'Buiten de aangifte: vrijgesteld, KOR, of in een ander land belast',
  },
  en: {
    '1a': 'Supplies and services taxed at the standard rate',
    '1b': 'Supplies and services taxed at the reduced rate',
    '1c': 'Supplies and services taxed at other rates, except 0%',
    '1e': 'Supplies and services taxed at 0% or not taxed with you',
    '2a': 'Supplies and services with VAT reverse-charged to you',
    '3a': 'Supplies to countries outside the EU (export)',
    '3b': 'Supplies to or services in EU countries',
    '4a': 'Supplies and services from countries outside the EU',
    '4b': 'Supplies and services from EU countries',
    '5a': 'VAT due',
    '5b': 'Input VAT',
    '5g': 'Total to pay or to get back',
    outside: 'Not in the return: exempt, small-business scheme, or taxed in another country',
  },
} as const satisfies Record<Language, Record<NamedBox, string>>

export function boxName(box: NamedBox, language: Language): string {
  return boxNames[language][box]
}

/** "2e kwartaal 2026", "May 2026", "2026". */
export function periodName({ length, from }: VatPeriod, language: Language): string {
  const year = from.slice(0, 4)
  if (length === 'year') return year
  const month = Number(from.slice(5, 7))
  if (length === 'month') {
    const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
    return new Date(`${from}T12:00:00Z`).toLocaleDateString(locale, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
  }
  const quarter = (month + 2) / 3
  if (language === 'nl') return `${quarter}e kwartaal ${year}`
  return `${['1st', '2nd', '3rd', '4th'][quarter - 1] ?? ''} quarter of ${year}`
}

/** For file names: `2026`, `2026-q2`, `2026-05`. */
export function periodSlug({ length, from }: VatPeriod): string {
  const [year = '', month = ''] = from.split('-')
  if (length === 'year') return year
  return length === 'month' ? `${year}-${month}` : `${year}-q${(Number(month) + 2) / 3}`
}
