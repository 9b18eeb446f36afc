/** What becomes of each part of what is held of a client who asks for its erasure. AVG art. 17(3). */
import type { HeldPart, KeptPart, PartFate } from '../../../../shared/retention/parts'
import type { QueryContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { together } from '../../parts'
import { documentsLater } from '../clock'
import { standingWere, type Standing } from '../standing'
import { isMoneyOpen } from '../step'
import { heldParts } from './parts'

type Kept = Pick<KeptPart, 'why' | 'until'>

interface Situation {
  client: Standing
  /** the opzegdatum; null: none yet */
  until: string | null
  /** papers that prove what is agreed, and addresses that invoices go to */
  agreements: ReadonlySet<number>
  mandates: ReadonlySet<number>
  /** quotes that were accepted */
  accepted: ReadonlySet<number>
  invoiceEmails: ReadonlySet<number>
}

/** What is there of a client, and what would become of each. */
export const fatesOf = (
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  clientId: number,
): PartFate[] => {
  const client = standingWere(db, today, clientId)
  if (!client) return []
  const ids = (sql: string) =>
    new Set(db.all<{ id: number }>(sql, { clientId }).map(({ id }) => id))
  const situation: Situation = {
    client,
    until: terminatedOn(db, clientId),
    agreements: ids(`SELECT id FROM papers WHERE clientId = $clientId
      AND kind IN ('quote', 'processor-agreement')`),
    mandates: ids(`SELECT id FROM papers WHERE clientId = $clientId AND kind = 'mandate'`),
    accepted: ids("SELECT id FROM quotes WHERE clientId = $clientId AND outcome = 'accepted'"),
    invoiceEmails: ids(
      'SELECT id FROM clientEmails WHERE clientId = $clientId AND forInvoices = 1',
    ),
  }
  return [
    ...heldParts(db, clientId).map((part) => ({ ...part, kept: keptWhy(part, situation) })),
    ...neverErased(db, today, clientId, situation.until),
  ]
}

const terminatedOn = (db: ReadableDatabase, clientId: number): string | null =>
  db.get<{ on: string | null }>('SELECT terminatedOn AS "on" FROM clients WHERE id = $clientId', {
    clientId,
  })?.on ?? null

/** An invoice cannot do without name and address; what is open cannot without the ways to reach. */
const keptWhy = ({ part, id }: HeldPart, of: Situation): Kept | null => {
  const { client, until, agreements, accepted, mandates, invoiceEmails } = of
  if (client.holdId !== null || client.heldInvoices > 0) {
    const named = part === 'name' || part === 'address'
    if (client.holdId !== null || named) return { why: 'hold', until: null }
  }
  const isAgreed =
    part === 'name' ||
    part === 'address' ||
    (part === 'paper' && agreements.has(id ?? 0)) ||
    (part === 'quote' && accepted.has(id ?? 0))
  if (isAgreed) return { why: 'contract', until }
  const collects =
    part === 'phone' ||
    part === 'kvkNumber' ||
    part === 'accounts' ||
    (part === 'email' && invoiceEmails.has(id ?? 0)) ||
    (part === 'paper' && mandates.has(id ?? 0))
  return collects && isMoneyOpen(client) ? { why: 'claim', until: null } : null
}

/** What law or contract keeps as a whole. */
const neverErased = (
  db: ReadableDatabase,
  today: string,
  clientId: number,
  until: string | null,
): PartFate[] => {
  const services =
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM subscriptions
       WHERE clientId = $clientId AND (endsOn IS NULL OR endsOn >= $today)`,
      { clientId, today },
    )?.n ?? 0
  const documents = documentsLater(db, clientId, { terminatedOn: until, today })
  const books = (['invoice', 'payment'] as const).flatMap((name) => {
    const events = documents.flatMap((one) =>
      one.kind === 'destroyed' && one.class === name ? [one] : [],
    )
    const count = events.reduce((sum, { items }) => sum + items, 0)
    // What is still open is kept from the day it is settled, which nobody knows.
    const last = events.some(({ open }) => open)
      ? null
      : (events
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? null)
    const part = name === 'invoice' ? ('invoices' as const) : ('payments' as const)
    return together(part, count).map((one) => ({
      ...one,
      kept: { why: 'tax-law' as const, until: last },
    }))
  })
  return [
    ...together('services', services).map((one) => ({
      ...one,
      kept: { why: 'contract' as const, until },
    })),
    ...books,
  ]
}
