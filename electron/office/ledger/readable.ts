/** Lines with what they say. */
import { AppError } from '../../../shared/errors'
import { readEntry, type LedgerEntry } from './entry'
import type { LedgerLine } from './line'

export interface ReadableLine {
  n: number
  /** UTC ISO */
  at: string
  entry: LedgerEntry
}

/** Errors: ledger-newer (what a line says was not known to this program yet). */
export const readable = (lines: readonly LedgerLine[]): ReadableLine[] =>
  lines.map(({ n, at, entry: text }) => {
    const entry = readEntry(text)
    if (!entry) throw new AppError('ledger-newer', { line: n })
    return { n, at, entry }
  })
