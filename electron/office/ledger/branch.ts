/** Which of two histories is the newer: an owner closed it, by a rotation, a restore or a take-over. */
import { readEntry } from './entry'
import type { LedgerLine } from './line'

export interface Mark {
  term: number
  epoch: number
}

/** What the last owner who closed a history wrote down; before the first time: zero. */
export const markOf = (lines: readonly LedgerLine[]): Mark => {
  let mark: Mark = { term: 0, epoch: 0 }
  for (const { entry: text } of lines) {
    if (!closes.test(text)) continue
    const entry = readEntry(text)
    if (entry?.kind === 'rotated') mark = { ...mark, epoch: entry.epoch }
    if (entry?.kind === 'continued') mark = { term: entry.term, epoch: entry.epoch }
  }
  return mark
}

/** Told by the text alone, as it lies in a table or a file. */
export const isRotation = (entry: string | undefined): boolean =>
  entry?.startsWith('{"kind":"rotated"') ?? false

const closes = /^\{"kind":"(?:rotated|continued)"/

/** Below zero: `a` is the older one; the term of a take-over counts first. */
export const compareMarks = (a: Mark, b: Mark): number => a.term - b.term || a.epoch - b.epoch

/**
 * Whether lines that the table does not have are of a history that an owner closed since: put aside
 * by a restore, a take-over or a rotation.
 */
export const isSuperseded = (
  rows: readonly LedgerLine[],
  unknown: readonly LedgerLine[],
): boolean => {
  const common = rows.slice(0, (unknown[0]?.n ?? 1) - 1)
  return compareMarks(markOf([...common, ...unknown]), markOf(rows)) < 0
}
