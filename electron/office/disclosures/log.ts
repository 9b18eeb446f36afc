/** Each time data of clients were given to somebody; written by whatever gives them. */
import type {
  DataKind,
  Disclosure,
  DisclosureWay,
  Recipient,
} from '../../../shared/disclosures/contract'
import { AppError } from '../../../shared/errors'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { personOf } from '../who'
import { requireRecipient } from './recipients'

/** Who may get data now. Errors: not-found, recipient-ended. */
export const requireOpen = (db: ReadableDatabase, id: number, today: string): Recipient => {
  const recipient = requireRecipient(db, id, today)
  if (recipient.endedAt !== null) throw new AppError('recipient-ended', {})
  return recipient
}

/** The authorities that give orders. */
export const justiceRecipient = (db: ReadableDatabase): number => {
  const row = db.get<{ id: number }>('SELECT id FROM recipients WHERE isJustice = 1')
  if (!row) throw new Error('no recipient for who gives orders')
  return row.id
}

/** Who asks for their own data. */
export const ownRecipient = (db: ReadableDatabase): number => {
  const row = db.get<{ id: number }>('SELECT id FROM recipients WHERE isPerson = 1')
  if (!row) throw new Error('no recipient for who asks for their own data')
  return row.id
}

export interface Given {
  recipientId: number
  way: DisclosureWay
  /** civil date */
  givenOn: string
  data: readonly DataKind[]
  /** those that are still on record */
  clientIds: readonly number[]
  /** how many more, of whom only the archive knows */
  others?: number
  note?: string
}

/**
 * Puts a disclosure on record, with its audit line: also when its recipient was ended meanwhile, for it
 * did happen. Whoever is about to give something asks `requireOpen` first. Errors: not-found.
 */
export const logDisclosure = (context: CommandContext, given: Given): number => {
  const { db, now, today, user, audit } = context
  const { clientIds, data, note = '', others = 0 } = given
  const { purpose, basis } = requireRecipient(db, given.recipientId, today)
  const id = db.insert(
    `INSERT INTO disclosures
       (recipientId, way, givenOn, recordedAt, userId, purpose, basis, data, clients, note)
     VALUES ($recipientId, $way, $givenOn, $now, $userId, $purpose, $basis, $data, $clients, $note)`,
    {
      recipientId: given.recipientId,
      way: given.way,
      givenOn: given.givenOn,
      now,
      userId: personOf(user).id,
      purpose,
      basis,
      data: JSON.stringify(data),
      clients: clientIds.length + others,
      note,
    },
  )
  db.run(
    `INSERT INTO disclosedClients (disclosureId, clientId)
     SELECT $id, value FROM json_each($clientIds)`,
    { id, clientIds: JSON.stringify(clientIds) },
  )
  const clientId = clientIds.length === 1 ? (clientIds[0] ?? null) : null
  audit({ entity: 'disclosure', id, clientId, code: given.way })
  return id
}

/** The clients behind such numbers; those who were erased are none. */
export const stillOnRecord = (db: ReadableDatabase, numbers: ReadonlySet<string>): number[] =>
  db
    .all<{ id: number }>(
      `SELECT id FROM clients WHERE erasedAt IS NULL
         AND id IN (SELECT CAST(value AS INTEGER) FROM json_each($numbers))`,
      { numbers: JSON.stringify([...numbers]) },
    )
    .map(({ id }) => id)

interface Row extends Omit<Disclosure, 'recipient' | 'data' | 'client' | 'struck'> {
  recipientId: number
  recipientName: string
  data: string
  clientId: number | null
  clientName: string | null
  struckAt: string | null
  struckByName: string | null
}

// The client's name is looked up for what is shown, and only of a disclosure of one.
const select = `
  SELECT d.id, d.recipientId, r.name AS recipientName, d.way, d.givenOn, d.recordedAt,
    u.name AS userName, d.purpose, d.basis, d.data, d.clients, d.note, d.struckAt,
    s.name AS struckByName, c.id AS clientId, c.name AS clientName
  FROM disclosures d
  JOIN recipients r ON r.id = d.recipientId
  JOIN users u ON u.id = d.userId
  LEFT JOIN users s ON s.id = d.struckBy
  LEFT JOIN clients c ON d.clients = 1 AND c.erasedAt IS NULL
    AND c.id = (SELECT clientId FROM disclosedClients WHERE disclosureId = d.id)`

const show = (row: Row): Disclosure => {
  const { recipientId, recipientName, clientId, clientName, struckAt, struckByName, ...rest } = row
  return {
    ...rest,
    recipient: { id: recipientId, name: recipientName },
    data: JSON.parse(row.data) as DataKind[],
    client: clientId === null ? null : { id: clientId, name: clientName ?? '' },
    struck: struckAt === null ? null : { at: struckAt, by: struckByName ?? '' },
  }
}

interface Filter {
  clientId: number | null
  recipientId: number | null
  /** those too that came of an order which must not be told of */
  secret: boolean
}

/** On `disclosures d`. */
export const ofSecretOrder = `EXISTS (SELECT 1 FROM orders o
  WHERE o.disclosureId = d.id AND o.secret = 1 AND o.liftedAt IS NULL)`

/** Newest first, those before the cursor. */
export const listDisclosures = (
  db: ReadableDatabase,
  { clientId, recipientId, secret }: Filter,
  after: number | null,
  limit: number,
): Disclosure[] =>
  db
    .all<Row>(
      `${select}
       WHERE ($after IS NULL OR d.id < $after) AND ($secret OR NOT ${ofSecretOrder})
         AND ($recipientId IS NULL OR d.recipientId = $recipientId)
         AND ($clientId IS NULL
           OR d.id IN (SELECT disclosureId FROM disclosedClients WHERE clientId = $clientId))
       ORDER BY d.id DESC LIMIT $limit`,
      { clientId, recipientId, after, limit, secret: secret ? 1 : 0 },
    )
    .map(show)

/** Errors: not-found. */
export const requireDisclosure = (db: ReadableDatabase, id: number): Disclosure => {
  const row = db.get<Row>(`${select} WHERE d.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'disclosure', id })
  return show(row)
}
