/** A tax inspection: the invoices of some years as PDF and UBL, and an overview as CSV. */
import type { CsvForm } from '../../../shared/csv'
import { AppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import { documentBytes } from '../invoices/documents'
import { documentOf } from '../invoices/document'
import type { DataKind } from '../../../shared/disclosures/contract'
import type { Buyer, InvoiceDocument } from '../../../shared/invoices/document'
import type { Target } from '../files/target'
import { byteOrderMark, csvLines, type Cell, type Money } from '../text/csv-out'
import { createNames } from '../text/entry-names'
import { writeZip, type ZipFile } from '../zip'
import { itemsAfter, openItem, pdfOf } from './open'

type Line = {
  number: string
  kind: string
  date: string
  due: string
  client: string
  net: Money
  vat: Money
  gross: Money
  sealed: string
}

const invoiceColumns = [
  'number',
  'kind',
  'date',
  'due',
  'client',
  'net',
  'vat',
  'gross',
  'sealed',
] as const satisfies readonly (keyof Line)[]
const paymentColumns = ['date', 'amount', 'name', 'iban', 'text'] as const

const lineOf = (document: InvoiceDocument, sealed: boolean): Line => {
  const sign = document.kind === 'credit' ? -1 : 1
  return {
    number: document.number,
    kind: document.kind,
    date: document.issuedOn,
    due: document.dueOn,
    client: document.buyer.name,
    net: { cents: sign * document.netCents },
    vat: { cents: sign * document.vatCents },
    gross: { cents: sign * document.grossCents },
    sealed: sealed ? 'archive' : 'live',
  }
}

interface Export {
  zip: ZipFile
  nameOf(folder: string, number: string): string
  given: Given
}

/** What an invoice, as PDF or UBL, tells of its buyer. */
export const kindsIn = ({ attention, email, kvkNumber, vatId }: Buyer): DataKind[] => [
  'name',
  'address',
  'invoices',
  ...(attention === null ? [] : ['contacts' as const]),
  ...(email === null ? [] : ['email' as const]),
  ...(kvkNumber === null ? [] : ['kvk-number' as const]),
  ...(vatId === null ? [] : ['vat-id' as const]),
]

const addInvoice = async (
  { zip, nameOf, given }: Export,
  document: InvoiceDocument,
  pdf: Uint8Array,
  fiscalYear: number,
): Promise<void> => {
  const folder = String(fiscalYear)
  given.people.add(document.buyer.clientNumber)
  for (const kind of kindsIn(document.buyer)) given.data.add(kind)
  const name = nameOf(folder, document.number)
  await zip.add(`${folder}/pdf/${name}.pdf`, pdf)
  // Loaded when asked for: the program is there sooner at its start.
  const { renderUbl } = await import('../invoices/ubl/ubl')
  const { parseUbl } = await import('../invoices/ubl/tree')
  const xml = renderUbl(document, 'nlcius')
  // What an inspector cannot open is not handed over as if they could.
  if (parseUbl(xml) === null) throw new AppError('file-write-failed', {})
  await zip.add(`${folder}/ubl/${name}.xml`, xml)
}

/** What is in it of whom: for the log of disclosures. */
export interface Given {
  /** the numbers of the clients, also of those erased since */
  people: Set<string>
  data: Set<DataKind>
}

export interface Exported {
  invoices: number
  payments: number
  given: Given
}

/**
 * Sealed and live invoices of fiscal years `from`–`to`, opened again and compared; `whole` puts it on
 * record before it is in place. Errors: export-damaged; those of opening and writing.
 */
export const exportYears = async (
  context: ActionContext,
  { csvForm, ...years }: { from: number; to: number; csvForm: CsvForm },
  target: Target,
  whole: (given: Given) => void,
): Promise<Exported> => {
  const session = context.session.require()
  const lines: Line[] = []
  const given: Given = { people: new Set(), data: new Set() }
  const payments: Record<(typeof paymentColumns)[number], Cell>[] = []
  const fill = async (zip: ZipFile): Promise<void> => {
    const into: Export = { zip, nameOf: createNames(), given }
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
            amount: { cents: amountCents },
            name: counterpartyName ?? '',
            iban: counterpartyIban ?? '',
            text: description ?? '',
          })
          given.data.add('payments')
          if (counterpartyName !== null) given.data.add('name')
          if (counterpartyIban !== null) given.data.add('bank-account')
        } else {
          await addInvoice(
            into,
            opened.content.document,
            pdfOf(row, opened.content),
            row.fiscalYear,
          )
          lines.push(lineOf(opened.content.document, true))
        }
      }
      context.progress({ stage: 'exporting', done: lines.length, total: null })
      if (rows.length < 50) break
    }
    await exportLive(context, years, into, lines)
    const sorted = lines.sort((a, b) => a.number.localeCompare(b.number))
    await zip.add('invoices.csv', csv(invoiceColumns, sorted, csvForm))
    await zip.add('payments.csv', csv(paymentColumns, payments, csvForm))
  }
  await writeZip(target, new Date(context.now()), fill, {
    trial: false,
    checked: true,
    whole: () => whole(given),
  })
  return { invoices: lines.length, payments: payments.length, given }
}

const exportLive = async (
  context: ActionContext,
  { from, to }: { from: number; to: number },
  into: Export,
  lines: Line[],
): Promise<void> => {
  for (let after = 0; ;) {
    context.checkpoint()
    const ids = context.read(({ db }) =>
      db.all<{ id: number; fiscalYear: number }>(
        `SELECT id, fiscalYear FROM invoices WHERE id > $after AND issuedAt IS NOT NULL AND sealedAt IS NULL
           AND fiscalYear BETWEEN $from AND $to ORDER BY id LIMIT 50`,
        { after, from, to },
      ),
    )
    for (const { id, fiscalYear } of ids) {
      after = id
      const { bytes } = await documentBytes(context, id, 'pdf')
      const document = context.read(({ db }) => documentOf(db, id))
      await addInvoice(into, document, bytes, fiscalYear)
      lines.push(lineOf(document, false))
    }
    if (ids.length < 50) return
  }
}

const csv = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, Cell>[],
  form: CsvForm,
): string =>
  byteOrderMark + csvLines([columns, ...rows.map((row) => columns.map((name) => row[name]))], form)
