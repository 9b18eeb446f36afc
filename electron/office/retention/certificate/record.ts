import type { CommandContext } from '../../context'
import type { ErasureReport } from './report'

/** Puts an erasure on record, with the audit line it wrote; gives its id. */
export const recordErasure = (
  { db, now, user, audit }: CommandContext,
  clientId: number,
  report: ErasureReport,
): number =>
  db.insert(
    `INSERT INTO erasures (clientId, kind, erasedAt, userId, rule, report, auditId)
     VALUES ($clientId, $kind, $now, $userId, $rule, $report, $auditId)`,
    {
      clientId,
      kind: report.kind,
      now,
      userId: user.id,
      rule: report.rule,
      report: JSON.stringify(report),
      auditId: audit({ entity: 'client', id: clientId, clientId, code: `erased-${report.kind}` }),
    },
  )
