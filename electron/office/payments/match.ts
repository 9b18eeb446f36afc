/** Making and undoing allocations, within what the entry and the invoices have left. */
import { AppError } from '../../../shared/errors'
import type { Allocation } from '../../../shared/payments/proposal'
import type { CommandContext } from '../context'
import { requireEntry, type EntryRecord } from './entries'

export interface Match {
  id: number
  allocations: readonly Allocation[]
  remainderClientId: number | null
  returnOf: number | null
}

interface InvoiceRecord {
  id: number
  clientId: number | null
  openCents: number
}

const within = (amount: number, limit: number): boolean =>
  Math.sign(amount) === Math.sign(limit) && Math.abs(amount) <= Math.abs(limit)

/**
 * Settles invoices with (part of) an entry. Errors: not-found, entry-set-aside, currency-not-euro,
 * allocation-exceeds (more than the entry or an invoice has left; nothing is written).
 */
export const applyMatch = (context: CommandContext, match: Match): void => {
  const { db, now, user, audit } = context
  const entry = requireEntry(db, match.id)
  if (entry.setAsideAt) throw new AppError('entry-set-aside', {})
  if (entry.currency !== 'EUR' && match.allocations.length > 0) {
    throw new AppError('currency-not-euro', {})
  }
  const left = entry.amountCents - entry.allocatedCents
  const sum = match.allocations.reduce((total, { amountCents }) => total + amountCents, 0)
  const { returnOf } = match
  // A netted credit note makes parts larger than the entry; only their sum is bound by it.
  if (sum !== 0 && !within(sum, left)) throw new AppError('allocation-exceeds', { available: left })
  if (sum === 0 && match.allocations.length > 0) {
    throw new AppError('allocation-exceeds', { available: left })
  }

  const returned = returnOf === null ? null : requireEntry(db, returnOf)
  const kind = returned ? 'return' : entry.amountCents < 0 ? 'refund' : 'payment'
  const clients = new Set<number>()
  for (const { invoiceId, amountCents } of match.allocations) {
    const invoice = requireInvoice(context, invoiceId)
    const limit = returned ? -paidBy(context, returned.id, invoiceId) : invoice.openCents
    if (!within(amountCents, limit)) {
      throw new AppError('allocation-exceeds', { available: limit })
    }
    if (invoice.clientId !== null) clients.add(invoice.clientId)
    db.insert(
      `INSERT INTO allocations (invoiceId, entryId, kind, amountCents, createdAt, userId)
       VALUES ($invoiceId, $entryId, $kind, $amountCents, $now, $userId)`,
      { invoiceId, entryId: entry.id, kind, amountCents, now, userId: user.id },
    )
    audit({ entity: 'invoice', id: invoiceId, clientId: invoice.clientId, code: kind })
  }
  if (returned) {
    db.run('UPDATE bankEntries SET returnedById = $by WHERE id = $id', {
      id: returned.id,
      by: entry.id,
    })
  }
  keepRemainder(context, entry, left - sum, match.remainderClientId)
  if (kind === 'payment') learnAccount(context, entry, clients)
  audit({ entity: 'entry', id: entry.id, clientId: match.remainderClientId, code: kind })
}

const requireInvoice = ({ db }: CommandContext, id: number): InvoiceRecord => {
  const invoice = db.get<InvoiceRecord>(
    'SELECT id, clientId, openCents FROM invoices WHERE id = $id AND issuedAt IS NOT NULL',
    { id },
  )
  if (!invoice) throw new AppError('not-found', { entity: 'invoice', id })
  return invoice
}

const paidBy = ({ db }: CommandContext, entryId: number, invoiceId: number): number =>
  db.get<{ cents: number | null }>(
    `SELECT sum(amountCents) AS cents FROM allocations
     WHERE entryId = $entryId AND invoiceId = $invoiceId`,
    { entryId, invoiceId },
  )?.cents ?? 0

const keepRemainder = (
  { db }: CommandContext,
  entry: EntryRecord,
  left: number,
  clientId: number | null,
): void => {
  const keptFor = left === 0 ? null : (clientId ?? entry.clientId)
  if (keptFor !== null && !db.get('SELECT 1 FROM clients WHERE id = $id', { id: keptFor })) {
    throw new AppError('not-found', { entity: 'client', id: keptFor })
  }
  db.run('UPDATE bankEntries SET clientId = $keptFor WHERE id = $id', { id: entry.id, keptFor })
}

/** The next payment from this account is recognised by it. */
const learnAccount = (
  { db, now }: CommandContext,
  entry: EntryRecord,
  clients: ReadonlySet<number>,
): void => {
  // An account that pays for several clients (a payment service, a parent company) tells nothing.
  const [clientId, ...others] = clients
  if (!entry.counterpartyIban || clientId === undefined || others.length > 0) return
  db.run(
    `INSERT INTO clientAccounts (clientId, iban, seenAt) VALUES ($clientId, $iban, $now)
     ON CONFLICT (clientId, iban) DO UPDATE SET seenAt = excluded.seenAt`,
    { clientId, iban: entry.counterpartyIban, now },
  )
}

/** Takes back what an entry was matched to: all of it, or one invoice. Errors: not-found. */
export const undoMatch = (context: CommandContext, id: number, invoiceId: number | null): void => {
  const { db, audit } = context
  const entry = requireEntry(db, id)
  const allocations = db.all<{ id: number; invoiceId: number; clientId: number | null }>(
    `SELECT l.id, l.invoiceId, i.clientId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
     WHERE l.entryId = $id AND ($invoiceId IS NULL OR l.invoiceId = $invoiceId)`,
    { id, invoiceId },
  )
  if (allocations.length === 0 && entry.clientId === null) {
    throw new AppError('not-found', { entity: 'allocation', id })
  }
  for (const allocation of allocations) {
    db.run('DELETE FROM allocations WHERE id = $id', { id: allocation.id })
    audit({
      entity: 'invoice',
      id: allocation.invoiceId,
      clientId: allocation.clientId,
      code: 'undone',
    })
  }
  db.run('UPDATE bankEntries SET clientId = NULL WHERE id = $id', { id })
  db.run('UPDATE bankEntries SET returnedById = NULL WHERE returnedById = $id', { id })
  audit({ entity: 'entry', id, clientId: entry.clientId, code: 'undone' })
}
