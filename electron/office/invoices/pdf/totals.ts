/** The totals with their VAT block, the reasons why no VAT is charged, and the free note. */
import { countryName } from '../../../../shared/countries'
import { formatMoney, formatPercentage } from '../../../../shared/money'
import type { PrintedDocument } from '../../../../shared/invoices/document'
import { isReverseCharge, vatReason } from '../../../../shared/invoices/vat'
import {
  contentWidth,
  ink,
  page,
  rule,
  styles,
  write,
  writeRight,
  type Pdf,
} from '../../paper/page'
import { widthOf } from '../../paper/text'
import { vatLabel, wordsIn } from './words'
import { wrap } from '../../paper/wrap'

interface TotalRow {
  label: string
  amount: string
}

export interface TotalsBlock {
  rows: TotalRow[]
  total: TotalRow
  left: number
  height: number
}

const rowHeight = 15
const totalHeight = 26
const gap = 24

export function layOutTotals(document: PrintedDocument): TotalsBlock {
  const words = wordsIn(document.language)
  const money = (cents: number) => formatMoney(cents, document.language)
  const total = {
    label: words.total[document.grossCents > 0 ? document.kind : 'other'],
    amount: money(document.grossCents),
  }
  const rows = totalRows(document)
  const widths = rows.map(
    ({ label, amount }) => widthOf(label, styles.body) + gap + widthOf(amount, styles.amount),
  )
  const totalWidth = widthOf(total.label, styles.total) + gap + widthOf(total.amount, styles.total)
  const width = Math.min(contentWidth, Math.max(contentWidth * 0.46, totalWidth, ...widths))
  return {
    rows,
    total,
    left: page.right - width,
    height: 8 + rows.length * rowHeight + totalHeight,
  }
}

function totalRows(document: PrintedDocument): TotalRow[] {
  const { language, lines, pricesIncludeVat, discountBasisPoints, discountCents, vat } = document
  const words = wordsIn(language)
  const money = (cents: number) => formatMoney(cents, language)
  const rows: TotalRow[] = []
  if (discountCents !== 0) {
    const subtotal = lines.reduce((sum, line) => sum + line.amountCents, 0)
    const rate =
      discountBasisPoints === 0 ? '' : ` ${formatPercentage(discountBasisPoints, language)}`
    rows.push(
      { label: words.subtotal[pricesIncludeVat ? 'gross' : 'net'], amount: money(subtotal) },
      { label: words.documentDiscount + rate, amount: money(-discountCents) },
    )
  }
  // Art. 25 Wet OB: no VAT is shown at all, so there is nothing to exclude either.
  if (vat.every((row) => row.kind === 'small-business')) return rows
  rows.push({ label: words.netTotal, amount: money(document.netCents) })
  for (const { kind, rate, netCents, vatCents } of vat) {
    const country = countryName(document.buyer.address.country, language)
    const label = vatLabel(kind, formatPercentage(rate, language), language, country)
    rows.push({ label: `${label} ${words.over} ${money(netCents)}`, amount: money(vatCents) })
  }
  return rows
}

export function writeTotals(pdf: Pdf, block: TotalsBlock, top: number): void {
  const width = page.right - block.left
  let baseline = top + 8 + 10
  for (const { label, amount } of block.rows) {
    writePair(pdf, { label, amount }, block.left, baseline, false)
    baseline += rowHeight
  }
  rule(pdf, baseline - 8, block.left, page.right, ink, 0.75)
  writePair(pdf, block.total, page.right - width, baseline + 9, true)
}

function writePair(pdf: Pdf, row: TotalRow, left: number, baseline: number, final: boolean): void {
  const width = page.right - left
  const [label, amount] = final ? [styles.total, styles.total] : [styles.body, styles.amount]
  // Both shrink together when even the whole width is too narrow for them.
  const needed = widthOf(row.label, label) + gap + widthOf(row.amount, amount)
  const scale = Math.min(1, width / needed)
  write(pdf, row.label, left, baseline, { ...label, size: label.size * scale })
  writeRight(pdf, row.amount, page.right, baseline, { ...amount, size: amount.size * scale })
}

/**
 * Why no VAT is charged, once per reason; with reverse charge the customer's btw-id, which the law
 * wants beside the words. Source: Wet OB art. 35a(1)(k), (l); factuureisen 11 and 12.
 */
export function vatNotes({ vat, buyer, language }: PrintedDocument): string[] {
  const notes = vat.map(({ kind }) => {
    const reason = vatReason(kind, language)
    if (reason === null) return null
    const text = reason.charAt(0).toUpperCase() + reason.slice(1)
    if (!isReverseCharge(kind) || buyer.vatId === null) return `${text}.`
    const label = language === 'nl' ? 'Btw-id van de afnemer' : "Customer's VAT ID"
    return `${text}. ${label}: ${buyer.vatId}`
  })
  return [...new Set(notes.filter((note) => note !== null))]
}

/** VAT reasons and the free note as lines of running text, an empty one between them. */
export function noteLines(document: PrintedDocument): string[] {
  const texts = [...vatNotes(document), document.note?.trim() ?? ''].filter((text) => text !== '')
  return texts.flatMap((text, i) => [
    ...(i === 0 ? [] : ['']),
    ...wrap(text, styles.body, contentWidth),
  ])
}
