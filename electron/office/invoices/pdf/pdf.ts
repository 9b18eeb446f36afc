/**
 * The invoice or credit note as PDF/A-3b (ISO 19005-3): A4, every font embedded, the e-invoice
 * attached when asked. The same document and moment give the same bytes: the file is stored with
 * its hash.
 */
import PDFDocument from 'pdfkit'
import type { PrintedDocument } from '../../../../shared/invoices/document'
import { continuedTop, layOutFoot, writeContinuedHead, writeFoot } from './foot'
import { writeHead } from './head'
import { layOutTable, writeRow, writeTableHeader } from './lines'
import { openLogo, type Logo } from '../../paper/logo'
import { appendMetadata, safeInInfo, titleOf } from './metadata'
import { contentWidth, leading, page, styles, writeLines, type Pdf } from '../../paper/page'
import { wrap } from '../../paper/wrap'
import { layOutPayment, writePayment } from './payment'
import { planPages, type Part } from './plan'
import { takingTurns } from '../../turns'
import { layOutTotals, noteLines, writeTotals } from './totals'

/** A file inside the PDF, such as its own UBL. */
export interface PdfAttachment {
  name: string
  mime: string
  bytes: Uint8Array
  description: string
}

export interface PdfOptions {
  /** moment of issue; stands in the file as its creation date */
  createdAt: Date
  attachments?: readonly PdfAttachment[]
}

/**
 * The document's PDF file. Fonts, the logo and shaped text are kept for the next one. A logo that
 * cannot be read is left out: the seller's name stands in its place.
 */
export async function renderInvoicePdf(
  document: PrintedDocument,
  { createdAt, attachments = [] }: PdfOptions,
): Promise<Uint8Array> {
  const logo = document.seller.logo && (await openLogo(document.seller.logo.bytes))
  const pdf = open(document, createdAt, logo)
  const chunks: Uint8Array[] = []
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))

  for (const { name, mime, bytes, description } of attachments) {
    pdf.file(Buffer.from(bytes), {
      name,
      type: mime,
      description,
      creationDate: createdAt,
      modifiedDate: createdAt,
      relationship: 'Alternative',
    })
  }
  appendMetadata(pdf, document)
  await writePages(pdf, document, logo)
  pdf.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

function open(document: PrintedDocument, createdAt: Date, logo: Logo | null): Pdf {
  const title = titleOf(document)
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    lang: document.language,
    displayTitle: true,
    info: {
      Producer: 'Kluis',
      Creator: 'Kluis',
      CreationDate: createdAt,
      ...(safeInInfo(title) ? { Title: title } : {}),
    },
    // PDF/A does not take CMYK beside its screen profile; everything else about the file stays.
    ...(logo?.cmyk ? {} : { subset: 'PDF/A-3b' }),
  })
}

/** The pages of one document, after those that are there. */
export async function writePages(
  pdf: Pdf,
  document: PrintedDocument,
  logo: Logo | null,
): Promise<void> {
  const turn = takingTurns()
  pdf.addPage()
  const firstTop = writeHead(pdf, document, logo?.image ?? null)
  const table = await layOutTable(document, turn)
  const totals = layOutTotals(document)
  const notes = noteLines(document)
  const payment = layOutPayment(document)
  const foot = layOutFoot(document)
  const terms = document.terms ? wrap(document.terms, styles.small, contentWidth) : []
  const { pages, padding } = planPages({
    firstTop,
    nextTop: continuedTop,
    bottom: foot.top - 10,
    rows: table.rows,
    totals: totals.height,
    notes: notes.length,
    payment: payment.height,
    terms: terms.length,
  })

  const draw = (part: Part) => {
    switch (part.what) {
      case 'header':
        return writeTableHeader(pdf, table, part.top)
      case 'row':
        return writeRow(pdf, table, part.row, part, padding)
      case 'totals':
        return writeTotals(pdf, totals, part.top)
      case 'notes': {
        const baseline = part.top + leading(styles.body)
        writeLines(pdf, notes.slice(part.from, part.to), page.left, baseline, styles.body)
        return
      }
      case 'payment':
        return writePayment(pdf, payment, part.top)
      case 'terms': {
        const baseline = part.top + styles.small.size
        writeLines(pdf, terms.slice(part.from, part.to), page.left, baseline, styles.small)
        return
      }
    }
  }
  for (const [i, parts] of pages.entries()) {
    if (i > 0) {
      pdf.addPage()
      writeContinuedHead(pdf, document)
    }
    for (const part of parts) {
      draw(part)
      await turn()
    }
    writeFoot(pdf, foot, document, i + 1, pages.length)
  }
}
