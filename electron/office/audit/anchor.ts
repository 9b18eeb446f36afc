/** Where the chain begins: at its first line, or behind the lines that were pruned. */
import type { ReadableDatabase } from '../database/driver'

export interface Anchor {
  /** the last line that went; 0 when none did */
  lastId: number
  /** what the next line's `previousHash` is */
  hash: string
}

/** What the very first line's `previousHash` is. */
export const chainStart = '0'.repeat(64)

export const anchorOf = (db: ReadableDatabase): Anchor =>
  db.get<Anchor>('SELECT lastId, hash FROM auditAnchors ORDER BY id DESC LIMIT 1') ?? {
    lastId: 0,
    hash: chainStart,
  }

/**
 * Whether the log itself says that it was pruned up to here: an anchor that was put there by other
 * means has no line that belongs to it.
 */
export const isWitnessed = (db: ReadableDatabase, { lastId, hash }: Anchor): boolean =>
  lastId === 0 ||
  db.get(
    `SELECT 1 FROM audit WHERE entity = 'audit' AND entityId = $lastId AND code = $hash
       AND operation = 'audit.prune' LIMIT 1`,
    { lastId, hash },
  ) !== undefined
