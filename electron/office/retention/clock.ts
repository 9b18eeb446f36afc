/** A client's clock as shown: what happens when, and which rule decided. */
import { todayIn } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { ClockEvent } from '../../../shared/retention/contract'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import type { ErasureReport } from './erase-client'
import { destructionFor, dueClients, stepFor } from './plan'

interface ClientRow {
  terminatedOn: string | null
  erasedAt: string | null
}

/**
 * Of an active client what its own documents wait for; of an erased one what its certificates say.
 * Errors: not-found; also an erased client for who sees no certificates.
 */
export const clockOf = (
  { db, today, user }: Pick<QueryContext, 'db' | 'today' | 'user'>,
  clientId: number,
): ClockEvent[] => {
  const client = db.get<ClientRow>(
    'SELECT terminatedOn, erasedAt FROM clients WHERE id = $clientId',
    { clientId },
  )
  const { terminatedOn, erasedAt } = client ?? { terminatedOn: null, erasedAt: null }
  if (!client || (erasedAt !== null && user.role === 'support')) {
    throw new AppError('not-found', { entity: 'client', id: clientId })
  }
  if (terminatedOn === null) return documentsLater(db, clientId, null)
  const erased: ClockEvent = {
    kind: 'erased',
    on: erasedAt === null ? terminatedOn : todayIn(new Date(erasedAt)),
    done: erasedAt !== null,
    waitsFor: erasedAt === null ? waitsFor(db, clientId, terminatedOn, today) : null,
  }
  return [
    { kind: 'terminated', on: terminatedOn },
    erased,
    // What went by itself while open debt kept the rest is on a certificate already.
    ...certified(db, clientId),
    ...(erasedAt === null ? documentsLater(db, clientId, terminatedOn) : []),
  ]
}

/** A day that is still to come is looked at as if it had. */
const waitsFor = (
  db: ReadableDatabase,
  clientId: number,
  terminatedOn: string,
  today: string,
): 'hold' | 'open-debt' | null => {
  const [due] = dueClients(db, terminatedOn > today ? terminatedOn : today, clientId - 1, 1)
  if (due?.clientId !== clientId) return null
  const step = stepFor(due)
  return step === 'held' ? 'hold' : step === 'reduced' ? 'open-debt' : null
}

interface Documents {
  class: 'invoice' | 'payment'
  fiscalYear: number
  items: number
}

/** What the client's issued invoices and payments wait for, were it to terminate on a day. */
export const documentsLater = (
  db: ReadableDatabase,
  clientId: number,
  terminatedOn: string | null,
): ClockEvent[] =>
  db
    .all<Documents>(
      `SELECT 'invoice' AS class, fiscalYear, count(*) AS items FROM invoices
       WHERE clientId = $clientId AND issuedAt IS NOT NULL GROUP BY fiscalYear
       UNION ALL
       SELECT 'payment', CAST(substr(bookedOn, 1, 4) AS INTEGER) AS year, count(*)
       FROM bankEntries WHERE sealedAt IS NULL AND (clientId = $clientId OR id IN (
         SELECT l.entryId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
         WHERE i.clientId = $clientId AND l.entryId IS NOT NULL))
       GROUP BY year ORDER BY fiscalYear, class`,
      { clientId },
    )
    .map((documents) => {
      const { class: name, fiscalYear } = documents
      const { destroyAfter, rule } = destructionFor(db, name, fiscalYear, terminatedOn)
      return { kind: 'destroyed', ...documents, on: destroyAfter, rule }
    })

const certified = (db: ReadableDatabase, clientId: number): ClockEvent[] =>
  db
    .all<{ report: string }>('SELECT report FROM erasures WHERE clientId = $clientId ORDER BY id', {
      clientId,
    })
    .flatMap(({ report }) => (JSON.parse(report) as ErasureReport).archive)
    .map(({ kind, fiscalYear, items, destroyAfter, rule }) => ({
      kind: 'destroyed',
      class: kind,
      fiscalYear,
      items,
      on: destroyAfter,
      rule,
    }))
