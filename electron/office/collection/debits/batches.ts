/** A batch: on record in one transaction, and its file written from that, once. */
import { createHash } from 'node:crypto'
import type {
  DebitBatchRow,
  HeldDebit,
  PainVersion,
  ReturnedDebit,
} from '../../../../shared/collection/debits'
import type { MandateScheme, SequenceType } from '../../../../shared/collection/mandate'
import { addTargetDays } from '../../../../shared/target-days'
import { AppError } from '../../../../shared/errors'
import type { FileToken } from '../../../../shared/operation'
import type { ActionContext, CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { save } from '../../files/target'
import { currentAgency, type AgencyRow } from '../../settings/agency'
import { personOf } from '../../who'
import { batchProblems, type DebitBatch } from '../batch'
import { renderPain008 } from '../pain008'
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

interface Listed {
  cents: number
  sequence: SequenceType
  endToEndId: string
  reference: string
  signedOn: string
  holder: string
  iban: string
  number: string
}

const batchFrom = (
  row: {
    messageId: string
    madeAt: string
    scheme: MandateScheme
    collectOn: string
    creditorId: string
  },
  agency: AgencyRow,
  debits: readonly Listed[],
): DebitBatch => ({
  messageId: row.messageId,
  createdAt: row.madeAt,
  scheme: row.scheme,
  collectOn: row.collectOn,
  creditor: {
    name: agency.accountHolder ?? agency.name,
    iban: agency.iban,
    bic: agency.bic,
    creditorId: row.creditorId,
    address: null,
  },
  debits: debits.map((debit) => ({
    endToEndId: debit.endToEndId,
    cents: debit.cents,
    sequence: debit.sequence,
    mandateId: debit.reference,
    signedOn: debit.signedOn,
    name: debit.holder,
    iban: debit.iban,
    bic: null,
    address: null,
    remittance: `Factuur ${debit.number}`,
  })),
})

/** The file of a batch, from its rows alone. Errors: not-found. */
const fileOf = (db: ReadableDatabase, id: number): string => {
  const row = db.get<{
    messageId: string
    madeAt: string
    madeOn: string
    scheme: MandateScheme
    painVersion: PainVersion
    collectOn: string
    creditorId: string
    agencyId: number
    count: number
    cents: number
  }>('SELECT * FROM debitBatches WHERE id = $id', { id })
  const agency =
    row &&
    db.get<AgencyRow>('SELECT * FROM agencies WHERE id = $agencyId', { agencyId: row.agencyId })
  if (!row || !agency) throw new AppError('not-found', { entity: 'debitBatch', id })
  const debits = db.all<Listed>(
    `SELECT d.cents, d.sequence, d.endToEndId, m.reference, m.signedOn, m.holder, m.iban, i.number
     FROM debits d JOIN mandates m ON m.id = d.mandateId JOIN invoices i ON i.id = d.invoiceId
     WHERE d.batchId = $id ORDER BY d.id`,
    { id },
  )
  const sum = debits.reduce((total, { cents }) => total + cents, 0)
  // Read back as it was put on record: a file of anything else never leaves.
  if (debits.length !== row.count || sum !== row.cents)
    throw new AppError('not-found', { entity: 'debitBatch', id })
  return renderPain008(batchFrom(row, agency, debits), row.painVersion, row.madeOn)
}

/**
 * Before its file: what cannot be collected any more goes out of the batch (paid, disputed, restricted,
 * revoked, erased or sealed since). Errors: not-found, batch-written, invalid-input (too late for its
 * day, or nothing left).
 */
const leaveOutGone = ({ db, today, audit }: CommandContext, id: number): void => {
  const { collectOn, writtenAt } = requireBatch(db, id)
  if (writtenAt !== null) throw new AppError('batch-written', {})
  const refuse = (path: string, code: string) =>
    new AppError('invalid-input', { problems: [{ path, code }] })
  if (collectOn < addTargetDays(today, 1)) throw refuse('collectOn', 'collection-too-early')
  const gone = db.all<{ id: number; mandateId: number }>(
    `SELECT d.id, d.mandateId FROM debits d JOIN mandates m ON m.id = d.mandateId
     JOIN invoices i ON i.id = d.invoiceId
     WHERE d.batchId = $id AND (i.openCents < d.cents OR i.sealedAt IS NOT NULL
       OR m.pausedAt IS NOT NULL OR m.revokedOn <= $collectOn
       OR EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL
         AND h.kind IN ('dispute', 'restriction')
         AND (h.invoiceId = i.id OR h.clientId = i.clientId)))`,
    { id, collectOn },
  )
  for (const { id: debitId } of gone) db.run('DELETE FROM debits WHERE id = $debitId', { debitId })
  for (const { mandateId } of gone)
    db.run(
      `UPDATE mandates SET version = version + 1, lastCollectedOn = (SELECT max(b.collectOn)
         FROM debits d JOIN debitBatches b ON b.id = d.batchId
         WHERE d.mandateId = $mandateId AND d.returnedOn IS NULL),
         revokedOn = CASE WHEN last = 1 AND revokedOn = date($collectOn, '+1 day') THEN NULL
           ELSE revokedOn END
       WHERE id = $mandateId`,
      { mandateId, collectOn },
    )
  if (!db.get('SELECT 1 FROM debits WHERE batchId = $id', { id }))
    throw refuse('debits', 'no-debits')
  db.run(
    `UPDATE debitBatches SET count = (SELECT count(*) FROM debits WHERE batchId = $id),
       cents = (SELECT sum(cents) FROM debits WHERE batchId = $id) WHERE id = $id`,
    { id },
  )
  audit({ entity: 'debitBatch', id, code: gone.length > 0 ? 'left-out' : 'looked-at' })
}

/** Errors: not-found, batch-written, invalid-input, those of writing. */
export const writeBatch = async (
  context: ActionContext,
  id: number,
  file: FileToken,
): Promise<DebitBatchRow> => {
  context.write((command) => leaveOutGone(command, id))
  const { written, text } = context.read(({ db }) => {
    const written = requireBatch(db, id).writtenAt !== null
    return { written, text: written ? '' : fileOf(db, id) }
  })
  if (written) throw new AppError('batch-written', {})
  await save(context.files.target(file), text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  return context.write(({ db, now, audit }) => {
    // Two people at once: both wrote the same bytes, and one of them is told.
    const changed = db.run(
      `UPDATE debitBatches SET writtenAt = $now, sha256 = $sha256
       WHERE id = $id AND writtenAt IS NULL`,
      { id, now, sha256 },
    )
    if (changed === 0) throw new AppError('batch-written', {})
    audit({ entity: 'debitBatch', id, code: 'written' })
    return requireBatch(db, id)
  })
}

/** The latest first; what was paid since is settled. */
export const returnedDebits = (db: ReadableDatabase): ReturnedDebit[] =>
  db
    .all<{
      id: number
      clientId: number
      clientName: string
      invoiceId: number
      number: string
      openCents: number
      cents: number
      returnedOn: string
      reason: string | null
    }>(
      `SELECT d.id, d.clientId, c.name AS clientName, d.invoiceId, i.number, i.openCents, d.cents,
         d.returnedOn, d.returnReason AS reason
       FROM debits d JOIN clients c ON c.id = d.clientId JOIN invoices i ON i.id = d.invoiceId
       WHERE d.returnedOn IS NOT NULL AND i.openCents > 0
         AND NOT EXISTS (SELECT 1 FROM debits n WHERE n.invoiceId = d.invoiceId AND n.id > d.id)
       ORDER BY d.returnedOn DESC, d.id DESC LIMIT 200`,
    )
    .map(({ clientId, clientName, invoiceId, number, openCents, ...row }) => ({
      ...row,
      client: { id: clientId, name: clientName },
      invoice: { id: invoiceId, number, openCents },
    }))

export const heldDebits = (db: ReadableDatabase): HeldDebit[] =>
  db
    .all<Omit<HeldDebit, 'client'> & { clientId: number; clientName: string }>(
      `SELECT h.invoiceId, i.number, h.messageId, h.collectOn, c.id AS clientId,
         c.name AS clientName
       FROM heldDebits h JOIN invoices i ON i.id = h.invoiceId JOIN clients c ON c.id = i.clientId
       WHERE i.openCents > 0 ORDER BY h.collectOn, h.invoiceId LIMIT 500`,
    )
    .map(({ clientId, clientName, ...row }) => ({
      ...row,
      client: { id: clientId, name: clientName },
    }))

/** Errors: not-found. */
export const settleHeldDebit = ({ db, audit }: CommandContext, invoiceId: number): void => {
  if (db.run('DELETE FROM heldDebits WHERE invoiceId = $invoiceId', { invoiceId }) === 0)
    throw new AppError('not-found', { entity: 'debit', id: invoiceId })
  audit({ entity: 'invoice', id: invoiceId, code: 'debit-freed' })
}

/** After a restore: what was collected under rows the backup does not have is held for a person. */
export const holdDebits = (
  { db, now, audit }: CommandContext,
  {
    messageId,
    collectOn,
    invoiceIds,
  }: {
    messageId: string
    collectOn: string
    invoiceIds: readonly number[]
  },
): void => {
  const held = db.run(
    `INSERT INTO heldDebits (invoiceId, messageId, collectOn, heldAt)
     SELECT i.id, $messageId, $collectOn, $now FROM json_each($ids) j
     JOIN invoices i ON i.id = j.value
     WHERE i.sealedAt IS NULL
       AND NOT EXISTS (SELECT 1 FROM debitBatches b WHERE b.messageId = $messageId)
     ON CONFLICT (invoiceId) DO NOTHING`,
    { messageId, collectOn, now, ids: JSON.stringify(invoiceIds) },
  )
  if (held > 0) audit({ entity: 'debitBatch', code: 'debits-held' })
}
