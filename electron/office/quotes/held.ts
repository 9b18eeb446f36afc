/** What a ledger tells was billed of a quote and is not here: nothing goes on before somebody looked. */
import { AppError } from '../../../shared/errors'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import type { LedgerEntry } from '../ledger/entry'

type Billed = Omit<Extract<LedgerEntry, { kind: 'quote-billed' }>, 'kind'>

/** SQL on `quotes q` by `$quoteId`: the invoice of the line is not here as issued. */
const lost = `q.id = $quoteId AND NOT EXISTS (
  SELECT 1 FROM invoices i WHERE i.id = $invoiceId AND i.issuedAt IS NOT NULL)`

/** Done again, it changes nothing. */
export const holdQuote = (
  { db, now, audit }: CommandContext,
  { quoteId, invoiceId }: Billed,
): void => {
  const held = db.run(`UPDATE quotes AS q SET heldAt = $now WHERE q.heldAt IS NULL AND ${lost}`, {
    quoteId,
    invoiceId,
    now,
  })
  if (held > 0) audit({ entity: 'quote', id: quoteId, code: 'held' })
}

export const isQuoteHeld = (db: ReadableDatabase, { quoteId, invoiceId }: Billed): boolean =>
  db.get(`SELECT 1 FROM quotes q WHERE q.heldAt IS NULL AND ${lost}`, { quoteId, invoiceId }) ===
  undefined

/** Somebody looked what was billed of it. Errors: not-found. */
export const settleHeld = ({ db, audit }: CommandContext, id: number): void => {
  if (db.run('UPDATE quotes SET heldAt = NULL WHERE id = $id', { id }) === 0)
    throw new AppError('not-found', { entity: 'quote', id })
  audit({ entity: 'quote', id, code: 'looked-at' })
}
