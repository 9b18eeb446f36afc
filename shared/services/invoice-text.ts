/**
 * The text of an invoice line as the catalogue keeps it: `Hosting {domein}, {periode}`. Names between
 * braces are filled in when the line is made; each has a Dutch and an English spelling.
 */
import { formatDateLong } from '../dates'
import type { Language } from '../language'
import type { Period } from './periods'

export const placeholders = ['period', 'domain'] as const
export type Placeholder = (typeof placeholders)[number]

/**
 * - `unknown-placeholder`: a name nobody fills in; it would stand on the invoice as it is
 * - `stray-brace`: a brace without its other half
 */
export type InvoiceTextProblem =
  { code: 'unknown-placeholder'; name: string } | { code: 'stray-brace' }

export type InvoiceTextReading =
  { ok: true; uses: Placeholder[] } | { ok: false; problem: InvoiceTextProblem }

const spellings: ReadonlyMap<string, Placeholder> = new Map([
  ['period', 'period'],
  ['periode', 'period'],
  ['domain', 'domain'],
  ['domein', 'domain'],
])

const piece = /\{([^{}]*)\}|[{}]/g

/** Which placeholders a text uses, or what is wrong with it. */
export function readInvoiceText(text: string): InvoiceTextReading {
  const uses = new Set<Placeholder>()
  for (const [, name] of text.matchAll(piece)) {
    if (name === undefined) return { ok: false, problem: { code: 'stray-brace' } }
    const placeholder = placeholderNamed(name)
    if (!placeholder)
      return { ok: false, problem: { code: 'unknown-placeholder', name: name.trim() } }
    uses.add(placeholder)
  }
  return { ok: true, uses: placeholders.filter((one) => uses.has(one)) }
}

/** What the placeholders stand for on one line; null where the subscription has none. */
export interface InvoiceTextValues {
  period: Period | null
  /** as people read it, not its stored form */
  domain: string | null
}

/**
 * The text with its placeholders filled in. What is filled in is not read again. A placeholder
 * without a value leaves nothing behind, nor the punctuation and space before it.
 * @throws RangeError when `readInvoiceText` refuses the text: it is read before it is kept
 */
export function fillInvoiceText(
  text: string,
  { period, domain }: InvoiceTextValues,
  language: Language,
): string {
  if (!readInvoiceText(text).ok) throw new RangeError('not an invoice text')
  const values: Record<Placeholder, string | null> = {
    period: period && periodText(period, language),
    domain,
  }
  return text
    .replace(/[ \t]*[,:–-]?[ \t]*\{([^{}]*)\}/g, (whole, name: string) => {
      const placeholder = placeholderNamed(name)
      const value = placeholder === null ? null : values[placeholder]
      return value === null ? '' : whole.slice(0, whole.indexOf('{')) + value
    })
    .trim()
}

/** "1 januari 2027 t/m 31 januari 2027"; a single day as itself. */
export function periodText({ from, to }: Period, language: Language): string {
  const [first, last] = [from, to].map((day) => formatDateLong(day, language))
  if (first === last) return first ?? ''
  return `${first ?? ''} ${language === 'nl' ? 't/m' : 'to'} ${last ?? ''}`
}

function placeholderNamed(name: string): Placeholder | null {
  return spellings.get(name.trim().toLowerCase()) ?? null
}
