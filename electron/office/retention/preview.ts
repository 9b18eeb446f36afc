/** What an opzegdatum would do, shown before it is registered. */
import { addDays } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { TerminationPreview } from '../../../shared/retention/contract'
import { verdictOn } from '../clients/termination'
import type { QueryContext } from '../context'
import { documentsLater } from './clock'
import { standingWere } from './standing'
import { lastTakeBack, sharedThen, stepFor, waitsFor } from './step'

/** Errors: not-found. */
export const previewTermination = (
  context: QueryContext,
  { clientId, on }: { clientId: number; on: string },
): TerminationPreview => {
  const { db, today } = context
  const verdict = verdictOn(context, clientId, on)
  const { drafts = 0, logins = 0 } =
    db.get<Pick<TerminationPreview, 'drafts' | 'logins'>>(
      `SELECT
         (SELECT count(*) FROM invoices WHERE clientId = $clientId AND issuedAt IS NULL) AS drafts,
         (SELECT count(*) FROM logins WHERE clientId = $clientId AND destroyedAt IS NULL) AS logins`,
      { clientId },
    ) ?? {}
  const sealed = documentsLater(db, clientId, { terminatedOn: on, today }).flatMap((event) =>
    event.kind === 'destroyed'
      ? [
          {
            class: event.class,
            fiscalYear: event.fiscalYear,
            items: event.items,
            until: event.on,
            open: event.open,
          },
        ]
      : [],
  )
  return {
    verdict,
    comesAtOnce: on <= today,
    drafts,
    logins,
    ...standingThen(context, clientId, on),
    sealed,
  }
}

type Then = Omit<TerminationPreview, 'verdict' | 'comesAtOnce' | 'drafts' | 'logins' | 'sealed'>

/** Nothing goes before tomorrow: what was settled today is no mistake of that day any more. */
const standingThen = ({ db, today }: QueryContext, clientId: number, on: string): Then => {
  const tomorrow = addDays(today, 1)
  const day = on > tomorrow ? on : tomorrow
  const then = standingWere(db, day, clientId)
  if (then === null) throw new AppError('not-found', { entity: 'client', id: clientId })
  const step = stepFor(then)
  return {
    step: step === 'waits' ? 'reduced' : step,
    waitsFor: waitsFor(then),
    until: lastTakeBack(then),
    claims: then.claims,
    claimCents: then.claimCents,
    refunds: then.owed - then.kept,
    refundCents: then.owedCents - then.keptCents,
    kept: then.kept,
    keptCents: then.keptCents,
    shared: sharedThen(db, day, then),
  }
}
