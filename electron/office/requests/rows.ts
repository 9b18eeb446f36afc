/** Requests as rows, and as lists show them. */
import { yearOf } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { Became, OpenRequests, RequestRow } from '../../../shared/requests/contract'
import type { Wish } from '../../../shared/requests/wish'
import { shownDomainName } from '../../../shared/services/domain-name'
import type { ReadableDatabase } from '../database/driver'

/** A request as the database keeps it. */
export interface StoredRequest extends Pick<
  RequestRow,
  'id' | 'kind' | 'channel' | 'receivedOn' | 'outcome' | 'decidedAt'
> {
  version: number
  clientId: number
  clientName: string
  language: Language
  /** JSON */
  wish: string
  askedBy: string | null
  ip: string | null
  registeredAt: string
  registeredBy: string
  fileId: number | null
  place: number | null
  fileMadeAt: string | null
  /** random ids of the portal file and of the request made with it */
  portalFile: string | null
  fileRequest: string | null
  loginId: number | null
  heldAt: string | null
  decidedBy: string | null
  reply: string | null
  entity: Became['entity'] | null
  entityId: number | null
}

const select = `
  SELECT r.id, r.version, r.clientId, c.name AS clientName, coalesce(f.language, c.language) AS language,
    r.kind, r.wish, r.channel, r.receivedOn, r.askedBy, r.ip, r.registeredAt,
    m.name AS registeredBy, r.fileId, r.place, f.madeAt AS fileMadeAt, p.ownId AS portalFile,
    f.ownId AS fileRequest, r.loginId, r.heldAt, r.decidedAt, d.name AS decidedBy, r.outcome,
    r.reply, r.entity, r.entityId
  FROM clientRequests r
  JOIN clients c ON c.id = r.clientId
  JOIN users m ON m.id = r.registeredBy
  LEFT JOIN users d ON d.id = r.decidedBy
  LEFT JOIN requestFiles f ON f.id = r.fileId
  LEFT JOIN portalFiles p ON p.id = f.portalFileId`

export const numberOf = ({ id, receivedOn }: { id: number; receivedOn: string }): string =>
  `V-${yearOf(receivedOn)}-${id}`

/** What this program wrote there itself. */
export const wishOf = ({ wish }: Pick<StoredRequest, 'wish'>): Wish => JSON.parse(wish) as Wish

/** Errors: not-found. */
export const requireRequest = (db: ReadableDatabase, id: number): StoredRequest => {
  const row = db.get<StoredRequest>(`${select} WHERE r.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'clientRequest', id })
  return row
}

/** As the person saw it, and not decided. Errors: not-found, changed-meanwhile, request-decision. */
export const requireOpenRequest = (
  db: ReadableDatabase,
  { id, version }: { id: number; version: number },
): StoredRequest => {
  const row = requireRequest(db, id)
  if (row.decidedAt !== null) throw new AppError('request-decision', { why: 'decided' })
  if (row.version !== version)
    throw new AppError('changed-meanwhile', { entity: 'clientRequest', id })
  return row
}

interface Asked {
  clientId: number | null
  kind: RequestRow['kind'] | null
}

const matching = `($clientId IS NULL OR r.clientId = $clientId) AND ($kind IS NULL OR r.kind = $kind)`

/** All that wait, the oldest first. */
export const openRequests = (db: ReadableDatabase, asked: Asked): RequestRow[] =>
  db
    .all<StoredRequest>(
      `${select} WHERE r.decidedAt IS NULL AND ${matching} ORDER BY r.receivedOn, r.id LIMIT 1000`,
      { ...asked },
    )
    .map((row) => showRow(db, row))

/** The newest first, those before the cursor. */
export const decidedRequests = (
  db: ReadableDatabase,
  asked: Asked,
  after: number | null,
  limit: number,
): RequestRow[] =>
  db
    .all<StoredRequest>(
      `${select} WHERE r.decidedAt IS NOT NULL AND ${matching}
         AND ($after IS NULL OR r.id < $after)
       ORDER BY r.id DESC LIMIT $limit`,
      { ...asked, after, limit },
    )
    .map((row) => showRow(db, row))

export const countOpen = (db: ReadableDatabase): OpenRequests =>
  db.get<OpenRequests>(
    `SELECT count(*) AS open, count(heldAt) AS held, min(receivedOn) AS oldestOn
     FROM clientRequests WHERE decidedAt IS NULL`,
  ) ?? { open: 0, held: 0, oldestOn: null }

export const wishesOfFile = (db: ReadableDatabase, fileId: number): StoredRequest[] =>
  db.all<StoredRequest>(`${select} WHERE r.fileId = $fileId ORDER BY r.place`, { fileId })

export const showRow = (db: ReadableDatabase, row: StoredRequest): RequestRow => {
  const { id, kind, clientId, clientName, channel, receivedOn, heldAt, outcome, decidedAt } = row
  return {
    id,
    number: numberOf(row),
    kind,
    client: { id: clientId, name: clientName },
    about: aboutOf(db, row),
    channel,
    receivedOn,
    held: heldAt !== null && decidedAt === null,
    outcome,
    decidedAt,
  }
}

const aboutOf = (db: ReadableDatabase, row: StoredRequest): string | null => {
  const wish = wishOf(row)
  if (wish.kind === 'order') {
    const item = db.get<{ name: string }>('SELECT name FROM catalogue WHERE id = $id', {
      id: wish.product,
    })
    return joined(item?.name, wish.domain)
  }
  if (wish.kind === 'login') return wish.system
  if (wish.kind !== 'cancel' && wish.kind !== 'withdraw' && wish.kind !== 'change') return null
  const service = db.get<{ name: string; domain: string | null }>(
    `SELECT i.name, s.domain FROM subscriptions s
     JOIN subscriptionPrices p ON p.subscriptionId = s.id
     JOIN catalogue i ON i.id = p.itemId
     WHERE s.id = $id AND s.clientId = $clientId ORDER BY p.validFrom DESC LIMIT 1`,
    { id: wish.service, clientId: row.clientId },
  )
  return joined(service?.name, service?.domain && shownDomainName(service.domain))
}

const joined = (...parts: (string | null | undefined)[]): string | null =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ') || null
