/** One privacy request as it is shown: its facts, its texts, and what can be done now. */
import { yearOf } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type {
  Rectified,
  RequestCase,
  RequestRow,
  RequestTask,
} from '../../../shared/privacy/contract'
import {
  clockOf,
  nextAct,
  stateOf,
  type IdentityMethod,
  type RequestFacts,
} from '../../../shared/privacy/request-state'
import { labelOf } from '../clients/card-fields'
import type { ReadableDatabase } from '../database/driver'

export const factColumns = [
  'type',
  'receivedOn',
  'confirmedOn',
  'identityAskedOn',
  'identityPassedOn',
  'identityFailedOn',
  'extendedOn',
  'answeredOn',
  'outcome',
  'closedOn',
] as const satisfies readonly (keyof RequestFacts)[]

export interface Row
  extends
    Omit<RequestFacts, 'known'>,
    Pick<
      RequestCase,
      'version' | 'scope' | 'identityMethod' | 'reason' | 'answer' | 'done' | 'notDone' | 'channel'
    > {
  id: number
  mergedInto: number | null
  mergedReceivedOn: string | null
  clientId: number | null
  clientName: string | null
  name: string | null
  email: string | null
  language: Language | null
}

const select = `
  SELECT r.*, c.name AS clientName, i.receivedOn AS mergedReceivedOn,
    (SELECT count(*) FROM privacyTasks t WHERE t.requestId = r.id AND t.finding IS NULL) AS openTasks
  FROM privacyRequests r
  LEFT JOIN clients c ON c.id = r.clientId
  LEFT JOIN privacyRequests i ON i.id = r.mergedInto`

export const numberOf = ({ id, receivedOn }: { id: number; receivedOn: string }): string =>
  `P-${yearOf(receivedOn)}-${id}`

export const factsOf = (row: Row): RequestFacts => {
  const { clientId, openTasks } = row
  const facts = Object.fromEntries(factColumns.map((name) => [name, row[name]]))
  return {
    ...(facts as Omit<RequestFacts, 'known' | 'openTasks'>),
    known: clientId !== null,
    openTasks,
  }
}

export const shownRow = (row: Row, today: string): RequestRow => {
  const facts = factsOf(row)
  const clock = clockOf(facts, today)
  const { id, type, clientId, receivedOn, outcome, closedOn, mergedInto, mergedReceivedOn } = row
  const into = mergedInto === null ? null : { id: mergedInto, receivedOn: mergedReceivedOn ?? '' }
  return {
    id,
    number: numberOf(row),
    type,
    who: closedOn === null ? (row.clientName ?? row.name ?? '') : null,
    clientId,
    receivedOn,
    state: stateOf(facts),
    next: nextAct(facts),
    dueOn: clock?.dueOn ?? null,
    daysLeft: clock?.daysLeft ?? null,
    outcome,
    closedOn,
    mergedInto: into && numberOf(into),
  }
}

