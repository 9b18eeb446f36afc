import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { ownSource } from '../../../../electron/office/files/source'
import { readSettlement } from '../../../../electron/office/payments/settlements/read'
import type {
  SettlementEvent,
  SettlementMapping,
  SettlementRow,
  SettlementSummary,
} from '../../../../shared/payments/settlement'

const folder = mkdtempSync(join(tmpdir(), 'kluis-settlements-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

let files = 0

/** A file with these bytes; its name says nothing. */
export function aFile(content: string | Buffer): string {
  const path = join(folder, `file-${files++}`)
  writeFileSync(path, content)
  return path
}

/** Lines of cells as CSV with this separator; cells that need quotes get them. */
export function csv(rows: readonly (readonly string[])[], separator = ','): string {
  const quoted = (cell: string) =>
    /["\n\r;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((cells) => `${cells.map(quoted).join(separator)}\r\n`).join('')
}

export interface Read {
  rows: SettlementRow[]
  summary: SettlementSummary | undefined
  events: SettlementEvent[]
}

export async function readAll(
  content: string | Buffer,
  mapping: SettlementMapping | null = null,
): Promise<Read> {
  const events: SettlementEvent[] = []
  for await (const portion of readSettlement(ownSource(aFile(content)), { mapping }))
    events.push(...portion)
  const rows = events.flatMap((event) => (event.type === 'row' ? [event.row] : []))
  const last = events.at(-1)
  return { rows, events, summary: last?.type === 'end' ? last.summary : undefined }
}

export const mollieHeader = [
  'Date',
  'Payment method',
  'Currency',
  'Amount',
  'Status',
  'ID',
  'Description',
  'Consumer name',
  'Consumer bank account',
  'Consumer BIC',
  'Settlement currency',
  'Settlement amount',
  'Settlement reference',
  'Amount refunded',
]

export const stripeHeader = [
  'automatic_payout_id',
  'automatic_payout_effective_at_utc',
  'balance_transaction_id',
  'created_utc',
  'available_on_utc',
  'currency',
  'gross',
  'fee',
  'net',
  'reporting_category',
  'source_id',
  'description',
  'customer_name',
  'customer_facing_amount',
  'customer_facing_currency',
]

export const paypalHeader = [
  'Date',
  'Time',
  'TimeZone',
  'Name',
  'Type',
  'Status',
  'Currency',
  'Gross',
  'Fee',
  'Net',
  'Transaction ID',
  'Reference Txn ID',
  'Invoice Number',
  'Balance',
  'Balance Impact',
]

/** PayPal's own Dutch names. */
export const paypalHeaderDutch = [
  'Datum',
  'Tijd',
  'Tijdzone',
  'Naam',
  'Type',
  'Status',
  'Valuta',
  'Bruto',
  'Kosten',
  'Netto',
  'Transactiereferentie',
  'Ref.-id transactie',
  'Factuurnummer',
  'Saldo',
]
