/**
 * How a client stands whose day has come: what is still open and what keeps it. Counts, list, clock,
 * certificate and the run itself all read this, so that they say the same.
 */
import { finalSince } from '../../../shared/payments/write-off'
import { isReleased } from '../clients/termination'
import type { ReadableDatabase } from '../database/driver'
import { idleDraft } from '../invoices/personal-data'
import { ownEntries } from '../payments/personal-data'
import { endedEntries } from './fate'

export interface Standing {
  clientId: number
  name: string
  terminatedOn: string
  reducedAt: string | null
  /** a hold on the client keeps everything as it is */
  holdId: number | null
  /** issued documents and bank entries of the client that still tell of a person */
  invoices: number
  payments: number
  /** documents and entries on which something is open, and how much, always positive */
  claims: number
  claimCents: number
  owed: number
  owedCents: number
  /** of these: money of the client that no document asks for */
  kept: number
  keptCents: number
  /** of these: a rest of an entry that nobody looked at yet */
  overPaid: number
  /** settled so shortly ago that it can still turn out to be a mistake */
  settledToday: number
  /** write-offs, and money given up, that can be taken back: how many, how much, and the latest day */
  writtenOff: number
  writtenOffCents: number
  writtenOffOn: string | null
  /** documents that a hold on them keeps, and what they came to */
  heldInvoices: number
  heldCents: number
  /** entries from an account of this client alone that nobody looked at yet: they go along */
  unmatched: number
  /** documents that nothing keeps from being sealed, and entries whose money was paid back or given up */
  sealable: number
  /** whether there is anything else that nobody needs any more */
  leftovers: number
  /** whether the card tells more than a held invoice needs, which is a name */
  fullCard: number
}

/** The client's documents that are in the books with their person. */
const live = 'i.clientId = c.id AND i.issuedAt IS NOT NULL AND i.sealedAt IS NULL'

/** A hold on this very document keeps it, and its payments with it, as they are. */
const held = `EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND h.invoiceId = i.id)`

/** What was written off and taken back is no write-off any more. */
const stillWrittenOff = `(SELECT sum(w.amountCents) FROM allocations w
  WHERE w.invoiceId = i.id AND w.kind = 'write-off') <> 0`

const writtenOff = `(SELECT max(l.settledOn) FROM allocations l
  WHERE l.invoiceId = i.id AND l.kind = 'write-off' AND l.settledOn > $final
    AND ${stillWrittenOff})`

/** All of an invoice of the client that was written off and can be taken back, and all money of it given up lately. */
const takeable = `(
  SELECT max(l.settledOn) AS day, abs(sum(l.amountCents)) AS cents
  FROM invoices i JOIN allocations l ON l.invoiceId = i.id
  WHERE ${live} AND i.settledOn > $final AND l.kind = 'write-off' AND l.settledOn > $final
    AND ${stillWrittenOff}
  GROUP BY i.id
  UNION ALL
  SELECT s.settledOn, abs(s.amountCents)
  FROM bankEntries e JOIN entrySettlements s ON s.entryId = e.id
  WHERE e.clientId = c.id AND s.reason IS NOT NULL AND s.settledOn > $final)`

/** Nothing is open on it, and what settled it can no longer be a mistake of today. */
const settled = `(i.openCents = 0 AND coalesce(i.settledOn, '') < $today
  AND ${writtenOff} IS NULL)`

const openInvoice = (sign: '<' | '>', value: string): string =>
  `(SELECT ${value} FROM invoices i WHERE i.clientId = c.id AND i.openCents ${sign} 0
    AND i.sealedAt IS NULL)`

/** Money of an entry that belongs to the client and that no document asks for. */
const kept = (sign: '<' | '>', value: string): string =>
  `(SELECT ${value} FROM bankEntries e WHERE e.clientId = c.id AND e.sealedAt IS NULL
    AND e.amountCents - e.allocatedCents ${sign} 0)`

/**
 * What is left of an entry that settles documents of this client and of nobody else: an over-payment
 * that nobody looked at yet.
 */
