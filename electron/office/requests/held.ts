/** What was decided before a backup was put back that knows nothing of it: never done again unseen. */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import type { LedgerEntry } from '../ledger/entry'

type Decided = Extract<LedgerEntry, { kind: 'request-decided' }>

/** By a restore; gives whether there was an open one. A file that comes in anew is held as well. */
export const holdRequest = (
  db: WritableDatabase,
  { requestId, file }: Decided,
  now: string,
): boolean => {
  if (file !== null)
    db.run(
      `INSERT OR IGNORE INTO decidedWishes (portalFile, request, place)
       VALUES ($portalFile, $request, $place)`,
      { ...file },
    )
  return (
    db.run(
      `UPDATE clientRequests SET version = version + 1, heldAt = $now
       WHERE id = $requestId AND decidedAt IS NULL AND heldAt IS NULL`,
      { requestId, now },
    ) > 0
  )
}

/** Whether this wish of this file was decided before a restore. */
export const wasDecided = (
  db: ReadableDatabase,
  wish: { portalFile: string; request: string; place: number },
): boolean =>
  db.get(
    `SELECT 1 FROM decidedWishes
     WHERE portalFile = $portalFile AND request = $request AND place = $place`,
    { ...wish },
  ) !== undefined

/** By a restore: what was called in stays so. `portalFile`: its own id. */
export const closePortalFile = (db: WritableDatabase, portalFile: string, now: string): void =>
  void db.run(
    `UPDATE portalFiles SET withdrawnAt = $now, privateKey = NULL, macKey = NULL
     WHERE ownId = $portalFile AND withdrawnAt IS NULL`,
    { portalFile, now },
  )
