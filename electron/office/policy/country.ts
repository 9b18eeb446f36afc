/** Where a recipient is, with what AVG chapter V asks to be told of it. */
import { vatPrefixOf } from '../../../shared/clients/identifiers'
import type { Language } from '../../../shared/language'
import { statementWords } from './words'

/** The member states, with Norway, Iceland and Liechtenstein, where the AVG holds as well. */
export const isInEea = (country: string): boolean =>
  vatPrefixOf(country) !== null || ['NO', 'IS', 'LI'].includes(country)

export const countryText = (country: string, language: Language): string => {
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
  return isInEea(country) ? name : `${name} (${statementWords[language].outside})`
}
