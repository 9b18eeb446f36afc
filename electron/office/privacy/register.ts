/** A privacy request put on record, and an objection in force: also of what came in another way. */
import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import type { requestInput } from '../../../shared/privacy/contract'
import type { Purpose } from '../../../shared/privacy/purposes'
import { refuseForbidden } from '../clients/forbidden'
import { setObjection } from '../clients/objections'
import { clientRow } from '../clients/record'
import type { CommandContext } from '../context'

/** No line of the log says whose request it is: the case forgets that, and the log does not. */
export const note = ({ audit }: CommandContext, id: number, code: string): void => {
  audit({ entity: 'privacyRequest', id, code })
}

/** Errors: not-found (the client), invalid-input (received in the future), forbidden-content. */
export const registerCase = (
  context: CommandContext,
  { clientId, name, email, scope, ...given }: z.output<typeof requestInput>,
): number => {
  const { db, today } = context
  if (clientId !== null) clientRow(db, clientId)
  refuseForbidden({ name, scope })
  if (given.receivedOn > today) {
    const problems = [{ path: 'receivedOn', code: 'given-in-future' }]
    throw new AppError('invalid-input', { problems })
  }
  const id = db.insert(
    `INSERT INTO privacyRequests
       (type, clientId, name, email, channel, language, receivedOn, scope)
     VALUES ($type, $clientId, $name, $email, $channel, $language, $receivedOn, $scope)`,
    { ...given, name, email, clientId, scope },
  )
  note(context, id, given.type)
  return id
}

/** Errors: not-found. */
export const putObjection = (
  { db, today, audit, ledger }: CommandContext,
  { clientId, purpose, objects }: { clientId: number; purpose: Purpose; objects: boolean },
): void => {
  clientRow(db, clientId)
  setObjection(db, { clientId, purpose, objects, on: today })
  ledger({ kind: 'objection', clientId, purpose, objects, on: today })
  const code = objects ? 'objects' : 'objects-no-more'
  audit({ entity: 'client', id: clientId, clientId, fields: [purpose], code })
}
