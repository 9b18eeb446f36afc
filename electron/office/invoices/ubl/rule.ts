/** What the official rules are written in: the invoice as they look at it, and how one is reported. */
import type { Node } from './tree'

export interface BrokenRule {
  /** as its source names it: "BR-CO-15", "PEPPOL-EN16931-R010", "BR-NL-10" */
  rule: string
  /** what the rule wants, in English, without data of the document */
  message: string
  /** counted from 1, where the rule is about one line */
  line?: number
}

/** The invoice as the rules look at it. */
export interface Invoice {
  root: Node
  credit: boolean
  seller: Node | undefined
  buyer: Node | undefined
  lines: Node[]
  allowances: Node[]
  subtotals: Node[]
  totals: Node | undefined
  customization: string
}

/** Reports a broken rule unless `holds`. */
export type Rule = (holds: boolean, rule: string, message: string, line?: number) => void
