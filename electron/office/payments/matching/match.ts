/** Making and undoing allocations, within what the entry and the invoices have left. */
import { AppError } from '../../../../shared/errors'
import type { Allocation } from '../../../../shared/payments/matching/proposal'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { forgetAccount, learnAccount } from '../client-accounts'
import { requireEntry, type EntryRecord } from '../entries'
import { settlePair, sharedCents, unsettle } from '../kept-money'

export interface Match {
  id: number
  allocations: readonly Allocation[]
  remainderClientId: number | null
  returnOf: number | null
}

/** A match that was found to be within bounds. */
export interface Checked extends Match {
  entry: EntryRecord
  kind: 'payment' | 'refund' | 'return'
  /** whose invoice each allocation settles, in their order */
  clients: (number | null)[]
  /** of the entry, once all is allocated */
  leftCents: number
}

/**
 * Whether the match can be made now. Errors: not-found, entry-set-aside, entry-sealed,
 * entry-returned, invoice-sealed, currency-not-euro, invalid-input (nothing to do),
 * allocation-exceeds (more than the entry or an invoice has left).
 */
export const checkMatch = (db: ReadableDatabase, match: Match): Checked => {
  const { allocations, remainderClientId, returnOf } = match
  const entry = requireOpenEntry(db, match.id)
  if (entry.setAsideAt !== null) throw new AppError('entry-set-aside', {})
  if (entry.returnedById !== null) throw new AppError('entry-returned', {})
  if (allocations.length === 0 && remainderClientId === null && returnOf === null) {
    throw new AppError('invalid-input', { problems: [{ path: 'allocations', code: 'required' }] })
  }
  if (entry.currency !== 'EUR' && allocations.length > 0) {
    throw new AppError('currency-not-euro', {})
  }
  const left = entry.amountCents - entry.allocatedCents
  const sum = allocations.reduce((total, { amountCents }) => total + amountCents, 0)
  // A netted credit note makes parts larger than the entry; only their sum is bound by it.
  if (allocations.length > 0 && !within(sum, left)) {
    throw new AppError('allocation-exceeds', { available: left })
  }
  if (left === 0) throw new AppError('allocation-exceeds', { available: 0 })

  if (returnOf !== null) checkReturned(db, entry, returnOf)
  const used = new Map<number, number>()
  const clients = allocations.map(({ invoiceId, amountCents }) => {
    const invoice = requireInvoice(db, invoiceId)
    const limit = returnOf === null ? invoice.openCents : -paidBy(db, returnOf, invoiceId)
    const free = limit - (used.get(invoiceId) ?? 0)
    if (!within(amountCents, free)) throw new AppError('allocation-exceeds', { available: free })
    used.set(invoiceId, amountCents + (used.get(invoiceId) ?? 0))
    return invoice.clientId
  })
  if (remainderClientId !== null) requireClient(db, remainderClientId)
  const kind = returnOf !== null ? 'return' : entry.amountCents < 0 ? 'refund' : 'payment'
  return { ...match, entry, kind, clients, leftCents: left - sum }
}

/** Makes a match that `checkMatch` found good in this transaction. */
export const makeMatch = (context: CommandContext, checked: Checked): void => {
  const { db, now, today, user, audit } = context
  const { entry, kind, clients, allocations, leftCents, remainderClientId, returnOf } = checked
  allocations.forEach(({ invoiceId, amountCents }, place) => {
    db.insert(
      `INSERT INTO allocations (invoiceId, entryId, kind, amountCents, settledOn, createdAt, userId)
       VALUES ($invoiceId, $entryId, $kind, $amountCents, max($bookedOn, $today), $now, $userId)`,
      {
        bookedOn: entry.bookedOn,
        invoiceId,
        entryId: entry.id,
        kind,
        amountCents,
        today,
        now,
        userId: user.id,
      },
    )
    audit({ entity: 'invoice', id: invoiceId, clientId: clients[place] ?? null, code: kind })
  })
  if (returnOf !== null) {
    db.run('UPDATE bankEntries SET returnedById = $by WHERE id = $returnOf', {
      returnOf,
      by: entry.id,
    })
    // Money of it that was kept, or that nobody had looked at, went back too: both entries end.
    const [returned, back] = [requireEntry(db, returnOf), requireEntry(db, entry.id)]
    const cents = sharedCents(returned, back)
    if (cents !== 0) {
      settlePair(context, returned, back, cents)
      audit({ entity: 'entry', id: entry.id, clientId: returned.clientId, code: 'return' })
      return
    }
  }
  // Money that was kept for a client and is used in part stays kept for the rest.
  const keptFor = leftCents === 0 ? null : (remainderClientId ?? entry.clientId)
  if (keptFor !== entry.clientId) {
    db.run('UPDATE bankEntries SET clientId = $keptFor WHERE id = $id', { id: entry.id, keptFor })
  }
  if (kind === 'payment') learnAccount(context, entry, new Set([...clients, keptFor]))
  audit({ entity: 'entry', id: entry.id, clientId: keptFor, code: kind })
}

