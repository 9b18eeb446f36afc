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
import { writeDurably, writeFailure } from '../durable'
import { isSuperseded } from './branch'
import { compareLedger } from './compare'
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

/** For the office in one data folder. */
export const createOutbox = (dir: string): Outbox => {
  const path = join(dir, ledgerFileName)
  /** How far the file goes, so that adding a line does not read all of it. */
  let head: { n: number; bytes: number } | null = null
  let behind = false

  const catchUp = (db: ReadableDatabase): boolean => {
    if (head && existsSync(path) && statSync(path).size === head.bytes) {
      const lines = linesAfter(db, head.n)
      if (lines.length > 0) head = { n: head.n + lines.length, bytes: add(path, head.bytes, lines) }
      return true
    }
    const lines = linesAfter(db, 0)
    const text = lines.map(textOf).join('')
    const found = ledgerText(path) ?? ''
    if (found !== text) {
      const { state, unknown, damaged } = compareLedger(found, lines, ledgerKeysOf(db))
      if (unknown.length > 0 && !isSuperseded(lines, unknown)) return false
      if (damaged || state === 'forked') keepAside(dir, found)
      writeDurably(path, text)
    }
    head = { n: headOf(db).n, bytes: Buffer.byteLength(text) }
    return true
  }

  const deliver = (db: ReadableDatabase): boolean => {
    try {
      behind = !catchUp(db)
    } catch {
      // Whatever it was: what was asked for is done, and everybody is told that this is not.
      head = null
      behind = true
    }
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
