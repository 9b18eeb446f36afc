/** What carrying out a request would do as things are now, and what stands in the way. */
import type {
  DataChange,
  Difference,
  LoginFacts,
  ServiceFacts,
} from '../../../shared/requests/contract'
import type { Obstacle } from '../../../shared/requests/decision'
import type { Wish } from '../../../shared/requests/wish'
import { isRecurring, type Item } from '../../../shared/services/catalogue'
import { shownDomainName, readDomainName } from '../../../shared/services/domain-name'
import { fieldsOf, problemsWith } from '../clients/card-fields'
import { clientRow, showClient } from '../clients/record'
import type { QueryContext } from '../context'
import { hashHex } from '../crypto'
import type { ReadableDatabase } from '../database/driver'
import { noticeOutcome } from '../services/end'
import { subscriptionRow, type SubscriptionRow } from '../services/subscriptions'
import { wishOf, type StoredRequest } from './rows'

export interface Looked {
  difference: Difference
  obstacle: Obstacle | null
}

type Context = Pick<QueryContext, 'db' | 'now' | 'today' | 'user'>

/** Errors: not-found, when the client was erased. */
export const lookAt = (context: Context, row: StoredRequest): Looked => {
  const { db, today } = context
  const wish = wishOf(row)
  switch (wish.kind) {
    case 'order': {
      const { kind, terminatedOn } = clientRow(db, row.clientId)
      const item = itemOf(db, wish.product)
      const customer = kind === 'person' ? 'consumer' : 'business'
      const domain = readable(wish.domain)
      return {
        difference: { kind: 'order', item, domain, customer, startsOn: today },
        obstacle:
          !item || item.retiredAt !== null ? 'item-gone' : terminatedOn ? 'client-leaves' : null,
      }
    }
    case 'change': {
      const { service, facts, obstacle } = serviceOf(context, row, wish.service)
      const item = itemOf(db, wish.product)
      const gone = !item || item.retiredAt !== null || !isRecurring(item.kind)
      return {
        difference: { kind: 'change', service: facts, item, validFrom: today },
        obstacle:
          obstacle ?? (gone ? 'item-gone' : service?.itemId === item.id ? 'same-item' : null),
      }
    }
    case 'cancel':
    case 'withdraw': {
      const { service, facts, obstacle } = serviceOf(context, row, wish.service)
      const wishedOn = wish.kind === 'cancel' ? wish.wishedOn : null
      const notice = { id: wish.service, receivedOn: row.receivedOn, wishedOn }
      const outcome = service && noticeOutcome(db, notice, today)
      const late = wish.kind === 'withdraw' && outcome && !outcome.rule.startsWith('withdrawal')
      return {
        difference: { kind: wish.kind, service: facts, outcome },
        obstacle: obstacle ?? (late ? 'too-late' : null),
      }
    }
    case 'change-data': {
      const { changes, updatedAt } = dataChanges(context, row.clientId, wish)
      const some = changes.some(isChange)
      return {
        difference: { kind: 'change-data', changes, updatedAt },
        obstacle: some ? null : 'nothing-changes',
      }
    }
    case 'login': {
      const login = loginOf(db, row.loginId)
      const kept = login && login.destroyedAt === null && login.expiresAt > context.now
      return { difference: { kind: 'login', login }, obstacle: kept ? null : 'login-lapsed' }
    }
    default:
      return { difference: { kind: wish.kind }, obstacle: null }
  }
}

/** What stands for all that was looked at: with anything else nothing is carried out. */
export const seenOf = ({ difference, obstacle }: Looked, row: StoredRequest): string =>
  hashHex(JSON.stringify([row.id, row.version, difference, obstacle]))

const itemOf = (db: ReadableDatabase, id: number): Item | null =>
  db.get<Item>('SELECT * FROM catalogue WHERE id = $id', { id }) ?? null

const readable = (typed: string | null): string | null => {
  if (typed === null) return null
  const reading = readDomainName(typed)
  return reading.ok ? shownDomainName(reading.domain) : typed
}

/** Of this very client: whoever writes a request can write any number into it. */
const serviceOf = (
  { db, today }: Context,
  { clientId }: StoredRequest,
  id: number,
): { service: SubscriptionRow | null; facts: ServiceFacts | null; obstacle: Obstacle | null } => {
  const own = db.get('SELECT 1 FROM subscriptions WHERE id = $id AND clientId = $clientId', {
    id,
    clientId,
  })
  if (!own) return { service: null, facts: null, obstacle: 'service-gone' }
  const service = subscriptionRow(db, id, today)
  const { version, itemName, itemId, domain, priceCents, endsOn } = service
  const facts = {
    id,
    version,
    name: itemName,
    domain: domain && shownDomainName(domain),
    priceCents,
    itemId,
    endsOn,
  }
  return { service, facts, obstacle: endsOn === null ? null : 'service-ended' }
}

const loginOf = (db: ReadableDatabase, id: number | null): LoginFacts | null =>
  db.get<LoginFacts>('SELECT id, expiresAt, destroyedAt FROM logins WHERE id = $id', { id }) ?? null

/** It can be carried out, and something changes by it. */
export const isChange = ({ now, to, problem }: DataChange): boolean =>
  problem === null && now !== to

type DataWish = Extract<Wish, { kind: 'change-data' }>

const dataChanges = (context: Context, clientId: number, wish: DataWish) => {
  const client = showClient(context, clientId)
  const now = new Map(fieldsOf(client).map(({ field, value }) => [field, value]))
  const known = wish.changes.filter(({ field }) => now.has(field))
  const problems = problemsWith(client, known)
  const changes = wish.changes.map(({ field, from, to }): DataChange => {
    const problem = now.has(field) ? (problems.get(field) ?? null) : 'field-gone'
    return { field, from, now: now.get(field) ?? '', to, problem }
  })
  return { changes, updatedAt: client.updatedAt }
}
