/**
 * A ledger file against the table. The table is the truth about what this database did; the file may
 * know of work that this database does not, because an older one was put in its place.
 */
import type { LedgerKey } from './keys'
import { isRotation } from './branch'
import { beginning, follows, parseLine, textOf, type LedgerLine } from './line'

export interface Comparison {
  /**
   * `equal`; `shorter`: the file is the beginning of the table; `longer`: the table is the beginning
   * of the file; `forked`: both go on, differently, from a line that is the same.
   */
  state: 'equal' | 'shorter' | 'longer' | 'forked'
  /** some whole line is not what was written */
  damaged: boolean
  /** the number of the last line that both have */
  last: number
  /** the file ends in half a line */
  half: boolean
  /** lines of this office that the file has and the table has not */
  unknown: LedgerLine[]
}

/** `rows`: the whole table; `keys`: those of the database, and newer ones where they are known. */
export const compareLedger = (
  text: string,
  rows: readonly LedgerLine[],
  keys: readonly LedgerKey[],
): Comparison => {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const half = whole.length < text.length
  const { last, unknown, damaged } = walk(whole.split('\n').slice(0, -1), rows, keys)
  const [first] = unknown
  if (first) return { state: rows[first.n - 1] ? 'forked' : 'longer', damaged, half, last, unknown }
  return { state: last < rows.length ? 'shorter' : 'equal', damaged, half, last, unknown }
}

/** The lines of a file that are whole, in order and this office's own, up to the first that is not. */
export const authenticLines = (text: string, keys: readonly LedgerKey[]): LedgerLine[] =>
  compareLedger(text, [], keys).unknown

/**
 * After a rotation nothing is believed under a key from before it: who lost access knows that one, and
 * could go on writing with it.
 */
const isUnderUnknownKey = (
  keys: readonly LedgerKey[],
  before: { n: number; entry?: string },
): boolean => isRotation(before.entry) && !keys.some(({ firstLine }) => firstLine === before.n + 1)

const walk = (
  raws: readonly string[],
  rows: readonly LedgerLine[],
  keys: readonly LedgerKey[],
): { last: number; unknown: LedgerLine[]; damaged: boolean } => {
  let previous: { n: number; mac: string; entry?: string } = { n: 0, mac: beginning }
  let damaged = false
  let last = 0
  const unknown: LedgerLine[] = []
  for (const raw of raws) {
    const line = parseLine(raw)
    const row = line && rows[line.n - 1]
    // After damage a line may follow one of the table that the file no longer shows.
    const before = (unknown.length === 0 && damaged && line && rows[line.n - 2]) || previous
    if (unknown.length === 0 && row && `${raw}\n` === textOf(row)) {
      // Lines left out or repeated in between are damage; what follows is known by its number.
      if (row.n !== previous.n + 1) damaged = true
      previous = row
      last = Math.max(last, row.n)
    } else if (line && !isUnderUnknownKey(keys, before) && follows(keys, before, line)) {
      unknown.push(line)
      previous = line
    } else {
      damaged = true
      // One bad line within the table hides none of those after it.
      previous = (unknown.length === 0 && rows[previous.n]) || previous
    }
  }
  return { last, unknown, damaged }
}
