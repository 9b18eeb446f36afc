/** What matching looks up, read from the books a portion at a time, so that others are answered. */
import { addDays } from '../../../shared/dates'
import { longestReturnDays } from '../../../shared/payments/past-entries'
import type { MatchEntry, OpenInvoice, PastEntry } from '../../../shared/payments/proposal'
import type { ReadableDatabase } from '../database/driver'
import type { EntryRecord } from './entries'

const portion = 5000

interface Place {
  on: string
  id: number
}

type InvoiceRecord = Omit<OpenInvoice, 'otherNames' | 'clientIbans' | 'clientNumber'>

/** Open invoices and credit notes in the order of their due dates, and where to go on. */
export const someOpenInvoices = (
  db: ReadableDatabase,
  after: Place | null,
): { invoices: OpenInvoice[]; next: Place | null } => {
  const rows = db.all<InvoiceRecord>(
    `SELECT i.id, i.clientId, i.kind, i.number, i.openCents, i.sign * i.grossCents AS grossCents,
       i.issuedOn, i.dueOn, c.name AS clientName
     FROM invoices i JOIN clients c ON c.id = i.clientId
     WHERE i.openCents <> 0 ${after ? 'AND (i.dueOn, i.id) > ($on, $id)' : ''}
     ORDER BY i.dueOn, i.id LIMIT $portion`,
    { portion, ...after },
  )
  const clients = JSON.stringify([...new Set(rows.map(({ clientId }) => clientId))])
  const names = grouped(
    db.all<{ clientId: number; value: string }>(
      `SELECT clientId, name AS value FROM clientContacts
       WHERE clientId IN (SELECT value FROM json_each($clients))
       UNION ALL
       SELECT id, trim(coalesce(firstName, '') || ' ' || coalesce(lastName, '')) FROM clients
       WHERE id IN (SELECT value FROM json_each($clients))
         AND kind = 'company' AND lastName IS NOT NULL`,
      { clients },
    ),
  )
  const ibans = grouped(
    db.all<{ clientId: number; value: string }>(
      `SELECT clientId, iban AS value FROM clientAccounts
       WHERE clientId IN (SELECT value FROM json_each($clients))`,
      { clients },
    ),
  )
  const last = rows.at(-1)
  return {
    invoices: rows.map((row) => ({
      ...row,
      otherNames: names.get(row.clientId) ?? none,
      clientIbans: ibans.get(row.clientId) ?? none,
      clientNumber: String(row.clientId),
    })),
    next: last && rows.length === portion ? { on: last.dueOn, id: last.id } : null,
  }
}

const none: readonly string[] = []

const grouped = (rows: readonly { clientId: number; value: string }[]): Map<number, string[]> => {
  const groups = new Map<number, string[]>()
  for (const { clientId, value } of rows) {
    const group = groups.get(clientId)
    if (group) group.push(value)
    else groups.set(clientId, [value])
  }
  return groups
}

export const knownPayers = (db: ReadableDatabase): { clientId: number; iban: string }[] =>
  db.all('SELECT clientId, iban FROM clientAccounts')

/** Accounts of booked files and the one on the invoices. */
export const ownIbans = (db: ReadableDatabase): string[] =>
  db
    .all<{ iban: string }>(
      'SELECT account AS iban FROM bankAccounts UNION SELECT iban FROM agencies',
    )
    .map(({ iban }) => iban)

const columns =
  `id, bookedOn, amountCents, allocatedCents, currency, counterpartyName, counterpartyIban, ` +
  'description, structuredReference, endToEndId, reversal, returnReason'

type Waiting = Pick<
  EntryRecord,
  | 'id'
  | 'bookedOn'
  | 'amountCents'
  | 'allocatedCents'
  | 'currency'
  | 'counterpartyName'
  | 'counterpartyIban'
  | 'description'
  | 'structuredReference'
  | 'endToEndId'
  | 'reversal'
  | 'returnReason'
>

/** An entry as matching wants it: the amount is what is not allocated yet. */
export const matchEntryOf = ({ allocatedCents, ...entry }: Waiting): MatchEntry => ({
  ...entry,
  amountCents: entry.amountCents - allocatedCents,
  description: entry.description ?? '',
  reversal: entry.reversal === 1,
})

/** Entries that still wait for a person, the earliest booked first, and where to go on. */
export const someToDo = (
  db: ReadableDatabase,
  after: Place | null,
  limit: number,
): { entries: MatchEntry[]; next: Place | null } => {
  const rows = db.all<Waiting>(
    `SELECT ${columns} FROM bankEntries
     WHERE phase = 1 ${after ? 'AND (bookedOn, id) > ($on, $id)' : ''}
     ORDER BY bookedOn, id LIMIT $limit`,
    { limit, ...after },
  )
  const last = rows.at(-1)
  return {
    entries: rows.map(matchEntryOf),
    next: last && rows.length === limit ? { on: last.bookedOn, id: last.id } : null,
  }
}

/**
 * Earlier entries that one of the waiting returns may undo: of its amount, or from its account when
 * the bank says that it is one. What was returned already is left out.
 */
export const pastEntries = (db: ReadableDatabase, today: string): PastEntry[] => {
  const since = addDays(today, -longestReturnDays)
  const found = db.all<Omit<PastEntry, 'allocations'>>(
    `WITH back AS (
       SELECT amountCents, counterpartyIban, endToEndId,
         reversal = 1 OR returnReason IS NOT NULL AS announced
       FROM bankEntries
       WHERE phase = 1 AND (amountCents < 0 OR reversal = 1 OR returnReason IS NOT NULL))
     SELECT e.id, e.bookedOn, e.amountCents, e.counterpartyIban, e.endToEndId, e.clientId
     FROM bankEntries e
     WHERE e.id IN (
         SELECT p.id FROM back b JOIN bankEntries p ON p.amountCents = -b.amountCents
           AND p.bookedOn >= $since AND (p.allocatedCents <> 0 OR p.clientId IS NOT NULL)
         WHERE b.announced OR p.counterpartyIban = b.counterpartyIban
           OR p.endToEndId = b.endToEndId
         UNION
         SELECT p.id FROM back b JOIN bankEntries p ON p.counterpartyIban = b.counterpartyIban
           AND p.bookedOn >= $since AND (p.allocatedCents <> 0 OR p.clientId IS NOT NULL)
         WHERE b.announced)
       AND e.returnedById IS NULL AND e.sealedAt IS NULL AND e.setAsideAt IS NULL
       AND NOT EXISTS (SELECT 1 FROM allocations WHERE entryId = e.id AND kind = 'return')`,
    { since },
  )
  return found.map((entry) => {
    const allocations = db.all<{ invoiceId: number; amountCents: number; clientId: number | null }>(
      `SELECT l.invoiceId, sum(l.amountCents) AS amountCents, i.clientId
       FROM allocations l JOIN invoices i ON i.id = l.invoiceId
       WHERE l.entryId = $id GROUP BY l.invoiceId ORDER BY min(l.id)`,
      { id: entry.id },
    )
    const [first] = allocations
    return {
      ...entry,
      clientId: entry.clientId ?? first?.clientId ?? null,
      allocations: allocations.map(({ invoiceId, amountCents }) => ({ invoiceId, amountCents })),
    }
  })
}
