/** What is known of the time after a backup goes into the table of what comes back. */
import { randomBytes, keyBytes, sameBytes } from '../../crypto'
import type { WritableDatabase } from '../../database/driver'
import type { OfficeDatabase } from '../../database/open'
import type { NamedSource } from '../../files/source'
import { isRotation } from '../../ledger/branch'
import { beginLedgerKey, keepLedgerKeys, ledgerKeysOf, type LedgerKey } from '../../ledger/keys'
import type { LedgerLine } from '../../ledger/line'
import { readable } from '../../ledger/readable'
import { addLines, headOf, insertLine, linesAfter } from '../../ledger/table'
import type { Session } from '../../session/session'
import type { RestoreKeys } from './access'
import { aftermathOf, findLedgers, ledgerOfDatabase, type Aftermath } from './ledgers'

export interface TakenOver extends Aftermath {
  /** the lines of the backup itself, and all that are known now */
  own: LedgerLine[]
  all: LedgerLine[]
  /** the office has other keys since: those of the backup are known to who was put out then */
  rotated: boolean
}

/**
 * Lines that go on from the backup's own go in unchanged, those of other histories under new numbers.
 * `ledgers`: copies that lie beside the backup. Errors: ledger-newer.
 */
export const takeOverLedger = async (
  session: Session,
  db: OfficeDatabase['writer'],
  {
    ledgers,
    officeId,
    keys,
  }: { ledgers: readonly NamedSource[]; officeId: string; keys: RestoreKeys },
): Promise<TakenOver> => {
  const { secrets, opened } = keys
  const found = await findLedgers(session.dir, officeId, ledgers)
  for (const { databaseKey } of [secrets, ...opened]) {
    const here = ledgerOfDatabase(session.dir, session.fileKey(databaseKey))
    if (here) found.push(here)
  }
  const own = linesAfter(db, 0)
  const known = latestKeys(
    ledgerKeysOf(db),
    opened.map(({ ledgerKeys }) => ledgerKeys),
  )
  const after = aftermathOf(own, found, known)
  db.transaction(() => {
    for (const line of after.later) insertLine(db, line)
    keepLedgerKeys(db, known)
    if (isRotation(linesAfter(db, 0).at(-1)?.entry) && !hasKeyAfter(db)) {
      // What came under the key of then is unknown here, and nothing more goes under the one before.
      beginLedgerKey(db, randomBytes(keyBytes))
    }
    for (const { at, entry } of readable(after.elsewhere)) {
      // How another history was closed stands among the heads of what goes on here.
      if (entry.kind !== 'rotated' && entry.kind !== 'continued') addLines(db, at, [entry])
    }
  })
  const rotated =
    [...after.later, ...after.elsewhere].some(({ entry }) => isRotation(entry)) ||
    opened.some(({ databaseKey }) => !sameBytes(databaseKey, secrets.databaseKey))
  return { ...after, own, all: linesAfter(db, 0), rotated }
}

const hasKeyAfter = (db: WritableDatabase): boolean =>
  ledgerKeysOf(db).some(({ firstLine }) => firstLine === headOf(db).n + 1)

/** The longest list of keys that goes on from the backup's own. */
const latestKeys = (
  own: readonly LedgerKey[],
  others: readonly (readonly LedgerKey[])[],
): readonly LedgerKey[] => {
  const goesOn = (keys: readonly LedgerKey[]): boolean =>
    own.every(({ firstLine, key }, n) => {
      const other = keys[n]
      return other?.firstLine === firstLine && sameBytes(other.key, key)
    })
  return others
    .filter(goesOn)
    .reduce((longest, keys) => (keys.length > longest.length ? keys : longest), own)
}
