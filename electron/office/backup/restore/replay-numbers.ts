/** Numbers handed out after a backup stay handed out: the counters jump past them, on record. */
import { randomInt } from 'node:crypto'
import type { CommandContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import { raiseNumber } from '../../quotes/numbering'
import { formatNumber } from '../../../../shared/invoices/number-pattern'
import type { ReadableLine } from '../../ledger/readable'
import type { SeriesRow } from '../../settings/agency'
import type { RestoreReport } from '../../../../shared/backup/contract'

interface HandedOut {
  seriesId: number
  year: number
  last: number
}

/** The highest number per series and year. */
export const highest = (lines: readonly ReadableLine[]): HandedOut[] => {
  const found = new Map<string, HandedOut>()
  for (const { entry } of lines) {
    if (entry.kind !== 'number') continue
    const { seriesId, year, last } = entry
    const key = `${seriesId}/${year}`
    if ((found.get(key)?.last ?? 0) < last) found.set(key, { seriesId, year, last })
  }
  return [...found.values()]
}

/** The highest number of a quote per year. */
const highestQuotes = (lines: readonly ReadableLine[]): Map<number, number> => {
  const found = new Map<number, number>()
  for (const { entry } of lines)
    if (entry.kind === 'quote-number')
      found.set(entry.year, Math.max(found.get(entry.year) ?? 0, entry.last))
  return found
}

/** Also ids: nothing that was there after the backup gets a namesake. `leap`: see `newLeap`. */
export const replayNumbers = (
  command: CommandContext,
  lines: readonly ReadableLine[],
  leap: number,
): Pick<RestoreReport, 'numbersSkipped' | 'skipped' | 'unknownSeries'> => {
  const { db, now, today, audit } = command
  const unknown = new Set<number>()
  let numbersSkipped = 0
  const skipped: RestoreReport['skipped'] = []
  for (const { seriesId, year, last } of highest(lines)) {
    const series = db.get<Pick<SeriesRow, 'firstNumber' | 'pattern'>>(
      'SELECT firstNumber, pattern FROM invoiceSeries WHERE id = $seriesId',
      { seriesId },
    )
    if (!series) {
      unknown.add(seriesId)
      continue
    }
    const count = raise(db, { seriesId, year, last }, series.firstNumber, now)
    if (count === 0) continue
    numbersSkipped += count
    const date = `${year === 0 ? today.slice(0, 4) : year}-01-01`
    // In which month each would have been issued nobody knows.
    const pattern = series.pattern.replaceAll('{month}', '__')
    const named = (sequence: number): string => formatNumber(pattern, { date, sequence })
    skipped.push({ first: named(last - count + 1), last: named(last) })
    audit({ entity: 'series', id: seriesId, code: `numbers-skipped-${count}` })
  }
  for (const [year, last] of highestQuotes(lines)) raiseNumber(command, { year, last })
  raiseIds(db, lines, unknown, leap)
  return { numbersSkipped, skipped, unknownSeries: unknown.size }
}

const raise = (
  db: WritableDatabase,
  { seriesId, year, last }: HandedOut,
  firstNumber: number,
  now: string,
): number => {
  const counter = db.get<{ last: number }>(
    'SELECT last FROM invoiceNumbers WHERE seriesId = $seriesId AND year = $year',
    { seriesId, year },
  )
  const from = counter?.last ?? firstNumber - 1
  if (from >= last) return 0
  db.run(
    `INSERT INTO invoiceNumberJumps (seriesId, year, fromLast, toLast, at)
     VALUES ($seriesId, $year, $from, $last, $now)`,
    { seriesId, year, from, last, now },
  )
  db.run(
    counter
      ? 'UPDATE invoiceNumbers SET last = $last WHERE seriesId = $seriesId AND year = $year'
      : 'INSERT INTO invoiceNumbers (seriesId, year, last) VALUES ($seriesId, $year, $last)',
    { seriesId, year, last },
  )
  return last - from
}

const raiseIds = (
  db: WritableDatabase,
  lines: readonly ReadableLine[],
  unknownSeries: ReadonlySet<number>,
  leap: number,
): void => {
  const latest = { clients: 0, invoices: 0, bankEntries: 0, invoiceSeries: 0 }
  const saw = (table: keyof typeof latest, id: number): void => {
    latest[table] = Math.max(latest[table], id)
  }
  for (const seriesId of unknownSeries) saw('invoiceSeries', seriesId)
  for (const { entry } of lines) {
    if (entry.kind === 'erasure') saw('clients', entry.clientId)
    if (entry.kind === 'scrub') saw('invoices', entry.invoiceId)
    if (entry.kind === 'scrub-entry') saw('bankEntries', entry.entryId)
    if (entry.kind === 'destruction' || entry.kind === 'seal') {
      saw(entry.archive === 'invoice' ? 'invoices' : 'bankEntries', entry.sourceId)
    }
  }
  const tables = db.all<{ name: string; seq: number | null }>(
    `SELECT t.name, s.seq FROM sqlite_master t LEFT JOIN sqlite_sequence s ON s.name = t.name
     WHERE t.type = 'table' AND t.sql LIKE '%AUTOINCREMENT%' AND t.name <> 'audit'`,
  )
  for (const { name, seq } of tables) {
    const known = Object.hasOwn(latest, name) ? latest[name as keyof typeof latest] : 0
    const from = Math.max(seq ?? 0, known) + leap
    if (seq === null) db.run('INSERT INTO sqlite_sequence VALUES ($name, $from)', { name, from })
    else db.run('UPDATE sqlite_sequence SET seq = $from WHERE name = $name', { name, from })
  }
}

/** More rows than any office adds between a backup and the day it is put back. */
const room = 1_000_000
const rooms = 999

/**
 * What has been added since the backup is known to nobody here, or to a history that may still go on
 * elsewhere: a line of it that tells of a client must never fit a client that comes in here. So ids
 * go on a whole number of millions later, another one at each restore. Not those of the audit log,
 * in which a gap is a line that was taken out.
 */
export const newLeap = (): number => randomInt(1, rooms + 1) * room
