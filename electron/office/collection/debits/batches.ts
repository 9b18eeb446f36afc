/** A batch on record: made in one transaction; its file is written from that. */
import type { DebitBatchRow } from '../../../../shared/collection/debits'
import type { MandateScheme } from '../../../../shared/collection/mandate'
import { AppError } from '../../../../shared/errors'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { currentAgency } from '../../settings/agency'
import { personOf } from '../../who'
import { batchProblems } from '../batch'
import { batchFrom } from './batch-content'
import { candidates, sequenceOf } from './candidates'
import { debitSettings } from './mandates'

interface Asked {
  scheme: MandateScheme
  collectOn: string
  invoiceIds: readonly number[] | null
}

const shownBatch = `SELECT b.id, b.messageId, b.scheme, b.painVersion, b.collectOn, b.madeAt,
    u.name AS madeBy, b.count, b.cents, b.sha256, b.writtenAt, b.noticesAt,
    (SELECT count(*) FROM debits d WHERE d.batchId = b.id AND d.returnedOn IS NOT NULL) AS returned
  FROM debitBatches b JOIN users u ON u.id = b.userId`

/** Errors: not-found. */
export const requireBatch = (db: ReadableDatabase, id: number): DebitBatchRow => {
  const row = db.get<DebitBatchRow>(`${shownBatch} WHERE b.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'debitBatch', id })
  return row
}

export const listBatches = (db: ReadableDatabase): DebitBatchRow[] =>
  db.all(`${shownBatch} ORDER BY b.id DESC LIMIT 200`)

/** Errors: invalid-input. */
export const makeBatch = (command: CommandContext, asked: Asked): DebitBatchRow => {
  const { db, now, today, user, audit, ledger } = command
  const { creditorId, painVersion } = debitSettings(db)
  if (creditorId === null)
    throw new AppError('invalid-input', {
      problems: [{ path: 'creditorId', code: 'no-creditor-id' }],
    })
  const wanted = asked.invoiceIds === null ? null : new Set(asked.invoiceIds)
  const going = candidates(db, asked).filter(
    ({ invoiceId, problems }) =>
      problems.length === 0 && (wanted === null || wanted.has(invoiceId)),
  )
  const agency = currentAgency(db)
  const cents = going.reduce((sum, { openCents }) => sum + openCents, 0)
  // With its moment in it: no restore gives it out again.
  const next =
    db.get<{ n: number }>('SELECT coalesce(max(id), 0) + 1 AS n FROM debitBatches')?.n ?? 1
  const messageId = `K${now.replace(/\D/g, '').slice(0, 14)}-${next}`
  const places = new Map<number, number>()
  const debits = going.map(({ invoiceId, openCents, number, record }, at) => {
    const place = places.get(record.id) ?? 0
    places.set(record.id, place + 1)
    return {
      invoiceId,
      clientId: record.clientId,
      mandateId: record.id,
      cents: openCents,
      sequence: sequenceOf(record, place),
      endToEndId: `${messageId}-${at + 1}`,
      record,
      number,
    }
  })
  const problems = batchProblems(
    batchFrom(
      { messageId, madeAt: now, scheme: asked.scheme, collectOn: asked.collectOn, creditorId },
      agency,
      debits.map((debit) => ({ ...debit.record, ...debit })),
    ),
    today,
  )
  if (problems.length > 0) throw new AppError('invalid-input', { problems })
  const batchId = db.insert(
    `INSERT INTO debitBatches (messageId, scheme, painVersion, collectOn, madeAt, madeOn, userId,
       agencyId, creditorId, count, cents)
     VALUES ($messageId, $scheme, $painVersion, $collectOn, $now, $today, $userId, $agencyId,
       $creditorId, $count, $cents)`,
    {
      messageId,
      scheme: asked.scheme,
      painVersion,
      collectOn: asked.collectOn,
      now,
      today,
      userId: personOf(user).id,
      agencyId: agency.id,
      creditorId,
      count: debits.length,
      cents,
    },
  )
  for (const { record: _, number: __, ...debit } of debits)
    db.run(
      `INSERT INTO debits (batchId, invoiceId, clientId, mandateId, sequence, cents, endToEndId)
       VALUES ($batchId, $invoiceId, $clientId, $mandateId, $sequence, $cents, $endToEndId)`,
      { ...debit, batchId },
    )
  db.run(
    `UPDATE mandates SET lastCollectedOn = $collectOn, version = version + 1,
       revokedOn = CASE WHEN last = 1 THEN coalesce(revokedOn, date($collectOn, '+1 day'))
         ELSE revokedOn END
     WHERE id IN (SELECT mandateId FROM debits WHERE batchId = $batchId)`,
    { batchId, collectOn: asked.collectOn },
  )
  ledger({
    kind: 'debited',
    messageId,
    collectOn: asked.collectOn,
    invoiceIds: debits.map(({ invoiceId }) => invoiceId),
  })
  audit({ entity: 'debitBatch', id: batchId, code: asked.scheme })
  return requireBatch(db, batchId)
}
