import type { CommandContext } from '../../context'
import type { ErasureReport } from './report'

/** The audit line of this erasure is written at the end of the transaction: the next one. */
export const recordErasure = (
  { db, now, user }: CommandContext,
  clientId: number,
  report: ErasureReport,
): void => {
  const audit = db.get<{ id: number | null }>('SELECT max(id) AS id FROM audit')?.id ?? 0
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
      auditId: audit + 1,
    },
  )
}
