/** Which version the documents are of, and the statement with it. */
import { formatDateLong } from '../../../shared/dates'
import type { Language } from '../../../shared/language'
import type { Statement } from '../../../shared/policy/statement'
import { hashHex } from '../crypto'
import type { Facts } from './facts'
import { wordingOf } from './statement'
import { statementWords } from './words'

/**
 * The same while the facts and the wording are: a text that says it otherwise is a new one too. Two
 * groups of four, to be read aloud and compared.
 */
export const versionOf = (facts: Facts): string => {
  const told = [facts, wordingOf(facts, 'nl'), wordingOf(facts, 'en')]
  const digest = hashHex(JSON.stringify(told)).slice(0, 8).toUpperCase()
  return `${digest.slice(0, 4)}-${digest.slice(4)}`
}

export const statementOf = (facts: Facts, language: Language, today: string): Statement => ({
  ...wordingOf(facts, language),
  madeFrom: statementWords[language].madeFrom(versionOf(facts), formatDateLong(today, language)),
})
