/** Collections that a restore found no rows of: kept apart until a person says what became of them. */
import type { HeldDebit } from '../../../../shared/collection/debits'
import { AppError } from '../../../../shared/errors'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'

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

/** After a restore: what was collected under rows the backup does not have, or has without their file, is held for a person. */
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
       -- Whether its file went to the bank after the backup was made nobody knows here.
       AND NOT EXISTS (SELECT 1 FROM debitBatches b
         WHERE b.messageId = $messageId AND b.writtenAt IS NOT NULL)
     ON CONFLICT (invoiceId) DO NOTHING`,
    { messageId, collectOn, now, ids: JSON.stringify(invoiceIds) },
  )
  if (held > 0) audit({ entity: 'debitBatch', code: 'debits-held' })
}
