/** What a search in the list of invoices finds: numbers, references and clients. */
import { plainWords } from '../../../shared/clients/name'
import {
  normalizeReference,
  numberRegex,
  paymentReferences,
} from '../../../shared/invoices/number-pattern'
import type { ReadableDatabase } from '../database/driver'
import type { SeriesRow } from '../settings/agency'

/**
 * Few enough to sort in memory: their ids. Too many: a condition on `i`, for walking the list in its
 * order, where so many hits are soon met.
 */
export type Found =
  { ids: number[] } | { condition: string; parameters: Record<string, string | null> }

const most = 2000

/** null when nothing was typed. */
export const findInvoices = (db: ReadableDatabase, typed: string): Found | null => {
  const text = typed.normalize('NFC').trim()
  if (text === '') return null
  const clients = clientQuestion(text)
  const found = new Set<number>()
  for (const ids of [
    byNumber(db, text),
    bySequence(db, text),
    byPattern(db, text),
    byReference(db, text),
    byClient(db, clients),
  ]) {
    for (const id of ids) found.add(id)
    if (found.size > most) return walk(text, clients)
  }
  return { ids: [...found] }
}

const idsOf = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)

/** Sorts behind everything that begins with the text. */
const endOf = (text: string): string => `${text}\u{10ffff}`

/** Numbers that begin with the text, in whatever case the series writes its letters. */
const byNumber = (db: ReadableDatabase, text: string): number[] =>
  [...new Set([text, text.toUpperCase(), text.toLowerCase()])].flatMap((start) =>
    idsOf(
      db.all(
        `SELECT id FROM invoices WHERE number >= $start AND number < $end LIMIT ${most + 1}`,
        { start, end: endOf(start) },
      ),
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

interface ClientQuestion {
  from: string
  parameters: Record<string, string | null>
}

/**
 * Clients by the words of their search text, which are each led by a space there. Digits alone are a
 * number or a reference, not a client.
 */
const clientQuestion = (text: string): ClientQuestion | null => {
  const words = plainWords(text).slice(0, 12)
  if (words.length === 0 || !/\p{L}/u.test(text)) return null
  const [long, short] = [words.filter(isLong), words.filter((word) => !isLong(word))]
  if (long.length === 0) {
    const start = words.join(' ')
    return {
      from: 'SELECT id FROM clients WHERE sortName >= $nameStart AND sortName < $nameEnd',
      parameters: { nameStart: start, nameEnd: endOf(start) },
    }
  }
  return {
    from: `SELECT rowid AS id FROM clientSearch WHERE clientSearch MATCH $match
      AND NOT EXISTS (SELECT 1 FROM json_each($short) WHERE instr(clientSearch.text, value) = 0)`,
    parameters: {
      match: long.map(quoted).join(' AND '),
      short: JSON.stringify(short.map((word) => ` ${word}`)),
    },
  }
}

/** What a trigram index can be asked. */
const isLong = (word: string): boolean => [...word].length > 2

const byClient = (db: ReadableDatabase, question: ClientQuestion | null): number[] =>
  question === null
    ? []
    : idsOf(
        db.all(
          `SELECT i.id FROM (${question.from} LIMIT ${most + 1}) c
             CROSS JOIN invoices i ON i.clientId = c.id LIMIT ${most + 1}`,
          question.parameters,
        ),
      )

const walk = (text: string, clients: ClientQuestion | null): Found => ({
  condition: [
    '(i.number >= $start AND i.number < $end)',
    "i.reference LIKE $like ESCAPE '\\'",
    ...(clients ? [`i.clientId IN (${clients.from})`] : []),
  ].join(' OR '),
  parameters: {
    ...clients?.parameters,
    start: text.toUpperCase(),
    end: endOf(text.toUpperCase()),
    like: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
  },
})
