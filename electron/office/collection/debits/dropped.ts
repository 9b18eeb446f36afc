/** A batch whose file was not written goes: its invoices can be collected anew. */
import { AppError } from '../../../../shared/errors'
import type { CommandContext } from '../../context'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import { requireBatch } from './batches'

/** Batches whose files are being written, by the office's database. */
const beingWritten = new WeakMap<ReadableDatabase, Set<number>>()

/** While its file is on its way a batch stays, whatever becomes of that. */
export const whileWriting = async <T>(
  db: ReadableDatabase,
  id: number,
  write: () => Promise<T>,
): Promise<T> => {
  const all = beingWritten.get(db) ?? new Set()
  beingWritten.set(db, all)
  all.add(id)
  try {
    return await write()
  } finally {
    all.delete(id)
  }
}

/**
 * Mandates are as they were before these collections. Call it once their debits are gone.
 * @param collectOn the day they would have been collected
 */
export const freeMandates = (
  db: WritableDatabase,
  mandateIds: readonly number[],
  collectOn: string,
): void => {
  for (const mandateId of new Set(mandateIds))
    db.run(
      `UPDATE mandates SET version = version + 1, lastCollectedOn = (SELECT max(b.collectOn)
         FROM debits d JOIN debitBatches b ON b.id = d.batchId
         WHERE d.mandateId = $mandateId AND d.returnedOn IS NULL),
         revokedOn = CASE WHEN last = 1 AND revokedOn = date($collectOn, '+1 day') THEN NULL
           ELSE revokedOn END
       WHERE id = $mandateId`,
      { mandateId, collectOn },
    )
}

/** Errors: not-found, batch-written (also while that is being done). */
export const dropBatch = (command: CommandContext, id: number): void => {
  const { db, audit, ledger } = command
  const { messageId, writtenAt } = requireBatch(db, id)
  if (writtenAt !== null || beingWritten.get(db)?.has(id) === true)
    throw new AppError('batch-written', {})
  remove(db, id)
  ledger({ kind: 'debits-dropped', messageId })
  audit({ entity: 'debitBatch', id, code: 'dropped' })
}

const remove = (db: WritableDatabase, id: number): void => {
  const { collectOn } = requireBatch(db, id)
  const mandates = db.all<{ id: number }>(
    'SELECT DISTINCT mandateId AS id FROM debits WHERE batchId = $id',
    { id },
  )
  db.run('DELETE FROM debits WHERE batchId = $id', { id })
  db.run('DELETE FROM debitBatches WHERE id = $id AND writtenAt IS NULL', { id })
  freeMandates(
    db,
    mandates.map((mandate) => mandate.id),
    collectOn,
  )
}

/** After a restore: a batch that was dropped since the backup goes again. */
export const dropAgain = ({ db, audit }: CommandContext, messageId: string): void => {
  const batch = db.get<{ id: number }>(
    'SELECT id FROM debitBatches WHERE messageId = $messageId AND writtenAt IS NULL',
    { messageId },
  )
  if (!batch) return
  remove(db, batch.id)
  audit({ entity: 'debitBatch', id: batch.id, code: 'dropped-again' })
}
