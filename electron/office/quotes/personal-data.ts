/** What was offered to a client: handed over whole, and erased whole. */
import type { QuoteState } from '../../../shared/quotes/contract'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { forgetTyped } from '../invoices/typed'
import { removePapers } from '../papers/papers'
import type { DomainParts } from '../parts'
import { deleteQuote } from './drafts'
import { stateSql } from './list'

export interface QuoteData {
  number: string | null
  state: QuoteState
  sentOn: string | null
  validUntil: string | null
  decidedOn: string | null
  reference: string | null
  attention: string | null
  intro: string | null
  closing: string | null
  grossCents: number
  lines: { description: string | null; quantity: number; amountCents: number }[]
}

/** Oldest first. The day does not matter: what lapsed is told by its last day. */
export const collect = (db: ReadableDatabase, clientId: number): QuoteData[] =>
  db
    .all<Omit<QuoteData, 'lines'> & { id: number }>(
      `SELECT q.id, q.number, ${stateSql} AS state, q.sentOn, q.validUntil, q.decidedOn, q.reference,
         q.attention, q.intro, q.closing, q.grossCents
       FROM quotes q WHERE q.clientId = $clientId ORDER BY q.id`,
      { clientId, today: '' },
    )
    .map(({ id, ...quote }) => ({
      ...quote,
      lines: db.all(
        `SELECT description, quantity, amountCents FROM quoteLines
         WHERE quoteId = $id ORDER BY position`,
        { id },
      ),
    }))

/** Which of them; what tax law keeps of an accepted one stands on its invoices. */
const eraseThose = (db: WritableDatabase, clientId: number, which: string): void => {
  const found = db.all<{ id: number }>(
    `SELECT id FROM quotes WHERE clientId = $clientId AND ${which}`,
    { clientId },
  )
  for (const { id } of found) forgetQuote(db, id)
}

export const erase = (db: WritableDatabase, clientId: number): void =>
  eraseThose(db, clientId, '1 = 1')

/** What is still to be collected is proved by what was agreed. */
export const reduce = (
  db: WritableDatabase,
  clientId: number,
  _now: string,
  extent: string,
): void => eraseThose(db, clientId, extent === 'name-only' ? '1 = 1' : "outcome IS NOT 'accepted'")

/** With its signed papers, its document and what was typed in it. */
export const forgetQuote = (db: WritableDatabase, id: number): void => {
  removePapers(db, "entity = 'quote' AND entityId = $id", { id })
  forgetTyped(db, `quotes/${id}`, null)
  deleteQuote(db, id)
}

/** Each by itself. */
export const quoteParts: DomainParts = {
  names: ['quote'],
  list: (db, clientId) =>
    db
      .all<{ id: number; number: string | null }>(
        'SELECT id, number FROM quotes WHERE clientId = $clientId ORDER BY id',
        { clientId },
      )
      .map(({ id, number }) => ({ part: 'quote', id, shown: number ?? '–', count: null })),
  erase: (db, clientId, { id }) => {
    const own = db.get(
      `SELECT 1 FROM quotes WHERE id = $id AND clientId = $clientId AND outcome IS NOT 'accepted'`,
      { id, clientId },
    )
    if (own && id !== null) forgetQuote(db, id)
  },
}
