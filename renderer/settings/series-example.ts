import { formatNumber, maxSequence, parsePattern } from '../../shared/invoices/number-pattern'

/** A series as it is typed. */
export interface SeriesValues {
  name: string
  pattern: string
  resetsYearly: boolean
  nextNumber: number | null
}

/** The number an invoice of today would get, or null while the pattern is not right yet. */
export const exampleNumber = (
  { pattern, nextNumber }: Pick<SeriesValues, 'pattern' | 'nextNumber'>,
  today: string,
): string | null => {
  if (nextNumber === null || nextNumber < 1 || nextNumber > maxSequence) return null
  return parsePattern(pattern.trim()).ok
    ? formatNumber(pattern.trim(), { date: today, sequence: nextNumber })
    : null
}
