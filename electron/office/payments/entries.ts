import { AppError } from '../../../shared/errors'
import type { EntryRow, EntryState, SetAsideReason } from '../../../shared/payments/contract'
import type { SettlementKind } from '../../../shared/payments/settlement'
import type { ReadableDatabase } from '../database/driver'

/** A row of `bankEntries`, as booked. */
export interface EntryRecord {
  id: number
  accountId: number
  bookedOn: string
  valueOn: string | null
  amountCents: number
  currency: string
  counterpartyName: string | null
  counterpartyIban: string | null
  description: string | null
  structuredReference: string | null
  endToEndId: string | null
  mandateId: string | null
  bankReference: string | null
  reversal: number
  returnReason: string | null
  allocatedCents: number
  clientId: number | null
  setAsideReason: SetAsideReason | null
  setAsideAt: string | null
  ruleId: number | null
  returnedById: number | null
  sealedAt: string | null
  settlementKind: SettlementKind | null
  feeCents: number
  payoutId: number | null
}

export type ListedRecord = EntryRecord & {
  account: string
  clientName: string | null
  numbers: string | null
}

/** As lists show it. */
export const listed = `
  SELECT e.*, a.account, c.name AS clientName,
    (SELECT group_concat(i.number, char(10)) FROM allocations l JOIN invoices i ON i.id = l.invoiceId
     WHERE l.entryId = e.id) AS numbers
  FROM bankEntries e
  JOIN bankAccounts a ON a.id = e.accountId
  LEFT JOIN clients c ON c.id = e.clientId`

const stateOf = (entry: EntryRecord): EntryState => {
  if (entry.setAsideAt) return 'set-aside'
  if (entry.allocatedCents === entry.amountCents || entry.sealedAt !== null) return 'matched'
  if (entry.clientId !== null) return 'client'
  return entry.allocatedCents === 0 ? 'to-do' : 'part'
}

export const showRow = (row: ListedRecord): EntryRow => ({
  id: row.id,
  bookedOn: row.bookedOn,
  amountCents: row.amountCents,
  currency: row.currency,
  counterpartyName: row.counterpartyName,
  counterpartyIban: row.counterpartyIban,
  description: row.description,
  structuredReference: row.structuredReference,
  account: row.account,
  allocatedCents: row.allocatedCents,
  state: stateOf(row),
  setAsideReason: row.setAsideReason,
  byRule: row.ruleId !== null,
  clientId: row.clientId,
  clientName: row.clientName,
  reversal: row.reversal === 1,
  returnReason: row.returnReason,
  returned: row.returnedById !== null,
  sealed: row.sealedAt !== null,
  invoiceNumbers: row.numbers?.split('\n') ?? [],
  settlementKind: row.settlementKind,
})

/** Rows of the list, in the order of `ids`. */
export const showRows = (db: ReadableDatabase, ids: readonly number[]): EntryRow[] =>
  db
    .all<ListedRecord>(
      `${listed} JOIN json_each($ids) place ON e.id = place.value ORDER BY place.key`,
      { ids: JSON.stringify(ids) },
    )
    .map(showRow)

/** Errors: not-found. */
export const requireEntry = (db: ReadableDatabase, id: number): EntryRecord => {
  const row = db.get<EntryRecord>('SELECT * FROM bankEntries WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'entry', id })
  return row
}
