/** One request whole: what was asked, from where, and what carrying it out would do. */
import type { ClientRequest } from '../../../shared/requests/contract'
import type { QueryContext } from '../context'
import { lookAt, seenOf } from './difference'
import { numberOf, requireRequest, showRow, wishesOfFile, wishOf } from './rows'

/** Errors: not-found. */
export const showRequest = (
  context: Pick<QueryContext, 'db' | 'now' | 'today' | 'user'>,
  id: number,
): ClientRequest => {
  const { db } = context
  const row = requireRequest(db, id)
  const { version, askedBy, ip, registeredAt, registeredBy, fileId, fileMadeAt } = row
  const { decidedBy, reply, entity, entityId, language } = row
  const looked = row.decidedAt === null ? lookAt(context, row) : null
  return {
    ...showRow(db, row),
    version,
    wish: wishOf(row),
    askedBy,
    ip,
    registeredAt,
    registeredBy,
    file:
      fileId === null || fileMadeAt === null
        ? null
        : {
            madeAt: fileMadeAt,
            wishes: wishesOfFile(db, fileId).map((one) => ({
              id: one.id,
              number: numberOf(one),
              kind: one.kind,
            })),
          },
    difference: looked?.difference ?? null,
    obstacle: looked?.obstacle ?? null,
    seen: looked ? seenOf(looked, row) : '',
    decidedBy,
    reason: reply,
    became: entity === null || entityId === null ? null : { entity, id: entityId },
    language,
  }
}
