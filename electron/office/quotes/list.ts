/** The list of quotes, the newest first, a page at a time; and what of them waits. */
import type { z } from 'zod'
import { addDays, type CivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import {
  lapsingDays,
  type quotes as contract,
  type QuoteRow,
  type QuotesDue,
} from '../../../shared/quotes/contract'
import type { ReadableDatabase } from '../database/driver'

/** SQL on `quotes q`: its last invoice went out and stands, or all of it became services. */
const billed = `(q.plannedAt IS NOT NULL AND (
  NOT EXISTS (SELECT 1 FROM quoteSteps s WHERE s.quoteId = q.id)
  OR EXISTS (SELECT 1 FROM quoteSteps s JOIN invoices i ON i.quoteStepId = s.id
    WHERE s.quoteId = q.id AND i.issuedAt IS NOT NULL
      AND s.nth = (SELECT max(nth) FROM quoteSteps WHERE quoteId = q.id)
      AND NOT (i.grossCents > 0 AND i.creditedCents >= i.grossCents))))`

/** SQL on `quotes q`, with `$today`. */
export const stateSql = `CASE WHEN q.sentAt IS NULL THEN 'draft'
  WHEN q.outcome = 'accepted' THEN CASE WHEN ${billed} THEN 'billed' ELSE 'accepted' END
  WHEN q.outcome IS NOT NULL THEN q.outcome
  WHEN q.validUntil < $today THEN 'lapsed' ELSE 'sent' END`

type Input = z.output<typeof contract.list.input>

/** Errors: invalid-input for a cursor that is none of ours. */
export const listQuotes = (
  db: ReadableDatabase,
  { filter, clientId, search, after, limit }: Input,
  today: CivilDate,
): { rows: QuoteRow[]; next: string | null } => {
  if (after !== null && !/^[1-9]\d{0,15}$/.test(after))
    throw new AppError('invalid-input', { problems: [{ path: 'after', code: 'bad-cursor' }] })
  const typed = search.normalize('NFC').trim().toLowerCase()
  const rows = db.all<Omit<QuoteRow, 'held'> & { held: number }>(
    `SELECT * FROM (
       SELECT q.id, ${stateSql} AS state, q.number, q.clientId,
         coalesce(q.buyerName, c.name) AS clientName, q.reference, q.sentOn, q.validUntil,
         q.grossCents, q.mailedAt, q.heldAt IS NOT NULL AS held
       FROM quotes q JOIN clients c ON c.id = q.clientId
       WHERE ($clientId IS NULL OR q.clientId = $clientId)
         AND ($after IS NULL OR q.id < $after)
         AND ($typed = '' OR instr(lower(coalesce(q.number, '')), $typed) > 0
           OR instr(lower(coalesce(q.buyerName, '')), $typed) > 0
           OR instr(lower(c.name), $typed) > 0
           OR instr(lower(coalesce(q.reference, '')), $typed) > 0))
     WHERE $filter = 'all' OR state = $filter
     ORDER BY id DESC LIMIT $most`,
    {
      clientId,
      after: after === null ? null : Number(after),
      typed,
      filter,
      today,
      most: limit + 1,
    },
  )
  const page = rows.slice(0, limit).map((row) => ({ ...row, held: row.held === 1 }))
  const last = page.at(-1)
  return { rows: page, next: last && rows.length > limit ? String(last.id) : null }
}

/** What waits for somebody: last days that come near, and what was accepted and not billed whole. */
export const dueQuotes = (db: ReadableDatabase, today: CivilDate): QuotesDue => {
  const lapsing =
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM quotes
       WHERE outcome IS NULL AND sentAt IS NOT NULL AND validUntil BETWEEN $today AND $until`,
      { today, until: addDays(today, lapsingDays) },
    )?.n ?? 0
  const open = db.get<{ toBill: number; toBillCents: number }>(
    `SELECT count(*) AS toBill, coalesce(sum(q.grossCents), 0) AS toBillCents
     FROM quotes q WHERE q.outcome = 'accepted' AND NOT ${billed}`,
  )
  const held = db.get<{ n: number }>(`SELECT count(*) AS n FROM quotes WHERE heldAt IS NOT NULL`)?.n
  return {
    lapsing,
    toBill: open?.toBill ?? 0,
    toBillCents: open?.toBillCents ?? 0,
    held: held ?? 0,
  }
}
