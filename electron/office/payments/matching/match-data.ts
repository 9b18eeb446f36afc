/** What matching looks up, read from the books a portion at a time, so that others are answered. */
import { addDays } from '../../../../shared/dates'
import { longestReturnDays } from '../../../../shared/payments/past-entries'
import type {
  MatchEntry,
  OpenInvoice,
  PastEntry,
} from '../../../../shared/payments/matching/proposal'
import type { ReadableDatabase } from '../../database/driver'
import { namesOf } from './client-names'
import { grouped, packed, portion } from './packed'
import type { EntryRecord } from '../entries'

export interface Place {
  on: string
  id: number
}

/** What all invoices of a client share, held once. */
type ClientFacts = Pick<OpenInvoice, 'clientName' | 'otherNames' | 'clientIbans' | 'clientNumber'>

type InvoiceRow = [
  id: number,
  clientId: number,
  sign: number,
  number: string,
  openCents: number,
  grossCents: number,
  issuedOn: string,
  dueOn: string,
]

/** Open invoices and credit notes in the order of their due dates, read as they are asked for. */
export function* openInvoices(db: ReadableDatabase): Generator<OpenInvoice> {
  const clients = new Map<number, ClientFacts>()
  for (let after: Place | null = null; ;) {
    const rows = packed(
      db,
      `SELECT json_array(i.id, i.clientId, i.sign, i.number, i.openCents, i.sign * i.grossCents,
         i.issuedOn, i.dueOn) AS row
       FROM invoices i
       WHERE i.openCents <> 0 ${after ? 'AND (i.dueOn, i.id) > ($on, $id)' : ''}
       ORDER BY i.dueOn, i.id LIMIT $portion`,
      { portion, on: after?.on ?? null, id: after?.id ?? null },
    ) as InvoiceRow[]
    learnClients(db, clients, new Set(rows.map(([, clientId]) => clientId)))
    for (const [id, clientId, sign, number, openCents, grossCents, issuedOn, dueOn] of rows) {
      const client = clients.get(clientId)
      // Nobody's any more: the person was taken out of it.
      if (!client) continue
      const kind = sign < 0 ? 'credit' : 'invoice'
      const { clientName, otherNames, clientIbans, clientNumber } = client
      yield {
        id,
        clientId,
        kind,
        number,
        openCents,
        grossCents,
        issuedOn,
        dueOn,
        clientName,
        otherNames,
        clientIbans,
        clientNumber,
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < portion) return
    after = { on: last[7], id: last[0] }
  }
}

const learnClients = (
  db: ReadableDatabase,
  known: Map<number, ClientFacts>,
  wanted: ReadonlySet<number>,
): void => {
  const ids = JSON.stringify([...wanted].filter((id) => !known.has(id)))
  if (ids === '[]') return
  const ibans = grouped(
    packed(
      db,
      `SELECT json_array(clientId, iban) AS row FROM clientAccounts
       WHERE clientId IN (SELECT value FROM json_each($ids))`,
      { ids },
    ) as [clientId: number, iban: string][],
  )
  for (const { clientId, names } of namesOf(db, ids)) {
    const [clientName = '', ...otherNames] = names
    known.set(clientId, {
      clientName,
      otherNames: otherNames.length === 0 ? none : otherNames,
      clientIbans: ibans.get(clientId) ?? none,
      clientNumber: String(clientId),
    })
  }
}

const none: readonly string[] = []

/** Accounts clients have paid from, read as they are asked for. */
export function* knownPayers(db: ReadableDatabase): Generator<{ clientId: number; iban: string }> {
  for (let after: [number, string] = [0, '']; ;) {
    const [clientId, iban] = after
    const rows = packed(
      db,
      `SELECT json_array(clientId, iban) AS row FROM clientAccounts
       WHERE (clientId, iban) > ($clientId, $iban) ORDER BY clientId, iban LIMIT $portion`,
      { clientId, iban, portion },
    ) as [number, string][]
    for (const [id, account] of rows) yield { clientId: id, iban: account }
    const last = rows.at(-1)
    if (!last || rows.length < portion) return
    after = last
  }
}

/** What is open of these documents now, in cents; of one that is nobody's any more nothing. */
export const openNow = (db: ReadableDatabase, ids: readonly number[]): Map<number, number> =>
  new Map(
    db
      .all<{ id: number; openCents: number }>(
        `SELECT id, iif(clientId IS NULL, 0, openCents) AS openCents FROM invoices
         WHERE id IN (SELECT value FROM json_each($ids))`,
        { ids: JSON.stringify(ids) },
      )
      .map(({ id, openCents }) => [id, openCents]),
  )

/** Whose the accounts are that these entries came from, now; nobody's too. */
export const payersNow = (
  db: ReadableDatabase,
  entryIds: readonly number[],
): Map<string, number[]> => {
  const found = new Map<string, number[]>()
  for (const { iban, clientId } of db.all<{ iban: string; clientId: number | null }>(
    `SELECT DISTINCT e.counterpartyIban AS iban, a.clientId
     FROM bankEntries e LEFT JOIN clientAccounts a ON a.iban = e.counterpartyIban
     WHERE e.id IN (SELECT value FROM json_each($ids)) AND e.counterpartyIban IS NOT NULL
     ORDER BY a.clientId`,
    { ids: JSON.stringify(entryIds) },
  )) {
    found.set(iban, [...(found.get(iban) ?? []), ...(clientId === null ? [] : [clientId])])
  }
  return found
}

/** Accounts of booked files and the one on the invoices. */
export const ownIbans = (db: ReadableDatabase): string[] =>
  db
    .all<{ iban: string }>(
      'SELECT account AS iban FROM bankAccounts UNION SELECT iban FROM agencies',
    )
    .map(({ iban }) => iban)

export const ownNames = (db: ReadableDatabase): string[] =>
  db.all<{ name: string }>('SELECT DISTINCT name FROM agencies').map(({ name }) => name)

type Waiting = Omit<MatchEntry, 'description' | 'reversal' | 'providerId'> &
  Pick<EntryRecord, 'allocatedCents' | 'description' | 'reversal' | 'settlementKind' | 'accountId'>

/** An entry as matching wants it: the amount is what is not allocated yet. */
export const matchEntryOf = (entry: Waiting): MatchEntry => ({
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
  providerId: entry.settlementKind === null ? null : entry.accountId,
})

type EntryRow = [
  id: number,
  bookedOn: string,
  freeCents: number,
  currency: string,
  name: string | null,
  iban: string | null,
  description: string,
  reference: string | null,
  endToEndId: string | null,
  reversal: number,
  returnReason: string | null,
  providerId: number | null,
]

/** Entries that still wait for a person, the earliest booked first, and where to go on. */
export const someToDo = (
  db: ReadableDatabase,
  after: Place | null,
  limit: number,
): { entries: MatchEntry[]; next: Place | null } => {
  const rows = packed(
    db,
    `SELECT json_array(id, bookedOn, amountCents - allocatedCents, currency, counterpartyName,
       counterpartyIban, coalesce(description, ''), structuredReference, endToEndId, reversal,
       returnReason, iif(settlementKind IS NULL, NULL, accountId)) AS row
     FROM bankEntries
     WHERE phase = 1 ${after ? 'AND (bookedOn, id) > ($on, $id)' : ''}
     ORDER BY bookedOn, id LIMIT $limit`,
    { limit, on: after?.on ?? null, id: after?.id ?? null },
  ) as EntryRow[]
  const last = rows.at(-1)
  return {
    entries: rows.map((row) => ({
      id: row[0],
      bookedOn: row[1],
      amountCents: row[2],
      currency: row[3],
      counterpartyName: row[4],
      counterpartyIban: row[5],
      description: row[6],
      structuredReference: row[7],
      endToEndId: row[8],
      reversal: row[9] === 1,
      returnReason: row[10],
      providerId: row[11],
    })),
    next: last && rows.length === limit ? { on: last[1], id: last[0] } : null,
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
         iif(settlementKind IS NULL, NULL, accountId) AS providerId,
         reversal = 1 OR returnReason IS NOT NULL AS announced
       FROM bankEntries
       WHERE phase = 1 AND (amountCents < 0 OR reversal = 1 OR returnReason IS NOT NULL))
     SELECT e.id, e.bookedOn, e.amountCents, e.counterpartyIban, e.endToEndId, e.clientId,
       iif(e.settlementKind IS NULL, NULL, e.accountId) AS providerId
     FROM bankEntries e
     WHERE e.id IN (
         SELECT p.id FROM back b JOIN bankEntries p ON p.amountCents = -b.amountCents
           AND p.bookedOn >= $since AND (p.allocatedCents <> 0 OR p.clientId IS NOT NULL)
         WHERE b.announced OR p.counterpartyIban = b.counterpartyIban
           OR p.endToEndId = b.endToEndId
         UNION
         SELECT p.id FROM back b JOIN bankEntries p ON p.counterpartyIban = b.counterpartyIban
           AND p.bookedOn >= $since AND (p.allocatedCents <> 0 OR p.clientId IS NOT NULL)
         WHERE b.announced
         UNION
         SELECT p.id FROM bankEntries p
         WHERE (p.amountCents, p.accountId) IN (
             SELECT -amountCents, providerId FROM back WHERE providerId IS NOT NULL)
           AND p.bookedOn >= $since AND (p.allocatedCents <> 0 OR p.clientId IS NOT NULL))
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
