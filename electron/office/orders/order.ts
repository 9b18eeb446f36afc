/** One order as it is shown: its facts, its clock, and what is to be done now. */
import { addDays, todayIn, yearOf } from '../../../shared/dates'
import { startOfDay } from '../../../shared/start-of-day'
import { AppError } from '../../../shared/errors'
import type {
  Order,
  OrderKind,
  OrderOutcome,
  OrderPart,
  OrderRow,
  OrderStep,
} from '../../../shared/orders/contract'
import { orderDueAt, preservedUntil } from '../../../shared/privacy/clocks'
import { currentRequest, lastRefusal, secondPerson } from '../approvals/approvals'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'

export interface Row {
  id: number
  version: number
  kind: OrderKind
  clientId: number | null
  clientName: string | null
  authority: string
  country: string
  reference: string
  article: string
  scope: string
  parts: string
  orderedOn: string
  receivedAt: string
  answerBy: string | null
  secret: number
  liftedAt: string | null
  registeredByName: string
  holdId: number | null
  prolongedAt: string | null
  handedOverAt: string | null
  handedOverByName: string | null
  approvedByName: string | null
  sha256: string | null
  bytes: number | null
  contents: string | null
  receipt: string | null
  receiptOn: string | null
  outcome: OrderOutcome | null
  reason: string | null
  closedAt: string | null
}

type Seeing = Pick<QueryContext, 'db' | 'now' | 'user'>

const select = `
  SELECT o.*, c.name AS clientName, r.name AS registeredByName, h.name AS handedOverByName,
    a.name AS approvedByName
  FROM orders o JOIN users r ON r.id = o.registeredBy
  LEFT JOIN clients c ON c.id = o.clientId
  LEFT JOIN users h ON h.id = o.handedOverBy
  LEFT JOIN users a ON a.id = o.approvedBy`

/** Those that who asks may know of. */
const visible = '($owner OR o.secret = 0 OR o.liftedAt IS NOT NULL)'
const isOwner = ({ user }: Pick<QueryContext, 'user'>): number => (user.role === 'owner' ? 1 : 0)

/** What an approval of its package goes by. */
export const subjectOf = (id: number): string => String(id)

export const numberOf = ({ id, receivedAt }: { id: number; receivedAt: string }): string =>
  `B-${yearOf(todayIn(new Date(receivedAt)))}-${id}`

/** Errors: not-found. */
export const requireOrder = (context: Seeing, id: number): Row => {
  const owner = isOwner(context)
  const row = context.db.get<Row>(`${select} WHERE o.id = $id AND ${visible}`, { id, owner })
  if (!row) throw new AppError('not-found', { entity: 'order', id })
  return row
}

export const openOrders = (context: Seeing): Row[] =>
  context.db.all<Row>(
    `${select} WHERE o.closedAt IS NULL AND ${visible} ORDER BY o.receivedAt, o.id`,
    {
      owner: isOwner(context),
    },
  )

/** Newest first, those before the cursor. */
export const closedOrders = (context: Seeing, after: number | null, limit: number): Row[] =>
  context.db.all<Row>(
    `${select} WHERE o.closedAt IS NOT NULL AND ${visible} AND ($after IS NULL OR o.id < $after)
     ORDER BY o.id DESC LIMIT $limit`,
    { owner: isOwner(context), after, limit },
  )

/** The last day of what is to be preserved; null: it is another order. */
export const untilOf = ({ kind, receivedAt, prolongedAt }: Row): string | null =>
  kind === 'preservation' ? preservedUntil(receivedAt, prolongedAt !== null) : null

const endOf = (day: string): string =>
  new Date(new Date(startOfDay(addDays(day, 1))).getTime() - 1).toISOString()

const dueOf = (row: Row): string | null => {
  if (row.closedAt !== null || row.handedOverAt !== null) return null
  if (row.kind === 'national') return row.answerBy === null ? null : endOf(row.answerBy)
  // What is to be preserved was held as it was registered; what runs is its end.
  const until = untilOf(row)
  return row.kind === 'preservation' ? until && endOf(until) : orderDueAt(row.kind, row.receivedAt)
}

const nextOf = ({ db, now, user }: Seeing, row: Row): OrderStep | null => {
  if (row.closedAt !== null) return null
  if (row.kind === 'preservation') return row.clientId === null ? 'close' : 'preserve'
  if (row.handedOverAt !== null || row.clientId === null) return 'close'
  const request = currentRequest(db, 'disclosures.handOver', subjectOf(row.id), now)
  if (request?.approved) return 'hand-over'
  if (user.id === null || !secondPerson(db, user.id)) return 'hand-over'
  return request ? 'wait-for-approval' : 'ask-approval'
}

export const shownRow = (context: Seeing, row: Row): OrderRow => ({
  id: row.id,
  number: numberOf(row),
  kind: row.kind,
  authority: row.authority,
  reference: row.reference,
  client: row.clientId === null ? null : { id: row.clientId, name: row.clientName ?? '' },
  receivedAt: row.receivedAt,
  secret: row.secret === 1 && row.liftedAt === null,
  dueAt: dueOf(row),
  next: nextOf(context, row),
  outcome: row.outcome,
  closedAt: row.closedAt,
})

export const shownOrder = (context: Seeing, id: number): Order => {
  const row = requireOrder(context, id)
  return {
    ...shownRow(context, row),
    version: row.version,
    country: row.country,
    article: row.article,
    scope: row.scope,
    parts: partsOf(row),
    orderedOn: row.orderedOn,
    answerBy: row.answerBy,
    registeredBy: row.registeredByName,
    liftedAt: row.liftedAt,
    preservedUntil: untilOf(row),
    prolongedAt: row.prolongedAt,
    refused: lastRefusal(context.db, 'disclosures.handOver', subjectOf(id)),
    handedOver: handedOverOf(row),
    reason: row.reason,
  }
}

export const partsOf = ({ parts }: Pick<Row, 'parts'>): OrderPart[] =>
  JSON.parse(parts) as OrderPart[]

const handedOverOf = (row: Row): Order['handedOver'] => {
  const { handedOverAt, sha256, bytes, contents } = row
  if (handedOverAt === null || sha256 === null) return null
  return {
    at: handedOverAt,
    by: row.handedOverByName ?? '',
    approvedBy: row.approvedByName,
    sha256,
    bytes: bytes ?? 0,
    contents: JSON.parse(contents ?? '[]') as NonNullable<Order['handedOver']>['contents'],
    receipt: row.receipt,
    receiptOn: row.receiptOn,
  }
}

/** Errors: not-found, changed-meanwhile, order-closed. */
export const requireOpen = (
  context: Seeing,
  { id, version }: { id: number; version: number },
): Row => {
  const row = requireSame(context, { id, version })
  if (row.closedAt !== null) throw new AppError('order-closed', {})
  return row
}

/** Errors: not-found, changed-meanwhile. */
export const requireSame = (
  context: Seeing,
  { id, version }: { id: number; version: number },
): Row => {
  const row = requireOrder(context, id)
  if (row.version !== version) throw new AppError('changed-meanwhile', { entity: 'order', id })
  return row
}

/** Open orders whose preservation is over: the day after its last. */
export const endedPreservations = (db: ReadableDatabase, today: string): Row[] =>
  db
    .all<Row>(`${select} WHERE o.kind = 'preservation' AND o.closedAt IS NULL ORDER BY o.id`)
    .filter((row) => (untilOf(row) ?? today) < today)
