/** The top of the first page: sender, address in the envelope's window, title and particulars. */
import { countryName } from '../../../../shared/countries'
import { formatDate } from '../../../../shared/dates'
import type { PrintedDocument } from '../../../../shared/invoices/document'
import { addressLines } from './address'
import type { EmbeddableImage } from '../../paper/logo'
import {
  contentWidth,
  fit,
  leading,
  mm,
  page,
  shorten,
  styles,
  write,
  writeLines,
  type Pdf,
} from '../../paper/page'
import { clean, widthOf, type Style } from '../../paper/text'
import { wordsIn } from './words'
import { wrap } from '../../paper/wrap'

const sellerLeft = 130 * mm
const sellerWidth = page.right - sellerLeft
const logoBox = { width: 88 * mm, height: 24 * mm }
/** The window of a DL envelope with the sheet folded in three: 20–105 mm across, 45–90 mm down. */
const envelope = { width: 80 * mm, sender: 47 * mm, first: 54 * mm, last: 88 * mm }
const columns = 4
const gutter = 12

/** Draws the head; returns where the table may begin. */
export function writeHead(
  pdf: Pdf,
  document: PrintedDocument,
  logo: EmbeddableImage | null,
): number {
  if (logo) {
    pdf.image(logo, page.left, page.top, { fit: [logoBox.width, logoBox.height] })
  } else {
    writeName(pdf, document.seller.name)
  }
  const sellerEnd = writeSeller(pdf, document, logo !== null)
  const addressEnd = writeAddress(pdf, document)
  const title = Math.max(102 * mm, addressEnd + 12 * mm, sellerEnd + 10 * mm)
  const heading = wordsIn(document.language).title[document.kind]
  write(pdf, heading, page.left, title, styles.title)
  const end = writeParticulars(pdf, document, title + 8 * mm) + 4 * mm
  return document.intro ? writeIntro(pdf, document.intro, end) : end
}

/** A quote's own words before its lines. */
function writeIntro(pdf: Pdf, intro: string, top: number): number {
  const lines = wrap(intro, styles.body, contentWidth)
  return writeLines(pdf, lines, page.left, top + 2 * mm + styles.body.size, styles.body) + 1 * mm
}

function writeName(pdf: Pdf, name: string): void {
  const style: Style = { ...styles.title, size: 18 }
  const lines = wrap(name, style, logoBox.width)
  const shown = lines.length <= 2 ? lines : wrap(name, { ...style, size: 12 }, logoBox.width)
  const size = lines.length <= 2 ? style : { ...style, size: 12 }
  writeLines(pdf, shown.slice(0, 4), page.left, page.top + size.size, size)
}

/** Beside a logo the name stands here; without one it is the largest thing on the page already. */
function writeSeller(
  pdf: Pdf,
  { seller, buyer, language }: PrintedDocument,
  named: boolean,
): number {
  const address = addressLines(seller.address, buyer.address.country, language)
  let y = page.top + 8
  const name = named ? wrap(seller.name, styles.strong, sellerWidth) : []
  y = writeLines(pdf, name, sellerLeft, y, styles.strong)
  const reach = [seller.phone, seller.email, seller.website].filter((part) => part !== null)
  for (const group of [address, reach]) {
    for (const text of group) {
      y = writeLines(pdf, wrap(text, styles.small, sellerWidth), sellerLeft, y, styles.small)
    }
    y += 4
  }
  return y
}

function writeAddress(pdf: Pdf, document: PrintedDocument): number {
  const { seller, buyer, language } = document
  const words = wordsIn(language)
  const sender = [seller.name, ...addressLines(seller.address, seller.address.country, language)]
  const small: Style = { ...styles.fine, size: 6.5 }
  const line = shorten(sender.join(' · ').replace(/ {2,}/g, ' '), small, envelope.width)
  write(pdf, line, page.left, envelope.sender, small)

  const attention = buyer.attention === null ? [] : [`${words.attention} ${buyer.attention}`]
  const address = addressLines(buyer.address, seller.address.country, language)
  const texts = [buyer.name, ...attention, ...address]
  // Smaller type before leaving the window; a name nobody foresaw may still run past it.
  for (const size of [10, 9, 8, 7]) {
    const style: Style = { ...styles.body, size }
    const lines = texts.flatMap((text) => wrap(text, style, envelope.width))
    const end = envelope.first + lines.length * leading(style)
    if (end <= envelope.last || size === 7) {
      writeLines(pdf, lines, page.left, envelope.first, style)
      return end - leading(style)
    }
  }
  return envelope.first
}

interface Particular {
  label: string
  value: string
}

/** Label over value in a grid of four columns; a long value takes as many as it needs. */
function writeParticulars(pdf: Pdf, document: PrintedDocument, top: number): number {
  const column = (contentWidth + gutter) / columns
  let row = top
  let used = 0
  let tallest = 0
  for (const { label, value } of particulars(document)) {
    const need = Math.max(widthOf(label, styles.label), widthOf(value, styles.body)) + gutter
    const span = Math.min(columns, Math.max(1, Math.ceil((need - 0.01) / column)))
    if (used + span > columns) {
      row += tallest + 8
      used = 0
      tallest = 0
    }
    const width = span * column - gutter
    const x = page.left + used * column
    const lines = wrap(value, styles.body, width)
    write(pdf, label, x, row, fit(label, styles.label, width))
    writeLines(pdf, lines, x, row + 12.5, styles.body)
    used += span
    tallest = Math.max(tallest, 12.5 + lines.length * leading(styles.body))
  }
  return row + tallest
}

function particulars(document: PrintedDocument): Particular[] {
  const { kind, language, buyer, credits, supplyFrom, supplyTo } = document
  const words = wordsIn(language)
  const date = (day: string) => formatDate(day, language)
  const period = supplyTo !== null && supplyTo !== supplyFrom
  const found: (Particular | null)[] = [
    { label: words.number[kind], value: document.number },
    { label: words.date[kind], value: date(document.issuedOn) },
    kind === 'credit'
      ? null
      : {
          label: kind === 'quote' ? words.validUntil : words.dueDate,
          value: date(document.dueOn),
        },
    { label: words.clientNumber, value: buyer.clientNumber },
    kind === 'quote'
      ? null
      : period
        ? { label: words.supplyPeriod, value: `${date(supplyFrom)} ${words.to} ${date(supplyTo)}` }
        : { label: words.supplyDate, value: date(supplyFrom) },
    credits && {
      label: words.credits,
      value: `${credits.number} ${words.of} ${date(credits.issuedOn)}`,
    },
    buyer.vatId === null ? null : { label: words.buyerVatId, value: buyer.vatId },
    document.reference === null ? null : { label: words.reference, value: document.reference },
    document.orderNumber === null
      ? null
      : { label: words.orderNumber, value: document.orderNumber },
    document.deliveryCountry === null
      ? null
      : {
          label: words.deliveryCountry,
          value: countryName(document.deliveryCountry, language),
        },
  ]
  return found
    .filter((particular) => particular !== null)
    .map(({ label, value }) => ({ label, value: clean(value).replaceAll('\n', ' ') }))
}
