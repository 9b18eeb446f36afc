/** Events into the database: each once, with the client whose account it is of. */
import { accessKinds, type AccessEvent, type AccessKind } from '../../../shared/access-events/event'
import { objectsTo } from '../clients/objections'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { maskedAccount } from './masked'
import type { KeptFrom } from './terms'

/** What became of events. */
export interface Stored {
  added: Record<AccessKind, number>
  /** of those added, the ones of a client */
  linked: number
  known: number
  /** of clients who objected, or who left */
  notKept: number
  /** of nobody known, whose term is the shorter one */
  pastTerm: number
}

export const nothingStored = (): Stored => ({
  added: Object.fromEntries(accessKinds.map((kind) => [kind, 0])) as Record<AccessKind, number>,
  linked: 0,
  known: 0,
  notKept: 0,
  pastTerm: 0,
})

interface Owner {
  /** null: nobody known, or more than one */
  clientId: number | null
  /** nothing of the account is kept */
  refuses: boolean
  /** it is of a client, or of several */
  isKnown: boolean
}

const nobody: Owner = { clientId: null, refuses: false, isKnown: false }

/** Adds them to what is known, within one transaction, and counts in `so`. */
export const storeEvents = (
  db: WritableDatabase,
  events: readonly AccessEvent[],
  { kept, so }: { kept: KeptFrom; so: Stored },
): void => {
  const owners = new Map<string, Owner>()
  const ownerOf = (account: string): Owner => {
    const found = owners.get(account) ?? lookUp(db, account)
    owners.set(account, found)
    return found
  }
  for (const event of events) {
    const { clientId, refuses, isKnown } = event.account === null ? nobody : ownerOf(event.account)
    // Of an attack what stays is the attacker's, whatever account it names.
    if (refuses && event.kind !== 'attack') so.notKept += 1
    else if ((clientId === null || refuses) && event.at < kept.apart) so.pastTerm += 1
    else {
      const { account } = event
      const ours = account !== null && isKnown ? account : maskedAccount(account)
      const own = refuses ? { clientId: null, account: null } : { clientId, account: ours }
      if (insert(db, event, own)) {
        so.added[event.kind] += 1
        if (own.clientId !== null) so.linked += 1
      } else so.known += 1
    }
  }
}

/** Field by field: a million spread objects would cost seconds. */
const insert = (
  db: WritableDatabase,
  event: AccessEvent,
  own: { clientId: number | null; account: string | null },
): boolean =>
  db.run(
    `INSERT INTO accessEvents (at, kind, clientId, ip, userAgent, account, what, status, signature,
       identity)
     VALUES ($at, $kind, $clientId, $ip, $userAgent, $account, $what, $status, $signature, $identity)
     ON CONFLICT (at, identity) DO NOTHING`,
    {
      at: event.at,
      kind: event.kind,
      clientId: own.clientId,
      ip: event.ip,
      userAgent: event.userAgent,
      account: own.account,
      what: event.what,
      status: event.status,
      signature: event.signature,
      identity: event.identity,
    },
  ) === 1

/** As portals write it: 1042, #1042, K1042, K-01042. */
const customerNumber = /^(?:#|k-?)?0*(\d{1,9})$/i

/** By e-mail address, or by customer number. */
const lookUp = (db: ReadableDatabase, account: string): Owner => {
  const found = account.includes('@') ? byEmail(db, account) : byNumber(db, account)
  // Of who left, only what is still needed stays: this is not. Of who share an address, each may object.
  const refuses = found.some(
    ({ id, leftAt }) => leftAt !== null || objectsTo(db, id, 'sign-in-log'),
  )
  const [client, another] = found
  const isKnown = client !== undefined
  return { clientId: isKnown && !another ? client.id : null, refuses, isKnown }
}

interface Found {
  id: number
  /** erased, or reduced to what is still needed */
  leftAt: string | null
}

const byEmail = (db: ReadableDatabase, account: string): Found[] =>
  db.all<Found>(
    `SELECT id, reducedAt AS leftAt FROM clients WHERE erasedAt IS NULL AND id IN (
       SELECT clientId FROM clientEmails WHERE lower(address) = lower($account)
       UNION SELECT clientId FROM clientContacts
       WHERE email IS NOT NULL AND lower(email) = lower($account))`,
    { account },
  )

const byNumber = (db: ReadableDatabase, account: string): Found[] => {
  const number = customerNumber.exec(account)?.[1]
  if (number === undefined) return []
  // A number stays somebody's: of who was erased nothing is kept.
  return db.all<Found>(
    'SELECT id, coalesce(erasedAt, reducedAt) AS leftAt FROM clients WHERE id = $id',
    { id: Number(number) },
  )
}
