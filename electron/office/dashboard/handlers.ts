import { daysBetween } from '../../../shared/dates'
import type { dashboard as contract, Heap, Overview } from '../../../shared/dashboard/contract'
import type { HandlersOf } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { sumOwed } from '../payments/owed'

const heap = (db: ReadableDatabase, sql: string, parameters = {}): Heap => {
  const row = db.get<{ count: number; cents: number | null }>(sql, parameters)
  return { count: row?.count ?? 0, cents: row?.cents ?? 0 }
}

export const dashboard: HandlersOf<typeof contract> = {
  overview: ({ db, today }): Overview => ({
    open: heap(
      db,
      `SELECT count(*) AS count, sum(openCents) AS cents FROM invoices
       WHERE openCents <> 0 AND dueOn >= $today AND openCents > 0 AND sealedAt IS NULL`,
      { today },
    ),
    overdue: heap(
      db,
      `SELECT count(*) AS count, sum(openCents) AS cents FROM invoices
       WHERE openCents <> 0 AND dueOn < $today AND openCents > 0 AND sealedAt IS NULL`,
      { today },
    ),
    drafts: heap(
      db,
      `SELECT count(*) AS count, sum(sign * grossCents) AS cents FROM invoices
       WHERE issuedAt IS NULL`,
    ),
    unmatched: heap(
      db,
      `SELECT count(*) AS count, sum(max(amountCents - allocatedCents, 0)) AS cents
       FROM bankEntries
       WHERE phase = 1`,
    ),
    toRefund: sumOwed(db),
    mostOverdue: db
      .all<{
        invoiceId: number
        number: string
        clientId: number | null
        clientName: string | null
        openCents: number
        dueOn: string
      }>(
        `SELECT id AS invoiceId, number, clientId, buyerName AS clientName, openCents, dueOn
         FROM invoices
         WHERE openCents <> 0 AND dueOn < $today AND openCents > 0 AND sealedAt IS NULL
         ORDER BY dueOn, id LIMIT 8`,
        { today },
      )
      .map(({ dueOn, clientName, ...row }) => ({
        ...row,
        clientName: clientName ?? '',
        daysOverdue: daysBetween(dueOn, today),
      })),
    lastBankFile:
      db.get<{ bookedAt: string; toOn: string | null }>(
        `SELECT f.bookedAt, (SELECT max(s.toOn) FROM bankStatements s WHERE s.fileId = f.id) AS toOn
         FROM bankFiles f WHERE f.format IN ('camt053', 'mt940') ORDER BY f.id DESC LIMIT 1`,
      ) ?? null,
    clients:
      db.get<{ n: number }>('SELECT count(*) AS n FROM clients WHERE erasedAt IS NULL')?.n ?? 0,
  }),
}
