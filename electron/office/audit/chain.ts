/** The hash chain under the audit log: each line's hash covers the line and the hash before it. */
import type { AuditLine } from './line'
import { hash } from '../crypto'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { anchorOf } from './anchor'

export interface AuditRow {
  id: number
  at: string
  userId: number | null
  operation: string
  entity: string
  entityId: number | null
  clientId: number | null
  fields: string
  code: string
  previousHash: string
  hash: string
}

/** BLAKE2b-256 over the line as a JSON array, the previous hash first. */
export const hashOf = (row: Omit<AuditRow, 'id' | 'hash'>): string =>
  hashOfText(
    JSON.stringify([
      row.previousHash,
      row.at,
      row.userId,
      row.operation,
      row.entity,
      row.entityId,
      row.clientId,
      row.fields,
      row.code,
    ]),
  )

/** The same array as the database writes it, which is faster over a whole log. */
export const textOfLine =
  'json_array(previousHash, at, userId, operation, entity, entityId, clientId, fields, code)'

export const hashOfText = (text: string): string =>
  Buffer.from(hash(Buffer.from(text))).toString('hex')

export const chainHead = (db: ReadableDatabase): string =>
  db.get<{ hash: string }>('SELECT hash FROM audit ORDER BY id DESC LIMIT 1')?.hash ??
  anchorOf(db).hash

/**
 * Writes lines of one transaction, inside it, each at once; gives a line's id. `userId` null: the
 * program.
 */
export const auditIn = (
  db: WritableDatabase,
  entry: { at: string; userId: number | null; operation: string },
): ((line: AuditLine) => number) => {
  let head: string | null = null
  return (line) => {
    const previousHash = head ?? chainHead(db)
    const row = {
      ...entry,
      entity: line.entity,
      entityId: line.id ?? null,
      clientId: line.clientId ?? null,
      fields: (line.fields ?? []).join(','),
      code: line.code ?? '',
      previousHash,
    }
    head = hashOf(row)
    return db.insert(
      `INSERT INTO audit (at, userId, operation, entity, entityId, clientId, fields, code,
         previousHash, hash)
       VALUES ($at, $userId, $operation, $entity, $entityId, $clientId, $fields, $code,
         $previousHash, $hash)`,
      { ...row, hash: head },
    )
  }
}

/** Several lines at once; called inside the transaction of what they record. */
export const appendAudit = (
  db: WritableDatabase,
  { lines, ...entry }: Parameters<typeof auditIn>[1] & { lines: readonly AuditLine[] },
): void => {
  lines.forEach(auditIn(db, entry))
}
