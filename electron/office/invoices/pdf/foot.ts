/** What every page carries: the foot with the seller's identifiers, and from page two on a head. */
import { formatIban } from '../../../../shared/clients/identifiers'
import type { PrintedDocument } from '../../../../shared/invoices/document'
import {
  leading,
  mm,
  page,
  rule,
  shorten,
  styles,
  write,
  writeRight,
  type Pdf,
} from '../../paper/page'
import { clean, widthOf } from '../../paper/text'
import { wrap } from '../../paper/wrap'
import { wordsIn } from './words'

const bottom = page.height - 12 * mm
const separator = '   ·   '
const pageNumberWidth = 78

/** The lines of the foot; the body of a page ends above it. */
export interface Foot {
  lines: string[]
  top: number
}

/** So many lines of an agency's own are shown: the page is for what is billed. */
const mostOwnLines = 5

export function layOutFoot(document: PrintedDocument): Foot {
  const { seller, language, footer } = document
  const words = wordsIn(language)
  if (footer) return ownFoot(footer, document)
  const parts = [
    seller.name,
    `${words.kvk} ${seller.kvkNumber}`,
    seller.vatId === null ? null : `${words.vatId} ${seller.vatId}`,
    `${words.iban} ${formatIban(seller.iban)}`,
    seller.bic === null ? null : `${words.bic} ${seller.bic}`,
    seller.website,
  ].filter((part) => part !== null && part.trim() !== '')
  const width = page.right - page.left - pageNumberWidth
  const lines: string[] = []
  for (const part of parts) {
    const text = shorten(part ?? '', styles.fine, width)
    const last = lines.at(-1)
    const joined = last === undefined ? text : last + separator + text
    if (last === undefined || widthOf(joined, styles.fine) > width) lines.push(text)
    else lines[lines.length - 1] = joined
  }
  return { lines, top: bottom - lines.length * leading(styles.fine) - 6 }
}

/** An agency's own foot, and of what the law wants on the page what it leaves out. */
function ownFoot(footer: string, { seller, language }: PrintedDocument): Foot {
  const words = wordsIn(language)
  const width = page.right - page.left - pageNumberWidth
  const own = wrap(footer, styles.fine, width).slice(0, mostOwnLines)
  const shown = own.join(' ').replace(/\s/g, '')
  const lacking = [
    shown.includes(seller.kvkNumber) ? null : `${words.kvk} ${seller.kvkNumber}`,
    seller.vatId === null || shown.includes(seller.vatId.replace(/\s/g, ''))
      ? null
      : `${words.vatId} ${seller.vatId}`,
  ].filter((part) => part !== null)
  const lines = lacking.length === 0 ? own : [...own, lacking.join(separator)]
  return { lines, top: bottom - lines.length * leading(styles.fine) - 6 }
}

export function writeFoot(
  pdf: Pdf,
  foot: Foot,
  { language }: PrintedDocument,
  number: number,
  count: number,
): void {
  const words = wordsIn(language)
  rule(pdf, foot.top, page.left, page.right)
  let baseline = foot.top + 12
  for (const text of foot.lines) {
    write(pdf, text, page.left, baseline, styles.fine)
    baseline += leading(styles.fine)
  }
  const text = `${words.page} ${number} ${words.pageOf} ${count}`
  writeRight(pdf, text, page.right, foot.top + 12, styles.fine)
}

/** Where the table goes on, on every page but the first. */
export const continuedTop = page.top + 30

export function writeContinuedHead(pdf: Pdf, document: PrintedDocument): void {
  const { number, kind, language, buyer, seller } = document
  const baseline = page.top + 8
  const title = shorten(`${wordsIn(language).documentName[kind]} ${number}`, styles.strong, 180)
  const width = widthOf(clean(title), styles.strong)
  write(pdf, title, page.left, baseline, styles.strong)
  const left = page.left + width + 10
  const half = (page.right - left) * 0.55
  // Isolated (UAX #9), so that a name read from right to left leaves the number where it is.
  const client = `\u2068${buyer.name}\u2069 (${buyer.clientNumber})`
  write(pdf, shorten(client, styles.small, half - 12), left, baseline, styles.small)
  const sender = shorten(seller.name, styles.small, page.right - left - half)
  writeRight(pdf, sender, page.right, baseline, styles.small)
  rule(pdf, baseline + 8, page.left, page.right)
}
