/** What came of a quote: accepted, refused or withdrawn, and taken back when it was a mistake. */
import { AppError } from '../../../shared/errors'
import type { AcceptedWay } from '../../../shared/quotes/contract'
import type { CommandContext } from '../context'
import { hasBegun } from './steps'
import { requireSent, type SentRecord } from './rows'

/** Errors: not-found, quote-not-sent, quote-decided, invalid-input (a day before it, or ahead). */
const undecided = ({ db, today }: CommandContext, id: number, on: string): SentRecord => {
  const row = requireSent(db, id)
  if (row.outcome !== null) throw new AppError('quote-decided', {})
  const refused = (code: string) =>
    new AppError('invalid-input', { problems: [{ path: 'on', code }] })
  if (on < row.sentOn) throw refused('before-sent')
  if (on > today) throw refused('given-in-future')
  return row
}

/** Errors: not-found, quote-not-sent, quote-decided, quote-lapsed, invalid-input. */
export const acceptQuote = (
  context: CommandContext,
  { id, on, by, late }: { id: number; on: string; by: AcceptedWay; late: boolean },
): void => {
  const { db, audit } = context
  const { clientId, validUntil } = undecided(context, id, on)
  // BW 6:221, 6:223: what comes too late is a new offer, unless the office says that it counts.
  if (on > validUntil && !late) throw new AppError('quote-lapsed', { until: validUntil })
  db.run(
    `UPDATE quotes SET outcome = 'accepted', decidedOn = $on, acceptedBy = $by WHERE id = $id`,
    { id, on, by },
  )
  audit({ entity: 'quote', id, clientId, code: 'accepted' })
}

/** Errors: not-found, quote-not-sent, quote-decided, invalid-input. */
export const closeQuote = (
  context: CommandContext,
  { id, on, outcome }: { id: number; on: string; outcome: 'refused' | 'withdrawn' },
): void => {
  const { db, audit } = context
  const { clientId } = undecided(context, id, on)
  db.run('UPDATE quotes SET outcome = $outcome, decidedOn = $on WHERE id = $id', {
    id,
    outcome,
    on,
  })
  audit({ entity: 'quote', id, clientId, code: outcome })
}

/** Errors: not-found, quote-not-sent, quote-billed, quote-held. */
export const reopenQuote = ({ db, audit }: CommandContext, id: number): void => {
  const { clientId, heldAt } = requireSent(db, id)
  if (heldAt !== null) throw new AppError('quote-held', {})
  if (hasBegun(db, id)) throw new AppError('quote-billed', {})
  db.run('DELETE FROM quoteSteps WHERE quoteId = $id', { id })
  db.run(
    `UPDATE quotes SET outcome = NULL, decidedOn = NULL, acceptedBy = NULL, plannedAt = NULL
     WHERE id = $id`,
    { id },
  )
  audit({ entity: 'quote', id, clientId, code: 'reopened' })
}
