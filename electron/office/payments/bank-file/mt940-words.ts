/** What the dialects of `:86:` share: how wrapped lines are put together again, and the result. */
import { isIban } from '../../../../shared/clients/identifiers'
import { ibanOrNull } from './values'

export interface TextFacts {
  counterpartyName: string | null
  counterpartyIban: string | null
  description: string
  structuredReference: string | null
  endToEndId: string | null
  mandateId: string | null
  returnReason: string | null
}

/** What stands around the text. */
export interface TextContext {
  /** our own account */
  account: string
  /** reference and second line of `:61:`: some banks put the other account there */
  reference: string
  supplement: string
}

export const noFacts: TextFacts = {
  counterpartyName: null,
  counterpartyIban: null,
  description: '',
  structuredReference: null,
  endToEndId: null,
  mandateId: null,
  returnReason: null,
}

/** SWIFT's line of field 86 is 65 long; ING counts the tag `:86:` of the first line with it. */
const lineWidths = { first: [61, 65, 66], next: [65, 66] } as const

/** One width for every line. */
export function allOf(width: number): LineWidths {
  return { first: [width, width + 1], next: [width, width + 1] }
}

interface LineWidths {
  first: readonly number[]
  next: readonly number[]
}

/**
 * Lines as one text. A full line was cut anywhere, so it goes on without a space, and codes and
 * numbers are whole again in `text`; so does one that ends in the middle of a time. Any other ended there, or lost the space at its end: `slice`
 * puts a space in its place.
 */
export function joinLines(
  lines: readonly string[],
  widths: LineWidths = lineWidths,
): { text: string; slice: (start?: number, end?: number) => string } {
  let text = ''
  const breaks: number[] = []
  for (const [index, line] of lines.entries()) {
    text += line
    const width = /[\uD800-\uDBFF]/.test(line) ? [...line].length : line.length
    const full = (index === 0 ? widths.first : widths.next).includes(width)
    const inTime = /\d$/.test(line) && /^:\d\d/.test(lines[index + 1] ?? '')
    if (!full && !inTime) breaks.push(text.length)
  }
  const slice = (start = 0, end = text.length) => {
    const points = breaks.filter((at) => at > start && at < end)
    const pieces = [start, ...points].map((from, index) => text.slice(from, points[index] ?? end))
    return pieces.join(' ')
  }
  return { text, slice }
}

/**
 * The IBAN of another account in text where nothing says that it is one: Dutch by its form, others by
 * their check digits too.
 */
export function unlabelledIban(text: string, own: string): string | null {
  for (const [found] of text.matchAll(/\b[A-Z]{2}\d{2}[A-Z\d]{11,30}\b/g)) {
    const iban = ibanOrNull(found)
    if (iban === null || iban === own) continue
    if (/^NL\d\d[A-Z]{4}\d{10}$/.test(iban) || isIban(iban)) return iban
  }
  return null
}