/** Errors: not-found. */
export const requireRow = (db: ReadableDatabase, id: number): Row => {
  const row = db.get<Row>(`${select} WHERE r.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'privacyRequest', id })
  return row
}

/**
 * Nothing is done with anybody's data for who was not recognised. Errors: not-found, request-move
 * (closed, of somebody not known, or not recognised yet).
 */
export const requireRecognised = (db: ReadableDatabase, requestId: number) => {
  const row = requireRow(db, requestId)
  const { clientId, closedOn, identityPassedOn, language } = row
  if (closedOn !== null) throw new AppError('request-move', { why: 'request-closed' })
  if (clientId === null) throw new AppError('request-move', { why: 'person-not-known' })
  if (identityPassedOn === null) throw new AppError('request-move', { why: 'identity-first' })
  return { row, clientId, number: numberOf(row), language: language ?? ('nl' as const) }
}

/** Those that are not closed, whoever asked. */
export const openRows = (db: ReadableDatabase): Row[] =>
  db.all<Row>(`${select} WHERE r.closedOn IS NULL ORDER BY r.receivedOn, r.id`)

/** Newest first, those before the cursor. */
export const closedRows = (db: ReadableDatabase, after: number | null, limit: number): Row[] =>
  db.all<Row>(
    `${select} WHERE r.closedOn IS NOT NULL AND ($after IS NULL OR r.id < $after)
     ORDER BY r.id DESC LIMIT $limit`,
    { after, limit },
  )

/** Errors: not-found. */
export const showCase = (db: ReadableDatabase, id: number, today: string): RequestCase => {
  const row = requireRow(db, id)
  const { version, channel, language, scope, identityMethod, reason, answer, done, notDone } = row
  const facts = factsOf(row)
  const { openTasks: _, ...shown } = facts
  return {
    ...shown,
    ...shownRow(row, today),
    version,
    channel,
    language: language ?? 'nl',
    email: emailOf(db, row),
    onBehalf: row.clientId === null ? null : row.name,
    scope,
    identityMethod,
    reason,
    answer,
    done,
    notDone,
    extendableUntil: clockOf(facts, today)?.extendableUntil ?? null,
    methods: methodsFor(db, row.clientId),
    tasks: tasksOf(db, id),
    rectified: rectifiedIn(db, id),
    same: sameAs(db, row),
  }
}

/** Of who asks for themselves it is read from the card; of anybody else it is what was typed. */
export const emailOf = (db: ReadableDatabase, { clientId, name, email }: Row): string | null => {
  if (clientId === null || name !== null) return email
  const found = db.get<{ address: string }>(
    `SELECT address FROM clientEmails WHERE clientId = $clientId
     ORDER BY forNotices DESC, forInvoices DESC, id LIMIT 1`,
    { clientId },
  )
  return found?.address ?? null
}

/**
 * Ways to recognise somebody by what the office knows already, the lightest first: who is asked for
 * more than that is asked too much. AVG art. 12(6) and 5(1)(c).
 */
export const methodsFor = (db: ReadableDatabase, clientId: number | null): IdentityMethod[] => {
  if (clientId === null) return []
  const has = (sql: string): boolean => db.get(sql, { clientId }) !== undefined
  const methods: IdentityMethod[] = []
  if (has('SELECT 1 FROM clientEmails WHERE clientId = $clientId'))
    methods.push('mail-from-known-address')
  if (
    has(`SELECT 1 FROM clients WHERE id = $clientId AND phone IS NOT NULL
         UNION ALL SELECT 1 FROM clientContacts WHERE clientId = $clientId AND phone IS NOT NULL`)
  )
    methods.push('call-back-on-known-number')
  if (has('SELECT 1 FROM invoices WHERE clientId = $clientId AND issuedAt IS NOT NULL'))
    methods.push('known-invoice-facts')
  return [...methods, 'in-person']
}

export const tasksOf = (db: ReadableDatabase, requestId: number): RequestTask[] =>
  db.all<RequestTask>(
    `SELECT t.id, t.what, t.finding,
       CASE WHEN t.systemId IS NOT NULL THEN 'system'
         WHEN t.recipientId IS NOT NULL THEN 'recipient' ELSE 'typed' END AS kind, t.doneOn, u.name AS doneBy
     FROM privacyTasks t LEFT JOIN users u ON u.id = t.doneBy
     WHERE t.requestId = $requestId ORDER BY t.id`,
    { requestId },
  )

/** What was put right in a case, the first first. */
export const rectifiedIn = (db: ReadableDatabase, requestId: number): Rectified[] =>
  db
    .all<Omit<Rectified, 'label'>>(
      `SELECT x.id, x.field, x.before, x.after, x.changedOn, u.name AS changedBy
     FROM rectifications x JOIN users u ON u.id = x.changedBy
     WHERE x.requestId = $requestId ORDER BY x.id`,
      { requestId },
    )
    .map((row) => ({ ...row, label: labelOf(row.field) }))

/** Other open requests that can be the same one, asked twice. */
const sameAs = (db: ReadableDatabase, { id, type, clientId, closedOn, answeredOn }: Row) => {
  if (clientId === null || closedOn !== null || answeredOn !== null) return []
  return db
    .all<{ id: number; receivedOn: string }>(
      `SELECT id, receivedOn FROM privacyRequests
       WHERE clientId = $clientId AND type = $type AND id <> $id AND answeredOn IS NULL
         AND closedOn IS NULL
       ORDER BY receivedOn, id`,
      { id, clientId, type },
    )
    .map((one) => ({ ...one, number: numberOf(one) }))
}
