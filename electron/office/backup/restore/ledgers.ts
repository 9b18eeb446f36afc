/** Which ledger tells what happened after a backup, and which of its lines the backup has not seen. */
import { join } from 'node:path'
import { dirname } from 'node:path'
import { ledgerFileName, readLedger, type LedgerLine } from '../../ledger'
import { ledgersIn } from '../ledger-copies'
import { placeOf, readLocal } from '../local'

export interface ChosenLedger {
  lines: LedgerLine[]
  /** null: there is no ledger at all */
  path: string | null
}

/** Every ledger that may know more: here, in the known folders, and beside the backup itself. */
export const candidateLedgers = async (
  dir: string,
  officeId: string,
  backupPath: string,
): Promise<string[]> => {
  const places = [dirname(backupPath), ...readLocal(dir).folders.map((one) => placeOf(dir, one))]
  const found = [join(dir, ledgerFileName)]
  for (const place of new Set(places)) found.push(...(await ledgersIn(place, officeId)))
  return found
}

/**
 * The longest that goes on from the backup's own: each line is authenticated over all before it, so
 * a ledger of another office, a forged one and one that went another way all fail at the same test.
 */
export const chooseLedger = (
  own: string,
  candidates: readonly string[],
  key: Uint8Array,
): ChosenLedger => {
  const inside = readLedger(own, key)
  const last = inside.at(-1)
  let chosen: ChosenLedger = { lines: inside, path: last ? own : null }
  for (const path of candidates) {
    const lines = readLedger(path, key)
    if (lines.length <= chosen.lines.length) continue
    if (last && lines[last.n - 1]?.mac !== last.mac) continue
    chosen = { lines, path }
  }
  return chosen
}
