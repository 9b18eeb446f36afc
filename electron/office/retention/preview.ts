/** What an opzegdatum would do, shown before it is registered. */
import type { TerminationPreview } from '../../../shared/retention/contract'
import { verdictOn } from '../clients/termination'
import type { QueryContext } from '../context'
import { documentsLater } from './clock'

/** Errors: not-found. */
export const previewTermination = (
  context: QueryContext,
  { clientId, on }: { clientId: number; on: string },
): TerminationPreview => {
  const { db, today } = context
  const verdict = verdictOn(context, clientId, on)
  const counts = db.get<Omit<TerminationPreview, 'verdict' | 'comesAtOnce' | 'sealed'>>(
    `SELECT
       (SELECT count(*) FROM invoices WHERE clientId = $clientId AND issuedAt IS NULL) AS drafts,
       (SELECT count(*) FROM logins WHERE clientId = $clientId AND destroyedAt IS NULL) AS logins,
       (SELECT count(*) FROM invoices WHERE clientId = $clientId AND openCents <> 0) AS openCount,
       (SELECT coalesce(sum(openCents), 0) FROM invoices
        WHERE clientId = $clientId AND openCents <> 0) AS openCents,
       EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND h.clientId = $clientId) AS held`,
    { clientId },
  )
  const sealed = documentsLater(db, clientId, { terminatedOn: on, today }).flatMap((event) =>
    event.kind === 'destroyed'
      ? [{ class: event.class, fiscalYear: event.fiscalYear, items: event.items, until: event.on }]
      : [],
  )
  const { drafts = 0, logins = 0, openCount = 0, openCents = 0, held = 0 } = counts ?? {}
  return { verdict, comesAtOnce: on <= today, drafts, logins, openCount, openCents, held, sealed }
}
