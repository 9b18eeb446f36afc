/**
 * `office.ledger`, beside the database: what must never be undone by putting back a backup, kept
 * where no backup reaches. Its lines are rows of the database first; here they are written into the
 * file after the commit, and only then does the caller hear of it.
 */
import { closeSync, fsyncSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors'
import type { ReadableDatabase } from '../database/driver'
import { writeDurably, writeFailure } from '../../ground/durable'
import { isSuperseded } from './branch'
import { compareLedger, type Comparison } from './compare'
import { ledgerKeysOf } from './keys'
import { textOf, type LedgerLine } from './line'
import { headOf, linesAfter } from './table'

export const ledgerFileName = 'office.ledger'

/** The file as text; null where there is none. Errors: those of reading. */
export const ledgerText = (path: string): string | null =>
  existsSync(path) ? readFileSync(path, 'utf8') : null

export interface Outbox {
  /**
   * Brings the file up to the table; called after each commit that had lines, and at opening. False:
   * it could not be written, or is not this database's own, and the file stays as it is.
   */
  deliver(db: ReadableDatabase): boolean
  /** Lines are in the table that the file does not have. */
  isBehind(): boolean
  /** Before a command adds lines: what is waiting goes first. Errors: ledger-behind. */
  requireDelivered(db: ReadableDatabase): void
  /** Another database or file was put here, or the office is closed. */
  forget(): void
}

/** What was wrong with a file that is right again; a person hears of it. */
export type LedgerFault = 'missing' | 'shortened' | 'damaged' | 'superseded'

export interface OutboxEvents {
  /** Lines were added to the file of this database. */
  grew(db: ReadableDatabase): void
  /** The file fell behind, or is no longer. */
  turned(): void
  /** The file was found to be something else than the table, and was written anew. */
  mended(fault: LedgerFault): void
}

/** For the office in one data folder. */
export const createOutbox = (dir: string, events: OutboxEvents): Outbox => {
  const path = join(dir, ledgerFileName)
  /** How far the file goes, so that adding a line does not read all of it. */
  let head: { n: number; bytes: number } | null = null
  let behind = false

  const catchUp = (db: ReadableDatabase): boolean => {
    if (head && existsSync(path) && statSync(path).size === head.bytes) {
      const lines = linesAfter(db, head.n)
      if (lines.length === 0) return true
      head = { n: head.n + lines.length, bytes: add(path, head.bytes, lines) }
      events.grew(db)
      return true
    }
    const lines = linesAfter(db, 0)
    const text = lines.map(textOf).join('')
    const found = ledgerText(path)
    if ((found ?? '') !== text) {
      const compared = compareLedger(found ?? '', lines, ledgerKeysOf(db))
      const { state, unknown, damaged } = compared
      if (unknown.length > 0 && !isSuperseded(lines, unknown)) return false
      if (found !== null && (damaged || state === 'forked')) keepAside(dir, found)
      writeDurably(path, text)
      const fault = faultOf(found, compared, lines)
      if (fault) events.mended(fault)
      events.grew(db)
    }
    head = { n: headOf(db).n, bytes: Buffer.byteLength(text) }
    return true
  }

  const deliver = (db: ReadableDatabase): boolean => {
    const was = behind
    try {
      behind = !catchUp(db)
    } catch {
      // Whatever it was: what was asked for is done, and everybody is told that this is not.
      head = null
      behind = true
    }
    if (behind !== was) events.turned()
    return !behind
  }

  return {
    deliver,
    isBehind: () => behind,
    requireDelivered: (db) => {
      if (behind && !deliver(db)) throw new AppError('ledger-behind', {})
    },
    forget: () => {
      head = null
      behind = false
    },
  }
}

/** null: what a crash between commit and file leaves, one command at most. */
const faultOf = (
  found: string | null,
  { state, damaged, last }: Comparison,
  lines: readonly LedgerLine[],
): LedgerFault | null => {
  if (damaged) return 'damaged'
  if (state === 'forked' || state === 'longer') return 'superseded'
  const lacking = new Set(lines.slice(last).map(({ at }) => at))
  if (lacking.size <= 1) return null
  return found === null ? 'missing' : 'shortened'
}

/** A file that says something else than it should: nothing of it is lost. */
const keepAside = (dir: string, text: string): void => {
  let again = 1
  const nameOf = (): string => join(dir, `${ledgerFileName}.kept-${again}`)
  while (existsSync(nameOf())) again += 1
  writeDurably(nameOf(), text)
}

/** Adds lines and makes sure they are on the disk; gives where the file ends. */
const add = (path: string, end: number, lines: readonly LedgerLine[]): number => {
  const bytes = Buffer.from(lines.map(textOf).join(''))
  try {
    const handle = openSync(path, 'r+')
    try {
      // A disk that is nearly full takes a part, and says so only at the next one.
      for (let at = 0; at < bytes.length;) {
        at += writeSync(handle, bytes, at, bytes.length - at, end + at)
      }
      fsyncSync(handle)
    } catch (error) {
      ftruncateSync(handle, end)
      throw error
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    throw writeFailure(error)
  }
  return end + bytes.length
}
