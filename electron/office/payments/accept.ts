/**
 * Accepting many certain proposals in one transaction. What `checkMatch` and `makeMatch` do one at a
 * time is done here for all of them with one statement each, which is several times faster; what is
 * not a plain payment goes the ordinary way.
 */
import { isAppError, type ErrorCode } from '../../../shared/errors'
import type { CertainProposal } from '../../../shared/payments/matching/matching'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { checkMatch, makeMatch } from './matching/match'

export interface Accepted {
  entryId: number
  proposal: CertainProposal
}

/** Those that could be accepted; what somebody else took or set aside meanwhile is left out. */
export const acceptThese = (context: CommandContext, accepted: readonly Accepted[]): Accepted[] => {
  const plain = accepted.filter(({ proposal }) => isPlain(proposal))
  const others = accepted.filter(({ proposal }) => !isPlain(proposal))
  return [...acceptPlain(context, plain), ...others.filter((one) => acceptOne(context, one))]
}

/** One payment for one invoice, with nothing left over. */
const isPlain = ({ kind, allocations, remainderCents }: CertainProposal): boolean =>
  kind === 'payment' && allocations.length === 1 && remainderCents === 0

type EntryState = [
  id: number,
  freeCents: number,
  currency: string,
  clientId: number | null,
  closed: number,
]
type InvoiceState = [id: number, openCents: number, clientId: number | null, sealed: number]

const acceptPlain = (context: CommandContext, accepted: readonly Accepted[]): Accepted[] => {
  const { db, now, today, user, audit } = context
  const invoiceOf = ({ proposal }: Accepted) => proposal.allocations[0]?.invoiceId ?? 0
  const entries = statesOf<EntryState>(
    db,
    `SELECT json_array(id, amountCents - allocatedCents, currency, clientId,
       setAsideAt IS NOT NULL OR returnedById IS NOT NULL OR sealedAt IS NOT NULL)
     FROM bankEntries`,
    accepted.map(({ entryId }) => entryId),
  )
  const invoices = statesOf<InvoiceState>(
    db,
    `SELECT json_array(id, openCents, clientId, sealedAt IS NOT NULL) FROM invoices`,
    accepted.map(invoiceOf),
  )
  const good = accepted.filter((one) => {
    const entry = entries.get(one.entryId)
    const invoice = invoices.get(invoiceOf(one))
    const cents = one.proposal.allocations[0]?.amountCents ?? 0
    if (!entry || !invoice || entry[4] === 1 || invoice[3] === 1) return false
    if (entry[1] !== cents || entry[2] !== 'EUR' || cents <= 0 || invoice[1] < cents) return false
    // Two entries never take the same money, also when a proposal came twice.
    entry[1] = 0
    invoice[1] -= cents
    return true
  })
  const rows = good.map((one) => [
    invoiceOf(one),
    one.entryId,
    one.proposal.allocations[0]?.amountCents,
  ])
  const all = JSON.stringify(rows)
  db.run(
    `INSERT INTO allocations (invoiceId, entryId, kind, amountCents, settledOn, createdAt, userId)
     SELECT value ->> 0, value ->> 1, 'payment', value ->> 2, max(e.bookedOn, $today), $now, $userId
     FROM json_each($all) JOIN bankEntries e ON e.id = value ->> 1 ORDER BY key`,
    { all, today, now, userId: user.id },
  )
  const kept = good.filter(({ entryId }) => entries.get(entryId)?.[3] !== null)
  db.run(
    `UPDATE bankEntries SET clientId = NULL WHERE id IN (SELECT value FROM json_each($kept))`,
    { kept: JSON.stringify(kept.map(({ entryId }) => entryId)) },
  )
  db.run(
    `INSERT INTO clientAccounts (clientId, iban, seenAt)
     SELECT DISTINCT i.clientId, e.counterpartyIban, $now
     FROM json_each($all) JOIN bankEntries e ON e.id = value ->> 1
     JOIN invoices i ON i.id = value ->> 0
     WHERE e.counterpartyIban IS NOT NULL AND i.clientId IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM bankAccounts WHERE account = e.counterpartyIban)
     ON CONFLICT (clientId, iban) DO UPDATE SET seenAt = excluded.seenAt`,
    { all, now },
  )
  for (const one of good) {
    const invoiceId = invoiceOf(one)
    const clientId = invoices.get(invoiceId)?.[2] ?? null
    audit({ entity: 'invoice', id: invoiceId, clientId, code: 'payment' })
    audit({ entity: 'entry', id: one.entryId, code: 'payment' })
  }
  return good
}

const statesOf = <State extends [number, ...unknown[]]>(
  db: ReadableDatabase,
  select: string,
  ids: readonly number[],
): Map<number, State> => {
  const text = db.get<{ rows: string }>(
    `SELECT json_group_array(json(row)) AS rows FROM (
       ${select.replace(/\s+FROM/, ' AS row FROM')} WHERE id IN (SELECT value FROM json_each($ids)))`,
    { ids: JSON.stringify(ids) },
  )?.rows
  const rows = JSON.parse(text ?? '[]') as State[]
  return new Map(rows.map((row) => [row[0], row]))
}

/** False when it does not hold any more; nothing was written then. */
const acceptOne = (context: CommandContext, { entryId, proposal }: Accepted): boolean => {
  const { allocations, remainderCents, clientId, returnOf } = proposal
  const remainderClientId = remainderCents === 0 ? null : clientId
  try {
    const match = { id: entryId, allocations, remainderClientId, returnOf }
    makeMatch(context, checkMatch(context.db, match))
    return true
  } catch (error) {
    if (isAppError(error) && overtaken.has(error.code)) return false
    throw error
  }
}

/** What somebody else's work in the meantime leads to; all of it comes before anything is written. */
const overtaken: ReadonlySet<ErrorCode> = new Set([
  'not-found',
  'entry-set-aside',
  'entry-returned',
  'entry-sealed',
  'invoice-sealed',
  'allocation-exceeds',
])
