import type { ReadableDatabase } from '../database/driver'

/** Who last closed a history, by a restore, by going on with an older file or by new keys; null: nobody. */
export const lastClosed = (
  db: ReadableDatabase,
): { at: string; userId: number; by: string } | null =>
  db.get<{ at: string; userId: number; by: string }>(
    `SELECT a.at, a.userId, u.name AS by FROM audit a JOIN users u ON u.id = a.userId
     WHERE (a.operation = 'backup.restore' AND a.entity = 'backup') OR a.code = 'rotated'
     ORDER BY a.id DESC LIMIT 1`,
  ) ?? null
