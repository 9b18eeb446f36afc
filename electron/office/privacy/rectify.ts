/**
 * Data put right at somebody's request. What stood there and what stands there now are kept in the
 * case alone; documents stay as they were sent. AVG art. 16 and 19.
 */
import type { DataKind } from '../../../shared/disclosures/contract'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { CardOfCase, RectifiedDocument } from '../../../shared/privacy/contract'
import { changedClient, fieldsOf } from '../clients/card-fields'
import { changeClient } from '../clients/change'
import { showClient } from '../clients/record'
import type { CommandContext, QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { personOf } from '../who'
import { rectifiedIn, requireRecognised, type Row } from './case'
import { putTexts } from './moves'
import { tellRecipients } from './recipients'
import { rectifiedWords } from './words'

type Context = Pick<QueryContext, 'db' | 'now' | 'today' | 'user'>

/** Errors: not-found, request-move. */
const requireRectifiable = (db: ReadableDatabase, requestId: number) => {
  const found = requireRecognised(db, requestId)
  if (found.row.type !== 'rectification') throw new AppError('request-move', { why: 'other-type' })
  if (found.row.answeredOn !== null) throw new AppError('request-move', { why: 'request-answered' })
  return found
}

/** What can be put right. Errors: not-found, request-move. */
export const cardOf = (context: Context, requestId: number): CardOfCase => {
  const { clientId } = requireRectifiable(context.db, requestId)
  const client = showClient(context, clientId)
  const fields = fieldsOf(client).map(({ field, label, value, input }) => ({
    field,
    label,
    value,
    input,
  }))
  return { updatedAt: client.updatedAt, fields }
}

interface Asked {
  id: number
  updatedAt: string
  changes: readonly { field: string; to: string }[]
}

/** Errors: not-found, request-move, changed-meanwhile, invalid-input by field, forbidden-content. */
export const rectify = (context: CommandContext, { id, updatedAt, changes }: Asked): void => {
  const { db, today, user, audit } = context
  const { row, clientId, language } = requireRectifiable(db, id)
  const client = showClient(context, clientId)
  if (client.updatedAt !== updatedAt)
    throw new AppError('changed-meanwhile', { entity: 'client', id: clientId })
  const labels = new Map(fieldsOf(client).map((one) => [one.field, one]))
  changeClient(context, changedClient(client, changes))
  // As it stands now: a postcode is written as postcodes are.
  const now = new Map(
    fieldsOf(showClient(context, clientId)).map(({ field, value }) => [field, value]),
  )
  const rectified = changes.flatMap(({ field }) => {
    const was = labels.get(field)
    const after = now.get(field) ?? ''
    return was && was.value !== after
      ? [{ field: was.field, label: was.label[language], before: was.value, after }]
      : []
  })
  if (rectified.length === 0) throw new AppError('request-move', { why: 'nothing-changes' })
  for (const { field, before, after } of rectified)
    db.insert(
      `INSERT INTO rectifications (requestId, field, before, after, changedOn, changedBy)
       VALUES ($id, $field, $before, $after, $today, $userId)`,
      { id, field, before, after, today, userId: personOf(user).id },
    )
  const kinds = [...new Set(rectified.map(({ field }) => kindOf(field)))]
  tellRecipients(db, { requestId: id, clientId, kinds })
  putTexts(db, row, { ...row, answer: answered(row, rectified, language) })
  audit({ entity: 'privacyRequest', id, code: `rectified-${rectified.length}` })
}

/** The letter says what was put right. */
const answered = (
  { answer }: Row,
  rectified: readonly { label: string; before: string; after: string }[],
  language: Language,
): string => {
  const w = rectifiedWords[language]
  const lines = rectified.map(
    ({ label, before, after }) => `- ${label}: ${before || w.nothing} → ${after || w.nothing}`,
  )
  return [answer ?? `${w.intro}\n`, ...lines].join('\n')
}

/** As disclosures name it. */
const kindOf = (field: string): DataKind => {
  if (field.startsWith('email.')) return 'email'
  if (field.startsWith('contact.')) return 'contacts'
  if (field === 'phone') return 'phone'
  if (field === 'kvkNumber') return 'kvk-number'
  if (field === 'vatId') return 'vat-id'
  return /[nN]ame$/.test(field) ? 'name' : 'address'
}

/**
 * Issued documents that say something else than is known now of what was put right, and were not taken
 * back: at most a hundred, the newest first. An e-mail address or a contact names nobody on them. They stay as they were sent; whoever needs a right one gets a credit note and a new one.
 */
export const documentsOf = (
  db: ReadableDatabase,
  { id, clientId, type }: Pick<Row, 'id' | 'clientId' | 'type'>,
): RectifiedDocument[] => {
  if (clientId === null || type !== 'rectification') return []
  const kinds = new Set(rectifiedIn(db, id).map(({ field }) => kindOf(field)))
  const asNow = {
    name: 'i.buyerName = c.name',
    address: `coalesce(i.buyerStreet, '') = c.street
      AND coalesce(i.buyerHouseNumber, '') = c.houseNumber
      AND coalesce(i.buyerPostcode, '') = c.postcode AND coalesce(i.buyerTown, '') = c.town`,
    'kvk-number': 'i.buyerKvkNumber IS c.kvkNumber',
    'vat-id': 'i.buyerVatId IS c.vatId',
  } satisfies Partial<Record<DataKind, string>>
  const wrong = Object.entries(asNow).flatMap(([kind, same]) =>
    kinds.has(kind as DataKind) ? [`NOT (${same})`] : [],
  )
  if (wrong.length === 0) return []
  return db.all<RectifiedDocument>(
    `SELECT i.id, i.number, i.issuedOn FROM invoices i JOIN clients c ON c.id = i.clientId
     WHERE i.clientId = $clientId AND i.kind = 'invoice' AND i.issuedAt IS NOT NULL
       AND i.creditedCents < i.grossCents
       AND NOT EXISTS (SELECT 1 FROM invoices n WHERE n.creditsId = i.id AND n.issuedAt IS NULL)
       AND (${wrong.join(' OR ')})
     ORDER BY i.id DESC LIMIT 100`,
    { clientId },
  )
}
