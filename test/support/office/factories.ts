/** What an office holds, made by calling it: always reachable data, with one override each. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Input, Output } from '../../../shared/contract'
import type { ClientInput } from '../../../shared/clients/input'
import type { BookedFiles, EntryRow, FilePreview } from '../../../shared/payments/contract'
import { camt053, type EntrySpec, type StatementSpec } from '../bank/bank-files'
import { aCompany } from './clients'
import { temporaryFolder, type TestOffice } from './office'

export const ownAccount = 'NL91ABNA0417164300'

/** A company; gives its number. */
export const aClient = async (
  office: TestOffice,
  overrides: Partial<ClientInput> = {},
): Promise<number> => (await office.call('clients.add', aCompany(overrides))).id

export interface InvoiceWish {
  clientId?: number
  /** what is to be paid, VAT included */
  cents?: number
  /** invoice date */
  on?: string | null
}

/** An issued invoice of one line; of a new client when none is named. */
export const anInvoice = async (
  office: TestOffice,
  { clientId, cents = 12_100, on = null }: InvoiceWish = {},
): Promise<{ id: number; number: string; clientId: number; grossCents: number }> => {
  const whose = clientId ?? (await aClient(office))
  const draft = await office.call('invoices.addDraft', {
    clientId: whose,
    supplyFrom: '2026-01-31',
    pricesIncludeVat: true,
    lines: [{ description: 'Hosting', unitPriceCents: cents, vatKind: 'standard' }],
  })
  const issued = await office.call('invoices.issue', { id: draft.id, on, sure: true })
  return { ...issued, clientId: whose }
}

/** Credits an invoice, all that is left of it or an amount of its first line, VAT included. */
export const aCreditNote = async (
  office: TestOffice,
  invoiceId: number,
  cents: number | null = null,
): Promise<{ id: number; number: string }> => {
  const { lines } = await office.call('invoices.get', { id: invoiceId })
  const [line] = lines
  const draft = await office.call('invoices.credit', {
    id: invoiceId,
    lines: cents === null || !line ? null : [{ lineId: line.id, amountCents: cents }],
  })
  return office.call('invoices.issue', { id: draft.id })
}

let files = 0

/** Writes a bank file and shows it to the office, as a person does who chooses it in the dialog. */
export const previewOf = (office: TestOffice, content: string | Buffer): Promise<FilePreview> => {
  const path = join(temporaryFolder(), `afschrift-${++files}`)
  writeFileSync(path, content)
  return office.call('payments.preview', { file: office.readFrom(path) })
}

/** Shows and books a bank file. */
export const book = async (
  office: TestOffice,
  content: string | Buffer,
  options: Partial<Input<'payments.book'>> = {},
): Promise<BookedFiles> => {
  const { preview } = await previewOf(office, content)
  return office.call('payments.book', { preview, otherAccounts: true, ...options })
}

/** A CAMT.053 file of one statement of the office's account. */
export const aFile = (entries: EntrySpec[], overrides: Partial<StatementSpec> = {}): string =>
  camt053({ account: ownAccount, opening: 100_000, entries, ...overrides })

/** Books entries in a file of their own; gives them as listed, in the order asked. */
export const receive = async (office: TestOffice, ...entries: EntrySpec[]): Promise<EntryRow[]> => {
  const before = new Set((await allEntries(office)).map(({ id }) => id))
  await book(office, aFile(entries))
  const booked = (await allEntries(office)).filter(({ id }) => !before.has(id))
  return booked.sort((a, b) => a.id - b.id)
}

export const allEntries = async (
  office: TestOffice,
  filter: Partial<Input<'payments.entries'>> = {},
): Promise<EntryRow[]> => {
  const rows: EntryRow[] = []
  for (let after: Input<'payments.entries'>['after'] = null; ;) {
    const page: Output<'payments.entries'> = await office.call('payments.entries', {
      state: 'all',
      ...filter,
      after,
    })
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = page.next
  }
}

/** How an invoice stands now. */
export const standing = async (
  office: TestOffice,
  id: number,
): Promise<{ state: string; paid: number; open: number }> => {
  const { state, paidCents, openCents } = await office.call('invoices.get', { id })
  return { state, paid: paidCents, open: openCents }
}
