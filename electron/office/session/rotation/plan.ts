/**
 * What a rotation is going to do, made ready and shown before anything changes: who stays, the start
 * passwords of everybody else, and a new recovery kit.
 */
import { randomUUID } from 'node:crypto'
import type { RotationPlan } from '../../../../shared/session/contract'
import { AppError } from '../../../../shared/errors'
import type { ActionContext } from '../../context'
import { keyBytes, newSealingKeys, randomBytes } from '../../crypto'
import { exportKeys } from '../keys/directory'
import { readDesktopSecret } from '../keys/desktop-secret'
import { newSlotKey } from '../keys/slots'
import { newStart } from '../keys/start'
import { newRecoveryKey } from '../kit/recover'
import { forgetRotation, type Rotation } from './made-ready'
import { provePassword } from '../sign-in/prove'
import type { UserRow } from '../user-row'

/**
 * Errors: wait-first, wrong-password, not-found (somebody who is to stay does not work here),
 * other-desktop, keychain-unavailable.
 */
export const planRotation = async (
  context: ActionContext,
  { password, stay }: { password: string; stay: readonly number[] },
): Promise<RotationPlan> => {
  const opened = context.session.require()
  const { slot } = await provePassword(context, opened, password)
  const { epoch } = exportKeys(opened.database.reader)
  const users = opened.database.reader
    .all<UserRow>('SELECT * FROM users WHERE disabledAt IS NULL ORDER BY id')
    .filter(({ id }) => id !== opened.user.id)
  const unknown = stay.find((id) => !users.some((user) => user.id === id))
  if (unknown !== undefined) throw new AppError('not-found', { entity: 'user', id: unknown })
  const secret = slot.desktop ? await readDesktopSecret(context.desk, slot.id) : null
  const recoveryKey = newRecoveryKey()
  const own = { slotId: slot.id, key: await newSlotKey(password, secret) }
  const kit = { slotId: randomUUID(), key: await newSlotKey(recoveryKey), recoveryKey }
  const others: Rotation['others'] = []
  for (const user of users) {
    context.checkpoint()
    if (stay.includes(user.id)) others.push({ user, start: await newStart() })
  }
  forgetRotation(opened)
  opened.rotation = {
    epoch,
    own,
    kit,
    others,
    leaving: users.filter(({ id }) => !stay.includes(id)),
    databaseKey: randomBytes(keyBytes),
    ledgerKey: randomBytes(keyBytes),
    archive: newSealingKeys(),
  }
  return {
    recoveryKey,
    people: others.map(({ user: { id, name }, start }) => ({
      id,
      name,
      startPassword: start.startPassword,
    })),
  }
}
