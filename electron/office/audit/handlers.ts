import type { audit as contract, AuditEntry } from '../../../shared/audit/contract'
import type { HandlersOf } from '../context'
import { verifyChain } from './verify'

export const audit: HandlersOf<typeof contract> = {
  list: ({ db }, { clientId, userId, domain, after, limit }) => {
    const rows = db.all<Omit<AuditEntry, 'fields'> & { fields: string }>(
      `SELECT a.id, a.at, a.userId, u.name AS userName, a.operation, a.entity, a.entityId,
         a.clientId, a.fields, a.code
       FROM audit a LEFT JOIN users u ON u.id = a.userId
       WHERE ($after IS NULL OR a.id < $after)
         AND ($clientId IS NULL OR a.clientId = $clientId)
         AND ($userId IS NULL OR a.userId = $userId)
         AND ($domain IS NULL OR a.operation GLOB $domain || '.*')
       ORDER BY a.id DESC LIMIT $limit`,
      { clientId, userId, domain, after, limit },
    )
    return {
      rows: rows.map((row) => ({ ...row, fields: row.fields === '' ? [] : row.fields.split(',') })),
      next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
    }
  },
  verify: ({ db }) => verifyChain(db),
}
