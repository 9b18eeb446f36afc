/** Every domain that hands over parts to erase one by one; a test holds it against the list of names. */
import type { HeldPart, Part, PartName } from '../../../../shared/retention/parts'
import { accessEventParts } from '../../access-events/personal-data'
import { clientParts } from '../../clients/parts'
import { loginParts } from '../../credentials/personal-data'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import { disclosureParts } from '../../disclosures/personal-data'
import { paperParts } from '../../papers/personal-data'
import type { DomainParts } from '../../parts'
import { quoteParts } from '../../quotes/personal-data'
import { typingParts } from '../../typing/personal-data'

export const partDomains: readonly DomainParts[] = [
  // Before the addresses go, by which some of them are found.
  accessEventParts,
  clientParts,
  quoteParts,
  paperParts,
  loginParts,
  disclosureParts,
  typingParts,
]

export const heldParts = (db: ReadableDatabase, clientId: number): HeldPart[] =>
  partDomains.flatMap(({ list }) => list(db, clientId))

const domainOf = (part: PartName): DomainParts | undefined =>
  partDomains.find(({ names }) => names.includes(part))

/**
 * Erases a part of a client who is there, and keeps on record that it was, by that moment; gives false
 * when this very erasure is on record already: what came in after it stays.
 */
export const erasePartOnce = (
  db: WritableDatabase,
  { clientId, part, id, at }: Part & { clientId: number; at: string },
): boolean => {
  const key = { clientId, part, id, at }
  const isThere = db.get('SELECT 1 FROM clients WHERE id = $clientId AND erasedAt IS NULL', {
    clientId,
  })
  const isDone = db.get(
    `SELECT 1 FROM erasedParts WHERE clientId = $clientId AND part = $part AND partId IS $id
       AND erasedAt = $at`,
    key,
  )
  if (!isThere || isDone) return false
  domainOf(part)?.erase(db, clientId, { part, id }, at)
  db.insert(
    `INSERT INTO erasedParts (clientId, part, partId, erasedAt) VALUES ($clientId, $part, $id, $at)`,
    key,
  )
  return true
}
