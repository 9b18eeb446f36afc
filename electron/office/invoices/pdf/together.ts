/** Several documents in one PDF, to be printed: each as it was issued, from a page of its own on. */
import PDFDocument from 'pdfkit'
import type { InvoiceDocument } from '../../../../shared/invoices/document'
import { openLogo, type Logo } from '../../paper/logo'
import { writePages } from './pdf'

export interface Together {
  add(document: InvoiceDocument): Promise<void>
  end(): Promise<Uint8Array>
}

export const renderTogether = (createdAt: Date): Together => {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    info: { Creator: 'Kluis', Producer: 'Kluis', CreationDate: createdAt },
  })
  const chunks: Uint8Array[] = []
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  // The agency's logo is nearly always the same one: it stands in the file once.
  const logos = new Map<string, Logo | null>()
  const logoOf = async ({ seller: { logo } }: InvoiceDocument): Promise<Logo | null> => {
    if (!logo) return null
    const key = Buffer.from(logo.bytes).toString('base64')
    const known = logos.get(key)
    if (known !== undefined) return known
    const opened = await openLogo(logo.bytes)
    logos.set(key, opened)
    return opened
  }
  return {
    add: async (document) => writePages(pdf, document, await logoOf(document)),
    end: async () => {
      pdf.end()
      await finished
      return new Uint8Array(Buffer.concat(chunks))
    },
  }
}
