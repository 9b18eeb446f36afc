/** A document that named somebody wrongly: taken back whole, and made anew. */
import { AppError } from '../../../shared/errors'
import type { CommandContext } from '../context'
import { addCredit } from './credit'
import { requireSeries } from './issue/numbering'
import { addDraft, draftOf, freeLine } from './drafts'
import { lineRows, requireIssued } from './rows'

/**
 * A draft credit note of the whole document, and a draft of the same supply to the client as it is
 * known now; the document itself stays as it was sent. Errors: not-found, invoice-not-issued,
 * billed-by-quote, credit-of-credit, credit-exceeds, invoice-sealed.
 */
export const redo = (
  context: CommandContext,
  id: number,
): { creditId: number; draftId: number } => {
  const { db } = context
  const original = requireIssued(db, id)
  // Credited whole, the quote bills it anew: a copy beside that would bill it twice.
  if (original.quoteStepId !== null) throw new AppError('billed-by-quote', {})
  const whole = { lines: null, seriesId: null, reference: null, note: null }
  const creditId = addCredit(context, { id, ...whole })
  const standing = draftOf(original, lineRows(db, id))
  const { id: seriesId, closedAt } = requireSeries(db, original.seriesId)
  const again = {
    ...standing,
    seriesId: closedAt === null ? seriesId : null,
    overrule: null,
    // What is billed once stands on the original.
    lines: standing.lines.map(freeLine),
  }
  return { creditId, draftId: addDraft(context, again, standing) }
}
