/** At every opening: whether the database is the newest that its ledger and their copies know of. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, type HistoryGap } from '../../../shared/errors'
import type { ReadableDatabase } from '../database/driver'
import { isSuperseded } from './branch'
import { compareLedger, type Comparison } from './compare'
import { readEntry } from './entry'
import { ledgerKeysOf } from './keys'
import type { LedgerLine } from './line'
import { ledgerFileName } from './outbox'
import { linesAfter } from './table'
import { testimonyOf } from './witness'

export interface Misfit {
  code: 'older-database' | 'two-histories'
  gap: HistoryGap
}

/**
 * null: it fits. A file that is shorter, damaged or of a history that an owner has closed since is no
 * objection; one that tells of work which is not in the database is. `copies`: where copies lie.
 */
export const misfitOf = async (
  dir: string,
  db: ReadableDatabase,
  copies: readonly string[],
): Promise<Misfit | null> => {
  const paths = [join(dir, ledgerFileName), ...copies]
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => '')))
  // Looked at after the files: whoever is in already goes on working meanwhile.
  const rows = linesAfter(db, 0)
  const keys = ledgerKeysOf(db)
  const objections: Comparison[] = []
  for (const text of texts) {
    const found = compareLedger(text, rows, keys)
    const objects = found.state === 'longer' || found.state === 'forked'
    if (objects && !isSuperseded(rows, found.unknown)) objections.push(found)
  }
  if (objections.length === 0) return null
  const forked = objections.some(({ state }) => state === 'forked')
  const missing = new Map(objections.flatMap(({ unknown }) => unknown.map((one) => [one.mac, one])))
  return {
    code: forked ? 'two-histories' : 'older-database',
    gap: gapOf(db, [...missing.values()]),
  }
}

/**
 * What the desk of who signs in says of the same: it can object where folder and copies agree. `closed`:
 * an owner closed the history that this desk knew.
 */
export const heardFrom = (db: ReadableDatabase, witness: string | null): Heard => {
  const found = testimonyOf(db, witness)
  const archive = found?.witness.archive ?? null
  if (!found || found.says === 'fits') return { misfit: null, closed: false, archive }
  if (found.says === 'closed') return { misfit: null, closed: true, archive }
  const code = found.says === 'forked' ? 'two-histories' : 'older-database'
  const gap = { ...gapOf(db, []), others: found.missing }
  return { misfit: { code, gap }, closed: false, archive }
}

export interface Heard {
  misfit: Misfit | null
  closed: boolean
  /** the last sealed item that this desk knows to have been looked at */
  archive: number | null
}

/** What is told to an owner; others hear only that an owner is needed. */
export const misfitError = ({ code, gap }: Misfit, isOwner: boolean): AppError =>
  new AppError(code, { gap: isOwner ? gap : null })

const gapOf = (db: ReadableDatabase, missing: readonly LedgerLine[]): HistoryGap => {
  const kinds = missing.map(({ entry }) => readEntry(entry)?.kind)
  const of = (kind: string): number => kinds.filter((one) => one === kind).length
  const since = db.get<{ at: string }>('SELECT at FROM audit ORDER BY id DESC LIMIT 1')
  const invoices = of('number')
  const erasures = of('erasure')
  return {
    since: since?.at ?? '',
    invoices,
    erasures,
    others: missing.length - invoices - erasures,
  }
}
