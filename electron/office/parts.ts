/**
 * What a domain hands over so that one part of what it holds of a client can be erased. A leaf: the
 * domains fill it in, the retention room goes through them.
 */
import type { HeldPart, Part, PartName } from '../../shared/retention/parts'
import type { ReadableDatabase, WritableDatabase } from './database/driver'

export interface DomainParts {
  names: readonly PartName[]
  /** What is there, of these names alone. */
  list(db: ReadableDatabase, clientId: number): HeldPart[]
  /** Does nothing to what is not there. `now`: UTC. */
  erase(db: WritableDatabase, clientId: number, part: Part, now: string): void
}

/** All rows of a kind together; none when there are none. */
export const together = (part: PartName, count: number): HeldPart[] =>
  count === 0 ? [] : [{ part, id: null, shown: null, count }]
