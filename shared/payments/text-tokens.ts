/** A payment text cut into runs of digits and of letters, with the words that introduce a number. */
import { mod97 } from '../clients/check-digits'
import { isDigits } from './invoice-number'

export interface Token {
  text: string
  digits: boolean
  start: number
  end: number
}

export interface TokenText {
  text: string
  tokens: readonly Token[]
}

/** @param text as `plainText` gives it; bank accounts in it are taken out, their digits say nothing */
export function tokenise(text: string): TokenText {
  const clean = withoutAccounts(text)
  const tokens: Token[] = []
  for (const match of clean.matchAll(/\d+|[A-Z]+/g)) {
    const [found] = match
    tokens.push({
      text: found,
      digits: isDigits(found),
      start: match.index,
      end: match.index + found.length,
    })
  }
  return { text: clean, tokens }
}

/** What stands between two neighbouring tokens, or null at either end of the text. */
export function gapAfter({ text, tokens }: TokenText, place: number): string | null {
  const token = tokens[place]
  const next = tokens[place + 1]
  return token && next ? text.slice(token.end, next.start) : null
}

/** Signs people put inside a number, line wraps among them; a comma separates numbers. */
export function joins(gap: string): boolean {
  return gap.length <= 3 && /^[\s\-./_]*$/.test(gap)
}

/** Signs without a space: what they join is read as one number. */
export function isTight(gap: string | null): boolean {
  return gap !== null && /^[-./_]$/.test(gap)
}

/** "factuur", "fact.nr.", "FN", "invoice no"; glued to other words too ("BETALINGFACTUUR"). */
export function isInvoiceWord(word: string): boolean {
  return invoiceWord.test(word)
}

export function isNumberWord(word: string): boolean {
  return numberWord.test(word)
}

/** Whether words just before the token say that a number of an invoice, or of a client, follows. */
export function introduction(source: TokenText, place: number): 'invoice' | 'client' | null {
  for (let before = place - 1; before >= 0; before--) {
    const word = source.tokens[before]
    if (!word || word.digits || !/^[\s.:#\-/]{0,4}$/.test(gapAfter(source, before) ?? ''))
      return null
    if (invoiceWord.test(word.text)) return 'invoice'
    if (clientWord.test(word.text)) return 'client'
    if (!numberWord.test(word.text)) return null
  }
  return null
}

const invoiceWord =
  /(?:^(?:F|FN|FNR|FNO|FKT|INV|INVNR|INVNO|NOTA|NOTANR|NOTAS)|FA[CK]T|FA[CK]T(?:NRS?|NO|NUMMERS?)|FA[CK]TUU?R(?:EN|E|ES)?(?:NRS?|NO|NUMMERS?)?|INVOICES?(?:NR|NO|NUMBERS?)?|RECHNUNG(?:EN)?(?:SNR|SNUMMER)?)$/
const numberWord = /^(?:NRS?|NO|N|NUM|NUMMERS?|NUMBERS?)$/
const clientWord =
  /(?:^(?:DEB|CUST)|KLANT(?:EN)?|DEBITEUR(?:EN)?|RELATIE|CUSTOMER|CLIENT)(?:NR|NO|ID|NUMMER|NUMBER|CODE)?$/

function withoutAccounts(text: string): string {
  if (!/[A-Z]{2}\d{2} ?[A-Z0-9]{4}/.test(text)) return text
  return text
    .replace(/(?<![A-Z0-9])[A-Z]{2}\d{2}[A-Z0-9]{11,30}(?![A-Z0-9])/g, (found) =>
      mod97(found.slice(4) + found.slice(0, 4)) === 1 ? '|' : found,
    )
    .replace(/(?<![A-Z0-9])NL\d{2} [A-Z]{4} \d{4} \d{4} \d{2}(?!\d)/g, '|')
}
