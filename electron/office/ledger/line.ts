/** One line of the ledger: a row of the table, and the same as text in the file. */
import { hash, toHex } from '../crypto'
import { keyAt, type LedgerKey } from './keys'

export interface LedgerLine {
  n: number
  /** UTC ISO */
  at: string
  /** JSON, see `entry.ts` */
  entry: string
  mac: string
}

/** What the first line follows. */
export const beginning = '0'.repeat(64)

/** Authenticates a line over all lines before it: `previous` is the code of the one before. */
export const macOf = (
  keys: readonly LedgerKey[],
  previous: string,
  { n, at, entry }: Omit<LedgerLine, 'mac'>,
): string => toHex(hash(JSON.stringify(['kluis-ledger-1', previous, n, at, entry]), keyAt(keys, n)))

/** The line in the file, with its end. */
export const textOf = ({ n, at, entry, mac }: LedgerLine): string =>
  `{"n":${n},"at":"${at}","entry":${entry},"mac":"${mac}"}\n`

/** Tells the same line, also where it was written down again under another number. */
export const sameness = ({ at, entry }: Pick<LedgerLine, 'at' | 'entry'>): string =>
  `${at} ${entry}`

const form = /^\{"n":([1-9]\d{0,14}),"at":"([^"\\]+)","entry":(\{.*\}),"mac":"([0-9a-f]{64})"\}$/

/** A line of a file, without its end; null when it is none. Says nothing of who wrote it. */
export const parseLine = (text: string): LedgerLine | null => {
  const [, n, at, entry, mac] = form.exec(text) ?? []
  if (n === undefined || at === undefined || entry === undefined || mac === undefined) return null
  return { n: Number(n), at, entry, mac }
}

/** Whether a line follows the one that ended in `previous`, and was written by this office. */
export const follows = (
  keys: readonly LedgerKey[],
  previous: { n: number; mac: string },
  line: LedgerLine,
): boolean => line.n === previous.n + 1 && line.mac === macOf(keys, previous.mac, line)
