/** A sent quote as the document it is: its PDF is made once, kept, and given again as the same bytes. */
import { createHash } from 'node:crypto'
import type { PrintedDocument } from '../../../shared/invoices/document'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { drawBeside } from '../invoices/pdf/beside'
import { withTexts } from '../invoices/own-texts'
import { buyerOf, issuerOf } from '../invoices/parties'
import { logoOf } from '../settings/agency'
import { lineRows, requireSent, vatRows } from './rows'

/** Errors: not-found, quote-not-sent. */
export const quoteDocument = (db: ReadableDatabase, id: number): PrintedDocument => {
  const row = requireSent(db, id)
  const { agency, seller } = issuerOf(db, row.agencyId)
  const document: PrintedDocument = {
    kind: 'quote',
    number: row.number,
    language: row.language,
    issuedOn: row.sentOn,
    dueOn: row.validUntil,
    supplyFrom: row.sentOn,
    supplyTo: null,
    reference: row.reference,
    orderNumber: null,
    deliveryCountry: null,
    credits: null,
    seller: { ...seller, logo: logoOf(db, agency.logoId) },
    buyer: {
      ...buyerOf({ ...row, buyerAttention: row.attention }),
      clientNumber: String(row.clientId),
    },
    pricesIncludeVat: row.pricesIncludeVat === 1,
    lines: lineRows(db, id).map((line) => ({ ...line, description: line.description ?? '' })),
    discountBasisPoints: row.discountBasisPoints,
    discountCents: row.discountCents,
    vat: vatRows(db, id),
    netCents: row.netCents,
    vatCents: row.vatCents,
    grossCents: row.grossCents,
    qr: false,
    intro: row.intro,
    note: row.closing,
  }
  return withTexts(db, document, row.textsId)
}

const stored = (db: ReadableDatabase, id: number): Uint8Array | null =>
  db.get<{ bytes: Uint8Array }>('SELECT bytes FROM quoteDocuments WHERE quoteId = $id', { id })
    ?.bytes ?? null

/** Errors: not-found (also of one that was erased while it was drawn), quote-not-sent. */
export const quotePdf = async (
  { read, write }: Pick<ActionContext, 'read' | 'write'>,
  id: number,
): Promise<Uint8Array> => {
  const { kept, document, sentAt } = read(({ db }) => ({
    kept: stored(db, id),
    document: quoteDocument(db, id),
    sentAt: requireSent(db, id).sentAt,
  }))
  if (kept) return kept
  const bytes = await drawBeside({ document, createdAt: new Date(sentAt) })
  return write(({ db, now, audit }) => {
    const { clientId } = requireSent(db, id)
    // Made twice at the same time: the first one kept is the one.
    const first = stored(db, id)
    if (first) {
      audit({ entity: 'quote', id, clientId, code: 'pdf-made' })
      return first
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    db.run(
      `INSERT INTO quoteDocuments (quoteId, bytes, sha256, createdAt)
       VALUES ($id, $bytes, $sha256, $now)`,
      { id, bytes, sha256, now },
    )
    audit({ entity: 'quote', id, clientId, code: 'pdf-made' })
    return bytes
  })
}
