/** The invoices of some days as PDF and as e-invoice, and which of them are not there. */
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../../shared/errors'
import type { Language } from '../../../../shared/language'
import type { InvoiceDocument } from '../../../../shared/invoices/document'
import { kindsIn } from '../../archive/export'
import { openItem, pdfOf } from '../../archive/open'
import type { ArchiveRow } from '../../archive/seal'
import type { ActionContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { documentOf } from '../../invoices/document'
import { documentBytes } from '../../invoices/documents'
import type { Cell } from '../../text/csv-out'
import type { Span } from '../../vat/figures'
import type { ZipFile } from '../../zip'
import type { Given } from './given'
import { packWords, type MissingWhy } from './words'

export interface Documents {
  context: ActionContext
  db: ReadableDatabase
  zip: ZipFile
  nameOf: (folder: string, number: string) => string
  span: Span
  language: Language
  /** an owner has the archive opened for it */
  withSealed: boolean
  given: Given
  /** one more was looked at */
  step: () => void
}

interface Row {
  id: number
  number: string
  issuedOn: string
  sealedAt: string | null
}

const pageSize = 200

/** Adds them; gives how many are there whole, how many of the archive, and the rows of what is missing. */
export const addDocuments = async (
  made: Documents,
): Promise<{ invoices: number; opened: number; missing: Cell[][] }> => {
  const { db, span, step, context } = made
  const w = packWords[made.language]
  const missing: Cell[][] = []
  let [invoices, opened] = [0, 0]
  for (let [on, id] = [span.from, 0]; ;) {
    const rows = db.all<Row>(
      `SELECT id, number, issuedOn, sealedAt FROM invoices
       WHERE (issuedOn, id) > ($on, $id) AND issuedOn <= $to AND issuedAt IS NOT NULL
       ORDER BY issuedOn, id LIMIT ${pageSize}`,
      { on, id, to: span.to },
    )
    for (const row of rows) {
      context.checkpoint()
      ;[on, id] = [row.issuedOn, row.id]
      const found = row.sealedAt === null ? await live(made, row) : sealed(made, row)
      const why = typeof found === 'string' ? found : await add(made, found)
      if (why !== null) {
        const what = why === 'no-e-invoice' ? w.ubl : w.pdfAndUbl
        missing.push([row.number, row.issuedOn, what, w.why[why]])
      }
      if (typeof found !== 'string') {
        invoices += 1
        if (found.sealed) opened += 1
      }
      step()
      await setImmediate()
    }
    if (rows.length < pageSize) return { invoices, opened, missing }
  }
}

interface Found {
  id: number
  document: InvoiceDocument
  pdf: Uint8Array
  sealed: boolean
}

const live = async ({ context, db }: Documents, row: Row): Promise<Found | MissingWhy> => {
  try {
    const { bytes } = await documentBytes(context, row.id, 'pdf')
    return { id: row.id, document: documentOf(db, row.id), pdf: bytes, sealed: false }
  } catch (error) {
    // Erased since the moment that is told of: it is not brought back.
    if (error instanceof AppError && error.code === 'invoice-sealed') return 'sealed'
    throw error
  }
}

const sealed = ({ context, db, withSealed }: Documents, row: Row): Found | MissingWhy => {
  const item = db.get<ArchiveRow>(
    `SELECT * FROM archive WHERE kind = 'invoice' AND sourceId = $id`,
    { id: row.id },
  )
  if (!item || item.destroyedAt !== null) return 'destroyed'
  if (!withSealed) return 'sealed'
  try {
    const opened = openItem(context.session.require(), item)
    if (opened.kind !== 'invoice') return 'damaged'
    const { document } = opened.content
    return { id: row.id, document, pdf: pdfOf(item, opened.content), sealed: true }
  } catch (error) {
    if (error instanceof AppError && error.code === 'archive-damaged') return 'damaged'
    throw error
  }
}

/** Gives why one of its files is not there; null when both are. */
const add = async (
  { zip, nameOf, language, given, db }: Documents,
  { id, document, pdf }: Found,
): Promise<'no-e-invoice' | null> => {
  const folder = packWords[language].invoices
  const name = nameOf(folder, document.number)
  given.people.add(document.buyer.clientNumber)
  for (const kind of kindsIn(document.buyer)) given.data.add(kind)
  await zip.add(`${folder}/pdf/${name}.pdf`, pdf)
  const ubl = await ublOf(db, id, document)
  if (ubl === null) return 'no-e-invoice'
  await zip.add(`${folder}/ubl/${name}.xml`, ubl)
  return null
}

/** As it was sent before, else made for this once; null when it is none by the official rules. */
const ublOf = async (
  db: ReadableDatabase,
  id: number,
  document: InvoiceDocument,
): Promise<Uint8Array | string | null> => {
  const kept = db.get<{ bytes: Uint8Array }>(
    `SELECT bytes FROM invoiceDocuments WHERE invoiceId = $id AND kind = 'nlcius'`,
    { id },
  )
  if (kept) return kept.bytes
  // Loaded when asked for: the program is there sooner at its start.
  const { renderUbl } = await import('../../invoices/ubl/ubl')
  const { validateUbl } = await import('../../invoices/ubl/rules')
  // The Dutch rules ask for a number of the buyer's, which consumers have none of; the European don't.
  for (const flavour of ['nlcius', 'core'] as const) {
    const xml = renderUbl(document, flavour)
    if (validateUbl(xml).length === 0) return xml
  }
  return null
}
