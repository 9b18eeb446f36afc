/** The file of a batch: looked at once more, written once. */
import { createHash } from 'node:crypto'
import type { DebitBatchRow, PainVersion } from '../../../../shared/collection/debits'
import type { MandateScheme } from '../../../../shared/collection/mandate'
import { AppError } from '../../../../shared/errors'
import type { FileToken } from '../../../../shared/operation'
import { addTargetDays } from '../../../../shared/target-days'
import type { ActionContext, CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { save } from '../../files/target'
import type { AgencyRow } from '../../settings/agency'
import { renderPain008 } from '../pain008'
import { batchFrom, type Listed } from './batch-content'
import { requireBatch } from './batches'
import { freeMandates, whileWriting } from './dropped'

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
  freeMandates(
    db,
    gone.map(({ mandateId }) => mandateId),
    collectOn,
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
export const writeBatch = (
  context: ActionContext,
  id: number,
  file: FileToken,
): Promise<DebitBatchRow> => {
  const { db } = context.read((query) => query)
  return whileWriting(db, id, () => writeOnce(context, id, file))
}

const writeOnce = async (
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
