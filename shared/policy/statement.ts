/**
 * The privacy statement as it is read: parts in the order of a reader's questions, made from the policy
 * table, the terms in force and the register of recipients. AVG art. 12–14.
 */
import type { Language } from '../language'

/** What a statement tells of, in its order. */
export const topics = [
  'data',
  'portal',
  'logs',
  'logins',
  'security',
  'recipients',
  'terms',
  'rights',
  'identity',
  'complaint',
] as const
export type Topic = (typeof topics)[number]

export interface Rows {
  head: string[]
  rows: string[][]
}

export interface StatementPart {
  topic: Topic
  title: string
  /** plain text, a paragraph each */
  text: string[]
  /** after the first paragraph */
  list: string[]
  /** after the text */
  table: Rows | null
}

export interface Statement {
  language: Language
  title: string
  /** the agency's own name, address and numbers, a line each */
  from: string[]
  intro: string
  parts: StatementPart[]
  /** which version of the policy it was made from, in a sentence */
  madeFrom: string
}
