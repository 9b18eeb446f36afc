/** What matching looks up, read from the books; kept until the books change. */
import { addDays } from '../../../shared/dates'
import { buildMatchIndex, type MatchIndex } from '../../../shared/payments/match-index'
import type { MatchEntry, OpenInvoice, PastEntry } from '../../../shared/payments/proposal'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { toDo, type EntryRecord } from './entries'

/** SEPA allows an unauthorised debit to be returned for 13 months. */
const pastDays = 13 * 31 + 10

type InvoiceRecord = Omit<OpenInvoice, 'otherNames' | 'clientIbans' | 'clientNumber'>

const openInvoices = (db: ReadableDatabase): OpenInvoice[] => {
  const names = grouped(
    db.all<{ clientId: number; value: string }>(
      `SELECT clientId, name AS value FROM clientContacts
       UNION ALL
       SELECT id, trim(coalesce(firstName, '') || ' ' || coalesce(lastName, '')) FROM clients
       WHERE kind = 'company' AND lastName IS NOT NULL`,
    ),
  )
  const ibans = grouped(
    db.all<{ clientId: number; value: string }>(
      'SELECT clientId, iban AS value FROM clientAccounts',
    ),
  )
  return db
    .all<InvoiceRecord>(
      `SELECT i.id, i.clientId, i.kind, i.number, i.openCents, i.sign * i.grossCents AS grossCents,
         i.issuedOn, i.dueOn, coalesce(c.name, i.buyerName, '') AS clientName
       FROM invoices i JOIN clients c ON c.id = i.clientId
       WHERE i.openCents <> 0`,
    )
    .map((invoice) => ({
      ...invoice,
      otherNames: names.get(invoice.clientId) ?? [],
      clientIbans: ibans.get(invoice.clientId) ?? [],
      clientNumber: String(invoice.clientId),
    }))
}

const grouped = (rows: { clientId: number; value: string }[]): Map<number, string[]> => {
  const groups = new Map<number, string[]>()
  for (const { clientId, value } of rows) {
    const group = groups.get(clientId)
    if (group) group.push(value)
    else groups.set(clientId, [value])
  }
  return groups
}

/** Matched entries a return may undo; those that were returned already are left out. */
const pastEntries = (db: ReadableDatabase, since: string): PastEntry[] => {
  const rows = db.all<
    Omit<PastEntry, 'allocations'> & { invoiceId: number | null; allocated: number | null }
  >(
    `SELECT e.id, e.bookedOn, e.amountCents, e.counterpartyIban, e.endToEndId,
       coalesce(e.clientId, i.clientId) AS clientId, l.invoiceId, l.amountCents AS allocated
     FROM bankEntries e
     LEFT JOIN allocations l ON l.entryId = e.id
     LEFT JOIN invoices i ON i.id = l.invoiceId
     WHERE e.bookedOn >= $since AND (l.id IS NOT NULL OR e.clientId IS NOT NULL)
       AND e.returnedById IS NULL AND coalesce(l.kind, '') <> 'return'
     ORDER BY e.id, l.id`,
    { since },
  )
  const entries = new Map<number, PastEntry & { allocations: PastEntry['allocations'][number][] }>()
  for (const { invoiceId, allocated, ...row } of rows) {
    const entry = entries.get(row.id) ?? { ...row, allocations: [] }
    if (invoiceId !== null && allocated !== null) {
      entry.allocations.push({ invoiceId, amountCents: allocated })
    }
    entries.set(row.id, entry)
  }
  return [...entries.values()]
}

const buildIndex = ({ db, today }: QueryContext): MatchIndex => {
  const moneyBack = db.get(
    `SELECT 1 FROM bankEntries e WHERE ${toDo} AND e.amountCents < 0 LIMIT 1`,
  )
  return buildMatchIndex(openInvoices(db), {
    payers: db.all<{ clientId: number; iban: string }>('SELECT clientId, iban FROM clientAccounts'),
    ownIbans: db
      .all<{ account: string }>('SELECT account FROM bankAccounts')
      .map((row) => row.account),
    pastEntries: moneyBack ? pastEntries(db, addDays(today, -pastDays)) : [],
  })
}

const kept = new WeakMap<ReadableDatabase, { head: number; index: MatchIndex }>()

/** The index over the books as they are now. Everything that changes them leaves an audit line. */
export const matchIndex = (context: QueryContext): MatchIndex => {
  const head = context.db.get<{ id: number | null }>('SELECT max(id) AS id FROM audit')?.id ?? 0
  const found = kept.get(context.db)
  if (found?.head === head) return found.index
  const index = buildIndex(context)
  kept.set(context.db, { head, index })
  return index
}

/** An entry as matching wants it: the amount is what is not allocated yet. */
export const matchEntryOf = (entry: EntryRecord): MatchEntry => ({
  id: entry.id,
  bookedOn: entry.bookedOn,
  amountCents: entry.amountCents - entry.allocatedCents,
  currency: entry.currency,
  counterpartyName: entry.counterpartyName,
  counterpartyIban: entry.counterpartyIban,
  description: entry.description ?? '',
  structuredReference: entry.structuredReference,
  endToEndId: entry.endToEndId,
  reversal: entry.reversal === 1,
  returnReason: entry.returnReason,
})

/** A page of entries that still wait for a person, oldest first. */
export const entriesToDo = (db: ReadableDatabase, after: number, limit: number): EntryRecord[] =>
  db.all<EntryRecord>(
    `SELECT e.* FROM bankEntries e WHERE ${toDo} AND e.id > $after ORDER BY e.id LIMIT $limit`,
    { after, limit },
  )
