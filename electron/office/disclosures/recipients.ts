/** Who gets data of clients from the office. */
import type { z } from 'zod'
import type {
  Recipient,
  recipientChange,
  recipientInput,
} from '../../../shared/disclosures/contract'
import { AppError } from '../../../shared/errors'
import { refuseForbidden } from '../clients/forbidden'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

type Row = Omit<Recipient, 'data' | 'attention'> & {
  data: string
  isPerson: number
  isJustice: number
}
type Given = z.output<typeof recipientInput>

const select = `
  SELECT r.*, (SELECT max(d.givenOn) FROM disclosures d
    WHERE d.recipientId = r.id AND d.struckAt IS NULL
      -- Not even to owners, on whose screens others look.
      AND NOT EXISTS (SELECT 1 FROM orders o
        WHERE o.disclosureId = d.id AND o.secret = 1 AND o.liftedAt IS NULL)) AS lastGivenOn
  FROM recipients r`

const show = ({ data, isPerson: _p, isJustice: _j, ...row }: Row, today: string): Recipient => ({
  ...row,
  data: JSON.parse(data) as Recipient['data'],
  attention: attentionTo(row, today),
})

/** Only who works on the office's behalf needs an agreement: AVG art. 28(3). */
const attentionTo = (
  { kind, endedAt, agreedOn, reviewOn }: Omit<Row, 'data' | 'isPerson' | 'isJustice'>,
  today: string,
): Recipient['attention'] => {
  if (kind !== 'processor' || endedAt !== null) return null
  if (agreedOn === null) return 'no-agreement'
  return reviewOn !== null && reviewOn <= today ? 'review-due' : null
}

export const listRecipients = (db: ReadableDatabase, today: string): Recipient[] =>
  db
    .all<Row>(`${select} ORDER BY r.endedAt IS NOT NULL, r.name COLLATE NOCASE, r.id`)
    .map((row) => show(row, today))

/** Errors: not-found. */
export const requireRecipient = (db: ReadableDatabase, id: number, today: string): Recipient => {
  const row = db.get<Row>(`${select} WHERE r.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'recipient', id })
  return show(row, today)
}

/** Errors: forbidden-content. */
export const addRecipient = (db: WritableDatabase, given: Given): number =>
  db.insert(
    `INSERT INTO recipients
       (version, name, kind, purpose, basis, data, country, agreedOn, reviewOn)
     VALUES (1, $name, $kind, $purpose, $basis, $data, $country, $agreedOn, $reviewOn)`,
    rowOf(given),
  )

/** The fields that changed. Errors: not-found, changed-meanwhile, forbidden-content. */
export const changeRecipient = (
  db: WritableDatabase,
  { id, version, ...given }: z.output<typeof recipientChange>,
  today: string,
): string[] => {
  const before = requireRecipient(db, id, today)
  if (before.version !== version) {
    throw new AppError('changed-meanwhile', { entity: 'recipient', id })
  }
  const row = rowOf(given)
  db.run(
    `UPDATE recipients SET version = version + 1, name = $name, kind = $kind, purpose = $purpose,
       basis = $basis, data = $data, country = $country, agreedOn = $agreedOn, reviewOn = $reviewOn
     WHERE id = $id`,
    { ...row, id },
  )
  const was: Record<string, unknown> = rowOf(before)
  return Object.entries(row).flatMap(([field, value]) => (was[field] === value ? [] : [field]))
}

/** Errors: not-found. */
export const endRecipient = (
  db: WritableDatabase,
  id: number,
  endedAt: string | null,
  today: string,
): Recipient => {
  requireRecipient(db, id, today)
  db.run('UPDATE recipients SET endedAt = $endedAt, version = version + 1 WHERE id = $id', {
    id,
    endedAt,
  })
  return requireRecipient(db, id, today)
}

const rowOf = ({ name, kind, purpose, basis, data, country, agreedOn, reviewOn }: Given) => {
  refuseForbidden({ name, purpose })
  const kinds = JSON.stringify(data)
  return { name, kind, purpose, basis, data: kinds, country, agreedOn, reviewOn }
}
