/** Which ledger tells what happened after a backup, and which of its lines the backup has not seen. */
import { dirname, join } from 'node:path'
import { compareLedger } from '../../ledger/compare'
import type { LedgerKey } from '../../ledger/keys'
import type { LedgerLine } from '../../ledger/line'
import { ledgerFileName, ledgerText } from '../../ledger/outbox'
import { ledgersIn } from '../ledger-copies'
import { placeOf, readLocal } from '../local'

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
 * The lines after the backup's own, by the longest ledger that goes on from them: each line is
 * authenticated over all before it, so a ledger of another office and a forged one fail.
 */
export const laterLines = (
  own: readonly LedgerLine[],
  candidates: readonly string[],
  keys: readonly LedgerKey[],
): LedgerLine[] => {
  let later: LedgerLine[] = []
  for (const path of candidates) {
    const { state, unknown } = compareLedger(ledgerText(path) ?? '', own, keys)
    if (state === 'longer' && unknown.length > later.length) later = unknown
  }
  return later
}
