/** A tax inspection: the invoices of some years as PDF and UBL, and an overview as CSV. */
import Papa from 'papaparse'
import type { ActionContext } from '../context'
import { documentBytes } from '../invoices/documents'
import { documentOf } from '../invoices/document'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import type { Target } from '../files/target'
import { writeZip, type ZipFile } from '../zip'
import { itemsAfter, openItem, pdfOf } from './open'

interface Line {
  number: string
  kind: string
  date: string
  due: string
  client: string
  net: string
  vat: string
  gross: string
  sealed: string
}

const euros = (cents: number): string => (cents / 100).toFixed(2)
const safe = (number: string): string => number.replace(/[^\p{L}\p{N}._-]+/gu, '_')

const lineOf = (document: InvoiceDocument, sealed: boolean): Line => {
  const sign = document.kind === 'credit' ? -1 : 1
  return {
    number: document.number,
    kind: document.kind,
    date: document.issuedOn,
    due: document.dueOn,
    client: document.buyer.name,
    net: euros(sign * document.netCents),
    vat: euros(sign * document.vatCents),
    gross: euros(sign * document.grossCents),
    sealed: sealed ? 'archive' : 'live',
  }
}

const addInvoice = async (
  zip: ZipFile,
  document: InvoiceDocument,
  pdf: Uint8Array,
): Promise<void> => {
  const folder = document.issuedOn.slice(0, 4)
  const name = safe(document.number)
  await zip.add(`${folder}/pdf/${name}.pdf`, pdf)
  // Loaded when asked for: the program is there sooner at its start.
  const { renderUbl } = await import('../invoices/ubl/ubl')
  await zip.add(`${folder}/ubl/${name}.xml`, renderUbl(document, 'nlcius'))
}

/** Sealed and live invoices of fiscal years `from`–`to`. Errors: those of opening and writing. */
export const exportYears = async (
  context: ActionContext,
  years: { from: number; to: number },
  target: Target,
): Promise<{ invoices: number; payments: number }> => {
  const session = context.session.require()
  const lines: Line[] = []
  const payments: Record<string, string>[] = []
  await writeZip(target, new Date(context.now()), async (zip) => {
    for (let after = 0; ;) {
      context.checkpoint()
      const rows = context.read(({ db }) => itemsAfter(db, after, years, 50))
      for (const row of rows) {
        after = row.id
        const opened = openItem(session, row)
        if (opened.kind === 'payment') {
          const { bookedOn, amountCents, counterpartyName, counterpartyIban, description } =
            opened.content.entry
          payments.push({
            date: bookedOn,
            amount: euros(amountCents),
            name: counterpartyName ?? '',
            iban: counterpartyIban ?? '',
            text: description ?? '',
          })
        } else {
          await addInvoice(zip, opened.content.document, pdfOf(row, opened.content))
          lines.push(lineOf(opened.content.document, true))
        }
      }
      context.progress({ stage: 'exporting', done: lines.length, total: null })
      if (rows.length < 50) break
    }
    await exportLive(context, years, zip, lines)
    await zip.add('invoices.csv', csv(lines.sort((a, b) => a.number.localeCompare(b.number))))
    await zip.add('payments.csv', csv(payments))
  })
  return { invoices: lines.length, payments: payments.length }
}

const exportLive = async (
  context: ActionContext,
  { from, to }: { from: number; to: number },
  zip: ZipFile,
  lines: Line[],
): Promise<void> => {
  for (let after = 0; ;) {
    context.checkpoint()
    const ids = context.read(({ db }) =>
      db.all<{ id: number }>(
        `SELECT id FROM invoices WHERE id > $after AND issuedAt IS NOT NULL AND sealedAt IS NULL
           AND fiscalYear BETWEEN $from AND $to ORDER BY id LIMIT 50`,
        { after, from, to },
      ),
    )
    for (const { id } of ids) {
      after = id
      const { bytes } = await documentBytes(context, id, 'pdf')
      const document = context.read(({ db }) => documentOf(db, id))
      await addInvoice(zip, document, bytes)
      lines.push(lineOf(document, false))
    }
    if (ids.length < 50) return
  }
}

// A cell that begins like a formula would be run by a spreadsheet.
const csv = (rows: object[]): string => `\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}\r\n`
