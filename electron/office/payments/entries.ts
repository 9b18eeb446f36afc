import { AppError } from '../../../shared/errors'
import type {
  EntryAllocation,
  EntryDetail,
  EntryRow,
  EntryState,
  SetAsideReason,
} from '../../../shared/payments/contract'
import type { ReadableDatabase } from '../database/driver'

/** A row of `bankEntries`, as booked. */
export interface EntryRecord {
  id: number
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
}

type ListedRecord = EntryRecord & {
  account: string
  clientName: string | null
  numbers: string | null
}

const listed = `
  SELECT e.*, a.account, c.name AS clientName,
    (SELECT group_concat(i.number, char(10)) FROM allocations l JOIN invoices i ON i.id = l.invoiceId
     WHERE l.entryId = e.id) AS numbers
  FROM bankEntries e
  JOIN bankAccounts a ON a.id = e.accountId
  LEFT JOIN clients c ON c.id = e.clientId`

const stateOf = (entry: EntryRecord): EntryState => {
  if (entry.setAsideAt) return 'set-aside'
  if (entry.allocatedCents === entry.amountCents) return 'matched'
  if (entry.clientId !== null) return 'client'
  return entry.allocatedCents === 0 ? 'to-do' : 'part'
}

const show = (row: ListedRecord): EntryRow => ({
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
  clientId: row.clientId,
  clientName: row.clientName,
  reversal: row.reversal === 1,
  returnReason: row.returnReason,
  invoiceNumbers: row.numbers?.split('\n') ?? [],
})

/** What still waits for a person: not set aside, not fully matched, not kept for a client. */
export const toDo =
  'e.setAsideAt IS NULL AND e.allocatedCents <> e.amountCents AND e.clientId IS NULL'

const conditions: Record<string, string> = {
  'to-do': toDo,
  matched: 'e.setAsideAt IS NULL AND (e.allocatedCents = e.amountCents OR e.clientId IS NOT NULL)',
  'set-aside': 'e.setAsideAt IS NOT NULL',
  all: '1 = 1',
}

export interface EntryFilter {
  state: string
  search: string
  clientId: number | null
  invoiceId: number | null
  after: { bookedOn: string; id: number } | null
  limit: number
}

/** A page of entries, newest first. */
export const listEntries = (db: ReadableDatabase, filter: EntryFilter) => {
  const where = [conditions[filter.state] ?? '1 = 1']
  if (filter.after) where.push('(e.bookedOn, e.id) < ($afterOn, $afterId)')
  if (filter.clientId !== null) {
    where.push(`(e.clientId = $clientId OR e.id IN (
      SELECT l.entryId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
      WHERE i.clientId = $clientId))`)
  }
  if (filter.invoiceId !== null) {
    where.push('e.id IN (SELECT entryId FROM allocations WHERE invoiceId = $invoiceId)')
  }
  const words = filter.search.trim().split(/\s+/).filter(Boolean).slice(0, 8)
  words.forEach((_, index) =>
    where.push(`(instr(lower(coalesce(e.counterpartyName, '') || ' ' ||
      coalesce(e.counterpartyIban, '') || ' ' || coalesce(e.description, '') || ' ' ||
      coalesce(e.structuredReference, '') || ' ' ||
      printf('%d,%02d', abs(e.amountCents) / 100, abs(e.amountCents) % 100)), $word${index}) > 0)`),
  )
  const rows = db.all<ListedRecord>(
    `${listed} WHERE ${where.join(' AND ')} ORDER BY e.bookedOn DESC, e.id DESC LIMIT $limit`,
    {
      limit: filter.limit,
      afterOn: filter.after?.bookedOn ?? null,
      afterId: filter.after?.id ?? null,
      clientId: filter.clientId,
      invoiceId: filter.invoiceId,
      ...Object.fromEntries(words.map((word, index) => [`word${index}`, word.toLowerCase()])),
    },
  )
  const last = rows.at(-1)
  return {
    rows: rows.map(show),
    next: last && rows.length === filter.limit ? { bookedOn: last.bookedOn, id: last.id } : null,
  }
}

/** Errors: not-found. */
export const requireEntry = (db: ReadableDatabase, id: number): EntryRecord => {
  const row = db.get<EntryRecord>('SELECT * FROM bankEntries WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'entry', id })
  return row
}

export const allocationsOf = (db: ReadableDatabase, entryId: number): EntryAllocation[] =>
  db.all<EntryAllocation>(
    `SELECT l.id, l.invoiceId, i.number AS invoiceNumber, i.clientId, c.name AS clientName, l.kind,
       l.amountCents, l.createdAt
     FROM allocations l JOIN invoices i ON i.id = l.invoiceId
     LEFT JOIN clients c ON c.id = i.clientId
     WHERE l.entryId = $entryId ORDER BY l.id`,
    { entryId },
  )

/** Errors: not-found. */
export const showEntry = (db: ReadableDatabase, id: number): EntryDetail => {
  const row = db.get<ListedRecord>(`${listed} WHERE e.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'entry', id })
  return {
    ...show(row),
    valueOn: row.valueOn,
    endToEndId: row.endToEndId,
    mandateId: row.mandateId,
    bankReference: row.bankReference,
    allocations: allocationsOf(db, id),
  }
}
