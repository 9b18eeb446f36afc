/** The erasure certificate: what went, when, by which rule, and what stays sealed until when. */
import PDFDocument from 'pdfkit'
import { formatDateLong, formatMoment } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { ReadableDatabase } from '../database/driver'
import { currentAgency } from '../settings/agency'
import type { ErasureReport } from './erase-client'

export interface Certificate extends ErasureReport {
  id: number
  clientId: number
  erasedAt: string
  agency: string
  /** where the erasure stands in the audit chain */
  audit: { id: number; hash: string }
}

/** Errors: not-found. */
export const certificateOf = (db: ReadableDatabase, id: number): Certificate => {
  const row = db.get<{ clientId: number; erasedAt: string; report: string; auditId: number }>(
    'SELECT clientId, erasedAt, report, auditId FROM erasures WHERE id = $id',
    { id },
  )
  if (!row) throw new AppError('not-found', { entity: 'erasure', id })
  const line = db.get<{ hash: string }>('SELECT hash FROM audit WHERE id = $auditId', row)
  return {
    ...(JSON.parse(row.report) as ErasureReport),
    id,
    clientId: row.clientId,
    erasedAt: row.erasedAt,
    agency: currentAgency(db).name,
    audit: { id: row.auditId, hash: line?.hash ?? '' },
  }
}

/** Replaced below by the printed page. */
export const renderCertificate = (
  certificate: Certificate,
  print: { language: 'nl' | 'en'; addressee: string; at: string },
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 56 })
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    pdf.on('error', reject)
    pdf.text(`${certificate.agency} ${formatMoment(certificate.erasedAt, print.language)}`)
    pdf.text(print.addressee)
    for (const part of certificate.archive)
      pdf.text(formatDateLong(part.destroyAfter, print.language))
    pdf.end()
  })
