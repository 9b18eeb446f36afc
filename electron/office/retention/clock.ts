/** A client's clock as shown: what happens when, and which rule decided. */
import { AppError } from '../../../shared/errors'
import type { ClockEvent } from '../../../shared/retention/contract'
import type { ReadableDatabase } from '../database/driver'
import { destructionFor, dueClients, stepFor } from './plan'

interface ClientRow {
  terminatedOn: string | null
  erasedAt: string | null
}

/** Errors: not-found. Empty for an active client. */
export const clockOf = (db: ReadableDatabase, clientId: number): ClockEvent[] => {
  const client = db.get<ClientRow>(
    'SELECT terminatedOn, erasedAt FROM clients WHERE id = $clientId',
    { clientId },
  )
  if (!client) throw new AppError('not-found', { entity: 'client', id: clientId })
  const { terminatedOn, erasedAt } = client
  if (terminatedOn === null) return []
  const [due] = dueClients(db, terminatedOn, clientId - 1, 1)
  const step = due?.clientId === clientId ? stepFor(due) : 'whole'
  return [
    { kind: 'terminated', on: terminatedOn },
    {
      kind: 'erased',
      on: terminatedOn,
      done: erasedAt !== null,
      waitsFor: step === 'held' ? 'hold' : step === 'reduced' ? 'open-debt' : null,
    },
    ...(erasedAt === null ? sealedLater(db, clientId, terminatedOn) : []),
  ]
}

const sealedLater = (db: ReadableDatabase, clientId: number, terminatedOn: string): ClockEvent[] =>
  db
    .all<{ fiscalYear: number; items: number }>(
      `SELECT fiscalYear, count(*) AS items FROM invoices
       WHERE clientId = $clientId AND issuedAt IS NOT NULL GROUP BY fiscalYear ORDER BY fiscalYear`,
      { clientId },
    )
    .map(({ fiscalYear, items }) => {
      const { destroyAfter, rule } = destructionFor(db, 'invoice', fiscalYear, terminatedOn)
      return { kind: 'destroyed', class: 'invoice', fiscalYear, items, on: destroyAfter, rule }
    })
