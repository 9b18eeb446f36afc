/** The next number of a quote: handed out at sending alone, inside its transaction, without a gap. */
import { yearOf, type CivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import { formatNumber, parsePattern } from '../../../shared/invoices/number-pattern'
import type { QuoteSettings } from '../../../shared/quotes/contract'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'

interface NextNumber {
  year: number
  sequence: number
  number: string
}

const settingsRow = (db: ReadableDatabase): Pick<QuoteSettings, 'pattern' | 'validDays'> => {
  const row = db.get<Pick<QuoteSettings, 'pattern' | 'validDays'>>(
    'SELECT pattern, validDays FROM quoteSettings',
  )
  if (!row) throw new AppError('not-set-up', {})
  return row
}

export const quoteSettings = (db: ReadableDatabase, today: CivilDate): QuoteSettings => ({
  ...settingsRow(db),
  nextNumber: nextNumber(db, today).number,
})

/** A pattern with a year in it starts again each year. */
const counterYear = (pattern: string, on: CivilDate): number => {
  const parsed = parsePattern(pattern)
  const yearly = parsed.ok && parsed.parts.some(({ token }) => token === 'year' || token === 'yy')
  return yearly ? yearOf(on) : 0
}

/** The number of a quote that is sent on a day. */
export const nextNumber = (db: ReadableDatabase, on: CivilDate): NextNumber => {
  const { pattern } = settingsRow(db)
  const year = counterYear(pattern, on)
  const last =
    db.get<{ last: number }>('SELECT last FROM quoteNumbers WHERE year = $year', { year })?.last ??
    0
  const sequence = last + 1
  return { year, sequence, number: formatNumber(pattern, { date: on, sequence }) }
}

/** Only inside the transaction that sends the quote. Errors: number-taken. */
export const takeNumber = ({ db, ledger }: CommandContext, on: CivilDate): NextNumber => {
  const next = nextNumber(db, on)
  const { year, sequence, number } = next
  if (db.get('SELECT 1 FROM quotes WHERE number = $number', { number }))
    throw new AppError('number-taken', { number })
  if (db.run('UPDATE quoteNumbers SET last = last + 1 WHERE year = $year', { year }) === 0)
    db.run('INSERT INTO quoteNumbers (year, last) VALUES ($year, 1)', { year })
  ledger({ kind: 'quote-number', year, last: sequence })
  return next
}

/** On a copy that is put back: what was handed out after it stays so. `now`: UTC. */
export const raiseNumber = (
  { db, now, audit }: CommandContext,
  { year, last }: { year: number; last: number },
): void => {
  const counter = db.get<{ last: number }>('SELECT last FROM quoteNumbers WHERE year = $year', {
    year,
  })
  const from = counter?.last ?? 0
  if (from >= last) return
  db.run(
    `INSERT INTO quoteNumberJumps (year, fromLast, toLast, at) VALUES ($year, $from, $last, $now)`,
    { year, from, last, now },
  )
  db.run(
    counter
      ? 'UPDATE quoteNumbers SET last = $last WHERE year = $year'
      : 'INSERT INTO quoteNumbers (year, last) VALUES ($year, $last)',
    { year, last },
  )
  audit({ entity: 'quoteSettings', code: `numbers-skipped-${last - from}` })
}
