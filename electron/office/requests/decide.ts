/** Deciding on a request: once, and on what was looked at. */
import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import type { Became, ClientRequest, requests as contract } from '../../../shared/requests/contract'
import type { Decision } from '../../../shared/requests/decision'
import { isPrivacyWish } from '../../../shared/requests/wish'
import { refuseForbidden } from '../clients/forbidden'
import type { ActionContext, CommandContext, QueryContext } from '../context'
import { finishLogin } from '../credentials/keep'
import { personOf } from '../who'
import { carryOut } from './carry-out'
import { lookAt, seenOf } from './difference'
import { requireOpenRequest, type StoredRequest } from './rows'
import { showRequest } from './show'

type Input<Name extends keyof typeof contract> = z.output<(typeof contract)[Name]['input']>

/** Errors: as the contract says. */
export const accept = (context: CommandContext, given: Input<'accept'>): Became | null => {
  const row = requireOpenRequest(context.db, given)
  if (row.heldAt !== null && !given.again) throw new AppError('request-decision', { why: 'held' })
  const looked = lookAt(context, row)
  if (seenOf(looked, row) !== given.seen)
    throw new AppError('changed-meanwhile', { entity: 'clientRequest', id: row.id })
  if (looked.obstacle !== null) throw new AppError('request-decision', { why: looked.obstacle })
  refuseForbidden({ answer: given.answer })
  const became = carryOut(context, row, looked.difference, given)
  decide(context, row, { outcome: 'accepted', reply: given.answer, became })
  return became
}

/** What was done before a backup was put back is not done again. Errors: as the contract says. */
export const settle = (context: CommandContext, given: Input<'settle'>): void => {
  const row = requireOpenRequest(context.db, given)
  if (row.heldAt === null) throw new AppError('not-found', { entity: 'clientRequest', id: row.id })
  decide(context, row, { outcome: 'settled', reply: null, became: null })
}

/** Errors: as the contract says. */
export const refuse = async (
  context: ActionContext,
  { reason, ...seen }: Input<'refuse'>,
): Promise<ClientRequest> => {
  refuseForbidden({ reason })
  const open = ({ db }: Pick<QueryContext, 'db'>): StoredRequest => {
    const row = requireOpenRequest(db, seen)
    if (isPrivacyWish(row.kind)) throw new AppError('request-decision', { why: 'in-register' })
    return row
  }
  const { loginId } = context.read(open)
  // First: a password that nobody will use is kept not a moment longer.
  if (loginId !== null && isKept(context, loginId)) await finishLogin(context, loginId)
  return context.finish((command) => {
    decide(command, open(command), { outcome: 'refused', reply: reason, became: null })
    return showRequest(command, seen.id)
  })
}

const isKept = (context: ActionContext, id: number): boolean =>
  context.read(({ db }) =>
    db.get('SELECT 1 FROM logins WHERE id = $id AND destroyedAt IS NULL AND endWhy IS NULL', {
      id,
    }),
  ) !== undefined

interface Decided {
  outcome: Decision
  reply: string | null
  became: Became | null
}

const decide = (
  context: CommandContext,
  row: StoredRequest,
  { outcome, reply, became }: Decided,
): void => {
  const { db, now, user, audit, ledger } = context
  const { id, portalFile, fileRequest, place } = row
  if (isPrivacyWish(row.kind)) {
    // It goes on as a case that forgets who asked when it is closed: so nothing stays of it here.
    db.run('DELETE FROM clientRequests WHERE id = $id', { id })
  } else {
    db.run(
      `UPDATE clientRequests SET version = version + 1, decidedAt = $now, decidedBy = $by,
         outcome = $outcome, reply = $reply, entity = $entity, entityId = $entityId
       WHERE id = $id AND decidedAt IS NULL`,
      {
        id,
        now,
        by: personOf(user).id,
        outcome,
        reply,
        entity: became?.entity ?? null,
        entityId: became?.id ?? null,
      },
    )
  }
  const file =
    portalFile === null || fileRequest === null || place === null
      ? null
      : { portalFile, request: fileRequest, place }
  ledger({ kind: 'request-decided', requestId: id, file })
  audit(lineOf(row, outcome))
}

/** No line of the log says whose request about their own data it is. */
export const lineOf = (
  { id, clientId, kind }: Pick<StoredRequest, 'id' | 'clientId' | 'kind'>,
  code: string,
) => ({
  entity: 'clientRequest',
  id,
  clientId: isPrivacyWish(kind) ? null : clientId,
  code,
})
