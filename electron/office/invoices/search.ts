/** What a search in the list of invoices finds: numbers, references, amounts and clients. */
import {
  normalizeReference,
  numberRegex,
  paymentReferences,
} from '../../../shared/invoices/number-pattern'
import { parseMoney } from '../../../shared/money'
import { holdsWords, readSearch } from '../clients/search-text'
import type { ReadableDatabase } from '../database/driver'
import type { SeriesRow } from '../settings/agency'

/**
 * Few enough to sort in memory: their ids. Too many: a condition on `i`, for walking the list in its
 * order, where so many hits are soon met.
 */
export type Found = { ids: number[] } | { condition: string; parameters: Record<string, string> }

const most = 2000

/** null when nothing was typed. */
export const findInvoices = (db: ReadableDatabase, typed: string): Found | null => {
  const text = typed.normalize('NFC').trim()
  if (text === '') return null
  const clients = findClients(db, text)
  const found = new Set<number>()
  for (const find of [byNumber, bySequence, byPattern, byReference, byAmount]) {
    for (const id of find(db, text)) found.add(id)
    if (found.size > most) return walk(text, clients)
  }
  if (clients && !clients.ids) return walk(text, clients)
  for (const id of clients?.ids ? byClient(db, clients.ids) : []) found.add(id)
  return found.size > most ? walk(text, clients) : { ids: [...found] }
}

const idsOf = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)

/** Sorts behind everything that begins with the text. */
const endOf = (text: string): string => `${text}\u{10ffff}`

/** Numbers that begin with the text, in whatever case the series writes its letters. */
const byNumber = (db: ReadableDatabase, text: string): number[] =>
  [...new Set([text, text.toUpperCase(), text.toLowerCase()])].flatMap((start) =>
    idsOf(
      db.all(`SELECT id FROM invoices WHERE number >= $start AND number < $end LIMIT ${most + 1}`, {
        start,
        end: endOf(start),
      }),
    ),
  )

/** "42" finds the forty-second of every series and year. */
const bySequence = (db: ReadableDatabase, text: string): number[] =>
  /^\d{1,9}$/.test(text)
    ? idsOf(
        db.all(
          `SELECT i.id FROM invoiceNumbers n CROSS JOIN invoices i
             ON i.seriesId = n.seriesId AND i.year = n.year AND i.sequence = $sequence`,
          { sequence: Number(text) },
        ),
      )
    : []

/** A whole number with other separators, or none: "2026 0042", "20260042". */
const byPattern = (db: ReadableDatabase, text: string): number[] =>
  db.all<SeriesRow>('SELECT * FROM invoiceSeries').flatMap((series) =>
    [...text.matchAll(numberRegex(series.pattern))].flatMap((match) =>
      db
        .all<{ id: number; number: string }>(
          `SELECT i.id, i.number FROM invoiceNumbers n CROSS JOIN invoices i
             ON i.seriesId = n.seriesId AND i.year = n.year AND i.sequence = $sequence
           WHERE n.seriesId = $id`,
          { id: series.id, sequence: Number(match.groups?.number) },
        )
        .filter(({ number }) => paymentReferences(number).includes(normalizeReference(match[0])))
        .map(({ id }) => id),
    ),
  )

/** The whole amount or what is still open of it, as it is written here or abroad: "€ 1.234,50". */
const byAmount = (db: ReadableDatabase, text: string): number[] => {
  const cents = parseMoney(text, 'nl') ?? parseMoney(text, 'en')
  if (cents === null || cents === 0) return []
  const phases = [0, 1, 2, 3, 4].join(', ')
  return idsOf(
    db.all(
      `SELECT id FROM invoices INDEXED BY invoicesListedByAmount
       WHERE phase IN (${phases}) AND listCents IN ($cents, -$cents)
       UNION SELECT id FROM invoices INDEXED BY invoicesListedByOpen
       WHERE phase IN (${phases}) AND openCents IN ($cents, -$cents) LIMIT ${most + 1}`,
      { cents },
    ),
  )
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Any part of three characters or more. */
const byReference = (db: ReadableDatabase, text: string): number[] =>
  [...text].length < 3
    ? []
    : idsOf(
        db.all(
          `SELECT rowid AS id FROM invoiceReferences WHERE invoiceReferences MATCH $match
           ORDER BY rowid DESC LIMIT ${most + 1}`,
          { match: quoted(text) },
        ),
      )

/** The clients found: their ids unless there are very many; and a condition on their invoices. */
interface FoundClients {
  ids: number[] | null
  condition: string
  parameters: Record<string, string>
}

/** Clients as their own list finds them; digits alone are a number or an amount, not a client. */
const findClients = (db: ReadableDatabase, text: string): FoundClients | null => {
  const question = /[^\d\s]/u.test(text) ? readSearch(text) : null
  if (!question) return null
  const { match, words, start } = question
  const atMost = (sql: string, parameters: Record<string, string>): number[] | null => {
    const ids = idsOf(db.all(`${sql} LIMIT $most`, { ...parameters, most: most + 1 }))
    return ids.length > most ? null : ids
  }
  if (match === null) {
    if (start === null) return null
    const parameters = { nameStart: start, nameEnd: endOf(start) }
    return {
      ids: atMost(
        'SELECT id FROM clients WHERE sortName >= $nameStart AND sortName < $nameEnd',
        parameters,
      ),
      condition: 'i.sortName >= $nameStart AND i.sortName < $nameEnd',
      parameters,
    }
  }
  const { sql: all, parameters: forms } = holdsWords('s.text', words)
  const ids = atMost(
    `SELECT s.rowid AS id FROM clientSearch s WHERE s.text MATCH $match AND ${all}`,
    { ...forms, match },
  )
  return ids
    ? {
        ids,
        condition: 'i.clientId IN (SELECT value FROM json_each($clientIds))',
        parameters: { clientIds: JSON.stringify(ids) },
      }
    : {
        ids,
        condition: `EXISTS (SELECT 1 FROM clientSearch s WHERE s.rowid = i.clientId AND ${all})`,
        parameters: forms,
      }
}

const byClient = (db: ReadableDatabase, clientIds: number[]): number[] =>
  idsOf(
    db.all(
      `SELECT i.id FROM json_each($clientIds) c CROSS JOIN invoices i ON i.clientId = c.value
       LIMIT $most`,
      { clientIds: JSON.stringify(clientIds), most: most + 1 },
    ),
  )

const walk = (text: string, clients: FoundClients | null): Found => ({
  condition: [
    '(i.number >= $start AND i.number < $end)',
    "i.reference LIKE $like ESCAPE '\\'",
    ...(clients ? [clients.condition] : []),
  ].join(' OR '),
  parameters: {
    ...clients?.parameters,
    start: text.toUpperCase(),
    end: endOf(text.toUpperCase()),
    like: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
  },
})
