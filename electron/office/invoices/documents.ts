/**
 * Documents as handed out. Each is made once, kept with its hash, and given again as the same bytes
 * ever after; one that was not made yet (the program stopped right after issuing) is made when first
 * asked for, from rows that cannot have changed since.
 */
import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors'
import type { DocumentKind } from '../../../shared/invoices/contract'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import { invoiceFileName } from '../../../shared/invoices/file-name'
import type { ActionContext, CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { save, type Target } from '../files/target'
import { documentOf } from './document'
import { drawBeside } from './pdf/beside'
import { requireIssued } from './rows'
import { problemsOf } from './ubl/problems'
import { validateUbl } from './ubl/rules'

/** What keeping a document needs: an open office, or the copy of one that is being put back. */
type Keeping = Pick<ActionContext, 'read' | 'write'>

export interface StoredDocument {
  bytes: Uint8Array
  sha256: string
}

const stored = (db: ReadableDatabase, id: number, kind: DocumentKind): StoredDocument | null =>
  db.get<StoredDocument>(
    'SELECT bytes, sha256 FROM invoiceDocuments WHERE invoiceId = $id AND kind = $kind',
    { id, kind },
  ) ?? null

/**
 * The document of an issued invoice, made and kept when it was not yet. Errors: not-found,
 * invoice-not-issued, invoice-sealed, ubl-invalid.
 */
export const documentBytes = async (
  context: Keeping,
  id: number,
  kind: DocumentKind,
): Promise<StoredDocument> => {
  const keptOne = (): StoredDocument | null => context.read(({ db }) => stored(db, id, kind))
  const { found, issuedAt } = context.read(({ db }) => ({
    issuedAt: requireIssued(db, id).issuedAt,
    found: stored(db, id, kind),
  }))
  if (found) return found
  const document = context.read(({ db }) => documentOf(db, id))
  const bytes = await make(context, id, kind, document, issuedAt)
  // Made twice at the same time: the first one kept is the one.
  return keptOne() ?? context.write((command) => keepDocument(command, id, kind, bytes))
}

/** Errors: not-found, invoice-sealed (of whom was erased while it was made nothing is kept). */
export const keepDocument = (
  { db, now, audit }: CommandContext,
  id: number,
  kind: DocumentKind,
  bytes: Uint8Array,
): StoredDocument => {
  const { clientId, sealedAt } = requireIssued(db, id)
  if (sealedAt !== null) throw new AppError('invoice-sealed', {})
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  db.run(
    `INSERT INTO invoiceDocuments (invoiceId, kind, bytes, sha256, createdAt)
     VALUES ($id, $kind, $bytes, $sha256, $now)`,
    { id, kind, bytes, sha256, now },
  )
  audit({ entity: 'invoice', id, clientId, code: `${kind}-made` })
  return { bytes, sha256 }
}

const make = async (
  context: Keeping,
  id: number,
  kind: DocumentKind,
  document: InvoiceDocument,
  issuedAt: string,
): Promise<Uint8Array> => {
  if (kind === 'pdf') {
    return drawBeside({ document, createdAt: new Date(issuedAt) })
  }
  const { renderUbl } = await import('./ubl/ubl')
  const flavour = kind === 'nlcius' || kind === 'nlcius-pdf' ? 'nlcius' : 'peppol'
  const inside = kind === flavour ? null : await documentBytes(context, id, 'pdf')
  const xml = renderUbl(
    document,
    flavour,
    inside ? { pdf: { name: invoiceFileName(document, 'pdf'), bytes: inside.bytes } } : {},
  )
  const broken = validateUbl(xml)
  if (broken.length > 0) {
    const rules = [...new Set(broken.map(({ rule }) => rule))]
    throw new AppError('ubl-invalid', { rules, problems: problemsOf(broken) })
  }
  return new TextEncoder().encode(xml)
}

/** Writes a document where the person chose. Errors: file-token-unknown, disk-full, … */
export const saveDocument = async (
  context: ActionContext,
  id: number,
  kind: DocumentKind,
  target: Target,
  { bytes, sha256 }: StoredDocument,
): Promise<{ saved: true; sha256: string }> => {
  await save(target, bytes)
  context.write(({ db, audit }) => {
    const { clientId } = requireIssued(db, id)
    audit({ entity: 'invoice', id, clientId, code: `${kind}-saved` })
  })
  return { saved: true, sha256 }
}
