/** What tax law keeps goes into the archive, and the person out of the live rows. */
import { fiscalYearOf } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Destruction } from '../../../shared/retention/clocks'
import { policy } from '../../../shared/retention/policy'
import { sealItem } from '../archive/seal'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { documentOf } from '../invoices/document'
import { scrubInvoice } from '../invoices/personal-data'
import { scrubEntry } from '../payments/personal-data'
import { currentAgency } from '../settings/agency'
import { forgetReasons } from './personal-data'
import { endOf, type KeptAs } from './terms'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** The documents of an invoice that were handed out, the PDF first of all. */
const documentsOf = (db: ReadableDatabase, invoiceId: number) =>
  db
    .all<{ kind: string; bytes: Uint8Array; sha256: string; createdAt: string }>(
      'SELECT kind, bytes, sha256, createdAt FROM invoiceDocuments WHERE invoiceId = $invoiceId',
      { invoiceId },
    )
    .map(({ bytes, ...document }) => ({ ...document, bytes: base64(bytes) }))

/** Everything a tax inspector may ask of one invoice, as sealed. */
const contentOf = (db: ReadableDatabase, invoiceId: number) => {
  const { seller, ...document } = documentOf(db, invoiceId)
  return {
    // The logo is on the PDF; it need not be sealed a second time.
    document: { ...document, seller: { ...seller, logo: null } },
    settlements: db.all(
      `SELECT l.kind, l.amountCents, l.settledOn, l.reason, l.createdAt, e.bookedOn
       FROM allocations l LEFT JOIN bankEntries e ON e.id = l.entryId
       WHERE l.invoiceId = $invoiceId ORDER BY l.id`,
      { invoiceId },
    ),
    documents: documentsOf(db, invoiceId),
  }
}

/** When a document is destroyed whose client left on a day, or did not leave. */
export const invoiceEnd = (
  db: ReadableDatabase,
  invoiceId: number,
  terminatedOn: string | null,
): Destruction => {
  const { keptAs, currentUntil } = invoiceRow(db, invoiceId)
  return endOf(db, { class: keptAs, currentUntil, terminatedOn })
}

interface InvoiceRow {
  fiscalYear: number
  keptAs: KeptAs
  currentUntil: string
}

const invoiceRow = (db: ReadableDatabase, id: number): InvoiceRow => {
  const row = db.get<InvoiceRow>(
    `SELECT fiscalYear, keptAs, currentUntil FROM invoices
     WHERE id = $id AND issuedAt IS NOT NULL AND sealedAt IS NULL`,
    { id },
  )
  if (!row) throw new AppError('not-found', { entity: 'invoice', id })
  return row
}

/** Seals a document and scrubs the live row; in the ledger, so that a restore knows its last day. */
export const sealInvoice = (
  { db, now, ledger }: CommandContext,
  publicKey: Uint8Array,
  invoiceId: number,
  end: Destruction,
): void => {
  const { fiscalYear, keptAs } = invoiceRow(db, invoiceId)
  sealItem(
    db,
    publicKey,
    {
      kind: 'invoice',
      sourceId: invoiceId,
      fiscalYear,
      basis: policy[keptAs].lawful.article,
      ...end,
      content: contentOf(db, invoiceId),
    },
    now,
  )
  scrubInvoice(db, invoiceId, now)
  forgetReasons(db, invoiceId)
  ledger({ kind: 'seal', archive: 'invoice', sourceId: invoiceId, ...end })
}

interface EntryRow {
  bookedOn: string
  currentUntil: string
}

const entryRow = (db: ReadableDatabase, id: number): EntryRow => {
  const row = db.get<EntryRow>('SELECT * FROM bankEntries WHERE id = $id AND sealedAt IS NULL', {
    id,
  })
  if (!row) throw new AppError('not-found', { entity: 'entry', id })
  return row
}

/**
 * When an entry is destroyed: never before a sealed document that it settles, or that the entry which
 * took its money back settles.
 */
export const entryEnd = (
  db: ReadableDatabase,
  entryId: number,
  terminatedOn: string | null,
): Destruction => {
  const settled = db.get<{ day: string | null }>(
    `SELECT max(a.destroyAfter) AS day FROM allocations l
     JOIN archive a ON a.kind = 'invoice' AND a.sourceId = l.invoiceId
     WHERE l.entryId = $entryId OR l.entryId IN (
       SELECT counterEntryId FROM entrySettlements WHERE entryId = $entryId)`,
    { entryId },
  )
  const { currentUntil } = entryRow(db, entryId)
  return endOf(db, { class: 'payment', currentUntil, terminatedOn, settled: settled?.day ?? null })
}

/** Seals a bank entry and blanks what names a person. What it settles was sealed before. */
export const sealEntry = (
  { db, now, ledger }: CommandContext,
  publicKey: Uint8Array,
  entryId: number,
  end: Destruction,
): void => {
  const entry = entryRow(db, entryId)
  sealItem(
    db,
    publicKey,
    {
      kind: 'payment',
      sourceId: entryId,
      fiscalYear: fiscalYearOf(entry.bookedOn, currentAgency(db).fiscalYearStart),
      basis: policy.payment.lawful.article,
      ...end,
      content: { entry, settles: settledBy(db, entryId) },
    },
    now,
  )
  scrubEntry(db, entryId, now)
  ledger({ kind: 'seal', archive: 'payment', sourceId: entryId, ...end })
}

const settledBy = (db: ReadableDatabase, entryId: number) =>
  db.all(
    `SELECT i.number, l.kind, l.amountCents, l.settledOn
     FROM allocations l JOIN invoices i ON i.id = l.invoiceId
     WHERE l.entryId = $entryId ORDER BY l.id`,
    { entryId },
  )
