/** A payment text cut into runs of digits and of letters, with the words that introduce a number. */
import { mod97 } from '../../clients/check-digits'

export interface Token {
  text: string
  digits: boolean
  /** what stands between the token before, or the start of the text, and this one */
  gap: string
  /** signs that people, and line wraps, put inside a number; a comma separates numbers */
  joined: boolean
  /** one sign without a space: read as one number with what stands before */
  tight: boolean
}

export interface TokenText {
  tokens: readonly Token[]
  /** what follows the last token */
  rest: string
}

/** @param text as `plainText` gives it; bank accounts in it are taken out, their digits say nothing */
export function tokenise(text: string): TokenText {
  const clean = withoutAccounts(text)
  const tokens: Token[] = []
  let end = 0
  for (let start = 0; start < clean.length; start++) {
    const kind = kindOf(clean.charCodeAt(start))
    if (kind === null) continue
    const gap = clean.slice(end, start)
    end = start + 1
    while (end < clean.length && kindOf(clean.charCodeAt(end)) === kind) end++
    tokens.push({
      text: clean.slice(start, end),
      digits: kind === 'digit',
      gap,
      joined: tokens.length > 0 && gap.length <= 3 && (gap === '' || /^[\s\-./_]+$/.test(gap)),
      tight: tokens.length > 0 && gap.length === 1 && /^[-./_]$/.test(gap),
    })
    start = end - 1
  }
  return { tokens, rest: clean.slice(end) }
}

function kindOf(code: number): 'digit' | 'letter' | null {
  if (code >= 48 && code <= 57) return 'digit'
  return code >= 65 && code <= 90 ? 'letter' : null
}

/** What follows a token: the signs up to the next, and that one's first `most` characters. */
export function after({ tokens, rest }: TokenText, place: number, most: number): string {
  const next = tokens[place + 1]
  if (!next) return rest
  return next.gap + next.text.slice(0, most)
}

/** "factuur", "fact.nr.", "FN", "invoice no"; glued to other words too ("BETALINGFACTUUR"). */
export function isInvoiceWord(word: string): boolean {
  return invoiceWord.test(word)
}

export function isNumberWord(word: string): boolean {
  return numberWord.test(word)
}

/** Whether words just before the token say that a number of an invoice, or of a client, follows. */
export function introduction({ tokens }: TokenText, place: number): 'invoice' | 'client' | null {
  for (let before = place - 1; before >= 0; before--) {
    const word = tokens[before]
    if (!word || word.digits || !/^[\s.:#\-/]{0,4}$/.test(tokens[before + 1]?.gap ?? '')) {
      return null
    }
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