const leftOver = `e.id IN (
    SELECT l.entryId FROM invoices i JOIN allocations l ON l.invoiceId = i.id
    WHERE i.clientId = c.id AND i.sealedAt IS NULL AND l.entryId IS NOT NULL)
  AND e.clientId IS NULL AND e.sealedAt IS NULL AND e.amountCents <> e.allocatedCents
  AND e.amountCents > 0
  AND NOT EXISTS (SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
    WHERE l.entryId = e.id AND i.clientId IS NOT c.id AND i.clientId IS NOT NULL)`

const overPaid = (value: string): string => `(SELECT ${value} FROM bankEntries e WHERE ${leftOver})`

const endedMoney = `e.clientId = c.id AND e.sealedAt IS NULL AND e.amountCents = e.allocatedCents`

const rest = 'e.amountCents - e.allocatedCents'

const select = `
  SELECT c.id AS clientId, c.name, c.terminatedOn, c.reducedAt,
    (SELECT min(h.id) FROM holds h WHERE h.liftedAt IS NULL AND h.clientId = c.id) AS holdId,
    (SELECT count(*) FROM invoices i WHERE ${live}) AS invoices,
    (SELECT count(*) FROM (
       SELECT l.entryId AS id FROM invoices i JOIN allocations l ON l.invoiceId = i.id
       WHERE ${live} AND l.entryId IS NOT NULL
       UNION SELECT e.id FROM bankEntries e WHERE e.clientId = c.id AND e.sealedAt IS NULL)
    ) AS payments,
    ${openInvoice('>', 'count(*)')} + ${kept('<', 'count(*)')} AS claims,
    ${openInvoice('>', 'coalesce(sum(i.openCents), 0)')}
      - ${kept('<', `coalesce(sum(${rest}), 0)`)} AS claimCents,
    ${openInvoice('<', 'count(*)')} + ${kept('>', 'count(*)')} + ${overPaid('count(*)')} AS owed,
    ${kept('>', `coalesce(sum(${rest}), 0)`)} + ${overPaid(`coalesce(sum(${rest}), 0)`)}
      - ${openInvoice('<', 'coalesce(sum(i.openCents), 0)')} AS owedCents,
    ${kept('>', 'count(*)')} + ${overPaid('count(*)')} AS kept,
    ${kept('>', `coalesce(sum(${rest}), 0)`)} + ${overPaid(`coalesce(sum(${rest}), 0)`)}
      AS keptCents,
    ${overPaid('count(*)')} AS overPaid,
    (SELECT count(*) FROM invoices i WHERE ${live} AND i.openCents = 0 AND i.settledOn >= $today)
      + (SELECT count(*) FROM bankEntries e WHERE ${endedMoney} AND e.settledOn >= $today)
      AS settledToday,
    (SELECT count(*) FROM ${takeable}) AS writtenOff,
    (SELECT coalesce(sum(cents), 0) FROM ${takeable}) AS writtenOffCents,
    (SELECT max(day) FROM ${takeable}) AS writtenOffOn,
    (SELECT count(*) FROM invoices i WHERE ${live} AND ${held}) AS heldInvoices,
    (SELECT coalesce(sum(i.listCents), 0) FROM invoices i WHERE ${live} AND ${held}) AS heldCents,
    (SELECT count(*) FROM clientAccounts a
       JOIN bankEntries e ON e.counterpartyIban = a.iban AND e.phase = 1
     WHERE a.clientId = c.id AND e.sealedAt IS NULL AND e.allocatedCents = 0 AND NOT EXISTS (
       SELECT 1 FROM clientAccounts other WHERE other.iban = a.iban AND other.clientId <> c.id)
    ) AS unmatched,
    (SELECT count(*) FROM invoices i WHERE ${live} AND ${settled} AND NOT ${held})
      AS sealable,
    (SELECT count(*) FROM bankEntries e WHERE ${endedMoney}) AS ended,
    (c.note IS NOT NULL OR c.vatId IS NOT NULL OR c.paymentTermDays IS NOT NULL
      OR EXISTS (SELECT 1 FROM clientContacts x WHERE x.clientId = c.id)
      OR EXISTS (SELECT 1 FROM clientEmails x WHERE x.clientId = c.id AND x.forInvoices = 0)
      OR EXISTS (SELECT 1 FROM logins x WHERE x.clientId = c.id AND x.erasedAt IS NULL)
      OR EXISTS (SELECT 1 FROM invoices i WHERE i.clientId = c.id AND ${idleDraft})
    ) AS leftovers,
    (c.street <> '' OR c.phone IS NOT NULL OR c.kvkNumber IS NOT NULL
      OR EXISTS (SELECT 1 FROM clientEmails x WHERE x.clientId = c.id)
      OR EXISTS (SELECT 1 FROM clientAccounts x WHERE x.clientId = c.id)) AS fullCard
  FROM clients c`

