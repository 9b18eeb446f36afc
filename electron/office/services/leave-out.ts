/** After a restore: what went out already comes off a draft of the backup. */
import type { CommandContext } from '../context'
import { changeDraft, discardDraft, draftOf } from '../invoices/drafts'
import { lineRows, requireDraft } from '../invoices/rows'

/** The draft goes when nothing else stands on it. */
export const leaveOut = (
  context: CommandContext,
  invoiceId: number,
  { workId = null, periodId = null }: { workId?: number | null; periodId?: number | null },
): void => {
  const row = requireDraft(context.db, invoiceId)
  const draft = draftOf(row, lineRows(context.db, invoiceId))
  const lines = draft.lines.filter(
    (line) =>
      (workId === null || line.workId !== workId) &&
      (periodId === null || line.periodId !== periodId),
  )
  const { updatedAt } = row
  if (lines.length === 0) discardDraft(context, invoiceId)
  else changeDraft(context, { ...draft, lines, id: invoiceId, updatedAt, overrule: null })
}
