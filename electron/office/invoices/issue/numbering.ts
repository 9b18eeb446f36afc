/**
 * The next number of a series. It is handed out inside the issuing transaction alone, so that a
 * refused attempt leaves no gap (Wet OB art. 35a(1)(b): consecutive numbers, one or more series).
 */
import { yearOf, type CivilDate } from '../../../../shared/dates'
import { AppError, type FieldProblem } from '../../../../shared/errors'
import { formatNumber, maxSequence } from '../../../../shared/invoices/number-pattern'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import type { SeriesRow } from '../../settings/agency'
import { lockedOn } from '../../vat/lock'

/** Errors: not-found. */
export const requireSeries = (db: ReadableDatabase, id: number): SeriesRow => {
  const series = db.get<SeriesRow>('SELECT * FROM invoiceSeries WHERE id = $id', { id })
  if (!series) throw new AppError('not-found', { entity: 'series', id })
  return series
}

export const defaultSeries = (db: ReadableDatabase): SeriesRow => {
  const series = db.get<SeriesRow>('SELECT * FROM invoiceSeries WHERE isDefault = 1')
  if (!series) throw new AppError('not-set-up', {})
  return series
}

export interface NextNumber {
  year: number
  sequence: number
  number: string
}

const counterYear = (series: SeriesRow, on: CivilDate): number =>
  series.resetsYearly === 1 ? yearOf(on) : 0

/** The number a document dated `on` would get now; null when the series is full. */
export const nextNumber = (
  db: ReadableDatabase,
  series: SeriesRow,
  on: CivilDate,
): NextNumber | null => {
  const year = counterYear(series, on)
  const counter = db.get<{ last: number }>(
    'SELECT last FROM invoiceNumbers WHERE seriesId = $id AND year = $year',
    { id: series.id, year },
  )
  const sequence = (counter?.last ?? series.firstNumber - 1) + 1
  if (sequence > maxSequence) return null
  return { year, sequence, number: formatNumber(series.pattern, { date: on, sequence }) }
}

/** An invoice `i` credited whole, or a note that credits one: it holds up no date any more. */
const undone = `EXISTS (SELECT 1 FROM invoices original
  WHERE original.id = coalesce(i.creditsId, i.id)
    AND original.grossCents > 0 AND original.creditedCents >= original.grossCents)`

/**
 * Why a document dated `on` cannot get a number of the series. Numbers follow one another in time: a
 * date before that of the number before it is refused, since a tax inspector reads such a row as a
 * document slipped in later; when the work was done is what the supply date is for. What was credited
 * whole does not count: one wrong date must not hold up all that follow. `creditsOn`: the date of the
 * invoice that is credited, which its note may carry although it lies ahead. Years before the series
 * began were numbered elsewhere.
 */
export const numberProblems = (
  db: ReadableDatabase,
  series: SeriesRow,
  on: CivilDate,
  { today, creditsOn = null }: { today: CivilDate; creditsOn?: CivilDate | null },
): FieldProblem[] => {
  const problems: FieldProblem[] = []
  if (series.closedAt !== null) problems.push({ path: 'seriesId', code: 'series-closed' })
  if (nextNumber(db, series, on) === null) problems.push({ path: 'seriesId', code: 'series-full' })
  if (on > today && on !== creditsOn) problems.push({ path: 'issuedOn', code: 'in-future' })
  const locked = lockedOn(db, on)
  if (locked) problems.push({ path: 'issuedOn', code: 'period-locked', params: { ...locked } })
  const year = counterYear(series, on)
  const first = db.get<{ year: number }>(
    'SELECT year FROM invoiceNumbers WHERE seriesId = $id ORDER BY year LIMIT 1',
    { id: series.id },
  )
  if (series.resetsYearly === 1 && first && year < first.year) {
    problems.push({ path: 'issuedOn', code: 'before-series', params: { year: first.year } })
  }
  const last = db.get<{ number: string; issuedOn: string }>(
    `SELECT number, issuedOn FROM invoices i WHERE seriesId = $id AND year = $year
       AND sequence IS NOT NULL AND NOT ${undone}
     ORDER BY sequence DESC LIMIT 1`,
    { id: series.id, year },
  )
  if (last && last.issuedOn > on) {
    const { number, issuedOn } = last
    problems.push({ path: 'issuedOn', code: 'before-last', params: { number, date: issuedOn } })
  }
  return problems
}

/**
 * Hands out the next number; only inside the transaction that issues the document.
 * Errors: number-taken (another series writes its numbers alike and came first).
 */
export const takeNumber = (db: WritableDatabase, series: SeriesRow, on: CivilDate): NextNumber => {
  const next = nextNumber(db, series, on)
  if (!next) throw new Error('the series is full')
  const { year, sequence, number } = next
  if (db.get('SELECT 1 FROM invoices WHERE number = $number', { number })) {
    throw new AppError('number-taken', { number })
  }
  const key = { seriesId: series.id, year, sequence }
  const raised = db.run(
    'UPDATE invoiceNumbers SET last = last + 1 WHERE seriesId = $seriesId AND year = $year',
    key,
  )
  if (raised === 0) {
    db.run(
      'INSERT INTO invoiceNumbers (seriesId, year, last) VALUES ($seriesId, $year, $sequence)',
      key,
    )
  }
  return next
}
