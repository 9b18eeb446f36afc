/** What tax law keeps of a client goes into the archive, and the person out of the live rows. */
import { fiscalYearOf } from '../../../shared/dates'
import type { Destruction } from '../../../shared/retention/clocks'
import { policy } from '../../../shared/retention/policy'
import { sealItem } from '../archive/seal'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { documentOf } from '../invoices/document'
import { scrubInvoice } from '../invoices/personal-data'
import { scrubEntry } from '../payments/personal-data'
import { destructionFor } from './plan'

export interface SealTo {
  publicKey: Uint8Array
  now: string
  /** reckoned once per class and fiscal year */
  destruction(name: 'invoice' | 'payment', fiscalYear: number): Destruction
}

/** The archive's side of erasing a client who terminated on a day. */
export const sealTo = (
  db: ReadableDatabase,
  publicKey: Uint8Array,
  terminatedOn: string,
  now: string,
): SealTo => {
  const known = new Map<string, Destruction>()
  return {
    publicKey,
    now,
    destruction: (name, fiscalYear) => {
      const key = `${name} ${fiscalYear}`
      const found = known.get(key) ?? destructionFor(db, name, fiscalYear, terminatedOn)
      known.set(key, found)
      return found
    },
  }
}

interface InvoiceRow {
  id: number
  fiscalYear: number
}

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
      `SELECT l.kind, l.amountCents, l.createdAt, e.bookedOn FROM allocations l
       LEFT JOIN bankEntries e ON e.id = l.entryId WHERE l.invoiceId = $invoiceId ORDER BY l.id`,
      { invoiceId },
    ),
    documents: documentsOf(db, invoiceId),
  }
}

/** Invoices of a client that can go: settled ones, or all of them. */
export const invoicesToSeal = (
  db: ReadableDatabase,
  clientId: number,
  settledOnly: boolean,
): InvoiceRow[] =>
  db.all<InvoiceRow>(
    `SELECT id, fiscalYear FROM invoices
     WHERE clientId = $clientId AND issuedAt IS NOT NULL AND sealedAt IS NULL
       ${settledOnly ? 'AND openCents = 0' : ''} ORDER BY id`,
    { clientId },
  )

/** Seals an invoice and scrubs the live row. */
export const sealInvoice = (db: WritableDatabase, invoice: InvoiceRow, to: SealTo): void => {
  sealItem(
    db,
    to.publicKey,
    {
      kind: 'invoice',
      sourceId: invoice.id,
      fiscalYear: invoice.fiscalYear,
      basis: policy.invoice.lawful.article,
      ...to.destruction('invoice', invoice.fiscalYear),
      content: contentOf(db, invoice.id),
    },
    to.now,
  )
  scrubInvoice(db, invoice.id, to.now)
}

interface EntryRow {
  id: number
  bookedOn: string
}

/** Bank entries that are this client's alone: what they settle is sealed, or nothing at all. */
export const entriesToSeal = (db: ReadableDatabase, clientId: number): EntryRow[] =>
  db.all<EntryRow>(
    `SELECT e.* FROM bankEntries e
     WHERE e.sealedAt IS NULL
       AND (e.clientId = $clientId OR e.id IN (
         SELECT l.entryId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
         WHERE i.clientId = $clientId AND l.entryId IS NOT NULL))
       AND NOT EXISTS (
         SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
         WHERE l.entryId = e.id AND i.clientId IS NOT NULL AND i.clientId <> $clientId)
     ORDER BY e.id`,
    { clientId },
  )

/** Seals a bank entry and blanks what names a person. */
export const sealEntry = (db: WritableDatabase, entry: EntryRow, to: SealTo): void => {
  const fiscalYear = fiscalYearOf(entry.bookedOn)
  sealItem(
    db,
    to.publicKey,
    {
      kind: 'payment',
      sourceId: entry.id,
      fiscalYear,
      basis: policy.payment.lawful.article,
      ...to.destruction('payment', fiscalYear),
      content: { entry },
    },
    to.now,
  )
  scrubEntry(db, entry.id, to.now)
}