/** A day that has come, and waited for as long as it can be taken back; a reduced client's has. */
const due = `c.terminatedOn <= $today AND c.erasedAt IS NULL
  AND (c.reducedAt IS NOT NULL OR ${isReleased})`

type Row = Standing & { ended: number }

/** What no client waits for is told by its row; an entry ends together with those its money went to. */
const standingFrom = (db: ReadableDatabase, today: string, { ended, ...row }: Row): Standing => {
  if (ended === 0) return row
  const own = new Set(ownEntries(db, row.clientId, { accounts: false }))
  const free = endedEntries(db, today, own, { evenHeld: true })
  return { ...row, sealable: row.sealable + free.length }
}

/** Clients whose day has come, a page by id. */
export const standings = (
  db: ReadableDatabase,
  today: string,
  { after = 0, limit = 200 }: { after?: number; limit?: number } = {},
): Standing[] =>
  db
    .all<Row>(`${select} WHERE ${due} AND c.id > $after ORDER BY c.id LIMIT $limit`, {
      today,
      final: finalSince(today),
      after,
      limit,
    })
    .map((row) => standingFrom(db, today, row))

/** One of them, or null when it is not due (any more). */
export const standingOf = (
  db: ReadableDatabase,
  today: string,
  clientId: number,
): Standing | null => {
  const row = db.get<Row>(`${select} WHERE c.id = $clientId AND ${due}`, {
    today,
    final: finalSince(today),
    clientId,
  })
  return row ? standingFrom(db, today, row) : null
}

/** How a client would stand if its day had come, whether or not it has; null: erased. */
export const standingWere = (
  db: ReadableDatabase,
  today: string,
  clientId: number,
): Standing | null => {
  const row = db.get<Row>(`${select} WHERE c.id = $clientId AND c.erasedAt IS NULL`, {
    today,
    final: finalSince(today),
    clientId,
  })
  return row ? standingFrom(db, today, row) : null
}

/** The documents that are sealed now: those that nothing keeps. */
export const invoicesToSeal = (
  db: ReadableDatabase,
  today: string,
  { clientId }: Pick<Standing, 'clientId'>,
): number[] =>
  db
    .all<{ id: number }>(
      `SELECT i.id FROM clients c JOIN invoices i ON ${live}
       WHERE c.id = $clientId AND ${settled} AND NOT ${held} ORDER BY i.id`,
      { clientId, today, final: finalSince(today) },
    )
    .map(({ id }) => id)

/** Entries with a rest that is this client's. */
export const overPayments = (db: ReadableDatabase, clientId: number): number[] =>
  db
    .all<{ id: number }>(
      `SELECT e.id FROM clients c JOIN bankEntries e ON ${leftOver} WHERE c.id = $clientId`,
      { clientId },
    )
    .map(({ id }) => id)

/** Whose opzegdatum is still to come, the first first; two hundred at most. */
export const toCome = (db: ReadableDatabase, today: string): Standing[] =>
  db
    .all<{ id: number; on: string }>(
      `SELECT id, terminatedOn AS "on" FROM clients
       WHERE terminatedOn > $today AND erasedAt IS NULL AND reducedAt IS NULL
       ORDER BY terminatedOn, id LIMIT 200`,
      { today },
    )
    .flatMap(({ id, on }) => standingWere(db, on, id) ?? [])

/** Every document of the client that is in the books with its person. */
export const liveInvoices = (db: ReadableDatabase, clientId: number): number[] =>
  db
    .all<{ id: number }>(
      `SELECT i.id FROM clients c JOIN invoices i ON ${live} WHERE c.id = $clientId ORDER BY i.id`,
      { clientId },
    )
    .map(({ id }) => id)
