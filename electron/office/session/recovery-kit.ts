import PDFDocument from 'pdfkit'

/** The recovery kit as a printable page. */
export const renderRecoveryKit = (kit: {
  key: string
  language: 'nl' | 'en'
  agencyName: string
  createdAt: Date
}): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 56 })
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    pdf.on('error', reject)
    pdf.fontSize(20).text('Kluis')
    pdf.fontSize(14).text(kit.key)
    pdf.end()
  })