/** Takes back what an entry was matched to: all of it, or one invoice. Errors: see `checkMatch`. */
export const undoMatch = (context: CommandContext, id: number, invoiceId: number | null): void => {
  const { db, audit } = context
  const entry = requireOpenEntry(db, id)
  // The storno stands on these allocations: it is undone first.
  if (entry.returnedById !== null) throw new AppError('entry-returned', {})
  const allocations = db.all<{
    id: number
    invoiceId: number
    clientId: number | null
    sealedAt: string | null
  }>(
    `SELECT l.id, l.invoiceId, i.clientId, i.sealedAt
     FROM allocations l JOIN invoices i ON i.id = l.invoiceId
     WHERE l.entryId = $id AND ($invoiceId IS NULL OR l.invoiceId = $invoiceId)`,
    { id, invoiceId },
  )
  const unsettled = unsettle(db, id)
  const tookBack = db.get('SELECT 1 FROM bankEntries WHERE returnedById = $id', { id })
  if (
    allocations.length === 0 &&
    (invoiceId !== null || (entry.clientId === null && !tookBack && !unsettled))
  ) {
    throw new AppError('not-found', { entity: 'allocation', id })
  }
  if (allocations.some(({ sealedAt }) => sealedAt !== null))
    throw new AppError('invoice-sealed', {})
  const clients = new Set(allocations.map(({ clientId }) => clientId).concat(entry.clientId))
  for (const allocation of allocations) {
    db.run('DELETE FROM allocations WHERE id = $id', { id: allocation.id })
    audit({
      entity: 'invoice',
      id: allocation.invoiceId,
      clientId: allocation.clientId,
      code: 'undone',
    })
  }
  // Back among what is to do, with all that is free now.
  db.run('UPDATE bankEntries SET clientId = NULL WHERE id = $id', { id })
  if (tookBack) undoReturns(context, id, invoiceId === null)
  for (const clientId of clients) forgetAccount(db, entry, clientId)
  audit({ entity: 'entry', id, clientId: entry.clientId, code: 'undone' })
}

/** Earlier entries of which this one no longer takes anything back are as before. */
const undoReturns = ({ db }: CommandContext, id: number, whole: boolean): void => {
  db.run(
    `UPDATE bankEntries SET returnedById = NULL
     WHERE returnedById = $id AND ($whole OR NOT EXISTS (
       SELECT 1 FROM allocations mine JOIN allocations theirs ON theirs.invoiceId = mine.invoiceId
       WHERE mine.entryId = $id AND theirs.entryId = bankEntries.id))`,
    { id, whole: whole ? 1 : 0 },
  )
}

const within = (amount: number, limit: number): boolean =>
  amount !== 0 && Math.sign(amount) === Math.sign(limit) && Math.abs(amount) <= Math.abs(limit)

const requireOpenEntry = (db: ReadableDatabase, id: number): EntryRecord => {
  const entry = requireEntry(db, id)
  if (entry.sealedAt !== null) throw new AppError('entry-sealed', {})
  return entry
}

const checkReturned = (db: ReadableDatabase, entry: EntryRecord, returnOf: number): void => {
  const returned = requireOpenEntry(db, returnOf)
  if (returned.returnedById !== null) throw new AppError('entry-returned', {})
  if (returned.setAsideAt !== null) throw new AppError('entry-set-aside', {})
  if (Math.sign(returned.amountCents) !== -Math.sign(entry.amountCents)) {
    throw new AppError('allocation-exceeds', { available: 0 })
  }
}

const requireInvoice = (
  db: ReadableDatabase,
  id: number,
): { clientId: number | null; openCents: number } => {
  const invoice = db.get<{ clientId: number | null; openCents: number; sealedAt: string | null }>(
    'SELECT clientId, openCents, sealedAt FROM invoices WHERE id = $id AND issuedAt IS NOT NULL',
    { id },
  )
  if (!invoice) throw new AppError('not-found', { entity: 'invoice', id })
  if (invoice.sealedAt !== null) throw new AppError('invoice-sealed', {})
  return invoice
}

const requireClient = (db: ReadableDatabase, id: number): void => {
  if (!db.get('SELECT 1 FROM clients WHERE id = $id AND erasedAt IS NULL', { id })) {
    throw new AppError('not-found', { entity: 'client', id })
  }
}

const paidBy = (db: ReadableDatabase, entryId: number, invoiceId: number): number =>
  db.get<{ cents: number | null }>(
    `SELECT sum(amountCents) AS cents FROM allocations
     WHERE entryId = $entryId AND invoiceId = $invoiceId`,
    { entryId, invoiceId },
  )?.cents ?? 0
