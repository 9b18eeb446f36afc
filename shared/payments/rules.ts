/**
 * Rules for entries that come back and are no client's payment (the bank's costs, the tax office, a
 * registrar): the next ones are set aside as they are booked. A rule goes by the account of the other
 * side, or by its name where the bank tells no account; in one direction; and, when asked, by words of
 * the description.
 */
import { z } from 'zod'
import { plainWords } from '../clients/name'
import { id } from '../fields'

export interface EntryRule {
  iban: string | null
  /** as the bank wrote it; compared by its words */
  name: string | null
  /** all of them stand in the description; empty: whatever stands there */
  words: string
  direction: 'in' | 'out'
}

export const rulePastMonths = 24
export const mostRuleSamples = 6

export const ruleWords = z.string().trim().max(100, { error: 'too-long' })
export const ruleBase = z.object({ entryId: id, words: ruleWords.default('') })

export interface RuledEntry {
  amountCents: number
  counterpartyIban: string | null
  counterpartyName: string | null
  description: string | null
}

/** The rule for entries like this one; null where the bank tells nobody it came from or went to. */
export const ruleLike = (entry: RuledEntry, words: string): EntryRule | null => {
  const direction = entry.amountCents < 0 ? 'out' : 'in'
  const { counterpartyIban: iban, counterpartyName: name } = entry
  if (iban === null && nameOf(name) === '') return null
  return { iban, name, words, direction }
}

export const ruleFits = (rule: EntryRule, entry: RuledEntry): boolean => {
  if (entry.amountCents < 0 !== (rule.direction === 'out')) return false
  const same =
    rule.iban === null
      ? entry.counterpartyIban === null && nameOf(entry.counterpartyName) === nameOf(rule.name)
      : entry.counterpartyIban === rule.iban
  if (!same) return false
  const wanted = plainWords(rule.words)
  if (wanted.length === 0) return true
  const found = new Set(plainWords(entry.description ?? ''))
  return wanted.every((word) => found.has(word))
}

/** A name as two of them are compared. */
export const nameOf = (text: string | null): string => plainWords(text ?? '').join(' ')
