/** Using a login: on the clipboard, on the screen, in the browser. */
import type { Proof, Revealed } from '../../../shared/credentials/contract'
import { oneTimeCode } from '../../../shared/credentials/one-time-code'
import { hostAddress } from '../../../shared/credentials/system'
import { clipboardSeconds, graceSeconds, screenSeconds } from '../../../shared/desk'
import { AppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import { loginTimeOf } from './at-desk'
import { requireProof } from './proof'
import { countUse, endAfterUse, lineOf, requireOpen, withLogin } from './take'

export const copyField = (
  context: ActionContext,
  { id, field: place }: { id: number; field: number },
): Promise<{ seconds: number; destroyed: boolean }> =>
  withLogin(context, id, async (taken) => {
    const { login } = taken
    if (!taken.fields[place]) throw new AppError('not-found', { entity: 'loginField', id: place })
    const { last } = countUse(context, taken, { places: [place], code: 'copied' })
    // The desk does it by itself: the secret never comes here.
    const { officeId } = context.office
    if (!(await context.desk.copyLogin(officeId, login.itemKey, place, context.now())))
      throw new AppError('credential-gone', {})
    return {
      seconds: clipboardSeconds,
      destroyed: last && (await endAfterUse(context, login, 'used')),
    }
  })

export const revealLogin = async (
  context: ActionContext,
  { id, proof }: { id: number; proof: Proof },
): Promise<Revealed> => {
  requireOpen(context, id)
  await requireProof(context, proof)
  const reveal = async (taken: Parameters<typeof countUse>[1]): Promise<Revealed> => {
    const { login, fields } = taken
    const { last } = countUse(context, taken, {
      places: fields.map((_, place) => place),
      code: 'revealed',
    })
    await context.desk.concealFor(screenSeconds + graceSeconds)
    const now = context.now()
    return {
      fields: fields.map((field) => {
        const { kind, value } = field
        return { ...field, code: kind === 'one-time-codes' ? oneTimeCode(value, now) : null }
      }),
      seconds: screenSeconds,
      destroyed: last && (await endAfterUse(context, login, 'used')),
    }
  }
  return withLogin(context, id, reveal, { values: true })
}

/** Errors: not-found (no such login, or its system is no host), credential-ended, no-browser. */
export const openHost = async (
  context: ActionContext,
  id: number,
): Promise<{ address: string }> => {
  const login = requireOpen(context, id)
  if (login.expiresAt <= (await loginTimeOf(context)))
    throw new AppError('credential-ended', { why: 'expired' })
  const address = hostAddress(login.system)
  if (address === null) throw new AppError('not-found', { entity: 'loginHost', id })
  if (!(await context.desk.openBrowser(address).catch(() => false)))
    throw new AppError('no-browser', {})
  context.write(({ db, now, audit }) => {
    db.run('UPDATE logins SET uses = uses + 1, lastUsedAt = $now WHERE id = $id', { id, now })
    audit({ ...lineOf(login), code: 'host-opened' })
  })
  return { address }
}
