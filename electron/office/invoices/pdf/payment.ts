/** The payment block: what to pay, where to, by when, and the EPC QR code. */
import { create } from 'qrcode'
import { formatIban } from '../../../../shared/clients/identifiers'
import { formatDateLong } from '../../../../shared/dates'
import type { PrintedDocument } from '../../../../shared/invoices/document'
import { epcPayload } from '../../../../shared/invoices/epc-qr'
import { formatMoney } from '../../../../shared/money'
import {
  contentWidth,
  fit,
  ink,
  leading,
  mm,
  page,
  panel,
  styles,
  write,
  writeLines,
  type Pdf,
} from '../../paper/page'
import { widthOf } from '../../paper/text'
import { settlement, wordsIn } from './words'
import { wrap } from '../../paper/wrap'

interface Pair {
  label: string
  lines: string[]
}

export interface PaymentBlock {
  heading: string
  sentence: string[]
  pairs: Pair[]
  labelWidth: number
  code: QrCode | null
  caption: string
  height: number
}

interface QrCode {
  size: number
  dark: Uint8Array
}

const padding = 14
const codeSize = 30 * mm
const heading = { ...styles.strong, size: 10 }

export function layOutPayment(document: PrintedDocument): PaymentBlock {
  const { language, kind, grossCents } = document
  const words = wordsIn(language)
  const payable = kind === 'invoice' && grossCents > 0
  const code = payable && document.qr ? paymentCode(document) : null
  const width = contentWidth - 2 * padding - (code ? codeSize + 20 : 0)
  const amount = formatMoney(Math.abs(grossCents), language)
  const sentence = wrap(
    settlement(document, amount, formatDateLong(document.dueOn, language)),
    styles.body,
    width,
  )
  const texts = payable ? paymentPairs(document) : kind === 'quote' ? signingPairs(language) : []
  const labelWidth = Math.max(0, ...texts.map(([label]) => widthOf(label, styles.body))) + 16
  const pairs = texts.map(([label, value]) => ({
    label,
    lines: wrap(value, styles.strong, width - labelWidth),
  }))
  const lines = sentence.length + pairs.reduce((sum, pair) => sum + pair.lines.length, 0)
  const text = 20 + lines * leading(styles.body) + (pairs.length > 0 ? 8 : 0)
  return {
    heading:
      kind === 'quote'
        ? words.agreement
        : kind === 'credit' || grossCents < 0
          ? words.refund
          : words.payment,
    sentence,
    pairs,
    labelWidth,
    code,
    caption: words.scan,
    height: Math.max(text, code ? codeSize + 12 : 0) + 2 * padding - 4,
  }
}

function paymentPairs(document: PrintedDocument): [label: string, value: string][] {
  const { seller, language, grossCents } = document
  const words = wordsIn(language)
  return [
    [words.total.invoice, formatMoney(grossCents, language)],
    [words.iban, formatIban(seller.iban)],
    ...(seller.bic === null ? [] : [[words.bic, seller.bic] satisfies [string, string]]),
    [words.accountName, seller.accountHolder],
    [words.remittance, document.number],
  ]
}

/** Lines to sign on, each with room above it. */
function signingPairs(language: PrintedDocument['language']): [label: string, value: string][] {
  const words = wordsIn(language)
  const line = `\n${'_'.repeat(38)}`
  return [
    [words.signedBy, line],
    [words.signature, line],
  ]
}

/** null when the transfer does not fit the standard, such as an amount of a billion and more. */
function paymentCode({ seller, number, grossCents }: PrintedDocument): QrCode | null {
  const { accountHolder: name, iban, bic } = seller
  const content = epcPayload({ name, iban, bic, amountCents: grossCents, text: number })
  if (!content.ok) return null
  const { modules } = create([{ data: new TextEncoder().encode(content.payload), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  })
  return { size: modules.size, dark: modules.data }
}

export function writePayment(pdf: Pdf, block: PaymentBlock, top: number): void {
  pdf.roundedRect(page.left, top, contentWidth, block.height, 5).fill(panel)
  const left = page.left + padding
  write(pdf, block.heading, left, top + padding + 8, heading)
  let y = writeLines(pdf, block.sentence, left, top + padding + 26, styles.body) + 8
  for (const { label, lines } of block.pairs) {
    write(pdf, label, left, y, { ...styles.body, color: styles.small.color })
    y = writeLines(pdf, lines, left + block.labelWidth, y, styles.strong)
  }
  if (block.code) writeCode(pdf, block.code, block.caption, top)
}

/** As vector squares, one path; the white around it is the four modules the standard asks for. */
function writeCode(pdf: Pdf, { size, dark }: QrCode, caption: string, top: number): void {
  const left = page.right - padding - codeSize
  const quiet = 4
  const module = codeSize / (size + 2 * quiet)
  pdf.rect(left, top + padding - 4, codeSize, codeSize).fill('#ffffff')
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!dark[row * size + column]) continue
      let end = column
      while (end < size && dark[row * size + end]) end++
      const x = left + (column + quiet) * module
      const y = top + padding - 4 + (row + quiet) * module
      pdf.rect(x, y, (end - column) * module, module)
      column = end
    }
  }
  pdf.fill(ink)
  const style = fit(caption, styles.fine, codeSize)
  const x = left + (codeSize - widthOf(caption, style)) / 2
  write(pdf, caption, x, top + padding + codeSize + 7, style)
}
