/** What is known of the time after a backup: by the ledger here, its copies, and the database here. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { officeCode, readLedgerName } from '../../../../shared/backup/rotation'
import { isAppError } from '../../../../shared/errors'
import { connect } from '../../database/driver'
import { readSmall, type NamedSource, type Source } from '../../files/source'
import { databaseFileName } from '../../session/office-files'
import { compareMarks, markOf } from '../../ledger/branch'
import { compareLedger } from '../../ledger/compare'
import type { LedgerKey } from '../../ledger/keys'
import { beginning, sameness, textOf, type LedgerLine } from '../../ledger/line'
import { ledgerFileName, ledgerText } from '../../ledger/outbox'
import { linesAfter } from '../../ledger/table'
import { ledgersIn } from '../ledger-copies'
import { placeOf, readLocal } from '../local'

/** A ledger as it was found. */
export interface FoundLedger {
  text: string
  /** that of the office in this folder, which missed nothing; a copy may have been left behind */
  here: boolean
}

/** More than any ledger; what is longer is none. */
const mostBytes = 256 * 1024 * 1024

/** Every ledger that may know more: here, in the known folders, and those beside the backup itself. */
export const findLedgers = async (
  dir: string,
  officeId: string,
  beside: readonly NamedSource[],
): Promise<FoundLedger[]> => {
  const found: FoundLedger[] = []
  const own = ledgerText(join(dir, ledgerFileName))
  if (own !== null) found.push({ text: own, here: true })
  const copies = new Set<string>()
  for (const folder of readLocal(dir).folders) {
    for (const path of await ledgersIn(placeOf(dir, folder), officeId)) {
      const text = ledgerText(path)
      if (text !== null) copies.add(text)
    }
  }
  for (const { name, source } of beside) {
    const text = readLedgerName(name) === officeCode(officeId) ? await textIn(source) : null
    if (text !== null) copies.add(text)
  }
  return [...found, ...[...copies].map((text) => ({ text, here: false }))]
}

/** null: it went, or cannot be read. */
const textIn = async (source: Source): Promise<string | null> => {
  try {
    return (await readSmall(source, mostBytes))?.toString('utf8') ?? null
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}

/**
 * The table of the database that is here, where the key opens it: it knows what its file may have
 * missed. null: there is none, it has another key, or it cannot be read.
 */
export const ledgerOfDatabase = (dir: string, key: Uint8Array | null): FoundLedger | null => {
  const path = join(dir, databaseFileName)
  if (!existsSync(path)) return null
  try {
    const db = connect(path, key)
    try {
      return { text: linesAfter(db, 0).map(textOf).join(''), here: true }
    } finally {
      db.close()
    }
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}

export interface Aftermath {
  /** lines that go on from the backup's own */
  later: LedgerLine[]
  /** lines of other histories that the chosen one does not have */
  elsewhere: LedgerLine[]
  /** where each history ended */
  heads: { n: number; mac: string }[]
  /** nobody here knows what happened after the backup */
  unknown: boolean
}

/**
 * The newest history that goes on from the backup's own lines, by who closed it last and then by its
 * length, and what other ones tell besides. Each line is authenticated over all before it, so a ledger
 * of another office and a forged one say nothing.
 */
export const aftermathOf = (
  own: readonly LedgerLine[],
  found: readonly FoundLedger[],
  keys: readonly LedgerKey[],
): Aftermath => {
  let chosen = [...own]
  for (const { text } of found) {
    const { state, unknown: later } = compareLedger(text, own, keys)
    if (state !== 'longer') continue
    const lines = [...own, ...later]
    const newer = compareMarks(markOf(lines), markOf(chosen)) || lines.length - chosen.length
    if (newer > 0) chosen = lines
  }
  const compared = found.map(({ text, here }) => ({ here, ...compareLedger(text, chosen, keys) }))
  const others = compared.map(({ unknown }) => unknown)
  const known = new Set(chosen.map(sameness))
  const elsewhere: LedgerLine[] = []
  for (const line of others.flat()) {
    if (known.has(sameness(line))) continue
    known.add(sameness(line))
    elsewhere.push(line)
  }
  const ends = [chosen, ...others].flatMap((lines) => lines.at(-1) ?? [])
  // A copy that knows no more than the backup may have been left behind with it.
  const tells = (one: (typeof compared)[number]): boolean =>
    one.state === 'equal' && !one.damaged && (one.here || chosen.length > own.length)
  return {
    later: chosen.slice(own.length),
    elsewhere,
    heads: distinct(ends),
    unknown: !compared.some(tells),
  }
}

const distinct = (lines: readonly LedgerLine[]): Aftermath['heads'] => {
  const heads = new Map(lines.map(({ n, mac }) => [mac, { n, mac }]))
  return heads.size > 0 ? [...heads.values()] : [{ n: 0, mac: beginning }]
}
