/** Opening sealed items: only with the owner's private key, only in memory. */
import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import { openSealed, publicKeyOf } from '../crypto'
import type { ReadableDatabase } from '../database/driver'
import type { OpenSession } from '../session/session'
import type { ArchiveRow } from './seal'

export interface SealedInvoice {
  document: InvoiceDocument
  settlements: { kind: string; amountCents: number; createdAt: string; bookedOn: string | null }[]
  /** `bytes` in base 64 */
  documents: { kind: string; bytes: string; sha256: string; createdAt: string }[]
}

export interface SealedPayment {
  entry: {
    bookedOn: string
    amountCents: number
    currency: string
    counterpartyName: string | null
    counterpartyIban: string | null
    description: string | null
  }
}

export type Opened =
  { kind: 'invoice'; content: SealedInvoice } | { kind: 'payment'; content: SealedPayment }

/** Errors: forbidden (no owner's key in this session), archive-destroyed, archive-damaged. */
export const openItem = (session: OpenSession, row: ArchiveRow): Opened => {
  if (session.archivePrivateKeys.length === 0) throw new AppError('forbidden', {})
  if (row.sealed === null) throw new AppError('archive-destroyed', { id: row.id })
  const whole = createHash('sha256').update(row.sealed).digest('hex') === row.sha256
  const plain = whole ? unseal(row.sealed, session.archivePrivateKeys) : null
  if (!plain) throw new AppError('archive-damaged', { id: row.id })
  const content = contentOf(row, plain)
  return row.kind === 'invoice'
    ? { kind: 'invoice', content: ofToday(content as SealedInvoice) }
    : { kind: 'payment', content: content as SealedPayment }
}

/** What was sealed before documents had these says nothing of them. */
const ofToday = ({ document, ...rest }: SealedInvoice): SealedInvoice => ({
  ...rest,
  document: Object.assign({ orderNumber: null, deliveryCountry: null }, document, {
    seller: Object.assign({ accountHolder: document.seller.name }, document.seller),
    buyer: Object.assign({ oin: null }, document.buyer),
    lines: document.lines.map((line) =>
      Object.assign({ unit: null, unitPriceHundredths: 0 }, line),
    ),
  }),
})

/** Anybody with the public key can seal anything. Errors: archive-damaged. */
const contentOf = ({ id }: ArchiveRow, plain: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    throw new AppError('archive-damaged', { id })
  }
}

/** What was sealed before the office's keys were made anew opens with an older one. */
const unseal = (sealed: Uint8Array, privateKeys: readonly Uint8Array[]): Uint8Array | null => {
  for (const privateKey of privateKeys) {
    const plain = openSealed(sealed, { publicKey: publicKeyOf(privateKey), privateKey })
    if (plain) return plain
  }
  return null
}

/** Errors: not-found. */
export const requireItem = (db: ReadableDatabase, id: number): ArchiveRow => {
  const row = db.get<ArchiveRow>('SELECT * FROM archive WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'archive', id })
  return row
}

/** The PDF as it was sent; its own hash must hold too. Errors: archive-damaged. */
export const pdfOf = (row: ArchiveRow, invoice: SealedInvoice): Uint8Array => {
  const found = invoice.documents.find(({ kind }) => kind === 'pdf')
  const bytes = found ? Buffer.from(found.bytes, 'base64') : null
  if (!found || !bytes || createHash('sha256').update(bytes).digest('hex') !== found.sha256) {
    throw new AppError('archive-damaged', { id: row.id })
  }
  return bytes
}

/** A page of items that are still there, by id. */
export const itemsAfter = (
  db: ReadableDatabase,
  after: number,
  filter: { from: number; to: number },
  limit = 200,
): ArchiveRow[] =>
  db.all<ArchiveRow>(
    `SELECT * FROM archive WHERE id > $after AND sealed IS NOT NULL
       AND fiscalYear BETWEEN $from AND $to ORDER BY id LIMIT $limit`,
    { after, limit, ...filter },
  )
